//! A published site without a network: its printed pages, its lists and packs, its search; and what it withdraws.

use std::fs;
use std::path::{Path, PathBuf};

use fantoccini::key::Key;
use serde_json::json;

use super::{choose_texts, see_texts};
use crate::browser::{Page, Reader, browse_everywhere_in, browse_in};
use crate::search::{newsroom, newszone};
use crate::site::Site;
use test_support::wanted;

/// A newsroom of its own with some articles more, published.
fn published(name: &str, more_lines: &str) -> Option<(PathBuf, PathBuf)> {
    let program = wanted::path("NEWS_ZONE_PROGRAM", "publishing an archive")?;
    let folder = newsroom(name, more_lines, "");
    newszone(&program, &folder, "publish");
    Some((program, folder))
}

/// The newest article of all.
fn story(status: &str) -> String {
    json!({ "id": "flagship", "title": "Flagship returns 함대 귀환", "content_text": "She came back at dawn.",
        "date_published": "2024-01-01T00:00:00Z", "_news_zone": { "section": "Even", "status": status } })
    .to_string()
        + "\n"
}

/// Opens a printed page and has the app come, and with it the worker.
async fn come_alive(page: &Page, path: &str) {
    page.open(path).await;
    page.press(Key::Tab).await;
    page.until("the worker", "return !!navigator.serviceWorker.controller").await;
}

async fn be_kept(page: &Page, path: &str) {
    let script = format!("return caches.match(document.baseURI + '{path}').then(it => !!it)");
    page.until(&format!("{path} is kept"), &script).await;
}

#[test]
fn printed_pages_are_read_again_and_others_by_the_app() {
    let Some((_, folder)) = published("offline-published", &story("usable")) else { return };
    browse_in(folder.join("dist"), Site::published(), Reader::english(), async |page| {
        come_alive(page, "").await;
        be_kept(page, "").await;
        be_kept(page, "edition/manifest.json").await;
        // Read on paper, and in the app.
        page.open("article/a0/").await;
        page.see("#heading-article", "Harbour report 0").await;
        be_kept(page, "article/a0/").await;
        page.site.set_down(true);
        page.open("article/a0/").await;
        page.see("#heading-article", "Harbour report 0").await;
        page.expect("return document.documentElement.hasAttribute('data-standing')", true).await;
        page.open("").await;
        page.expect("return document.documentElement.hasAttribute('data-standing')", true).await;
        page.see(".card-headline", "Flagship returns").await;
        // No page of it is kept: the app knows its headline, and says that its text is not here.
        page.open("article/a5/").await;
        page.see(".notice-offline", "You are offline.").await;
        page.see("#heading-article", "Harbour report 5").await;
        page.see(".panel-article", "The text of this article could not be loaded.").await;
        page.open("section/odd/").await;
        page.see(".message", "You are offline, and this was not kept.").await;
    });
}

#[test]
fn what_is_kept_is_searched() {
    let Some((_, folder)) = published("offline-search", &story("usable")) else { return };
    browse_in(folder.join("dist"), Site::published(), Reader::english(), async |page| {
        page.open("?q=lighthouse").await;
        page.until("the archive has answered", "return 3 < document.querySelectorAll('.older .card-headline').length")
            .await;
        page.until("the worker", "return !!navigator.serviceWorker.controller").await;
        let shards = "return (async () => { let count = 0;
            for (const name of await caches.keys())
                for (const it of await (await caches.open(name)).keys()) count += it.url.includes('/edition/search/');
            return count })()";
        // The page is loaded once more, so that what the search asks for goes by way of the worker.
        page.reload().await;
        page.until("the index's files are kept", shards).await;
        page.until("the archive has answered", "return 3 < document.querySelectorAll('.older .card-headline').length")
            .await;
        page.site.set_down(true);
        page.open("?q=lighthouse").await;
        page.until(
            "the archive answers without a network",
            "return 3 < document.querySelectorAll('.older .card-headline').length",
        )
        .await;
        page.see(".notice-offline", "You are offline.").await;
        page.retype("#search", "flagship").await;
        page.expect_list(&["Flagship returns 함대 귀환"]).await;
    });
}

/// Takes the article back and publishes again, into the same folder.
fn withdraw(program: &Path, folder: &Path) {
    let lines = fs::read_to_string(folder.join("articles.jsonl")).unwrap();
    fs::write(folder.join("articles.jsonl"), lines.replace(&story("usable"), &story("canceled"))).unwrap();
    newszone(program, folder, "publish");
}

#[test]
fn what_is_withdrawn_is_kept_no_longer() {
    let Some((program, folder)) = published("offline-withdrawn", &story("usable")) else { return };
    browse_in(folder.join("dist"), Site::published(), Reader::english(), async |page| {
        come_alive(page, "").await;
        be_kept(page, "edition/manifest.json").await;
        page.open("article/flagship/").await;
        page.see(".body", "She came back at dawn.").await;
        be_kept(page, "article/flagship/").await;
        be_kept(page, "").await;
        withdraw(&program, &folder);
        // Another page is seen, with the network: the manifest that comes with the app tells.
        page.open("?q=harbour").await;
        let left = "return (async () => { const words = [];
            for (const name of await caches.keys())
                for (const it of await (await caches.open(name)).matchAll())
                    if ((await it.text()).includes('She came back') ) words.push(it.url);
            return words.length })()";
        page.expect(left, 0).await;
        page.site.set_down(true);
        page.open("article/flagship/").await;
        page.see(".panel-article .message", "This article is not shown").await;
        page.see_no(".body").await;
    });
}

#[test]
fn what_the_reader_chose_is_kept_within_a_limit() {
    let Some((_, folder)) = published("offline-chosen", &story("usable")) else { return };
    browse_in(folder.join("dist"), Site::published(), Reader::english(), async |page| {
        come_alive(page, "").await;
        page.expect("return document.querySelector('.kept-size').textContent", "0 articles · 0 B").await;
        choose_texts(page).await;
        page.until(
            "all of them are",
            "return /^51[0-9]|^[6-9]../.test(document.querySelector('.kept-size').textContent)",
        )
        .await;
        page.site.set_down(true);
        page.open("article/a5/").await;
        page.see(".body", "Text.").await;
        page.see(".notice-offline", "articles are here to read").await;
        // It is known again at the next visit, and taken away when it is wanted no longer.
        page.site.set_down(false);
        page.open("").await;
        page.press(Key::Tab).await;
        page.click(".kept summary").await;
        page.expect("return document.querySelector('.kept select').value", "5").await;
        page.choose(".kept select", "0").await;
        page.see(".kept-size", "0 articles · 0 B").await;
    });
}

/// What stands in a text alone, and deep in it: the list and the archive's index say nothing of it.
#[test]
fn a_word_deep_in_a_kept_text_is_found_without_a_network() {
    let text = format!("{} The last word is quincunx 다섯눈모양.", "She came back at dawn. ".repeat(400));
    let deep = json!({ "id": "deep", "title": "A long report 긴 기사", "content_text": text, "date_published": "2024-01-02T00:00:00Z" });
    let Some((_, folder)) = published("offline-deep", &format!("{deep}\n")) else { return };
    browse_everywhere_in(folder.join("dist"), Site::published(), Reader::english(), async |page| {
        page.open("?q=quincunx").await;
        page.see(".stories-list", "Nothing").await;
        if page.js("return !!navigator.serviceWorker && !!globalThis.caches").await != true {
            eprintln!("{} keeps nothing here", page.engine());
            return;
        }
        page.until("the worker", "return !!navigator.serviceWorker.controller").await;
        page.open("?q=report").await;
        choose_texts(page).await;
        page.site.set_down(true);
        // Another page, that has searched nothing yet.
        for query in ["quincunx", "%EB%8B%A4%EC%84%AF%EB%88%88%EB%AA%A8%EC%96%91"] {
            page.open(&format!("?q={query}")).await;
            page.expect_list(&["A long report 긴 기사"]).await;
        }
        page.see(".notice-offline", "You are offline.").await;
        page.click("#to-deep").await;
        page.see(".body", "The last word is quincunx").await;
        // Texts that were taken in are kept on.
        page.site.set_down(false);
        page.open("?q=report").await;
        page.click(".kept summary").await;
        see_texts(page).await;
        // Whoever wants none of them can want them again.
        page.choose(".kept select", "0").await;
        page.see(".kept-size", " · 0 B").await;
        page.expect("return document.querySelector('.kept select').value", "0").await;
    });
}
