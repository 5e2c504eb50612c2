<?php
/**
 * The one setting: which site the news come from, on the page Settings › General.
 *
 * Who may set it decides whose script runs on every page with a block: administrators alone.
 */

defined('ABSPATH') || exit;

add_action('admin_init', 'news_zone_add_field');

/** The site's address with a slash at its end; empty until it is set. */
function news_zone_site(): string
{
    return (string) get_option(NEWS_ZONE_OPTION, '');
}

function news_zone_register_setting(): void
{
    register_setting(
        'general',
        NEWS_ZONE_OPTION,
        array(
            'type' => 'string',
            'description' => __('Address of the News Zone site', 'news-zone'),
            'sanitize_callback' => 'news_zone_sanitize_site',
            'default' => '',
            // The editor asks for it where none is set.
            'show_in_rest' => true,
        )
    );
}

function news_zone_add_field(): void
{
    $more = array('label_for' => NEWS_ZONE_OPTION);
    $label = __('Address of the News Zone site', 'news-zone');
    add_settings_field(NEWS_ZONE_OPTION, $label, 'news_zone_field', 'general', 'default', $more);
}

/** Draws the field. */
function news_zone_field(): void
{
    printf(
        '<input type="url" class="regular-text code" id="%1$s" name="%1$s" value="%2$s"'
            . ' placeholder="https://news.example/" aria-describedby="%1$s-description"><p class="description" id="%1$s-description">%3$s</p>',
        esc_attr(NEWS_ZONE_OPTION),
        esc_attr(news_zone_site()),
        esc_html__('Its script runs on pages with a News Zone block. Set an address that you trust.', 'news-zone')
    );
}

/** The address as it is kept: http or https, no query, a slash at its end. What is none changes nothing. */
function news_zone_sanitize_site($given): string
{
    $given = is_string($given) ? trim($given) : '';
    if ('' === $given) {
        return '';
    }
    $address = news_zone_address($given);
    if ('' === $address) {
        // The REST API, which the editor sets it by, has no page to show this on.
        if (function_exists('add_settings_error')) {
            $said = __('The address of the News Zone site has to begin with https:// or http://, without a name or password in it.', 'news-zone');
            add_settings_error(NEWS_ZONE_OPTION, 'news_zone_address', $said);
        }
        return news_zone_site();
    }
    return trailingslashit(preg_replace('/[?#].*$/s', '', $address));
}

/** The address if a browser and this server may ask it, else nothing. */
function news_zone_address(string $given): string
{
    $address = esc_url_raw(trim($given), array('http', 'https'));
    $parts = wp_parse_url($address);
    $is_whole = is_array($parts) && isset($parts['scheme'], $parts['host']) && !isset($parts['user']);
    return $is_whole ? $address : '';
}
