<?php
// One step of a test, named by the first word; prints what came of it.
require ABSPATH . 'wp-load.php';

// Pages as an administrator may write them.
kses_remove_filters();
$words = array_slice($argv, 1);
switch (array_shift($words)) {
    // A page of that title and text: its id and its address.
    case 'page':
        $page = ['post_type' => 'page', 'post_status' => 'publish', 'post_author' => 1];
        $id = wp_insert_post(wp_slash($page + ['post_title' => $words[0], 'post_content' => $words[1]]));
        echo $id, ' ', get_permalink($id);
        break;
    // The site that the plugin is set to.
    case 'site':
        update_option('news_zone_src', $words[0]);
        break;
    case 'setting':
        echo get_option('news_zone_src', 'none');
        break;
    // What shortcodes are printed as, a line each.
    case 'shortcodes':
        foreach ($words as $word) {
            echo do_shortcode($word), "\n";
        }
        break;
    // Uninstalls the plugin but for its files.
    case 'uninstall':
        require ABSPATH . 'wp-admin/includes/plugin.php';
        uninstall_plugin('news-zone/news-zone.php');
        break;
    // What the plugin has in the database.
    case 'left':
        $query = "SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%news\\_zone%'";
        echo implode("\n", $wpdb->get_col($query));
        break;
    default:
        exit(1);
}
