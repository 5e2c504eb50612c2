//! Where the focus is: in the order of the page, never nowhere, and back where it was.

use std::time::Duration;

use fantoccini::key::Key;
use preview::Rule;
use serde_json::json;

use crate::browser::{Reader, browse, browse_everywhere};
use crate::site::{EDITION, Site, feed, json_rule, stories};

/// What has the focus, in a word.
const WHO: &str = "const it = document.activeElement;
    return it.id || it.lang || it.className || it.textContent.trim() || it.localName";

#[test]
fn the_order_is_the_order_of_the_page() {
    browse(Site::of(&stories(2)), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        let expected =
            ["skip", "brand", "way", "Display", "en", "ko", "ja", "tab-recent", "search", "Filters", "to-s1", "to-s2"];
        for name in expected {
            page.press(Key::Tab).await;
            let who = page.js(WHO).await;
            assert!(who.as_str().unwrap().starts_with(name), "{who} has the focus and not {name}");
        }
        for words in ["Listen to these articles", "Keyboard shortcuts"] {
            page.press(Key::Tab).await;
            page.expect("return document.activeElement.textContent", words).await;
        }
        // What one sees is in that order too, row by row.
        let order =
            "const all = [...document.querySelectorAll('header a, header button, main a, main button, #search')]
                .filter(it => it.checkVisibility() && !it.matches('.skip')).map(it => it.getBoundingClientRect());
            return all.every((it, nth) => nth === 0 || all[nth - 1].top < it.bottom)";
        page.expect(order, true).await;
    });
}

#[test]
fn the_focus_is_never_under_anything() {
    const IS_SEEN: &str = "
        const it = document.activeElement;
        if (it === document.body || it.matches('[type=range]')) return true;
        const { left, top, width, height } = it.getClientRects()[0];
        const [x, y] = [left + width / 2, top + height / 2];
        const there = document.elementFromPoint(x, y);
        return it.contains(there) || there?.contains(it) && there.matches('label, .card-headline') || it.outerHTML.slice(0, 160)";
    for size in [(360, 480), (1280, 600)] {
        browse(Site::demo(), Reader::english().screen(size.0, size.1), async |page| {
            page.visit("article/1").await;
            page.see(".body p", "Vasile Dîncu").await;
            page.js("document.querySelector('.skip').focus()").await;
            for _ in 0..45 {
                page.press(Key::Tab).await;
                // What slides into view takes its time.
                page.expect(IS_SEEN, true).await;
            }
        });
    }
}

#[test]
fn what_is_put_away_leaves_the_focus_nearby() {
    let items = [stories(2), vec![json!({ "title": "Without an id" })]].concat();
    browse_everywhere(Site::of(&items), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        page.js("document.querySelector('.notice-ways .button').focus()").await;
        page.press(Key::Enter).await;
        page.see_no(".notice").await;
        page.expect("return document.activeElement !== document.body", true).await;
        page.type_into("#search", "story").await;
        page.js("return new Promise(done => setTimeout(done, 100))").await;
        page.until("the button", "return document.querySelector('.filters-clear .button')").await;
        page.js("document.querySelector('.filters-clear .button').focus()").await;
        page.press(Key::Enter).await;
        page.see_no(".filters-clear .button").await;
        page.expect("return document.activeElement !== document.body", true).await;
    });
}

#[test]
fn a_source_that_is_asked_again_leaves_the_focus_nearby() {
    let site = Site::plain().with(EDITION, Rule::answer(404, "text/plain", "no"));
    browse(site, Reader::english(), async |page| {
        page.visit("").await;
        page.see(".notice-outage", "refused with status 404").await;
        page.site.rule(&format!("/{EDITION}"), json_rule(&feed(&stories(3))));
        page.js("document.querySelector('.notice-outage .button').focus()").await;
        page.press(Key::Enter).await;
        page.see(".card-headline", "Story 1").await;
        page.see_no(".notice").await;
        page.expect("return document.activeElement !== document.body", true).await;
    });
}

#[test]
fn back_leads_to_where_the_focus_was() {
    browse_everywhere(Site::of(&stories(20)), Reader::english().screen(600, 500), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 20").await;
        page.js("document.getElementById('to-s12').focus()").await;
        page.press(Key::Enter).await;
        page.expect_focus("heading-article").await;
        page.back().await;
        page.expect_focus("to-s12").await;
    });
}

#[test]
fn what_happens_is_said() {
    const SAID: &str = "return document.querySelector('body > [role=status]').textContent";
    browse(Site::of(&stories(4)), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        page.expect(SAID, "4 articles").await;
        page.click("#to-s2").await;
        page.expect(SAID, "Story 2 — News Zone").await;
        page.click("#tab-recent").await;
        page.expect(SAID, "Recent News — News Zone").await;
        page.type_into("#search", "3").await;
        page.expect(SAID, "1 article").await;
        page.back().await;
    });
    let slow = Rule::answer(404, "text/plain", "no").delay(Duration::from_millis(300));
    browse(Site::plain().with(EDITION, slow), Reader::japanese(), async |page| {
        page.visit("").await;
        page.expect(SAID, "edition/feed.jsonがリクエストを拒否しました（ステータス404）。").await;
    });
}
