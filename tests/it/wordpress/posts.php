<?php
// Writes the posts that the tests look for, and notes their ids: id, tab, title.
require ABSPATH . 'wp-load.php';
require ABSPATH . 'wp-admin/includes/taxonomy.php';

// Posts as an administrator may write them, scripts and all.
kses_remove_filters();
wp_delete_post(1, true);
flush_rewrite_rules(false);

$kim = wp_insert_user(['user_login' => 'kim', 'user_pass' => 'of one test run', 'display_name' => '김철환', 'role' => 'author']);
$defence = wp_create_category('국방');

function write(string $title, string $date, string $content, array $more = []): void
{
    $post = ['post_title' => $title, 'post_date' => $date, 'post_date_gmt' => $date, 'post_content' => $content,
        'post_status' => 'publish', 'post_author' => 1];
    $id = wp_insert_post($more + $post, true);
    if (is_wp_error($id)) {
        fwrite(STDERR, $title . ': ' . $id->get_error_message());
        exit(1);
    }
    file_put_contents(NEWS_ZONE_FOLDER . '/ids.txt', $id . "\t" . $title . "\n", FILE_APPEND);
}

for ($nth = 1; $nth <= 62; $nth++) {
    write("Post $nth", gmdate('Y-m-d H:i:s', 1600000000 + $nth * 86400), "<p>Text of post $nth.</p>");
}
write('함대가 부산항에 돌아왔다', '2022-09-23 09:00:00',
    "<p>국방부장관은 환영식에서 “수고했다”고 말했다.</p>\n\n<p>다음 항해는 봄이다.</p>",
    ['post_author' => $kim, 'post_category' => [$defence], 'tags_input' => ['해군', '부산']]);
write('A post that would run', '2022-09-22 09:00:00', '<p>before</p><script>window.hacked = 1</script>'
    . '<img src="/nothing.png" onerror="window.hacked = 1" alt="x"><a href="javascript:window.hacked=1">go</a>'
    . '<iframe srcdoc="&lt;script&gt;parent.hacked = 1&lt;/script&gt;"></iframe><p style="color:red" onclick="hacked=1">after</p>');
write('', '2022-09-21 09:00:00', '<p>A note that has no title, but has words.</p>');
write('Ministers &#038; “friends” <em>meet</em> &lt;b&gt;again', '2022-09-20 09:00:00', '<p>They met.</p>');
write('Behind a password', '2022-09-19 09:00:00', '<p>The secret text.</p>', ['post_password' => 'secret']);
write('A post of blocks', '2022-09-18 09:00:00', <<<'HTML'
    <!-- wp:heading --><h2 class="wp-block-heading">Ships</h2><!-- /wp:heading -->
    <!-- wp:image --><figure class="wp-block-image"><img src="https://news.example/ships.jpg" alt="Grey ships"/><figcaption class="wp-element-caption">The harbour</figcaption></figure><!-- /wp:image -->
    <!-- wp:table --><figure class="wp-block-table"><table><tbody><tr><td>2022</td><td>7</td></tr></tbody></table></figure><!-- /wp:table -->
    <!-- wp:quote --><blockquote class="wp-block-quote"><p>We sail in spring.</p></blockquote><!-- /wp:quote -->
    <!-- wp:list --><ul><li>one</li><li>two</li></ul><!-- /wp:list -->
    HTML);
