//! What a reader's keys do in the page: they move the focus and press what stands there, as a hand would. So they can do
//! nothing that the page does not offer.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement, HtmlElement, HtmlInputElement};

use super::{document, timer};

/// Headlines, in the order they are read in, and what brings more of them.
const HEADLINES: &str = ".list .card-headline a, .stories > .button";

/// The way from an article, or from nowhere, to the list.
const WAY_BACK: &str = ".breadcrumb a, .message a";

/// A place at the end of the page to draw the dialog in.
#[must_use]
pub fn room() -> Element {
    // Cannot fail: a page has a body, and `div` is a name.
    #[expect(clippy::expect_used, reason = "the app is only ever started by a page")]
    let room = document().create_element("div").expect("a page makes elements");
    if let Some(body) = document().body() {
        let _ = body.append_child(&room);
    }
    room
}

/// Opens the dialog: the rest of the page can neither be reached nor heard until it is closed.
pub fn show_dialog() {
    if let Some(dialog) = dialog().filter(|it| !it.open()) {
        let _ = dialog.show_modal();
    }
}

/// Closes it. The browser gives the focus back to where it was.
pub fn close_dialog() {
    if let Some(dialog) = dialog() {
        dialog.close();
    }
}

fn dialog() -> Option<HtmlDialogElement> {
    document().get_element_by_id("shortcuts")?.dyn_into().ok()
}

/// Presses the element of that id. All of these answer whether there was something to do.
#[must_use]
pub fn press(id: &str) -> bool {
    pressed(document().get_element_by_id(id))
}

/// Goes on to the next article, or back to the one before: to its headline in the list, to its page from a page.
#[must_use]
pub fn step(is_forward: bool) -> bool {
    let all = all(HEADLINES);
    let is_reading = first("main.place-article").is_some();
    let here = match document().active_element() {
        _ if is_reading => all.iter().position(|it| it.has_attribute("aria-current")),
        focused => all.iter().position(|it| focused.as_ref() == Some(it.as_ref())),
    };
    let next = match here {
        Some(here) if is_forward => all.get(here + 1),
        Some(here) => here.checked_sub(1).and_then(|it| all.get(it)),
        // From anywhere else a list begins at the first headline in the window; on a page there is nowhere to begin.
        None => all.iter().find(|it| 0.0 <= it.get_bounding_client_rect().top()).filter(|_| is_forward && !is_reading),
    };
    match next {
        Some(headline) if is_reading => pressed(Some(headline.clone().into())),
        Some(headline) => headline.focus().is_ok(),
        None => false,
    }
}

/// Opens the article whose headline has the focus.
#[must_use]
pub fn open() -> bool {
    let focused = document().active_element();
    pressed(focused.filter(|it| it.matches(HEADLINES).unwrap_or(false)))
}

/// Leads back to the list, to the headline of the article that was open.
#[must_use]
pub fn go_back() -> bool {
    let opened = first(".card-headline a[aria-current]").map(|it| it.id()).unwrap_or_default();
    let is_away = first("main.place-recent").is_none();
    let has_gone = is_away && pressed(first(WAY_BACK));
    if has_gone && !opened.is_empty() {
        once_there(move || super::page::focus(&opened));
    }
    has_gone
}

/// Goes to the search field; by way of the list where none is seen.
#[must_use]
pub fn search() -> bool {
    let enter = || {
        let field = document().get_element_by_id("search").and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        // What is not seen has no place.
        let field = field.filter(|it| it.offset_parent().is_some());
        field.is_some_and(|it| {
            it.select();
            it.focus().is_ok()
        })
    };
    if enter() {
        return true;
    }
    let has_gone = pressed(first(WAY_BACK));
    if has_gone {
        once_there(move || _ = enter());
    }
    has_gone
}

/// Goes to the front page.
#[must_use]
pub fn go_home() -> bool {
    pressed(first(".brand"))
}

/// Does something once another page of the app is drawn and has taken the focus, for which it takes a frame itself.
fn once_there(then: impl FnOnce() + 'static) {
    timer::after_drawing(move || timer::after_drawing(then));
}

fn pressed(element: Option<Element>) -> bool {
    let element = element.and_then(|it| it.dyn_into::<HtmlElement>().ok());
    element.is_some_and(|it| {
        it.click();
        true
    })
}

fn first(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}

fn all(selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document().query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|nth| found.get(nth)?.dyn_into().ok()).collect()
}
