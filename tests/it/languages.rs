//! The languages of the interface: chosen from the browser, switched, remembered.

use news_core::lang::Language;
use serde_json::json;

use crate::browser::{Page, Reader, browse};
use crate::site::{Site, stories, story};

async fn expect_language(page: &Page, tag: &str, tabs: [&str; 2]) {
    page.expect("return document.documentElement.lang", tag).await;
    page.expect_texts("[role=tab]", &tabs).await;
    let name = Language::of(tag).unwrap().words().name;
    page.expect_texts(".languages [aria-pressed=true]", &[name]).await;
    page.expect_texts(".languages button", &Language::ALL.map(|it| it.words().name)).await;
}

const ENGLISH: [&str; 2] = ["Recent News", "Article"];
const KOREAN: [&str; 2] = ["최근 뉴스", "기사"];
const JAPANESE: [&str; 2] = ["最新ニュース", "記事"];

#[test]
fn the_browsers_choice() {
    for (languages, tag, tabs) in [
        ("ko-KR,ko,en", "ko", KOREAN),
        ("ja-JP,ko", "ja", JAPANESE),
        ("ro,ko", "ko", KOREAN),
        ("en-GB,ko", "en", ENGLISH),
        ("fr,ro", "en", ENGLISH),
    ] {
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
        page.click(".languages [lang=ja]").await;
        expect_language(page, "ja", JAPANESE).await;
        page.expect("return document.title", "最新ニュース — News Zone").await;
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

/// Beside the name of the zone, on one line, on the narrowest of phones.
#[test]
fn there_is_room_for_all_of_them() {
    const PLACES: &str = "const [brand, languages] = ['.brand', '.languages'].map(it => document.querySelector(it).getBoundingClientRect());
        const line = parseFloat(getComputedStyle(document.querySelector('.brand')).fontSize) * 1.1;
        return brand.right <= languages.left && languages.right <= innerWidth && brand.height < line * 1.5
            && [...document.querySelectorAll('.languages button')].every(it => Math.abs(it.getBoundingClientRect().top - languages.top) < 1)";
    for width in [320, 360, 1280] {
        browse(Site::of(&stories(1)), Reader::english().screen(width, 640), async |page| {
            page.visit("").await;
            page.see(".card-headline", "Story 1").await;
            for tag in ["en", "ko", "ja"] {
                page.click(&format!(".languages [lang={tag}]")).await;
                page.expect("return document.documentElement.lang", tag).await;
                page.expect(PLACES, true).await;
            }
        });
    }
}
