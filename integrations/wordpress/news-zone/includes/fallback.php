<?php
/**
 * What stands between the tags: the headlines as the site printed them, or a link to it.
 *
 * They are another server's words. Of their markup only lists, links, paragraphs and times come through.
 */

defined('ABSPATH') || exit;

/** How long a page may wait for another server, once in ten minutes. */
const NEWS_ZONE_WAIT_SECONDS = 3;

/** Twenty headlines take about ten thousand bytes. What is larger is not what was asked for. */
const NEWS_ZONE_BYTES_MAX = 128 * KB_IN_BYTES;

/** How long headlines are kept. */
const NEWS_ZONE_KEPT_SECONDS = 10 * MINUTE_IN_SECONDS;

/** How long a server is left alone that did not answer. */
const NEWS_ZONE_PAUSE_SECONDS = MINUTE_IN_SECONDS;

/** The names of what is kept begin so. */
const NEWS_ZONE_TRANSIENT = 'news_zone_';

/** As many headlines as the element shows by itself. */
const NEWS_ZONE_LIMIT = 10;

/** Headlines or a link, for the source and what is asked of it. */
function news_zone_fallback(string $source, array $values): string
{
    $is_site = str_ends_with($source, '/');
    $home = $is_site ? $source : preg_replace('~^([^/]+//[^/]+/?).*$~', '$1', $source);
    if ($is_site && isset($values['article'])) {
        return news_zone_link($home . 'article/' . rawurlencode($values['article']) . '/', $home);
    }
    // There are printed headlines of the whole site and of sections only.
    $is_narrowed = array() !== array_intersect_key($values, array_flip(array('tag', 'author', 'lang', 'query')));
    if (!$is_site || $is_narrowed) {
        return news_zone_link($home, $home);
    }
    $slug = news_zone_slug($values['section'] ?? '');
    $zone = '' === $slug ? 'zone' : 'section/' . rawurlencode($slug);
    $headlines = news_zone_headlines($source . 'embed/' . $zone . '/fallback.html');
    $limit = (int) ($values['limit'] ?? NEWS_ZONE_LIMIT);
    return '' === $headlines ? news_zone_link($home, $home) : news_zone_first($headlines, $limit);
}

function news_zone_link(string $address, string $home): string
{
    /* translators: %s: name of a host, as news.example */
    $words = sprintf(__('News from %s', 'news-zone'), (string) wp_parse_url($home, PHP_URL_HOST));
    return sprintf('<a href="%s">%s</a>', esc_url($address), esc_html($words));
}

/** The headlines at that address, fit to print; empty where there are none. */
function news_zone_headlines(string $address): string
{
    $name = NEWS_ZONE_TRANSIENT . md5($address);
    $kept = get_transient($name);
    if (is_string($kept)) {
        return $kept;
    }
    // The safe one: whoever writes a post names the address, and must not reach into the server's own network.
    $answer = wp_safe_remote_get(
        $address,
        array(
            'timeout' => NEWS_ZONE_WAIT_SECONDS,
            'redirection' => 2,
            'limit_response_size' => NEWS_ZONE_BYTES_MAX,
            'headers' => array('Accept' => 'text/html'),
        )
    );
    $body = 200 === wp_remote_retrieve_response_code($answer) ? wp_remote_retrieve_body($answer) : '';
    // Many hosts answer with their front page, and a good status, where they have nothing.
    $is_page = 1 === preg_match('~<(!doctype|html|head|body)\b~i', $body);
    $headlines = !$is_page && strlen($body) < NEWS_ZONE_BYTES_MAX ? news_zone_clean($body) : '';
    set_transient($name, $headlines, '' === $headlines ? NEWS_ZONE_PAUSE_SECONDS : NEWS_ZONE_KEPT_SECONDS);
    return $headlines;
}

/** Another server's markup as it may stand on this one's pages. */
function news_zone_clean(string $html): string
{
    $allowed = array(
        'ul' => array(),
        'li' => array(),
        'p' => array(),
        'a' => array('href' => true),
        'time' => array('datetime' => true),
    );
    // What is in these is no text, and would be left as such.
    $silent = '~<(script|style|template|title)\b.*?(</\1\s*>|$)|<!--.*?(-->|$)~is';
    $html = preg_replace($silent, '', wp_check_invalid_utf8($html));
    $html = wp_kses((string) $html, $allowed, array('http', 'https'));
    // WordPress looks for shortcodes after this has been printed, and would run theirs.
    $html = str_replace(array('[', ']'), array('&#91;', '&#93;'), trim(force_balance_tags($html)));
    return str_contains($html, '</a>') ? $html : '';
}

/** The first so many items of a list. */
function news_zone_first(string $html, int $count): string
{
    $pieces = explode('</li>', $html);
    if (count($pieces) <= $count + 1) {
        return $html;
    }
    return force_balance_tags(implode('</li>', array_slice($pieces, 0, $count)) . '</li>');
}

/** A section's name as it stands in addresses: lower case, letters and digits of any script, hyphens between. */
function news_zone_slug(string $name): string
{
    $name = function_exists('mb_strtolower') ? mb_strtolower($name, 'UTF-8') : strtolower($name);
    return trim((string) preg_replace('/[^\p{L}\p{N}]+/u', '-', $name), '-');
}
