<?php
// Makes the database and installs WordPress in it.
$database = new mysqli('localhost', 'root', '', '', 0, NEWS_ZONE_FOLDER . '/db.sock');
$database->query('CREATE DATABASE wordpress CHARACTER SET utf8mb4');
$database->close();
define('WP_INSTALLING', true);
require ABSPATH . 'wp-load.php';
require ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install('실험 신문', 'editor', 'editor@news.example', true, '', 'of one test run');
update_option('permalink_structure', '/%year%/%postname%/');
