//! Two versions of the app at once: a page goes on with the one that it began with.

use std::borrow::Cow;
use std::fs;
use std::path::Path;

use fantoccini::key::Key;
use preview::Rule;

use super::{be_kept, copy_of, news};
use crate::browser::{Page, Reader, browse_in};
use test_support::wanted;

/// What the second version is told by, in the page and in what it loads late.
const MARK: &str = "\n(globalThis.versions ??= []).push('second');\n";

/// Puts another version of the app in the place of the one that is served.
pub(super) fn deploy(dir: &Path) {
    for file in ["boot.js", "search-desk.js"] {
        let text = fs::read_to_string(dir.join(file)).unwrap();
        fs::write(dir.join(file), text + MARK).unwrap();
    }
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    for entry in fs::read_dir(dir).unwrap().flatten() {
        let name = entry.file_name().into_string().unwrap();
        if preview::is_of_shell(&name) && entry.path().is_file() {
            files.push((name, fs::read(entry.path()).unwrap()));
        }
    }
    files.sort();
    let worker = fs::read_to_string(dir.join(preview::WORKER)).unwrap();
    let files = files.iter().map(|(name, bytes)| (name.as_str(), Cow::from(bytes.as_slice())));
    fs::write(dir.join(preview::WORKER), preview::with_shell(&worker, "index.html", files)).unwrap();
}

pub(super) fn browse_copy(name: &str, reader: Reader, test: impl AsyncFnOnce(&Page, &Path)) {
    let Some(dist) = wanted::path("NEWS_ZONE_DIST", "browser tests") else { return };
    let dir = copy_of(&dist, name);
    browse_in(dir.clone(), news(), reader, async |page| test(page, &dir).await);
}

/// Has the browser look for another worker, as it does by itself at each visit.
const UPDATE: &str = "return navigator.serviceWorker.ready.then(it => it.update()).then(() => true, () => true)";

#[test]
fn an_open_page_keeps_its_version_and_is_offered_the_next() {
    browse_copy("offline-deploy", Reader::english(), async |page, dir| {
        page.visit("").await;
        be_kept(page).await;
        deploy(dir);
        page.js(UPDATE).await;
        page.see(".notice-newer", "A new version is ready.").await;
        // What the old page loads now is of its own version, the search's worker with all that it loads.
        page.site.clear_requests();
        page.type_into("#search", "s3").await;
        page.expect_list(&["Story 3"]).await;
        let old = "return fetch('search-desk.js').then(it => it.text()).then(it => it.includes('second'))";
        page.expect(old, false).await;
        assert_eq!(page.site.count("/search-desk.js"), 0, "it was kept");
        page.expect("return globalThis.versions ?? null", serde_json::Value::Null).await;
        // Another page has the new one, and changes nothing for the old one.
        let first = page.window().await;
        page.open_window("").await;
        page.expect("return globalThis.versions", serde_json::json!(["second"])).await;
        page.expect(old, true).await;
        page.see_no(".notice-newer").await;
        page.close_for(first).await;
        page.expect(old, false).await;
        page.click(".notice-newer .button").await;
        page.expect("return globalThis.versions", serde_json::json!(["second"])).await;
        page.expect_list(&["Story 3"]).await;
        page.see_no(".notice-newer").await;
    });
}

#[test]
fn the_offer_is_put_away_with_the_keyboard() {
    browse_copy("offline-offer", Reader::english(), async |page, dir| {
        page.visit("").await;
        be_kept(page).await;
        deploy(dir);
        page.js(UPDATE).await;
        page.see(".notice-newer", "A new version is ready.").await;
        page.js("document.querySelectorAll('.notice-newer .button')[1].focus()").await;
        page.press(Key::Enter).await;
        page.see_no(".notice-newer").await;
    });
}

#[test]
fn an_install_that_fails_half_way_changes_nothing_and_heals() {
    browse_copy("offline-half", Reader::english(), async |page, dir| {
        page.visit("").await;
        be_kept(page).await;
        deploy(dir);
        page.site.rule("/search-desk.js", Rule::file().cut_after(20));
        page.js(UPDATE).await;
        page.until("the worker was tried", "return navigator.serviceWorker.ready.then(it => !it.installing)").await;
        page.site.set_down(true);
        page.reload().await;
        page.expect_list(&["Story 1", "Story 2", "Story 3"]).await;
        page.expect("return globalThis.versions ?? null", serde_json::Value::Null).await;
        page.site.set_down(false);
        page.site.clear_rule("/search-desk.js");
        page.visit("").await;
        page.js(UPDATE).await;
        page.see(".notice-newer", "A new version is ready.").await;
    });
}

#[test]
fn a_worker_that_is_killed_while_it_installs_comes_back() {
    browse_copy("offline-killed", Reader::english(), async |page, dir| {
        page.visit("").await;
        be_kept(page).await;
        deploy(dir);
        page.site.rule("/search-desk.js", Rule::file().hang());
        page.js("navigator.serviceWorker.ready.then(it => it.update()); return true").await;
        page.until("it installs", "return navigator.serviceWorker.ready.then(it => !!it.installing)").await;
        page.devtools("ServiceWorker.enable", serde_json::json!({})).await;
        page.devtools("ServiceWorker.stopAllWorkers", serde_json::json!({})).await;
        page.reload().await;
        page.expect_list(&["Story 1", "Story 2", "Story 3"]).await;
        page.expect("return globalThis.versions ?? null", serde_json::Value::Null).await;
        page.site.clear_rule("/search-desk.js");
        page.until("the next one is there", "return navigator.serviceWorker.ready.then(it => !it.installing)").await;
        page.js(UPDATE).await;
        page.click(".notice-newer .button").await;
        page.expect("return globalThis.versions", serde_json::json!(["second"])).await;
    });
}
