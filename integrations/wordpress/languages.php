<?php
/**
 * Makes of each .po file what WordPress reads: a .mo for PHP, a .json for the editor's script. Prints the words of the
 * plugin that have no translation, and the translations whose words are gone.
 *
 *     php integrations/wordpress/languages.php integrations/wordpress/news-zone
 *
 * It needs no gettext: WordPress's own reader and writer do it, from `/usr/share/wordpress` or the second argument.
 */

$folder = $argv[1];
$pomo = ($argv[2] ?? '/usr/share/wordpress') . '/wp-includes/pomo/';
require_once $pomo . 'po.php';
require_once $pomo . 'mo.php';

/** What parts context and words in a key. */
const AFTER_CONTEXT = "\4";

/** The words that a source asks for, in single quotes in PHP and in double ones in JavaScript. */
function words_of(string $path): array
{
    $call = '/\b(?:esc_html)?__\(\s*([\'"])((?:\\\\.|(?!\1).)*)\1,\s*([\'"])news-zone\3,?\s*\)/s';
    preg_match_all($call, file_get_contents($path), $found);
    return array_map('stripslashes', $found[2]);
}

/** What WordPress itself translates: of the block's description and of the plugin's header. */
function words_of_metadata(string $folder): array
{
    $block = json_decode(file_get_contents($folder . '/block.json'), true);
    $words = array('block title' . AFTER_CONTEXT . $block['title']);
    $words[] = 'block description' . AFTER_CONTEXT . $block['description'];
    foreach ($block['keywords'] as $keyword) {
        $words[] = 'block keyword' . AFTER_CONTEXT . $keyword;
    }
    $header = '/^ \* (?:Plugin Name|Description): +(.+)$/m';
    preg_match_all($header, file_get_contents($folder . '/news-zone.php'), $found);
    return array_merge($words, $found[1]);
}

$in_script = words_of($folder . '/index.js');
$sources = array_merge(array($folder . '/news-zone.php'), glob($folder . '/includes/*.php'));
$wanted = array_unique(array_merge($in_script, words_of_metadata($folder), ...array_map('words_of', $sources)));

foreach (glob($folder . '/languages/*.po') as $path) {
    $po = new PO();
    $po->import_from_file($path);
    $mo = new MO();
    $mo->headers = $po->headers;
    $mo->entries = $po->entries;
    $mo->export_to_file(substr($path, 0, -2) . 'mo');
    $have = array();
    foreach ($po->entries as $key => $entry) {
        if (array('') !== $entry->translations) {
            $have[$key] = $entry->translations;
        }
    }
    ['Language' => $language, 'Plural-Forms' => $plurals] = $po->headers;
    $data = array('' => array('domain' => 'messages', 'lang' => $language, 'plural-forms' => $plurals));
    $data += array_intersect_key($have, array_flip($in_script));
    $document = array('domain' => 'messages', 'locale_data' => array('messages' => $data));
    $flags = JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES;
    file_put_contents(substr($path, 0, -3) . '-news-zone-editor.json', json_encode($document, $flags) . "\n");
    foreach (array_diff($wanted, array_keys($have)) as $word) {
        echo basename($path), ' lacks: ', $word, "\n";
    }
    foreach (array_diff(array_keys($have), $wanted) as $word) {
        echo basename($path), ' has in vain: ', $word, "\n";
    }
}
