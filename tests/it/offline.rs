//! Reading without a network: what was read once is here again, and what is not here is said to be so.

mod faults;
mod installed;
mod published;
mod versions;

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::browser::{FIREFOX, Page, Reader, WEBKIT, browse};
use crate::site::{Site, stories};

/// A zone that keeps what was read.
fn keeping() -> Value {
    json!({ "offline": true, "refresh_minutes": 0 })
}

fn news() -> Site {
    Site::of(&stories(3)).config(&keeping())
}

/// Waits until the first visit is kept: the worker answers for the page, and has caught up with what the page read.
async fn be_kept(page: &Page) {
    let script = "return !!navigator.serviceWorker.controller && caches.match(document.baseURI + 'news-zone.json')
        .then(async it => it && (performance.getEntriesByName(document.baseURI + 'edition/feed.json').length === 0
            || await caches.match(document.baseURI + 'edition/feed.json')) && true)";
    page.until("what was read is kept", script).await;
}

/// Chooses to have the newest texts here, and waits until some are.
pub(crate) async fn choose_texts(page: &Page) {
    page.click(".kept summary").await;
    page.choose(".kept select", "5").await;
    see_texts(page).await;
}

async fn see_texts(page: &Page) {
    let script = "return /^[1-9].* [1-9][0-9.]* [KM]?B$/.test(document.querySelector('.kept-size').textContent)";
    page.until("texts are kept", script).await;
}

/// A copy of a built site, for a test to change.
fn copy_of(dir: &Path, name: &str) -> PathBuf {
    let copy = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&copy);
    copy_folder(dir, &copy);
    copy
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap().flatten() {
        let (file, copy) = (entry.path(), to.join(entry.file_name()));
        if file.is_dir() { copy_folder(&file, &copy) } else { _ = fs::copy(&file, &copy).unwrap() }
    }
}

#[test]
fn one_visit_is_enough_to_read_on() {
    for base in ["/", "/a/b/"] {
        browse(news().at(base), Reader::english(), async |page| {
            page.visit("").await;
            page.expect_list(&["Story 1", "Story 2", "Story 3"]).await;
            page.see_no(".notice-offline").await;
            be_kept(page).await;
            page.site.set_down(true);
            page.reload().await;
            page.expect_list(&["Story 1", "Story 2", "Story 3"]).await;
            page.see(".notice-offline", "You are offline. 3 articles are here to read.").await;
            // A link to an article, and a search, in the same way.
            page.visit("article/s2/").await;
            page.see(".body", "Text of s2.").await;
            page.visit("?q=s3").await;
            page.expect_list(&["Story 3"]).await;
            page.visit("article/nowhere/").await;
            page.see(".panel-article .message", "You are offline, and this was not kept.").await;
            page.site.set_down(false);
            page.visit("").await;
            page.see_no(".notice-offline").await;
        });
    }
}

#[test]
fn the_words_are_the_readers() {
    browse(news(), Reader::korean(), async |page| {
        page.visit("").await;
        be_kept(page).await;
        page.site.set_down(true);
        page.reload().await;
        page.see(".notice-offline", "오프라인 상태입니다. 지금 읽을 수 있는 기사는 3건입니다.").await;
    });
}

#[test]
fn a_browser_that_says_so_is_believed_and_corrected() {
    browse(news(), Reader::english(), async |page| {
        page.visit("").await;
        be_kept(page).await;
        let network =
            |is_off: bool| json!({ "offline": is_off, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        page.devtools("Network.enable", json!({})).await;
        page.devtools("Network.emulateNetworkConditions", network(true)).await;
        page.see(".notice-offline", "You are offline. 3 articles are here to read.").await;
        page.devtools("Network.emulateNetworkConditions", network(false)).await;
        page.see_no(".notice-offline").await;
    });
}

#[test]
fn the_front_page_is_never_older_than_it_must_be() {
    browse(news(), Reader::english(), async |page| {
        page.visit("").await;
        be_kept(page).await;
        page.site.rule("/edition/feed.json", crate::site::json_rule(&crate::site::feed(&stories(5))));
        page.reload().await;
        page.expect_list(&["Story 1", "Story 2", "Story 3", "Story 4", "Story 5"]).await;
        page.site.set_down(true);
        page.reload().await;
        page.expect_list(&["Story 1", "Story 2", "Story 3", "Story 4", "Story 5"]).await;
    });
}

#[test]
fn a_zone_may_keep_nothing() {
    browse(news(), Reader::english(), async |page| {
        page.visit("").await;
        be_kept(page).await;
        page.site.rule("/news-zone.json", crate::site::json_rule(&json!({ "offline": false })));
        page.reload().await;
        let left = "return Promise.all([navigator.serviceWorker.getRegistrations(), caches.keys()])
            .then(all => all.map(it => it.length))";
        page.expect(left, json!([0, 0])).await;
        page.site.set_down(true);
        page.reload().await;
        page.expect("return document.querySelector('.masthead')", Value::Null).await;
    });
}

/// Other engines read on as well; where a browser lets a site keep nothing, the page stands without.
#[test]
fn other_engines_read_on_or_do_without() {
    for engine in [&FIREFOX, &WEBKIT] {
        browse(news(), Reader::english().in_engine(engine), async |page| {
            page.visit("").await;
            page.expect_list(&["Story 1", "Story 2", "Story 3"]).await;
            let can = "return !!navigator.serviceWorker && !!globalThis.caches";
            if page.js(can).await != true {
                eprintln!("{} keeps nothing here: the page stands without", page.engine());
                return;
            }
            be_kept(page).await;
            page.site.set_down(true);
            // A reload that Firefox's driver asks for goes past what is kept.
            page.visit("").await;
            page.expect_list(&["Story 1", "Story 2", "Story 3"]).await;
            page.see(".notice-offline", "You are offline. 3 articles are here to read.").await;
            page.visit("article/s2/").await;
            page.see(".body", "Text of s2.").await;
            eprintln!("{} reads on", page.engine());
        });
    }
}
