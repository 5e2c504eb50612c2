<?php
/**
 * Takes away what the plugin has written: its setting, and the headlines it kept.
 */

defined('WP_UNINSTALL_PLUGIN') || exit;

/** For the site in front. */
function news_zone_uninstall(): void
{
    global $wpdb;
    delete_option('news_zone_src');
    foreach (array('_transient_news_zone_', '_transient_timeout_news_zone_') as $beginning) {
        $like = $wpdb->esc_like($beginning) . '%';
        $query = "SELECT option_name FROM $wpdb->options WHERE option_name LIKE %s";
        $names = $wpdb->get_col($wpdb->prepare($query, $like));
        // One by one, so that the cache of options forgets them too.
        array_map('delete_option', $names);
    }
}

if (is_multisite()) {
    foreach (get_sites(array('fields' => 'ids', 'number' => 0)) as $news_zone_site) {
        switch_to_blog($news_zone_site);
        news_zone_uninstall();
        restore_current_blog();
    }
} else {
    news_zone_uninstall();
}
