<?php
/**
 * The scripts: the element's loader, and the block's own in the editor.
 *
 * The loader comes from the site of the setting and from nowhere else: whoever may write a post may name any source
 * of news in a block, but not bring a script onto the page.
 */

defined('ABSPATH') || exit;

add_filter('script_loader_tag', 'news_zone_script_tag', 10, 3);
add_filter('register_block_type_args', 'news_zone_block_args', 10, 2);

function news_zone_register_scripts(): void
{
    $site = news_zone_site();
    if ('' !== $site) {
        // No version is added: the address never moves, and the site says itself how long it may be kept.
        wp_register_script(NEWS_ZONE_SCRIPT, $site . 'embed/news-zone.js', array(), null, true);
    }
    $folder = dirname(__DIR__);
    $asset = require $folder . '/index.asset.php';
    $address = plugins_url('index.js', $folder . '/news-zone.php');
    wp_register_script(NEWS_ZONE_EDITOR, $address, $asset['dependencies'], $asset['version'], true);
    wp_set_script_translations(NEWS_ZONE_EDITOR, 'news-zone', $folder . '/languages');
}

/** The loader is a module, which WordPress 6.1 has no word for. */
function news_zone_script_tag(string $tag, string $handle, string $address): string
{
    if (NEWS_ZONE_SCRIPT !== $handle) {
        return $tag;
    }
    // Not written by hand: policies with nonces are kept by plugins that filter the attributes made here.
    return wp_get_script_tag(array('type' => 'module', 'src' => $address, 'id' => $handle . '-js'));
}

/** A block without an address of its own follows the setting, in the editor too, which learns it from here. */
function news_zone_block_args(array $args, string $name): array
{
    if ('news-zone/zone' === $name) {
        $args['attributes']['src']['default'] = news_zone_site();
    }
    return $args;
}
