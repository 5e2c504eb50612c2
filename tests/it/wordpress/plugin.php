<?php
// Switches our plugin and the theme on, and makes an editor who has WordPress speak Korean.
require ABSPATH . 'wp-load.php';
require ABSPATH . 'wp-admin/includes/plugin.php';

switch_theme('strict');
$failed = activate_plugin('news-zone/news-zone.php');
if (is_wp_error($failed)) {
    fwrite(STDERR, $failed->get_error_message());
    exit(1);
}
$lee = wp_insert_user(['user_login' => 'lee', 'user_pass' => 'of one test run', 'display_name' => '이편집',
    'role' => 'administrator', 'locale' => 'ko_KR']);
foreach ([1, $lee, get_user_by('login', 'kim')->ID] as $user) {
    // Nobody is shown around.
    $preferences = ['core/edit-post' => ['welcomeGuide' => false, 'fullscreenMode' => false]];
    update_user_meta($user, 'wp_persisted_preferences', $preferences + ['_modified' => gmdate('c')]);
}
