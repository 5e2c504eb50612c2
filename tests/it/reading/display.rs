//! How pages look is the reader's choice, from the first paint on.

use serde_json::json;

use super::{long, site};
use crate::browser::{Page, Reader, browse, browse_everywhere};
use crate::site::{Site, story};

pub(super) async fn choose(page: &Page, setting: &str, choice: &str) {
    page.until("the panel", "const it = document.querySelector('#display'); if (it) it.open = true; return it").await;
    page.choose(&format!("#display-{setting}"), choice).await;
}

/// The value of a property where that selector finds something.
fn style(selector: &str, property: &str) -> String {
    format!("return getComputedStyle(document.querySelector('{selector}')).{property}")
}

#[test]
fn a_theme_is_chosen_and_stays() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("article/long/").await;
        page.expect(&style("html", "backgroundColor"), "rgb(251, 250, 247)").await;
        choose(page, "theme", "dark").await;
        page.expect(&style("html", "backgroundColor"), "rgb(18, 22, 28)").await;
        page.expect(&style("html", "colorScheme"), "dark").await;
        choose(page, "theme", "contrast").await;
        page.expect(&style("html", "backgroundColor"), "rgb(255, 255, 255)").await;
        page.expect(&style("html", "color"), "rgb(0, 0, 0)").await;
        // It stands before the app does.
        page.open("article/long/").await;
        page.expect("return document.documentElement.dataset.display", "theme=contrast").await;
        page.expect("return document.querySelector('#display-theme')?.value", "contrast").await;
        page.js("document.querySelector('#display').open = true").await;
        page.click(".display-panel .button").await;
        page.expect("return document.documentElement.hasAttribute('data-display')", false).await;
        page.expect(&style("html", "backgroundColor"), "rgb(251, 250, 247)").await;
    });
}

#[test]
fn day_is_chosen_by_night() {
    browse(site(), Reader::english().dark(), async |page| {
        page.visit("").await;
        page.expect(&style("html", "backgroundColor"), "rgb(18, 22, 28)").await;
        choose(page, "theme", "light").await;
        page.expect(&style("html", "backgroundColor"), "rgb(251, 250, 247)").await;
        choose(page, "theme", "contrast").await;
        page.expect(&style("html", "backgroundColor"), "rgb(0, 0, 0)").await;
    });
}

#[test]
fn type_is_chosen() {
    browse_everywhere(site(), Reader::english().screen(1280, 800), async |page| {
        page.visit("article/long/").await;
        page.see(".byline", "7 min read").await;
        let number = |selector: &str, property: &str| {
            format!("return parseFloat(getComputedStyle(document.querySelector('{selector}')).{property})")
        };
        let size = page.js(&number(".body", "fontSize")).await.as_f64().unwrap();
        choose(page, "size", "largest").await;
        page.until("the text is larger", &format!("{} > {}", number(".body", "fontSize"), size * 1.4)).await;
        choose(page, "size", "normal").await;
        page.until("the text is as before", &format!("{} === {size}", number(".body", "fontSize"))).await;
        let width = page.js(&number(".story", "width")).await.as_f64().unwrap();
        choose(page, "width", "narrow").await;
        page.until("the lines are shorter", &format!("{} < {}", number(".story", "width"), width * 0.9)).await;
        choose(page, "face", "serif").await;
        page.until(
            "the face is another",
            "return getComputedStyle(document.querySelector('.body')).fontFamily.includes('Georgia')",
        )
        .await;
        choose(page, "spacing", "wide").await;
        page.until("there is more room", &format!("{} > 0.5", number(".body", "letterSpacing"))).await;
    });
}

#[test]
fn who_chooses_twice_before_it_is_seen_gets_both() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("article/long/").await;
        page.js("window.requestAnimationFrame = (then) => setTimeout(then, 500)").await;
        choose(page, "size", "largest").await;
        choose(page, "width", "narrow").await;
        page.expect("return document.documentElement.dataset.display", "size=largest width=narrow").await;
        page.expect("return document.querySelector('#display-size').value", "largest").await;
    });
}

#[test]
fn lists_are_headlines_or_cards() {
    let pictured = story(
        "p",
        "With a picture",
        json!({ "image": "../icon-512.png", "summary": "A deck.", "date_published": "2025-01-01" }),
    );
    browse_everywhere(Site::of(&[pictured, long()]), Reader::english(), async |page| {
        page.visit("").await;
        let decks =
            "return [...document.querySelectorAll('.card-deck')].filter(it => it.getClientRects().length).length";
        page.expect(decks, 1).await;
        // What leads the page has its picture, the others theirs in cards.
        let picture = "return document.querySelector('.card-picture')?.getClientRects().length";
        page.until("there is a picture", picture).await;
        choose(page, "density", "headlines").await;
        page.expect(decks, 0).await;
        page.expect(picture, 0).await;
        choose(page, "density", "cards").await;
        page.until("there is a picture", picture).await;
        page.reload().await;
        page.until("there is a picture", picture).await;
        choose(page, "lite", "on").await;
        page.expect(picture, 0).await;
    });
}

#[test]
fn the_panel_folds_when_it_is_left() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("").await;
        let is_open = "return document.querySelector('#display').open";
        page.click("#display > summary").await;
        page.expect(is_open, true).await;
        page.click("#display-theme").await;
        page.press('\u{e00c}').await;
        page.press('\u{e00c}').await;
        page.expect(is_open, false).await;
        page.expect("return document.activeElement.localName", "summary").await;
        page.click("#display > summary").await;
        page.expect(is_open, true).await;
        page.js("document.querySelector('main').click()").await;
        page.expect(is_open, false).await;
    });
}

#[test]
fn nothing_can_be_remembered_and_everything_can_be_chosen() {
    let blocked =
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } });";
    browse(site(), Reader::english().with_script(blocked), async |page| {
        page.visit("").await;
        choose(page, "theme", "dark").await;
        page.expect(&style("html", "backgroundColor"), "rgb(18, 22, 28)").await;
    });
}
