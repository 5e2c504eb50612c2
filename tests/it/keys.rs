//! Keyboard shortcuts: what they do, when they do nothing, and how a reader has them otherwise.

use fantoccini::key::Key;
use serde_json::{Value, json};
use test_support::wanted;

use crate::browser::{Page, Reader, browse, browse_everywhere, browse_in};
use crate::site::{Site, stories};

const DIALOG: &str = "dialog#shortcuts";

/// A key as a keyboard of another script sends it: what it writes, and where it is. Drivers press Latin keys alone.
async fn strike(page: &Page, key: &str, code: &str, more: Value) {
    let script = "const [key, code, more] = arguments;
        const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...more });
        document.activeElement.dispatchEvent(event); return event.defaultPrevented";
    page.ask(script, vec![json!(key), json!(code), more]).await;
}

/// The module is there once a key has done something.
async fn listen(page: &Page) {
    page.see(".card-headline", "Story 1").await;
    page.press('j').await;
    page.expect_focus("to-s1").await;
}

async fn open_dialog(page: &Page) {
    page.press('?').await;
    page.until("the dialog", "return document.querySelector('dialog#shortcuts')?.matches(':modal')").await;
}

async fn expect_closed(page: &Page) {
    page.expect("return document.querySelector('dialog#shortcuts')?.open ?? false", false).await;
}

#[test]
fn through_a_list_and_into_an_article_and_back() {
    browse_everywhere(Site::of(&stories(4)), Reader::english().screen(600, 500), async |page| {
        page.visit("").await;
        listen(page).await;
        page.press('j').await;
        page.expect_focus("to-s2").await;
        page.press('j').await;
        page.expect_focus("to-s3").await;
        page.press('k').await;
        page.expect_focus("to-s2").await;
        page.press('o').await;
        page.see("#heading-article", "Story 2").await;
        page.expect_focus("heading-article").await;
        page.press('j').await;
        page.see("#heading-article", "Story 3").await;
        page.press('k').await;
        page.press('k').await;
        page.see("#heading-article", "Story 1").await;
        // There is nothing before the first.
        page.press('k').await;
        page.expect_address("article/s1/").await;
        page.press('u').await;
        page.expect_address("").await;
        page.expect_focus("to-s1").await;
        page.press('k').await;
        page.expect_focus("to-s1").await;
        page.press(Key::Enter).await;
        page.see("#heading-article", "Story 1").await;
        page.press('g').await;
        page.press('h').await;
        page.expect_address("").await;
        page.expect_focus("heading-recent").await;
    });
}

#[test]
fn the_headline_that_has_the_focus_is_seen() {
    const IS_SEEN: &str = "const { top, bottom } = document.activeElement.getBoundingClientRect();
        return top > -1 && bottom < innerHeight + 1 || `${top} to ${bottom} of ${innerHeight}`";
    browse(Site::of(&stories(30)), Reader::english().screen(360, 480), async |page| {
        page.visit("").await;
        listen(page).await;
        for nth in 2..=12 {
            page.press('j').await;
            page.expect_focus(&format!("to-s{nth}")).await;
            page.expect(IS_SEEN, true).await;
        }
    });
}

#[test]
fn the_last_headline_leads_on_to_more() {
    browse(Site::of(&stories(40)), Reader::english(), async |page| {
        page.visit("").await;
        listen(page).await;
        page.js("document.getElementById('to-s30').focus()").await;
        page.press('j').await;
        page.expect("return document.activeElement.textContent", "More articles").await;
        page.press('o').await;
        page.see(".card-headline", "Story 40").await;
        // The button of the last page is gone, and the focus goes on from where the list ended.
        page.expect_focus("to-s30").await;
        page.press('j').await;
        page.expect_focus("to-s31").await;
    });
}

#[test]
fn a_key_leads_to_the_search_from_anywhere() {
    browse_everywhere(Site::of(&stories(4)), Reader::english().screen(600, 500), async |page| {
        page.visit("article/s2").await;
        page.see("#heading-article", "Story 2").await;
        page.press('/').await;
        page.expect_address("").await;
        page.expect_focus("search").await;
        page.expect("return document.getElementById('search').value", "").await;
        // In a field keys are letters.
        page.type_into("#search", "j?/u").await;
        page.expect("return document.getElementById('search').value", "j?/u").await;
        expect_closed(page).await;
    });
}

#[test]
fn an_article_is_saved_by_what_saves_it() {
    browse(Site::of(&stories(2)), Reader::english(), async |page| {
        page.visit("article/s1").await;
        page.see("#heading-article", "Story 1").await;
        // Nothing to press, nothing pressed.
        open_dialog(page).await;
        page.press(Key::Escape).await;
        page.press('s').await;
        page.js("document.getElementById('save-article')?.remove();
            const button = document.createElement('button'); button.id = 'save-article';
            button.onclick = () => { window.saved = (window.saved ?? 0) + 1 };
            document.querySelector('article.story').append(button)")
            .await;
        page.press('s').await;
        page.expect("return window.saved", 1).await;
    });
}

#[test]
fn other_scripts_press_the_same_keys() {
    browse(Site::of(&stories(4)), Reader::korean(), async |page| {
        page.visit("").await;
        listen(page).await;
        strike(page, "ㅓ", "KeyJ", json!({})).await;
        page.expect_focus("to-s2").await;
        strike(page, "ㅏ", "KeyK", json!({})).await;
        page.expect_focus("to-s1").await;
        strike(page, "ま", "KeyJ", json!({})).await;
        page.expect_focus("to-s2").await;
        strike(page, "ㅐ", "KeyO", json!({})).await;
        page.see("#heading-article", "Story 2").await;
    });
}

#[test]
fn keys_that_are_something_else_do_nothing() {
    browse(Site::of(&stories(4)), Reader::english(), async |page| {
        page.visit("").await;
        listen(page).await;
        for more in [
            json!({ "ctrlKey": true }),
            json!({ "metaKey": true }),
            json!({ "altKey": true }),
            json!({ "shiftKey": true }),
            json!({ "isComposing": true }),
        ] {
            let key = if more["shiftKey"] == true { "J" } else { "j" };
            strike(page, key, "KeyJ", more).await;
        }
        strike(page, "Process", "KeyJ", json!({})).await;
        strike(page, "x", "KeyX", json!({})).await;
        page.js("return new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))").await;
        page.expect_focus("to-s1").await;
    });
}

#[test]
fn the_dialog_keeps_the_focus_and_gives_it_back() {
    browse_everywhere(Site::of(&stories(4)), Reader::english(), async |page| {
        page.visit("").await;
        listen(page).await;
        open_dialog(page).await;
        page.expect("return document.activeElement.closest('dialog') !== null", true).await;
        page.expect_texts(&format!("{DIALOG} tbody tr:nth-child(7) td:nth-child(2)"), &["g then h"]).await;
        // Keys do nothing behind it.
        page.press('j').await;
        for _ in 0..24 {
            page.press(Key::Tab).await;
            // Past the last stop the focus may leave the page for the browser's own buttons, but not for what is behind.
            let inside =
                "const it = document.activeElement; return it === document.body || it.closest('dialog') !== null";
            assert_eq!(page.js(inside).await, true);
        }
        page.press(Key::Escape).await;
        expect_closed(page).await;
        page.expect_focus("to-s1").await;
        // The button at the end of the page opens it too, and has the focus again.
        page.click(".page-foot .button").await;
        page.until("the dialog", "return document.querySelector('dialog#shortcuts').open").await;
        page.click(".shortcuts-ways .button:last-child").await;
        expect_closed(page).await;
        page.expect("return document.activeElement.closest('.page-foot') !== null", true).await;
    });
}

#[test]
fn a_reader_has_other_keys() {
    browse_everywhere(Site::of(&stories(4)), Reader::english(), async |page| {
        page.visit("").await;
        listen(page).await;
        open_dialog(page).await;
        let change = format!("{DIALOG} tbody tr:first-child .button");
        page.expect("return document.querySelector('dialog .button').ariaLabel", "Change the key for “Next article”")
            .await;
        page.click(&change).await;
        page.see(".shortcuts-said", "Press the new key for “Next article”").await;
        page.press('k').await;
        page.see(".shortcuts-said", "“k” is taken: Previous article.").await;
        page.press('é').await;
        page.see(".shortcuts-said", "That key cannot be a shortcut.").await;
        page.press('n').await;
        page.see(".shortcuts-said", "“n” now does this: Next article.").await;
        page.expect_texts(&format!("{DIALOG} tbody tr:first-child kbd"), &["n"]).await;
        // Escape leaves a key as it is, and the dialog open; then it closes it.
        page.click(&change).await;
        page.press(Key::Escape).await;
        page.see_no("dialog [aria-pressed=true]").await;
        page.expect("return document.querySelector('dialog').open", true).await;
        page.press(Key::Escape).await;
        expect_closed(page).await;
        page.expect("return localStorage['news-zone.shortcuts']", "on next=n").await;
        page.press('n').await;
        page.expect_focus("to-s2").await;
        page.press('j').await;
        page.reload().await;
        page.see(".card-headline", "Story 1").await;
        page.expect_focus("to-s2").await;
        page.press('n').await;
        page.expect_focus("to-s3").await;
        open_dialog(page).await;
        page.click(".shortcuts-ways .button:first-child").await;
        page.see(".shortcuts-said", "The usual keys are back.").await;
        page.expect_texts(&format!("{DIALOG} tbody tr:first-child kbd"), &["j"]).await;
        page.expect("return localStorage['news-zone.shortcuts']", "on").await;
    });
}

#[test]
fn a_reader_has_none() {
    browse(Site::of(&stories(4)), Reader::english(), async |page| {
        page.visit("").await;
        listen(page).await;
        open_dialog(page).await;
        page.click(".shortcuts-switch input").await;
        page.press(Key::Escape).await;
        expect_closed(page).await;
        page.press('j').await;
        page.press('?').await;
        page.expect_focus("to-s1").await;
        expect_closed(page).await;
        page.reload().await;
        page.see(".card-headline", "Story 1").await;
        let before = page.site.count("/shortcuts_bg.wasm");
        page.press('j').await;
        page.press('?').await;
        page.js("return new Promise(done => setTimeout(done, 300))").await;
        assert_eq!(page.site.count("/shortcuts_bg.wasm"), before, "who has none does not load them");
        // The way back to them is there all the same.
        page.click(".page-foot .button").await;
        page.until("the dialog", "return document.querySelector('dialog#shortcuts')?.open").await;
        page.expect("return document.querySelector('.shortcuts-switch input').checked", false).await;
        page.click(".shortcuts-switch input").await;
        page.press(Key::Escape).await;
        page.press('j').await;
        page.expect_focus("to-s1").await;
    });
}

#[test]
fn nothing_is_loaded_before_a_key_is_pressed() {
    browse(Site::of(&stories(4)), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        page.press(Key::Tab).await;
        page.type_into("#search", "story").await;
        page.js("return new Promise(done => setTimeout(done, 300))").await;
        assert_eq!(page.site.count("/shortcuts_bg.wasm"), 0);
    });
}

#[test]
fn the_dialog_speaks_the_readers_language() {
    browse(Site::of(&stories(1)), Reader::korean(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        open_dialog(page).await;
        page.expect_texts("#heading-shortcuts", &["키보드 단축키"]).await;
        page.press(Key::Escape).await;
        page.click(".languages [lang=ja]").await;
        open_dialog(page).await;
        page.expect_texts("#heading-shortcuts", &["キーボードショートカット"]).await;
    });
}

#[test]
fn where_nothing_can_be_stored_a_change_lasts_as_long_as_the_page() {
    let refuse =
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } });";
    browse(Site::of(&stories(4)), Reader::english().with_script(refuse), async |page| {
        page.visit("").await;
        listen(page).await;
        open_dialog(page).await;
        page.click(&format!("{DIALOG} tbody tr:first-child .button")).await;
        page.press('n').await;
        page.see(".shortcuts .hint", "Kept until this page is closed").await;
        page.press(Key::Escape).await;
        page.press('n').await;
        page.expect_focus("to-s2").await;
    });
}

/// On a printed page the app is fetched for the key, and the key is heard all the same.
#[test]
fn the_first_key_on_a_printed_page() {
    let Some(dir) = wanted::path("NEWS_ZONE_SITE", "tests of a published site") else { return };
    browse_in(dir, Site::published(), Reader::english(), async |page| {
        page.open("").await;
        page.until("the page", "return document.querySelector('.card-lead')").await;
        page.press('j').await;
        page.expect("return document.activeElement === document.querySelector('.card-headline a')", true).await;
    });
}
