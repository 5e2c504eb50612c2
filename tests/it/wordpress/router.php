<?php
// Notes what was asked, and answers as a web server before WordPress does: files as they are, scripts run, everything
// else to WordPress.
// PHP's own server runs nothing before its router, unlike before other scripts.
require_once __DIR__ . '/before.php';
file_put_contents(
    NEWS_ZONE_FOLDER . '/requests.log',
    $_SERVER['REQUEST_METHOD'] . ' ' . $_SERVER['REQUEST_URI'] . "\n",
    FILE_APPEND,
);
$path = rawurldecode((string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
if (is_dir(ABSPATH . $path)) {
    $path = rtrim($path, '/') . '/index.php';
}
if (!is_file(ABSPATH . $path)) {
    $path = '/index.php';
}
if (!str_ends_with($path, '.php')) {
    return false;
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $path;
$_SERVER['SCRIPT_FILENAME'] = ABSPATH . ltrim($path, '/');
chdir(dirname($_SERVER['SCRIPT_FILENAME']));
require $_SERVER['SCRIPT_FILENAME'];
