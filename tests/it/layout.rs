//! The page at every width: nothing scrolls sideways, and wide screens show list and article side by side.

use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse};
use crate::site::{Site, stories, story};

/// An article with everything that is wider than a phone.
fn wide() -> Value {
    let cells = "<td>1234567890</td>".repeat(30);
    let html = format!(
        "<p>{}</p><table><caption>Wide</caption><tr>{cells}</tr></table><pre>{}</pre>
        <img src='/icon.svg' width=2400 height=1200 alt=wide><p><a href='https://example.org/{}'>https://example.org/{}</a></p>
        <blockquote><blockquote><blockquote><ul><li>deep<ul><li>deeper<ul><li>{}</li></ul></ul></ul></blockquote></blockquote></blockquote>
        <video src='/x.mp4' width=1920 height=1080></video><iframe src='https://www.youtube.com/embed/x'></iframe>",
        "Donaudampfschifffahrt".repeat(20), "code ".repeat(80), "x".repeat(200), "x".repeat(200), "가".repeat(100),
    );
    story(
        "wide",
        &format!("{} 함대귀환", "Headline".repeat(15)),
        json!({
            "content_html": html, "summary": "가".repeat(120), "language": "ko",
            "authors": [{ "name": "Name".repeat(30), "_news_zone": { "email": format!("{}@example.org", "a".repeat(60)) } }],
            "tags": ["tag".repeat(40)], "url": "https://news.example/1",
            "attachments": [{ "url": format!("https://news.example/{}.pdf", "file".repeat(40)) }],
            "_news_zone": {
                "section": "Section".repeat(20), "kicker": "kicker".repeat(9),
                "neighbours": [{ "headline": "Neighbour".repeat(20), "id": "s1" }],
                "copyright_notice": "<ⓒ ".to_owned() + &"Copyright".repeat(20) + ">",
            },
        }),
    )
}

async fn expect_no_sideways(page: &Page, what: &str) {
    let answer = page.js("const root = document.scrollingElement;
        const over = [...document.querySelectorAll('body *')].filter(it => it.getBoundingClientRect().right > innerWidth + 1);
        return [root.scrollWidth <= root.clientWidth, root.scrollWidth, over.map(it => it.outerHTML.slice(0, 120)).slice(0, 5)]").await;
    assert_eq!(answer[0], true, "{what} scrolls sideways: {answer}");
}

#[test]
fn nothing_scrolls_sideways_on_a_phone() {
    let mut items = stories(5);
    items.push(wide());
    items.push(json!({ "title": "Without an id, so that there is a notice" }));
    for reader in [Reader::english(), Reader::korean()] {
        browse(Site::of(&items), reader.screen(320, 640), async |page| {
            page.visit("").await;
            page.see(".card-headline", "Headline").await;
            expect_no_sideways(page, "the list").await;
            page.click(".filters-more summary").await;
            page.click(".notice summary").await;
            expect_no_sideways(page, "the list with filters open").await;
            page.type_into("#search", "xyzzy").await;
            page.see_no(".card").await;
            expect_no_sideways(page, "an empty answer").await;
            page.visit("article/wide").await;
            page.see(".body td", "1234567890").await;
            expect_no_sideways(page, "an article").await;
            page.visit("no/such/page").await;
            page.until("words", "return document.getElementById('heading-unknown') !== null").await;
            expect_no_sideways(page, "an unknown address").await;
        });
    }
}

#[test]
fn the_demo_on_a_phone() {
    for reader in [Reader::english(), Reader::korean()] {
        browse(Site::demo(), reader.screen(320, 640), async |page| {
            page.visit("").await;
            page.until("articles", "return document.querySelectorAll('.card').length === 30").await;
            expect_no_sideways(page, "the list").await;
            page.visit("article/1").await;
            page.see(".body p", "Vasile Dîncu").await;
            expect_no_sideways(page, "the founding document").await;
        });
    }
}

#[test]
fn a_wide_screen_shows_both_side_by_side() {
    const PLACES: &str = "const [list, article] = ['panel-recent', 'panel-article'].map(id =>
        document.getElementById(id).getBoundingClientRect());
        return list.width > 200 && article.width > 400 && (list.right <= article.left || article.right <= list.left)
            && list.top < innerHeight && article.top < innerHeight";
    browse(Site::of(&stories(10)), Reader::english().screen(1280, 900), async |page| {
        page.visit("article/s4").await;
        page.see("#heading-article", "Story 4").await;
        page.see(".card-headline", "Story 1").await;
        page.expect(PLACES, true).await;
        page.expect("return document.querySelector('.card a[aria-current]').id", "to-s4").await;
        page.click("#to-s6").await;
        page.see("#heading-article", "Story 6").await;
        page.expect("return document.querySelector('.card a[aria-current]').id", "to-s6").await;
    });
}

#[test]
fn a_narrow_screen_shows_one_at_a_time() {
    const SHOWN: &str =
        "return ['panel-recent', 'panel-article'].map(id => document.getElementById(id).checkVisibility())";
    browse(Site::of(&stories(10)), Reader::english().screen(768, 1024), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        page.expect(SHOWN, json!([true, false])).await;
        page.click("#to-s4").await;
        page.see("#heading-article", "Story 4").await;
        page.expect(SHOWN, json!([false, true])).await;
    });
}
