//! What may go wrong with what a reader keeps: no room, a wrong clock, no network, no storage. Nothing that was saved is lost.

use preview::Rule;
use serde_json::json;

use super::{SAVE, expect_library, expect_saved, publish, settled};
use crate::browser::{Page, Reader, browse, browse_everywhere};
use crate::reading::site;
use crate::site::{Site, stories, story, with_script};

/// A browser that runs out of room when an article is written, behind the record that it is saved.
const NO_ROOM: &str = "{
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        const isFull = this.name === 'articles' && 'full' in document.body.dataset;
        if (isFull) throw new DOMException('There is no room.', 'QuotaExceededError');
        return put.apply(this, given);
    };
}";

#[test]
fn where_there_is_no_room_left_what_was_saved_stays() {
    browse_everywhere(with_script(site(), NO_ROOM), Reader::english(), async |page| {
        page.visit("article/s1/").await;
        page.click(SAVE).await;
        expect_saved(page, true).await;
        settled(page, "saved/s1").await;
        page.visit("article/long/").await;
        page.see(".body", "First words").await;
        page.js("document.body.dataset.full = ''").await;
        page.click(SAVE).await;
        page.see(".tools-told", "storage is full. Everything saved before is still here").await;
        expect_saved(page, false).await;
        // Neither is there half of it.
        page.visit("library/").await;
        expect_library(page, "saved", &["Story 1"]).await;
        publish(page, &[]);
        page.visit("article/s1/").await;
        page.see(".body", "Text of s1.").await;
    });
}

/// Text that does not pack well: numbers of a simple generator.
fn noise(length: usize) -> String {
    let mut state = 1_u32;
    let word = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        format!("{state:08x} ")
    };
    (0..length / 9).map(word).collect()
}

#[test]
fn where_the_disk_is_full_in_the_middle_what_was_saved_stays() {
    const QUOTA: usize = 3_000_000;
    let one = |nth| story(&format!("s{nth}"), &format!("Story {nth}"), json!({ "content_text": noise(900_000) }));
    let items: Vec<_> = (1..=4).map(one).collect();
    browse(Site::of(&items), Reader::english(), async |page| {
        // Chromium asks how much room there is before it writes for the first time, and believes that for a while.
        let origin = format!("http://127.0.0.1:{}", page.site.port());
        page.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": QUOTA })).await;
        let mut saved = 0;
        for nth in 1..=4 {
            page.visit(&format!("article/s{nth}/")).await;
            page.see("#heading-article", &format!("Story {nth}")).await;
            page.click(SAVE).await;
            page.until(
                "an answer",
                "return document.querySelector('.tools-told').textContent !== ''
                || document.querySelector('#save-article').ariaPressed === 'true'",
            )
            .await;
            if page.texts(".tools-told").await.iter().any(|it| it.contains("storage is full")) {
                break;
            }
            saved = nth;
            // Of two that are saved within a second nobody knows which came first.
            page.js("return new Promise(done => setTimeout(done, 1_000))").await;
        }
        assert!((1..4).contains(&saved), "{saved} of four were saved");
        expect_saved(page, false).await;
        let all: Vec<String> = (1..=saved).rev().map(|nth| format!("Story {nth}")).collect();
        let all: Vec<&str> = all.iter().map(String::as_str).collect();
        page.visit("library/").await;
        expect_library(page, "saved", &all).await;
        // With room again, it goes on.
        page.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin })).await;
        page.visit("article/s4/").await;
        page.click(SAVE).await;
        expect_saved(page, true).await;
        settled(page, "saved/s4").await;
        publish(page, &[]);
        page.visit("article/s1/").await;
        page.see(".body", &noise(90)).await;
    });
}

#[test]
fn where_nothing_may_be_stored_it_is_kept_for_now_and_said() {
    let blocked =
        "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('', 'SecurityError'); } });";
    browse(site(), Reader::english().with_script(blocked), async |page| {
        page.visit("article/s1/").await;
        page.click(SAVE).await;
        expect_saved(page, true).await;
        page.click(".way").await;
        expect_library(page, "saved", &["Story 1"]).await;
        page.see(".library [role=alert]", "Kept until this page is closed").await;
    });
}

/// Sets the page's clock that many years ahead of the right time, from its next load on.
fn set_clock(page: &Page, years: i32) {
    let wrong = format!(
        "{{ const ahead = {years} * 31557600000, Right = Date;
            globalThis.Date = class extends Right {{
                constructor(...all) {{ all.length ? super(...all) : super(Right.now() + ahead) }}
                static now() {{ return Right.now() + ahead }}
            }}; }}"
    );
    let whole = [include_str!("../../../public/display.js"), &wrong].concat();
    page.site.rule("/display.js", Rule::answer(200, "text/javascript", whole));
}

#[test]
fn a_clock_that_is_wrong_by_years_loses_nothing() {
    browse_everywhere(Site::of(&stories(3)), Reader::english(), async |page| {
        for (nth, years) in [(1, 30), (2, -40), (3, 0)] {
            set_clock(page, years);
            page.visit(&format!("article/s{nth}/")).await;
            page.see(".body", &format!("Text of s{nth}.")).await;
            page.click(SAVE).await;
            expect_saved(page, true).await;
            settled(page, &format!("saved/s{nth}")).await;
            settled(page, &format!("read/s{nth}")).await;
        }
        publish(page, &[]);
        for years in [-40, 30, 0] {
            set_clock(page, years);
            page.visit("library/").await;
            expect_library(page, "saved", &["Story 1", "Story 3", "Story 2"]).await;
            expect_library(page, "history", &["Story 1", "Story 3", "Story 2"]).await;
        }
        page.visit("article/s2/").await;
        page.see(".body", "Text of s2.").await;
        // What is given up by a clock that is behind is given up.
        page.click(SAVE).await;
        expect_saved(page, false).await;
        page.visit("library/").await;
        expect_library(page, "saved", &["Story 1", "Story 3"]).await;
    });
}

#[test]
fn without_a_network_what_is_here_is_saved_and_of_the_rest_nothing_half() {
    let lost = json!({ "content_text": null, "summary": "Elsewhere.", "_news_zone": { "detail_url": "lost.json" } });
    let mut items = stories(2);
    items.push(story("lost", "Elsewhere", lost));
    browse_everywhere(with_script(Site::of(&items), ""), Reader::english(), async |page| {
        page.visit("").await;
        page.expect_list(&["Story 1", "Story 2", "Elsewhere"]).await;
        // The module that keeps things is here before the network goes.
        page.click("#to-s1").await;
        settled(page, "read/s1").await;
        page.site.set_down(true);
        // By script: WebKit's driver waits for a network before it clicks.
        page.js("document.getElementById('save-article').click()").await;
        expect_saved(page, true).await;
        settled(page, "saved/s1").await;
        page.js("document.getElementById('to-lost').click()").await;
        page.see("#heading-article", "Elsewhere").await;
        page.js("document.getElementById('save-article').click()").await;
        page.see(".tools-told", "could not be loaded").await;
        expect_saved(page, false).await;
        page.js("document.querySelector('.way').click()").await;
        expect_library(page, "saved", &["Story 1"]).await;
        page.site.set_down(false);
        page.visit("library/").await;
        expect_library(page, "saved", &["Story 1"]).await;
        page.take_faults().await;
    });
}
