<?php
// Runs before every script: tells WordPress where it stands, so that it reads our configuration and not the package's.
define('NEWS_ZONE_FOLDER', getenv('NEWS_ZONE_FOLDER'));
define('ABSPATH', NEWS_ZONE_FOLDER . '/root/');
$_SERVER['HTTP_HOST'] ??= '127.0.0.1:' . getenv('NEWS_ZONE_PORT');
