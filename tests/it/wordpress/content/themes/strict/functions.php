<?php
// Nothing of WordPress's own that stands inline, so that the policy holds for all that is left.
add_theme_support('html5', ['script', 'style']);
remove_action('wp_head', 'print_emoji_detection_script', 7);
remove_action('wp_print_styles', 'print_emoji_styles');
remove_action('wp_enqueue_scripts', 'wp_enqueue_global_styles');
remove_action('wp_footer', 'wp_enqueue_global_styles', 1);
remove_action('wp_enqueue_scripts', 'wp_enqueue_classic_theme_styles');
add_filter('styles_inline_size_limit', '__return_zero');
add_filter('show_admin_bar', '__return_false');
add_action('send_headers', function () {
    header("Content-Security-Policy: default-src 'none'; script-src http://127.0.0.1:* 'wasm-unsafe-eval'; "
        . "connect-src http://127.0.0.1:*; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'");
});
