<?php
// Notes what was asked, and gives every path to WordPress.
// PHP's own server runs nothing before its router, unlike before other scripts.
require_once __DIR__ . '/before.php';
file_put_contents(
    NEWS_ZONE_FOLDER . '/requests.log',
    $_SERVER['REQUEST_METHOD'] . ' ' . $_SERVER['REQUEST_URI'] . "\n",
    FILE_APPEND,
);
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = '/index.php';
require ABSPATH . 'index.php';
