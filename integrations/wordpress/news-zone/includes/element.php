<?php
/**
 * The element as it is printed, for the block and for the shortcode.
 *
 * Only what differs from the element's defaults is printed, and nothing inline: no style, no script.
 */

defined('ABSPATH') || exit;

/** The element's attributes that a block may set. What they may be is in block.json. */
const NEWS_ZONE_ATTRIBUTES = array(
    'src',
    'section',
    'tag',
    'author',
    'lang',
    'query',
    'limit',
    'layout',
    'open',
    'theme',
    'filter',
    'article',
    'refresh',
    'images',
);

/** Draws the block. */
function news_zone_block($given): string
{
    return news_zone_element((array) $given, get_block_wrapper_attributes());
}

/** Draws the shortcode. */
function news_zone_shortcode($given): string
{
    $given = shortcode_atts(array_fill_keys(NEWS_ZONE_ATTRIBUTES, null), (array) $given, 'news_zone');
    return news_zone_element($given, 'class="wp-block-news-zone-zone"');
}

/** The element with its fallback; nothing where nobody has said which site. `$wrapper` is escaped already. */
function news_zone_element(array $given, string $wrapper): string
{
    $values = news_zone_values($given);
    $source = news_zone_address($values['src'] ?? '');
    $source = '' === $source ? news_zone_site() : $source;
    if ('' === $source) {
        return '';
    }
    unset($values['src']);
    wp_enqueue_script(NEWS_ZONE_SCRIPT);
    $attributes = sprintf(' src="%s"', esc_url($source));
    foreach ($values as $name => $value) {
        $attributes .= sprintf(' %s="%s"', $name, esc_attr($value));
    }
    return sprintf('<news-zone %s%s>%s</news-zone>', $wrapper, $attributes, news_zone_fallback($source, $values));
}

/** What differs from the defaults, written as the element reads it. */
function news_zone_values(array $given): array
{
    $rules = WP_Block_Type_Registry::get_instance()->get_registered('news-zone/zone')->attributes;
    $values = array();
    foreach (NEWS_ZONE_ATTRIBUTES as $name) {
        $value = isset($given[$name]) ? news_zone_value($given[$name], $rules[$name]) : '';
        if ('' !== $value && news_zone_value($rules[$name]['default'], $rules[$name]) !== $value) {
            $values[$name] = $value;
        }
    }
    // The setting is the default of this one, and is printed all the same.
    return $values;
}

/** One value as text; empty where it is not what the rule asks for. */
function news_zone_value($given, array $rule): string
{
    if (!is_scalar($given)) {
        return '';
    }
    if ('boolean' === $rule['type']) {
        $given = is_string($given) ? strtolower(trim($given)) : $given;
        $is_on = true === $given || in_array($given, array('on', '1', 'true'), true);
        $is_off = false === $given || in_array($given, array('off', '0', 'false'), true);
        return $is_on ? 'on' : ($is_off ? 'off' : '');
    }
    $given = trim((string) $given);
    if ('integer' === $rule['type']) {
        $is_in = ctype_digit($given) && $rule['minimum'] <= (int) $given && (int) $given <= $rule['maximum'];
        return $is_in ? (string) (int) $given : '';
    }
    return isset($rule['enum']) && !in_array($given, $rule['enum'], true) ? '' : $given;
}
