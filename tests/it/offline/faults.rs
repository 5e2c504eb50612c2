//! What may go wrong with what is kept.

use serde_json::json;

use super::{be_kept, news};
use crate::browser::{Reader, browse};
use crate::site::{Site, stories};

/// The cache with the app in it.
const SHELL: &str = "const shell = await caches.open((await caches.keys()).find(it => it.includes(' shell ')));";

#[test]
fn what_became_something_else_is_fetched_again() {
    browse(news(), Reader::english(), async |page| {
        page.visit("").await;
        be_kept(page).await;
        for file in ["news-zone_bg.wasm", "boot.js", "index.html", "news-zone.css"] {
            let spoil = format!(
                "return (async () => {{ {SHELL} await shell.put(document.baseURI + '{file}', new Response('spoilt')); return true }})()"
            );
            page.js(&spoil).await;
        }
        page.site.clear_requests();
        page.reload().await;
        page.expect_list(&["Story 1", "Story 2", "Story 3"]).await;
        assert_eq!(page.site.count("/boot.js"), 1);
        assert_eq!(page.site.count("/news-zone.js"), 0, "what was sound is not fetched");
        // They were mended: but for the page itself, which the network gave.
        page.site.set_down(true);
        let sound = format!(
            "return (async () => {{ {SHELL} return (await (await shell.match(document.baseURI + 'boot.js')).text()) !== 'spoilt' }})()"
        );
        page.expect(&sound, true).await;
        page.take_faults().await;
    });
}

#[test]
fn storage_that_is_blocked_keeps_nothing_and_breaks_nothing() {
    let blocked = "for (const [of, name] of [[Navigator.prototype, 'serviceWorker'], [globalThis, 'caches']])
        Object.defineProperty(of, name, { get() { throw new DOMException('blocked', 'SecurityError') } });
        globalThis.unhandled = 0; addEventListener('unhandledrejection', () => unhandled++);";
    browse(news(), Reader::english().with_script(blocked), async |page| {
        page.visit("").await;
        page.expect_list(&["Story 1", "Story 2", "Story 3"]).await;
        page.js("return new Promise(done => setTimeout(done, 3000))").await;
        page.expect("return unhandled", 0).await;
        assert_eq!(page.site.count("/service-worker.js"), 0);
    });
}

#[test]
fn a_full_store_keeps_what_it_can() {
    browse(news(), Reader::english(), async |page| {
        page.visit("").await;
        be_kept(page).await;
        let origin = format!("http://127.0.0.1:{}", page.site.port());
        page.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": 1000 })).await;
        page.reload().await;
        page.expect_list(&["Story 1", "Story 2", "Story 3"]).await;
        page.visit("article/s2/").await;
        page.see(".body", "Text of s2.").await;
        // The app is not given up for news: it stands without a network still.
        page.site.set_down(true);
        page.reload().await;
        page.see(".masthead", "News Zone").await;
        page.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await;
    });
}

#[test]
fn a_first_visit_without_room_is_a_visit_all_the_same() {
    browse(news(), Reader::english(), async |page| {
        let origin = format!("http://127.0.0.1:{}", page.site.port());
        page.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": 1000 })).await;
        page.visit("").await;
        page.expect_list(&["Story 1", "Story 2", "Story 3"]).await;
        page.js("return new Promise(done => setTimeout(done, 4000))").await;
        page.expect("return navigator.serviceWorker.controller", serde_json::Value::Null).await;
        page.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await;
        page.take_faults().await;
    });
}

#[test]
fn no_clock_is_asked() {
    for years in [-30, 30] {
        let wrong = format!(
            "const ahead = {years} * 31557600000; const Right = Date;
            globalThis.Date = class extends Right {{
                constructor(...all) {{ all.length ? super(...all) : super(Right.now() + ahead) }}
                static now() {{ return Right.now() + ahead }}
            }};"
        );
        browse(news(), Reader::english().with_script(&wrong), async |page| {
            page.visit("").await;
            page.expect_list(&["Story 1", "Story 2", "Story 3"]).await;
            be_kept(page).await;
            page.site.set_down(true);
            page.reload().await;
            page.expect_list(&["Story 1", "Story 2", "Story 3"]).await;
        });
    }
    let worker = include_str!("../../../public/service-worker.js");
    assert!(!worker.contains("Date") && !worker.contains("performance."), "a worker that asks the time");
}

#[test]
fn other_origins_are_left_alone() {
    let other = Site::of(&stories(2)).cors().serve(std::env::temp_dir());
    let source = format!("{}edition/feed.json", other.url());
    let site = Site::plain().config(&json!({ "offline": true, "refresh_minutes": 0, "sources": [source] }));
    browse(site, Reader::english(), async |page| {
        page.visit("").await;
        page.expect_list(&["Story 1", "Story 2"]).await;
        be_kept(page).await;
        page.reload().await;
        page.expect_list(&["Story 1", "Story 2"]).await;
        let strange = "return (async () => {
            const urls = [];
            for (const name of await caches.keys())
                for (const it of await (await caches.open(name)).keys()) urls.push(it.url);
            return [3 < urls.length, urls.filter(it => !it.startsWith(location.origin))] })()";
        page.expect(strange, json!([true, []])).await;
    });
}
