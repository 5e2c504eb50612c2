//! The founding document in the browser's DOM.

use news_core::config::Config;
use news_core::lang::Language;
use serde_json::{Value, json};

use super::{KICKER, byline, item, line, neighbour, paragraphs};
use crate::browser::{Page, Reader, browse};
use crate::canonical::expect_same;
use crate::native::{articles, rendered};
use crate::site::{EDITION, Site, feed};

/// The document alone, so that it leads its list.
fn alone() -> Site {
    Site::of(&[item()])
}

async fn text(page: &Page, selector: &str) -> Value {
    page.ask("return document.querySelector(arguments[0])?.textContent ?? null", vec![json!(selector)]).await
}

async fn open(page: &Page) {
    page.visit("article/1").await;
    page.until("the article", "return document.querySelector('article.story .body p') !== null").await;
}

#[test]
fn rows_1_and_2_brand_and_tab() {
    browse(alone(), Reader::english(), async |page| {
        open(page).await;
        assert_eq!(text(page, ".brand").await, line(1));
        page.expect("return document.title", format!("{} — {}", line(5), line(1))).await;
        assert_eq!(text(page, "[role=tab]").await, line(3));
        assert_eq!(text(page, "#heading-recent").await, line(3));
        page.expect("return document.getElementById('panel-recent').getAttribute('aria-labelledby')", "tab-recent")
            .await;
        page.click(".brand").await;
        page.expect_address("").await;
    });
}

#[test]
fn rows_3_and_4_headline_and_kicker() {
    browse(alone(), Reader::english(), async |page| {
        page.visit("").await;
        page.until("the card", "return document.querySelector('.card a') !== null").await;
        assert_eq!(text(page, ".card a").await, line(5));
        assert_eq!(text(page, ".card .kicker").await, KICKER);
        page.click(".card a").await;
        page.until("the heading", "return document.getElementById('heading-article') !== null").await;
        assert_eq!(text(page, "#heading-article").await, line(5));
        assert_eq!(text(page, "#heading-article .kicker").await, KICKER);
        page.expect("return document.querySelectorAll('article.story h1').length", 1).await;
    });
}

#[test]
fn rows_3_and_6_lengths_are_the_zones_own() {
    let config = json!({ "headline_chars": 20, "breadcrumb_chars": 12, "split_kicker": false });
    browse(alone().config(&config), Reader::english(), async |page| {
        page.visit("").await;
        // Cut for the eye, whole for those who hear the page.
        page.expect_texts(".card a [aria-hidden]", &["[ROK-Romania defense…"]).await;
        page.expect_texts(".card a .unseen", &[line(5).as_str()]).await;
        page.expect("return document.querySelector('.card a').title", line(5)).await;
        open(page).await;
        page.see(".breadcrumb [aria-current=page]", "[ROK-Romania").await;
        assert_eq!(text(page, ".breadcrumb [aria-current=page]").await, "[ROK-Romania");
        assert_eq!(text(page, "#heading-article").await, line(5));
        page.see_no(".kicker").await;
    });
}

#[test]
fn rows_5_and_6_deck_and_breadcrumb() {
    browse(alone(), Reader::english(), async |page| {
        page.visit("").await;
        page.until("the card", "return document.querySelector('.card a') !== null").await;
        assert_eq!(text(page, ".card-deck").await, line(7));
        open(page).await;
        assert_eq!(text(page, "p.deck").await, line(7));
        page.expect_texts(".breadcrumb li", &["News Zone", "Recent News", line(9).trim()]).await;
        assert_eq!(text(page, ".breadcrumb [aria-current=page]").await, line(9));
        page.expect("return document.querySelector('.breadcrumb [aria-current=page]').title", line(5)).await;
        page.click(".breadcrumb a").await;
        page.expect_address("").await;
    });
}

#[test]
fn rows_7_8_and_9_text() {
    browse(alone(), Reader::english(), async |page| {
        open(page).await;
        page.expect("return [...document.querySelectorAll('.body p')].map(it => it.textContent)", json!(paragraphs()))
            .await;
        page.expect("return document.querySelector('.body').children.length", 7).await;
        page.expect("return document.querySelector('article.story').lang", "en").await;
        page.visit("").await;
        for typed in ["romania's", "countries’", "\"we need", "dincu", "Di\u{302}ncu"] {
            page.retype("#search", typed).await;
            page.expect("return document.querySelectorAll('.card').length", 1).await;
            page.retype("#search", "zzz").await;
            page.see_no(".card").await;
        }
    });
}

#[test]
fn row_10_no_date() {
    browse(alone(), Reader::english(), async |page| {
        page.visit("?from=2022-01-01").await;
        page.see(".stories .hint", "1 article has no date and is left out.").await;
        page.see_no(".card").await;
        open(page).await;
        page.see_no("time").await;
        let words = text(page, "body").await;
        assert!(!words.as_str().unwrap().contains("1970") && !words.as_str().unwrap().contains("Invalid"));
    });
}

#[test]
fn rows_11_12_and_13_byline_copyright_neighbour() {
    browse(alone(), Reader::english(), async |page| {
        open(page).await;
        assert_eq!(text(page, ".byline-names").await, byline());
        page.see_no("a[href^='mailto:']").await;
        assert_eq!(text(page, ".copyright").await, line(33));
        assert_eq!(text(page, ".neighbours li").await, neighbour());
        page.see_no(".neighbours a").await;
        let bullet = "const item = document.querySelector('.neighbours li');
            return getComputedStyle(item, '::before').content.includes('•') || getComputedStyle(item).listStyleType === 'disc'";
        page.expect(bullet, true).await;
    });
}

#[test]
fn rows_14_and_15_nothing_missing_and_its_own_language() {
    browse(alone(), Reader::korean(), async |page| {
        open(page).await;
        for absent in ["img", "figure", "time", ".attachments", ".card-section", ".original"] {
            page.see_no(&format!("main {absent}")).await;
        }
        page.expect("return document.documentElement.lang", "ko").await;
        page.expect("return document.querySelector('article.story').lang", "en").await;
        page.expect("return document.querySelector('.card').lang", "en").await;
        assert_eq!(text(page, ".byline-names").await, byline());
        page.expect_texts("[role=tab]", &["최근 뉴스", "기사"]).await;
    });
}

#[test]
fn the_same_page_as_the_native_build_renders() {
    for (reader, language) in [(Reader::english(), Language::English), (Reader::korean(), Language::Korean)] {
        browse(alone(), reader, async |page| {
            page.visit("").await;
            page.until("the list", "return document.querySelector('.card')").await;
            let url = format!("{}{EDITION}", page.site.url());
            let (articles, _) = articles(&feed(&[item()]).to_string(), &url, &Config::default());
            // Before anything is opened: a page that is printed is nobody's, and marks nothing as read.
            let list = rendered(&articles, Config::default(), "", language);
            expect_same(page, &list, "#panel-recent .stories", "the list").await;
            open(page).await;
            let article = rendered(&articles, Config::default(), "article/1", language);
            for part in ["header", "[role=tablist]", "#panel-article"] {
                expect_same(page, &article, part, part).await;
            }
        });
    }
}

#[test]
fn the_demo_edition_lists_it_and_opens_it() {
    browse(Site::demo(), Reader::english(), async |page| {
        page.visit("").await;
        page.until("articles", "return document.querySelectorAll('.card').length === 30").await;
        page.see("#to-1", "").await;
        // It has no date, and stands behind all that come yet: whoever looks for it finds it.
        page.type_into("#search", "dincu").await;
        page.expect("return document.querySelectorAll('.card').length", 1).await;
        page.click("#to-1").await;
        page.expect("return document.getElementById('heading-article')?.textContent", line(5)).await;
        page.back().await;
        page.expect("return document.querySelectorAll('.card').length", 1).await;
    });
}
