//! The text that is being read: how far, what of it is looked at, and what it is called.

use std::cell::RefCell;

use news_core::article::Image;
use news_core::twins::counterpart;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, Event, FocusOptions, HtmlElement, MouseEvent};

use super::{document, window};

/// How far the text of the article has come above the foot of the window, in thousandths; `None` where there is none.
#[must_use]
pub fn permille() -> Option<u16> {
    let (top, height, window_height) = measures()?;
    let far = (window_height - top) / height * 1000.0;
    Some(far.clamp(0.0, 1000.0) as u16)
}

/// Scrolls to where the text had come so far.
pub fn scroll_to(permille: u16) {
    if let Some((top, height, window_height)) = measures() {
        let down = top + height * f64::from(permille) / 1000.0 - window_height;
        window().scroll_by_with_x_and_y(0.0, down);
    }
}

/// Whether the page has been scrolled by a window's height.
#[must_use]
pub fn is_under_way() -> bool {
    height_of_window() < window().scroll_y().unwrap_or_default()
}

/// A place in a text: which of its blocks is the first in sight, which of them are headings, and how far what is seen of that
/// one is from the top of the window, in CSS pixels.
struct Spot {
    nth: usize,
    headings: Vec<bool>,
    top: f64,
}

thread_local! {
    /// The place that a reader is to go on at.
    static SPOT: RefCell<Option<Spot>> = const { RefCell::new(None) };
}

/// Notes the reader's place in the text, and answers whether there is one: where the beginning is in sight there is none.
pub fn note_place() -> bool {
    SPOT.set(spot());
    SPOT.with_borrow(Option::is_some)
}

fn spot() -> Option<Spot> {
    let blocks = blocks();
    let edge = edge();
    let top = |it: &HtmlElement| it.get_bounding_client_rect().top();
    if edge <= top(blocks.first()?) {
        return None;
    }
    let nth = blocks.iter().position(|it| edge < it.get_bounding_client_rect().bottom())?;
    Some(Spot { nth, top: top(&blocks[nth]).max(edge), headings: headings(&blocks) })
}

/// Goes to what belongs to the place that was noted in the text that stands now: it is as far from the top, and has the focus.
pub fn go_on() {
    let Some(spot) = SPOT.take() else { return };
    let blocks = blocks();
    let nth = counterpart(&spot.headings, spot.nth, &headings(&blocks));
    let Some(block) = blocks.get(nth) else { return };
    // Some engines scroll to what has the focus when they like: here is said where it has to stand.
    let quietly = FocusOptions::new();
    quietly.set_prevent_scroll(true);
    let _ = block.set_attribute("tabindex", "-1");
    let _ = block.focus_with_options(&quietly);
    let top = block.get_bounding_client_rect().top();
    window().scroll_by_with_x_and_y(0.0, top - spot.top);
}

/// The blocks of the text; where its translation stands beside it, not those.
fn blocks() -> Vec<HtmlElement> {
    let found = document().query_selector_all(".panel-article .body > :not(.pair), .pair > :first-child > *");
    let all = found.map(|it| (0..it.length()).filter_map(|nth| it.item(nth)?.dyn_into().ok()).collect());
    all.unwrap_or_default()
}

fn headings(blocks: &[HtmlElement]) -> Vec<bool> {
    blocks.iter().map(|it| it.tag_name() != "HR" && it.tag_name().starts_with('H')).collect()
}

/// Where text begins to be seen: under the links to translations, which stay over it.
fn edge() -> f64 {
    let nav = document().query_selector(".panel-article .twins").ok().flatten();
    nav.map_or(0.0, |it| it.get_bounding_client_rect().bottom().max(0.0))
}

/// Calls back whenever the page is scrolled, for as long as it lives.
pub fn on_scroll(scrolled: impl Fn() + 'static) {
    let listener = Closure::<dyn Fn()>::new(scrolled);
    let _ = window().add_event_listener_with_callback("scroll", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// Calls back with each picture that a reader wants to see alone.
pub fn on_enlarge(enlarge: impl Fn(Image) + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(move |event: Event| {
        if let Some(image) = picture_clicked(&event) {
            event.prevent_default();
            enlarge(image);
        }
    });
    let _ = document().add_event_listener_with_callback("click", listener.as_ref().unchecked_ref());
    listener.forget();
}

/// The headline of the article in the page; empty where there is none.
#[must_use]
pub fn headline() -> String {
    document().get_element_by_id("heading-article").and_then(|it| it.text_content()).unwrap_or_default()
}

/// The words that are chosen in the article; empty for none.
#[must_use]
pub fn chosen() -> String {
    let Some(selection) = window().get_selection().ok().flatten() else { return String::new() };
    let story = document().query_selector(".panel-article .story").ok().flatten();
    let is_inside = story.is_some_and(|it| it.contains(selection.anchor_node().as_ref()));
    if is_inside { String::from(selection.to_string()) } else { String::new() }
}

/// Moves the focus to the part of the page that a link of it names behind its last `#`, if there is such a part.
pub(super) fn part_clicked(link: &Element) -> Option<HtmlElement> {
    let href = link.get_attribute("href")?;
    let (_, id) = href.rsplit_once('#').filter(|(_, id)| id.starts_with("part-") || id.starts_with("note-"))?;
    document().get_element_by_id(id)?.dyn_into().ok()
}

fn picture_clicked(event: &Event) -> Option<Image> {
    let mouse: &MouseEvent = event.dyn_ref()?;
    if mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key() || mouse.button() != 0 {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a.enlarge").ok()??;
    let image = link.query_selector("img").ok()??;
    let figure = link.closest("figure").ok().flatten();
    let caption = figure.and_then(|it| it.query_selector("figcaption").ok()?).and_then(|it| it.text_content());
    let alt = image.get_attribute("alt").unwrap_or_default();
    Some(Image { url: link.get_attribute("href")?, alt, caption, size: None })
}

/// Where the text begins, from the top of the window, how high it is, and how high the window is, in CSS pixels.
fn measures() -> Option<(f64, f64, f64)> {
    let body = document().query_selector(".panel-article .body").ok()??.get_bounding_client_rect();
    (0.0 < body.height()).then(|| (body.top(), body.height(), height_of_window()))
}

fn height_of_window() -> f64 {
    window().inner_height().ok().and_then(|it| it.as_f64()).unwrap_or_default()
}
