//! News that come while a page stands: they wait, and move nothing.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse};
use crate::site::{Site, feed, stories, story};
use preview::Rule;

/// A zone that looks for news every second, which no newsroom would.
fn looking() -> Value {
    json!({ "refresh_minutes": 0.017 })
}

const NEWEST: &str = "2025-06-01T12:00:00Z";

/// These articles, and what they are known by, so that an answer can be that nothing has changed.
fn edition(items: &[Value], tag: &str) -> Rule {
    Rule::answer(200, "application/json", feed(items).to_string()).header("ETag", &format!("\"{tag}\""))
}

fn publish(page: &Page, items: &[Value], tag: &str) {
    page.site.rule("/edition/feed.json", edition(items, tag));
}

fn site() -> Site {
    Site::plain().config(&looking()).with("edition/feed.json", edition(&stories(40), "first"))
}

fn with_news(count: usize) -> Vec<Value> {
    let new = |nth: usize| story(&format!("n{nth}"), &format!("News {nth}"), json!({ "date_published": NEWEST }));
    (1..=count).map(new).chain(stories(40)).collect()
}

#[test]
fn new_articles_wait_and_move_nothing() {
    let watch = "window.shift = 0; new PerformanceObserver(list => {
        for (const it of list.getEntries()) window.shift += it.value }).observe({ type: 'layout-shift', buffered: true });";
    for (reader, words) in [(Reader::english(), "3 new articles"), (Reader::korean(), "새 기사 3건")] {
        browse(site(), reader.with_script(watch), async |page| {
            page.visit("").await;
            page.see(".card-headline", "Story 1").await;
            page.js("scrollTo(0, 600); window.first = document.querySelector('.card')").await;
            publish(page, &with_news(3), "second");
            page.see("[role=status] .pill", words).await;
            page.expect("return [scrollY, window.shift, window.first.isConnected]", json!([600, 0, true])).await;
            page.expect("return document.querySelector('.card-headline').textContent", "Story 1").await;
            // Reached and pressed with the keyboard, it leads to the top of the list.
            page.js("document.querySelector('.pill').focus()").await;
            page.press(Key::Enter).await;
            page.see(".card-headline", "News 1").await;
            page.expect("return document.querySelector('.card-headline').textContent", "News 1").await;
            page.expect_focus("heading-recent").await;
            page.expect("return scrollY", 0).await;
            page.see_no(".pill").await;
        });
    }
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    browse(site(), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        page.until_asked(3).await;
        let known = page.site.requests().iter().filter(|it| it.header("if-none-match") == Some("\"first\"")).count();
        assert!(2 <= known, "{known} of them told what is known");
        let sent = "return performance.getEntriesByType('resource').filter(it => it.name.endsWith('feed.json'))
            .slice(1).map(it => it.transferSize).every(it => it < 600)";
        page.expect(sent, true).await;
        page.see_no(".pill").await;
    });
}

#[test]
fn corrections_and_withdrawals_hold_at_once() {
    browse(site(), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 2").await;
        let mut items = stories(40);
        items[1]["title"] = json!("Story 2, corrected");
        items[2]["_news_zone"] = json!({ "status": "canceled" });
        publish(page, &items, "second");
        page.see(".card-headline", "Story 2, corrected").await;
        let third = "return [...document.querySelectorAll('.card-headline')].some(it => it.textContent === 'Story 3')";
        page.expect(third, false).await;
        page.see_no(".pill").await;
    });
}

#[test]
fn an_article_that_is_read_stays_as_it_is_until_it_is_withdrawn() {
    browse(site(), Reader::english(), async |page| {
        page.visit("article/s2/").await;
        page.see(".body", "Text of s2.").await;
        let mut items = with_news(1);
        items[2]["content_text"] = json!("Another text.");
        publish(page, &items, "second");
        page.see(".pill", "1 new article").await;
        page.expect("return document.querySelector('.body').textContent", "Text of s2.").await;
        items[2]["_news_zone"] = json!({ "status": "canceled" });
        publish(page, &items, "third");
        page.see(".panel-article .message", "This article is not shown").await;
    });
}

#[test]
fn nobody_looks_while_nobody_sees() {
    browse(site(), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        page.until_asked(2).await;
        hide(page, true).await;
        page.js("return new Promise(done => setTimeout(done, 1200))").await;
        page.site.clear_requests();
        page.js("return new Promise(done => setTimeout(done, 3000))").await;
        assert_eq!(page.site.count("/edition/feed.json"), 0, "a page that nobody sees");
        publish(page, &with_news(2), "second");
        hide(page, false).await;
        page.see(".pill", "2 new articles").await;
    });
}

async fn hide(page: &Page, is_hidden: bool) {
    let script = format!(
        "Object.defineProperty(document, 'hidden', {{ value: {is_hidden}, configurable: true }});
        document.dispatchEvent(new Event('visibilitychange')); return true"
    );
    page.js(&script).await;
}

#[test]
fn who_saves_data_is_not_asked_for_any() {
    let saves = "Object.defineProperty(navigator.connection, 'saveData', { value: true });";
    browse(site(), Reader::english().with_script(saves), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        page.js("return new Promise(done => setTimeout(done, 3000))").await;
        assert_eq!(page.site.count("/edition/feed.json"), 1);
    });
}

#[test]
fn a_zone_may_never_look() {
    let site =
        Site::plain().config(&json!({ "refresh_minutes": 0 })).with("edition/feed.json", edition(&stories(2), "first"));
    browse(site, Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        page.js("return new Promise(done => setTimeout(done, 2500))").await;
        assert_eq!(page.site.count("/edition/feed.json"), 1);
    });
}

#[test]
fn a_source_in_trouble_is_asked_less_and_less() {
    browse(site(), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        page.site.rule("/edition/feed.json", Rule::answer(404, "text/plain", "no"));
        page.until_asked(3).await;
        page.site.clear_requests();
        page.js("return new Promise(done => setTimeout(done, 7000))").await;
        let asked = page.site.count("/edition/feed.json");
        assert!(asked <= 3, "asked {asked} times in seven seconds");
        // What is here stays, and nobody is told of trouble that changes nothing.
        page.see(".card-headline", "Story 1").await;
        page.see_no(".notice").await;
        publish(page, &with_news(1), "second");
        page.see(".pill", "1 new article").await;
    });
}

impl Page {
    /// Waits until the edition was asked for so often.
    async fn until_asked(&self, times: usize) {
        for _ in 0..400 {
            if times <= self.site.count("/edition/feed.json") {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(25)).await;
        }
        panic!("asked {} times and not {times}", self.site.count("/edition/feed.json"));
    }
}
