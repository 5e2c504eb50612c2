<?php
// The configuration of a WordPress that lives for one test run and asks nobody outside this machine.
define('DB_NAME', 'wordpress');
define('DB_USER', 'root');
define('DB_PASSWORD', '');
define('DB_HOST', 'localhost:' . NEWS_ZONE_FOLDER . '/db.sock');
define('DB_CHARSET', 'utf8mb4');
define('DB_COLLATE', '');
define('WP_HOME', 'http://127.0.0.1:' . getenv('NEWS_ZONE_PORT'));
define('WP_SITEURL', WP_HOME);
define('WP_CONTENT_DIR', NEWS_ZONE_FOLDER . '/content');
define('WP_HTTP_BLOCK_EXTERNAL', true);
define('AUTOMATIC_UPDATER_DISABLED', true);
define('DISABLE_WP_CRON', true);
define('WP_DEBUG', true);
define('WP_DEBUG_DISPLAY', false);
define('WP_DEBUG_LOG', NEWS_ZONE_FOLDER . '/debug.log');
foreach (['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'] as $name) {
    define($name . '_KEY', 'of one test run');
    define($name . '_SALT', 'of one test run');
}
$table_prefix = 'wp_';
require_once ABSPATH . 'wp-settings.php';
