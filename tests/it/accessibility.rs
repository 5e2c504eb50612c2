//! axe-core finds nothing to object to, on any page, in both themes and both languages.

use std::fs;

use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse};
use crate::site::{Site, story};
use test_support::wanted;

/// What is wrong, and where.
const RUN: &str = "return axe.run(document, { resultTypes: ['violations'] }).then(found => found.violations.map(it =>
    `${it.id}: ${it.help}\\n${it.nodes.map(node => `    ${node.target} ${node.html.slice(0, 160)}`).join('\\n')}`))";

/// axe-core finds nothing on the page as it is.
pub(crate) async fn expect_no_violation(page: &Page, axe: &str, what: &str) {
    if page.js("return typeof axe").await == "undefined" {
        page.js(axe).await;
    }
    let found = page.js(RUN).await;
    let found: Vec<&str> = found.as_array().unwrap().iter().filter_map(Value::as_str).collect();
    assert!(found.is_empty(), "on {what}:\n{}", found.join("\n"));
}

fn check(reader: Reader) {
    let Some(axe) = wanted::path("NEWS_ZONE_AXE", "accessibility tests") else { return };
    let axe = fs::read_to_string(axe).unwrap();
    browse(Site::demo(), reader.clone(), async |page| {
        page.visit("").await;
        page.until("articles", "return document.querySelectorAll('.card').length === 30").await;
        expect_no_violation(page, &axe, "the list").await;
        page.click(".filters-more summary").await;
        expect_no_violation(page, &axe, "the list with its filters open").await;
        page.type_into("#search", "국방").await;
        page.until("a mark", "return document.querySelector('mark, .message') !== null").await;
        expect_no_violation(page, &axe, "a filtered list").await;
        page.retype("#search", "xyzzy").await;
        page.see_no(".card").await;
        expect_no_violation(page, &axe, "an empty answer").await;
        page.visit("article/1").await;
        page.see(".body p", "Vasile Dîncu").await;
        expect_no_violation(page, &axe, "the founding document").await;
        page.visit("no/such/page").await;
        page.until("words", "return document.getElementById('heading-unknown') !== null").await;
        expect_no_violation(page, &axe, "an unknown address").await;
    });
    browse(Site::of(&everything()), reader, async |page| {
        page.visit("article/all").await;
        page.see(".body td", "2").await;
        expect_no_violation(page, &axe, "an article with everything").await;
        page.visit("article/nowhere").await;
        page.until("words", "return document.querySelector('.panel-article .message') !== null").await;
        expect_no_violation(page, &axe, "an article that is nowhere, under a notice").await;
    });
}

/// An article with every kind of block, and one that cannot be read.
fn everything() -> Vec<Value> {
    let html = "<h2>Heading</h2><p>A <a href=https://a.example/>link</a>, <code>code</code>, <mark>mark</mark>.</p>
        <ul><li>one<ol><li>two</ol></ul><blockquote><p>Said.</p></blockquote><pre>x = 1</pre><hr>
        <figure><img src=/icon.svg width=64 height=64 alt=Icon><figcaption>Caption</figcaption></figure>
        <table><caption>Ships</caption><tr><th>Year<th>Ships<tr><th>2022<td>2</table><table><tr><td>1<td>2</table>
        <audio src=/a.mp3></audio><iframe src='https://www.youtube.com/embed/x'></iframe>";
    let all = story(
        "all",
        "[Kicker] Everything",
        json!({
            "content_html": html, "summary": "Deck", "language": "en", "date_published": "2022-09-23T00:00:00Z",
            "date_modified": "2022-09-24T00:00:00Z", "tags": ["navy"], "url": "https://news.example/1",
            "authors": [{ "name": "Kim", "_news_zone": { "email": "kim@news.example" } }, { "name": "Lee", "url": "https://news.example/lee" }],
            "image": "/icon.svg", "attachments": [{ "url": "https://news.example/a.pdf", "mime_type": "application/pdf" }],
            "_news_zone": {
                "section": "Defence", "copyright_notice": "ⓒ",
                "neighbours": [{ "headline": "Plain" }, { "headline": "Linked", "id": "2" }],
            },
        }),
    );
    vec![all, story("2", "함대 귀환", json!({ "language": "ko" })), json!({ "title": "Without an id" })]
}

#[test]
fn english_by_day() {
    check(Reader::english());
}

#[test]
fn english_by_night() {
    check(Reader::english().dark());
}

#[test]
fn korean_by_day() {
    check(Reader::korean());
}

#[test]
fn korean_by_night_on_a_phone() {
    check(Reader::korean().dark().screen(360, 740));
}
