<?php
// The sites of tests are on ports of their own, at this host alone.
add_filter('http_allowed_safe_ports', fn ($ports, $host, $url) => '127.0.0.1' === $host
    ? [...$ports, (int) parse_url($url, PHP_URL_PORT)] : $ports, 10, 3);
