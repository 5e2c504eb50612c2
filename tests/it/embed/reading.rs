//! Reading in place and in a dialog: where the focus and the page go, and come back to.

use fantoccini::key::Key;
use serde_json::json;

use super::{archive, open, partner, shown, zone};
use crate::browser::{Page, Reader, browse, browse_everywhere};
use crate::host::Host;
use crate::site::{Site, story};

/// A page with much above and below, scrolled by itself.
fn long_page(attributes: &str) -> Host {
    let body = format!(
        "<p><button id=\"before\">Before</button></p><div class=\"tall\"></div>{}<p><button>After</button></p><div class=\"tall\"></div>",
        zone(attributes)
    );
    partner(&body).head("<link rel=\"stylesheet\" href=\"/tall.css\">").file("tall.css", ".tall { height: 30rem }")
}

const SCROLLED: &str = "return Math.round(scrollY)";

async fn scroll(page: &Page) -> serde_json::Value {
    page.js("document.querySelector('news-zone').scrollIntoView()").await;
    open_settled(page).await;
    page.js(SCROLLED).await
}

async fn open_settled(page: &Page) {
    page.until("the element", "return notes.find(it => it.name === 'ready')").await;
}

#[test]
fn in_place_and_back_by_keyboard() {
    browse_everywhere(Site::of(&archive()).cors().on(long_page("")), Reader::english(), async |page| {
        page.open_host("").await;
        scroll(page).await;
        page.in_zone("root.getElementById('to-drill').focus()").await;
        let before = page.js(SCROLLED).await;
        page.press(Key::Enter).await;
        page.expect_texts_in_zone(".story-headline", &["Winter drill"]).await;
        page.expect_in_zone("return root.activeElement?.className", "reading").await;
        page.expect_in_zone("return zone.getBoundingClientRect().top >= -1", true).await;
        // The way back is the first stop.
        page.press(Key::Tab).await;
        page.expect_in_zone("return root.activeElement?.className", "button close").await;
        page.press(Key::Enter).await;
        page.expect_in_zone("return root.activeElement?.id", "to-drill").await;
        page.expect(SCROLLED, before).await;
        page.expect_in_zone("return root.querySelector('.list').checkVisibility()", true).await;
    });
}

#[test]
fn a_dialog_keeps_the_focus_and_gives_it_back() {
    browse_everywhere(Site::of(&archive()).cors().on(long_page("open=\"dialog\"")), Reader::english(), async |page| {
        page.open_host("").await;
        scroll(page).await;
        page.in_zone("root.getElementById('to-budget').focus()").await;
        let before = page.js(SCROLLED).await;
        page.press(Key::Enter).await;
        page.expect_texts_in_zone("dialog .story-headline", &["Budget passes"]).await;
        page.expect_in_zone("return root.querySelector('dialog').matches(':modal')", true).await;
        // What the page has outside a modal dialog cannot be reached: around and around, the focus never lands there.
        for _ in 0..6 {
            page.press(Key::Tab).await;
            page.expect("return ['NEWS-ZONE', 'BODY', 'HTML'].includes(document.activeElement.tagName)", true).await;
        }
        page.press(Key::Escape).await;
        page.expect_in_zone("return root.querySelector('dialog')", json!(null)).await;
        page.expect_in_zone("return root.activeElement?.id", "to-budget").await;
        page.expect(SCROLLED, before).await;
        // By its button, and by a click beside it.
        for way in [".close", "beside"] {
            page.click_in_zone("#to-budget").await;
            page.until_in_zone("the dialog", "return root.querySelector('dialog')?.open").await;
            match way {
                "beside" => _ = page.in_zone("root.querySelector('dialog').click()").await,
                button => page.click_in_zone(button).await,
            }
            page.expect_in_zone("return root.querySelector('dialog')", json!(null)).await;
            page.expect_in_zone("return root.activeElement?.id", "to-budget").await;
        }
    });
}

/// From one article to a related one, and back to the list in one step.
#[test]
fn from_article_to_article() {
    let mut items = archive();
    items[0]["_news_zone"]["neighbours"] = json!([{ "relation": "next", "id": "drill", "headline": "Winter drill" }]);
    browse(shown(&items, ""), Reader::english(), async |page| {
        open(page).await;
        page.click_in_zone("#to-fleet").await;
        page.click_in_zone(".neighbours a").await;
        page.expect_texts_in_zone(".story-headline", &["Winter drill"]).await;
        page.expect_in_zone("return root.activeElement?.className", "reading").await;
        page.click_in_zone(".close").await;
        page.expect_in_zone("return root.querySelector('.reading')", json!(null)).await;
    });
}

/// Whatever is read, the page's own address and history stay as they were.
#[test]
fn the_address_is_the_pages_own() {
    browse(shown(&archive(), ""), Reader::english(), async |page| {
        open(page).await;
        let state = "return [location.href, history.length, document.title]";
        let before = page.js(state).await;
        page.click_in_zone("#to-fleet").await;
        page.expect_texts_in_zone(".story-headline", &["Fleet returns"]).await;
        page.click_in_zone(".close").await;
        page.expect(state, before).await;
    });
}

#[test]
fn unless_it_asks_for_the_hash() {
    let body = zone("history=\"hash\" id=\"zone\"");
    browse(Site::of(&archive()).cors().on(partner(&body)), Reader::english(), async |page| {
        open(page).await;
        page.js("location.hash = '#elsewhere'").await;
        assert_eq!(page.site.count("/widget_bg.wasm"), 0, "an address that names no article asks for nothing");
        // A link of the page's own opens it, too.
        page.js("location.hash = '#zone=drill'").await;
        page.expect_texts_in_zone(".story-headline", &["Winter drill"]).await;
        page.back().await;
        page.expect_in_zone("return root.querySelector('.reading')", json!(null)).await;
        page.back().await;
        page.click_in_zone("#to-함대").await;
        page.expect("return decodeURIComponent(location.hash)", "#zone=함대").await;
        page.expect_texts_in_zone(".story-headline", &["함대 귀환"]).await;
        page.back().await;
        page.expect_in_zone("return root.querySelector('.reading')", json!(null)).await;
        page.expect("return location.hash", "").await;
        page.forward().await;
        page.expect_texts_in_zone(".story-headline", &["함대 귀환"]).await;
        // A link to it opens it.
        page.reload().await;
        page.expect_texts_in_zone(".story-headline", &["함대 귀환"]).await;
        page.click_in_zone(".close").await;
        page.expect("return location.hash", "").await;
        page.expect_in_zone("return root.querySelector('.reading')", json!(null)).await;
    });
}

/// Texts of others are data: nothing in them runs, on a page that is not even ours.
#[test]
fn texts_cannot_act() {
    let html = "<p>Before<img src=x onerror=\"globalThis.hacked = 1\"><script>globalThis.hacked = 1</script></p>
        <iframe srcdoc=\"<script>parent.hacked = 1</script>\"></iframe><a href=\"javascript:hacked=1\">link</a><p>After";
    let text = json!({ "content_text": null, "content_html": html });
    browse(shown(&[story("1", "<img src=x onerror=hacked=1> & 함대", text)], ""), Reader::english(), async |page| {
        open(page).await;
        page.expect_texts_in_zone(".card-headline", &["<img src=x onerror=hacked=1> & 함대"]).await;
        page.click_in_zone(".card a").await;
        page.expect_in_zone("return root.querySelector('.body')?.textContent.includes('After')", true).await;
        page.expect_in_zone("return root.querySelectorAll('script, iframe, [onerror], a[href^=javascript]').length", 0)
            .await;
        page.expect("return globalThis.hacked === undefined", true).await;
        // What is parsed inertly is remarked on, and pictures of nowhere are asked for.
        page.take_faults().await;
    });
}
