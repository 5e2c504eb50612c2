<?php
/**
 * Plugin Name:       News Zone
 * Description:       Headlines of a News Zone site as a block and a shortcode, to read and filter where they stand.
 * Version:           0.1.0
 * Requires at least: 6.1
 * Requires PHP:      8.0
 * Author:            The News Zone contributors
 * License:           MIT
 * License URI:       https://opensource.org/license/mit
 * Text Domain:       news-zone
 * Domain Path:       /languages
 */

defined('ABSPATH') || exit;

/** The site's address, as an administrator set it. */
const NEWS_ZONE_OPTION = 'news_zone_src';

/** What the element's loader is registered as, and with it what block.json asks for. */
const NEWS_ZONE_SCRIPT = 'news-zone';

/** The script of the block editor. Its name is a part of the name of its translations. */
const NEWS_ZONE_EDITOR = 'news-zone-editor';

require_once __DIR__ . '/includes/setting.php';
require_once __DIR__ . '/includes/script.php';
require_once __DIR__ . '/includes/fallback.php';
require_once __DIR__ . '/includes/element.php';

add_action('init', 'news_zone_register');

/** Makes the scripts, the block and the shortcode known. */
function news_zone_register(): void
{
    load_plugin_textdomain('news-zone', false, dirname(plugin_basename(__FILE__)) . '/languages');
    news_zone_register_setting();
    news_zone_register_scripts();
    register_block_type(__DIR__, array('render_callback' => 'news_zone_block'));
    add_shortcode('news_zone', 'news_zone_shortcode');
}
