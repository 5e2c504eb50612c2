//! Documents that are broken, hostile or far too large: the page stands, shows what it could read, and says what not.

use preview::Rule;
use serde_json::json;

use crate::browser::{Page, Reader, browse};
use crate::site::{EDITION, Site, feed, story};

/// A page that hangs answers nobody: it has to draw a frame and react to a key.
async fn expect_alive(page: &Page) {
    page.js("return new Promise(done => requestAnimationFrame(done))").await;
    page.type_into("#search", "zzzz").await;
    page.see(".message h2", "Nothing found").await;
}

fn with_edition(body: impl Into<Vec<u8>>) -> Site {
    Site::plain().with(EDITION, Rule::answer(200, "application/json", body))
}

#[test]
fn ten_thousand_levels_of_json() {
    let deep = format!("{}1{}", "[".repeat(10_000), "]".repeat(10_000));
    let text = feed(&[story("1", "Good", json!({ "x": "DEEP" }))]).to_string().replace("\"DEEP\"", &deep);
    browse(with_edition(text), Reader::english(), async |page| {
        page.visit("").await;
        page.expect_list(&["Good"]).await;
        expect_alive(page).await;
    });
}

#[test]
fn ten_thousand_levels_of_html() {
    // One at a time: browsers take up to seconds to parse each of these, before the app sees a node.
    for tag in ["div", "b", "blockquote", "ul><li", "table><tr><td", "q"] {
        let html = format!("<p>before</p>{}deep", format!("<{tag}>").repeat(10_000));
        let nested = story("1", "Nested", json!({ "content_html": html }));
        browse(Site::of(&[nested, story("2", "Good", json!({}))]), Reader::english(), async |page| {
            page.visit("article/1").await;
            page.see(".body", "before").await;
            page.click("#tab-recent").await;
            page.expect_list(&["Nested", "Good"]).await;
            expect_alive(page).await;
        });
    }
}

#[test]
fn a_document_that_ends_in_the_middle() {
    let text = feed(&[story("1", "Good", json!({})), story("2", "Good too", json!({})), story("3", "Torn", json!({}))])
        .to_string();
    let cut = text.find("Torn").unwrap() + 2;
    browse(with_edition(&text[..cut]), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Good too").await;
        page.see(".notice-problems summary", "could not be read").await;
        page.see(".notice-problems li", "it breaks off after").await;
    });
}

#[test]
fn a_document_of_a_hundred_megabytes() {
    const SIZE: usize = 100_000_000;
    let mut text = String::from("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[");
    let words = "The fleet is back. ".repeat(200);
    for nth in 0.. {
        if SIZE < text.len() {
            break;
        }
        let comma = if nth == 0 { "" } else { "," };
        text.push_str(&format!("{comma}{{\"id\":\"{nth}\",\"title\":\"Story {nth}\",\"content_text\":\"{words}\"}}"));
    }
    text.push_str("]}");
    browse(with_edition(text), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        page.see(".notice-problems li", "it is larger than").await;
        expect_alive(page).await;
    });
}

#[test]
fn bytes_that_are_no_text() {
    let mut bytes = feed(&[story("1", "Good", json!({ "content_text": "BYTES" }))]).to_string().into_bytes();
    let at = bytes.windows(5).position(|it| it == b"BYTES").unwrap();
    bytes[at..at + 5].copy_from_slice(&[0xff, 0xfe, 0x80, 0xc0, 0xed]);
    browse(with_edition(bytes), Reader::english(), async |page| {
        page.visit("").await;
        page.expect_list(&["Good"]).await;
        page.see(".notice-problems li", "it is not UTF-8 text").await;
    });
}

#[test]
fn fields_of_every_wrong_kind() {
    let items = [
        json!({ "id": 7, "title": 8, "content_text": ["x"], "tags": "K9" }),
        json!({ "id": "2", "title": "Reversed \u{202e}txet", "authors": "Kim", "image": {}, "attachments": 5 }),
        json!(null),
        json!([]),
        story("5", "Good", json!({ "date_published": "yesterday", "url": "javascript:alert(1)" })),
        story("5", "Same id", json!({})),
    ];
    browse(Site::of(&items), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Good").await;
        page.see(".card-headline", "Reversed txet").await;
        page.see(".notice-problems li", "its id was used before").await;
        page.see(".notice-problems li", "characters that reorder text").await;
        page.see(".notice-problems li", "is not a date").await;
        let text = page.js("return document.body.textContent").await;
        for word in ["1970", "Invalid", "undefined", "[object"] {
            assert!(!text.as_str().unwrap().contains(word), "{word} in {text}");
        }
    });
}

#[test]
fn a_configuration_that_cannot_be_read() {
    for body in ["<!doctype html>", "{", "[]", "{\"brand\":7,\"sources\":[3]}"] {
        let site = Site::of(&[story("1", "Good", json!({}))])
            .with("news-zone.json", Rule::answer(200, "application/json", body));
        browse(site, Reader::english(), async |page| {
            page.visit("").await;
            page.expect_list(&["Good"]).await;
            page.see(".brand", "News Zone").await;
        });
    }
}
