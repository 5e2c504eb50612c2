//! English and Korean: chosen from the browser, switched, remembered.

use serde_json::json;

use crate::browser::{Page, Reader, browse};
use crate::site::{Site, stories, story};

async fn expect_language(page: &Page, tag: &str, tabs: [&str; 2]) {
    page.expect("return document.documentElement.lang", tag).await;
    page.expect_texts("[role=tab]", &tabs).await;
    page.expect_texts(".languages [aria-pressed=true]", &[if tag == "ko" { "한국어" } else { "English" }]).await;
}

const ENGLISH: [&str; 2] = ["Recent News", "Article"];
const KOREAN: [&str; 2] = ["최근 뉴스", "기사"];

#[test]
fn the_browsers_choice() {
    for (languages, tag, tabs) in
        [("ko-KR,ko,en", "ko", KOREAN), ("ro,ko", "ko", KOREAN), ("en-GB,ko", "en", ENGLISH), ("fr,ro", "en", ENGLISH)]
    {
        browse(Site::of(&stories(1)), Reader::english().languages(languages), async |page| {
            page.visit("").await;
            expect_language(page, tag, tabs).await;
        });
    }
}

#[test]
fn a_switch_is_remembered() {
    browse(Site::of(&stories(2)), Reader::english(), async |page| {
        page.visit("").await;
        expect_language(page, "en", ENGLISH).await;
        page.click(".languages [lang=ko]").await;
        expect_language(page, "ko", KOREAN).await;
        page.expect("return document.title", "최근 뉴스 — News Zone").await;
        page.reload().await;
        expect_language(page, "ko", KOREAN).await;
        page.click("#to-s1").await;
        page.see("#heading-article", "Story 1").await;
        page.click(".languages [lang=en]").await;
        expect_language(page, "en", ENGLISH).await;
        page.see("#heading-article", "Story 1").await;
    });
}

#[test]
fn a_switch_keeps_place_question_and_focus() {
    browse(Site::of(&stories(30)), Reader::english().screen(600, 700), async |page| {
        page.visit("?q=story").await;
        page.see(".card-headline", "Story 20").await;
        page.click(".languages [lang=ko]").await;
        expect_language(page, "ko", KOREAN).await;
        page.expect("return document.getElementById('search').value", "story").await;
        page.expect("return document.activeElement.lang", "ko").await;
        page.expect_address("?q=story").await;
    });
}

#[test]
fn an_article_keeps_its_own_language() {
    let items = [
        story("1", "Fleet returns", json!({ "language": "en" })),
        story("2", "함대 귀환", json!({ "language": "ko" })),
    ];
    browse(Site::of(&items), Reader::korean(), async |page| {
        page.visit("").await;
        page.expect("return [...document.querySelectorAll('.card')].map(it => it.lang)", json!(["en", "ko"])).await;
        page.click("#to-1").await;
        page.expect("return document.querySelector('article.story').lang", "en").await;
        page.expect("return document.documentElement.lang", "ko").await;
    });
}
