//! The states that people meet: each with its own words and a way on.

use std::net::TcpListener;
use std::time::Duration;

use preview::{CONTENT_SECURITY_POLICY, Rule};
use serde_json::json;

use crate::browser::{Page, Reader, browse};
use crate::site::{EDITION, Site, feed, json_rule, stories, story};

/// Lets time pass twenty times as fast, so that waiting for a time limit does not take as long as one.
const HURRY: &str = "const wait = setTimeout; window.setTimeout = (then, ms, ...rest) => wait(then, ms / 20, ...rest);";

/// Adds up how far things were moved under the reader's eyes, and notes whether the list's skeleton was seen.
const WATCH: &str = "window.shift = 0; window.waited = false;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) window.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new MutationObserver(() => { window.waited ||= document.querySelector('main .skeleton') !== null })
        .observe(document, { childList: true, subtree: true });";

fn with_edition(rule: Rule) -> Site {
    Site::plain().with(EDITION, rule)
}

fn mend(page: &Page) {
    page.site.rule(&format!("/{EDITION}"), json_rule(&feed(&stories(3))));
}

#[test]
fn nothing_moves_when_the_articles_come() {
    for (width, height) in [(360, 740), (768, 1024), (1280, 900)] {
        let slow = Rule::answer(200, "application/json", feed(&stories(30)).to_string());
        let site = with_edition(slow.delay(Duration::from_millis(400)));
        browse(site, Reader::english().screen(width, height).with_script(WATCH), async |page| {
            page.visit("").await;
            page.see(".card-headline", "Story 1").await;
            page.js("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))").await;
            assert_eq!(page.js("return [waited, shift]").await, json!([true, 0]), "at {width} px");
        });
    }
}

#[test]
fn a_skeleton_is_announced_and_hidden_from_ears() {
    browse(with_edition(Rule::file().hang()), Reader::english(), async |page| {
        page.visit("").await;
        page.see("main .unseen", "Loading…").await;
        page.expect("return document.querySelector('main .skeleton').closest('[aria-hidden=true]') !== null", true)
            .await;
    });
}

#[test]
fn an_empty_zone() {
    for (reader, heading) in [(Reader::english(), "No articles yet"), (Reader::korean(), "아직 기사가 없습니다")]
    {
        browse(Site::of(&[]), reader, async |page| {
            page.visit("").await;
            page.see(".message h2", heading).await;
            page.see_no(".notice").await;
        });
    }
}

#[test]
fn a_source_that_refuses_and_then_gives() {
    for (code, tries) in [(404, 1), (500, 3), (503, 3)] {
        let down = with_edition(Rule::answer(code, "text/plain", "no"));
        browse(down, Reader::english().with_script(HURRY), async |page| {
            page.visit("").await;
            page.see(".message h2", "The news cannot be loaded").await;
            page.see(".notice-outage", &format!("edition/feed.json refused with status {code}.")).await;
            // A browser may ask once more for what it was told to load early and was refused.
            let asked = page.site.count(&format!("/{EDITION}"));
            assert!((tries..=tries + 1).contains(&asked), "a retry where it can help, not {asked}");
            mend(page);
            page.click(".notice-outage .button").await;
            page.see(".card-headline", "Story 1").await;
            page.see_no(".notice").await;
        });
    }
}

#[test]
fn a_source_that_stumbles_once_is_no_outage() {
    // After the one refusal the site's own edition answers.
    let site = with_edition(Rule::answer(503, "text/plain", "busy").times(1));
    browse(site, Reader::english().with_script(HURRY), async |page| {
        page.visit("").await;
        page.until("articles", "return document.querySelector('.card') !== null").await;
        page.see_no(".notice").await;
        assert_eq!(page.site.count(&format!("/{EDITION}")), 2);
    });
}

#[test]
fn a_source_that_never_answers() {
    browse(with_edition(Rule::file().hang()), Reader::english().with_script(HURRY), async |page| {
        page.visit("").await;
        page.see(".notice-outage", "edition/feed.json did not answer within 15 seconds.").await;
        mend(page);
        page.click(".notice-outage .button").await;
        page.see(".card-headline", "Story 1").await;
    });
}

#[test]
fn a_source_where_nobody_listens() {
    let nobody = TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap();
    let config = json!({ "sources": [{ "url": format!("http://{nobody}/feed.json"), "name": "The Gazette" }] });
    for (reader, words) in [
        (Reader::english(), "The Gazette cannot be reached, or does not allow this site to read it."),
        (Reader::korean(), "The Gazette에 연결할 수 없거나, 이 사이트에서 읽도록 허용되지 않았습니다."),
    ] {
        browse(Site::plain().config(&config), reader.with_script(HURRY), async |page| {
            page.visit("").await;
            page.see(".notice-outage", words).await;
        });
    }
}

#[test]
fn a_source_that_breaks_off() {
    let whole = feed(&stories(3)).to_string();
    browse(
        with_edition(Rule::answer(200, "application/json", whole).cut_after(200)),
        Reader::english().with_script(HURRY),
        async |page| {
            page.visit("").await;
            page.see(".notice-outage", "edition/feed.json cannot be reached").await;
            mend(page);
            page.click(".notice-outage .button").await;
            page.see(".card-headline", "Story 1").await;
        },
    );
}

#[test]
fn a_source_that_is_not_what_it_claims_to_be() {
    let html = "<!doctype html><title>Welcome</title><p>Welcome to nginx!";
    for (kind, body, words) in [
        ("text/html", html, "edition/feed.json is not a news source: it is a web page."),
        ("application/json", html, "edition/feed.json is not a news source: it is a web page."),
        ("application/json", "hello", "edition/feed.json is not a news source: it is not JSON."),
        ("application/json", "{\"a\":1}", "edition/feed.json is not a news source: its format is not known."),
    ] {
        browse(with_edition(Rule::answer(200, kind, body)), Reader::english(), async |page| {
            page.visit("").await;
            page.see(".notice-outage", words).await;
        });
    }
}

#[test]
fn one_bad_item_among_good_ones() {
    let items = [story("1", "Good", json!({})), json!({ "title": "Nameless" }), story("3", "Good too", json!({}))];
    browse(Site::of(&items), Reader::english(), async |page| {
        page.visit("").await;
        page.expect_list(&["Good", "Good too"]).await;
        page.see(".notice-problems summary", "edition/feed.json: 1 thing could not be read.").await;
        page.click(".notice-problems summary").await;
        page.expect_texts(".notice-problems li", &["Item 2: has no id (“Nameless”)"]).await;
        page.click(".notice-problems .button").await;
        page.see_no(".notice").await;
        page.expect_list(&["Good", "Good too"]).await;
    });
}

#[test]
fn a_page_that_is_down_keeps_the_pages_before() {
    let items = stories(20);
    let site = Site::of_pages(&[items[..10].to_vec(), items[10..].to_vec()]);
    browse(site, Reader::english().with_script(HURRY), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 10").await;
        page.site.rule("/edition/feed-2.json", Rule::answer(500, "text/plain", "no"));
        page.click(".stories > .button").await;
        page.see(".notice-outage", "refused with status 500").await;
        page.see(".card-headline", "Story 10").await;
        page.site.rule("/edition/feed-2.json", json_rule(&feed(&items[10..])));
        page.click(".stories > .button").await;
        page.see(".card-headline", "Story 20").await;
    });
}

#[test]
fn no_javascript() {
    browse(Site::of(&stories(1)), Reader::english().without_scripts(), async |page| {
        page.open("").await;
        let words = page.words().await;
        for expected in ["draws the news with JavaScript", "자바스크립트로 뉴스를 보여 줍니다"] {
            assert!(words.contains(expected), "{words}");
        }
    });
}

#[test]
fn no_webassembly() {
    let policy = CONTENT_SECURITY_POLICY.replace(" 'wasm-unsafe-eval'", "");
    let site = Site::of(&stories(1)).with("", Rule::file().header("Content-Security-Policy", &policy));
    browse(site, Reader::english(), async |page| {
        page.open("").await;
        page.until("words", "return document.getElementById('no-wasm')?.checkVisibility()").await;
        page.see("#no-wasm", "This browser cannot run WebAssembly").await;
        page.see("#no-wasm", "웹어셈블리를 쓸 수 없습니다").await;
        let faults = page.take_faults().await;
        assert!(faults.iter().all(|it| it.contains("WebAssembly") || it.contains("wasm-eval")), "{faults:?}");
        assert!(!faults.is_empty(), "the policy let it through");
    });
}

#[test]
fn an_app_that_does_not_come() {
    let site = Site::of(&stories(1)).with("news-zone_bg.wasm", Rule::answer(404, "text/plain", "gone"));
    browse(site, Reader::english(), async |page| {
        page.open("").await;
        page.until("words", "return document.getElementById('no-wasm')?.checkVisibility()").await;
        page.take_faults().await;
    });
}
