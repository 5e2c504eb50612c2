//! The tabs by keyboard: the ARIA tabs pattern with choosing by hand.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse};
use crate::site::{Site, stories};

const STOPS: &str = "return [...document.querySelectorAll('[role=tab]')].map(it => it.tabIndex)";
const SELECTED: &str = "return [...document.querySelectorAll('[role=tab]')].map(it => it.ariaSelected)";

async fn expect_tabs(page: &Page, focus: &str, stops: Value, selected: Value) {
    page.expect_focus(focus).await;
    page.expect(STOPS, stops).await;
    page.expect(SELECTED, selected).await;
}

#[test]
fn arrows_lead_around_and_enter_chooses() {
    browse(Site::of(&stories(3)), Reader::english(), async |page| {
        page.visit("article/s2").await;
        page.see("#heading-article", "Story 2").await;
        page.js("document.getElementById('tab-article').focus()").await;
        expect_tabs(page, "tab-article", json!([-1, 0]), json!(["false", "true"])).await;
        for (key, focus) in [
            (Key::Right, "tab-recent"),
            (Key::Right, "tab-article"),
            (Key::Left, "tab-recent"),
            (Key::End, "tab-article"),
            (Key::Home, "tab-recent"),
        ] {
            page.press(key).await;
            page.expect_focus(focus).await;
        }
        page.press(Key::Enter).await;
        page.expect_address("").await;
        expect_tabs(page, "tab-recent", json!([0, -1]), json!(["true", "false"])).await;
        page.press(Key::Right).await;
        page.press(' ').await;
        page.expect_address("article/s2/").await;
        expect_tabs(page, "tab-article", json!([-1, 0]), json!(["false", "true"])).await;
    });
}

#[test]
fn the_article_tab_waits_for_an_article() {
    browse(Site::of(&stories(3)), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        page.expect("return document.getElementById('tab-article').ariaDisabled", "true").await;
        page.js("document.getElementById('tab-recent').focus()").await;
        page.press(Key::Right).await;
        page.expect_focus("tab-article").await;
        page.press(Key::Enter).await;
        page.click("#tab-article").await;
        page.expect_address("").await;

        page.click("#to-s3").await;
        page.see("#heading-article", "Story 3").await;
        page.expect("return document.getElementById('tab-article').ariaDisabled", Value::Null).await;
    });
}

#[test]
fn the_article_tab_shows_the_article_opened_last() {
    browse(Site::of(&stories(3)), Reader::english().screen(600, 800), async |page| {
        page.visit("").await;
        for id in ["s1", "s3"] {
            page.click(&format!("#to-{id}")).await;
            page.expect_address(&format!("article/{id}/")).await;
            page.click("#tab-recent").await;
            page.expect_address("").await;
        }
        page.click("#tab-article").await;
        page.expect_address("article/s3/").await;
        page.see("#heading-article", "Story 3").await;
    });
}

#[test]
fn one_press_of_tab_passes_the_list_of_tabs() {
    browse(Site::of(&stories(3)), Reader::english(), async |page| {
        page.visit("article/s1").await;
        page.see("#heading-article", "Story 1").await;
        page.js("document.getElementById('tab-article').focus()").await;
        page.press(Key::Tab).await;
        page.expect("return document.activeElement.closest('[role=tablist]')", Value::Null).await;
    });
}

#[test]
fn each_tab_names_its_panel_and_each_panel_its_tab() {
    browse(Site::of(&stories(1)), Reader::english(), async |page| {
        page.visit("").await;
        let script = "return [...document.querySelectorAll('[role=tab]')].every(tab => {
            const panel = document.getElementById(tab.getAttribute('aria-controls'));
            return panel.getAttribute('role') === 'tabpanel' && panel.getAttribute('aria-labelledby') === tab.id;
        })";
        page.expect(script, true).await;
        page.expect("return document.querySelector('[role=tablist]').ariaLabel", "News Zone").await;
    });
}
