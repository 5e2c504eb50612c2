//! Words before the app: what the page shows while the app is on its way, and what becomes of it.

use std::time::Duration;

use preview::Rule;
use serde_json::json;

use crate::browser::{Page, Reader, browse};
use crate::site::{EDITION, Site, feed, json_rule, stories, story};

/// A site whose app never comes.
fn without_app(site: Site) -> Site {
    site.with("news-zone_bg.wasm", Rule::file().hang())
}

const SHOWN: &str = "return [...document.querySelectorAll('#waiting .card-headline a')].map(it => it.textContent)";

#[test]
fn headlines_come_before_the_app() {
    let plain = |id: &str, day: u32| {
        story(id, &format!("기사 {id}"), json!({ "date_published": format!("2024-01-0{day}"), "language": "ko" }))
    };
    let kept = |id: &str, more| story(id, "Not yet", json!({ "date_published": "2024-02-01", "_news_zone": more }));
    let items = [
        plain("가/1", 2),
        kept("embargoed", json!({ "embargoed_until": "2999-01-01T00:00:00Z" })),
        kept("withheld", json!({ "status": "withheld" })),
        kept("expired", json!({ "expires": "2001-01-01" })),
        story("undated", "<b>Old</b>", json!({})),
        plain("2", 3),
    ];
    browse(without_app(Site::of(&items).at("/a/b/")), Reader::english(), async |page| {
        page.open("").await;
        page.see("#waiting .card-headline", "기사 2").await;
        page.expect(SHOWN, json!(["기사 2", "기사 가/1", "<b>Old</b>"])).await;
        page.expect("return document.querySelector('#waiting').closest('[aria-hidden]') === null", true).await;
        page.expect("return document.querySelector('#waiting .card').lang", "ko").await;
        let link = "return new URL([...document.querySelectorAll('#waiting a')][1].href).pathname";
        page.expect(link, "/a/b/article/%EA%B0%80%2F1/").await;
    });
}

#[test]
fn an_article_comes_before_the_app() {
    let more = json!({ "summary": "The deck.", "content_text": "One.\n\nTwo\nlines." });
    let items = [story("s1", "Another", json!({})), story("가 1", "Headline", more)];
    browse(without_app(Site::of(&items)), Reader::english(), async |page| {
        page.open("article/%EA%B0%80%201/").await;
        page.see("#waiting h1", "Headline").await;
        page.see("#waiting .deck", "The deck.").await;
        page.expect("return document.querySelectorAll('#waiting .body p').length", 2).await;
        // One that it does not know may be in another page of the source.
        page.open("article/unknown/").await;
        nothing_is_shown(page).await;
    });
}

#[test]
fn what_needs_judgement_is_left_to_the_app() {
    let two = json!({ "sources": [{ "url": EDITION }, { "url": "edition/other.json" }] });
    let hash = json!({ "routes": "hash" });
    for (config, path) in [(&two, ""), (&hash, ""), (&json!({}), "?q=story")] {
        browse(without_app(Site::of(&stories(3)).config(config)), Reader::english(), async |page| {
            page.open(path).await;
            nothing_is_shown(page).await;
        });
    }
    let broken = Rule::answer(200, "application/json", "{\"items\": [");
    browse(without_app(Site::plain().with(EDITION, broken)), Reader::english(), async |page| {
        page.open("").await;
        nothing_is_shown(page).await;
    });
}

/// Time has passed in which headlines would have come, and the skeleton stands.
async fn nothing_is_shown(page: &Page) {
    page.js("return new Promise(done => setTimeout(done, 600))").await;
    page.expect("return document.querySelectorAll('#waiting[aria-hidden] .skeleton').length", 6).await;
}

#[test]
fn the_app_takes_the_answers_over() {
    let slow = Rule::file().delay(Duration::from_millis(700));
    let site = Site::of(&stories(12)).with("news-zone_bg.wasm", slow);
    browse(site, Reader::english(), async |page| {
        page.open("").await;
        page.see("#waiting .card-headline", "Story 1").await;
        page.see("#content .card-headline", "Story 1").await;
        page.see_no("#waiting").await;
        page.expect("return document.querySelectorAll('.card').length", 12).await;
        for path in [format!("/{EDITION}"), "/news-zone.json".to_owned()] {
            assert_eq!(page.site.count(&path), 1, "{path}");
        }
    });
}

#[test]
fn a_wish_for_another_try_is_a_real_one() {
    let site = Site::plain().with(EDITION, Rule::answer(404, "text/plain", "no"));
    browse(site, Reader::english(), async |page| {
        page.open("").await;
        page.see(".notice-outage", "refused with status 404").await;
        page.site.rule(&format!("/{EDITION}"), json_rule(&feed(&stories(3))));
        page.click(".notice-outage .button").await;
        page.see(".card-headline", "Story 1").await;
        // The browser may have asked twice at first: once early, and again when that was refused.
        assert!((2..=3).contains(&page.site.count(&format!("/{EDITION}"))));
    });
}

#[test]
fn without_webassembly_the_words_stay() {
    let site = Site::of(&stories(3)).with("news-zone_bg.wasm", Rule::answer(200, "application/wasm", "not wasm"));
    browse(site, Reader::english(), async |page| {
        page.open("").await;
        page.see("#no-wasm", "This browser cannot run WebAssembly").await;
        page.see("#waiting .card-headline", "Story 1").await;
        assert!(!page.take_faults().await.is_empty(), "it was taken for wasm");
    });
}
