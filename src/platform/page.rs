//! The page around the app: its title and language, its focus, the reader's languages.

use news_core::lang::Direction;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Event, HtmlElement, KeyboardEvent};

use super::{document, services, window};

/// The attribute that says how the page is to look; `public/display.js` sets it first.
const DISPLAY: &str = "data-display";

/// The reader's languages, most wanted first.
#[must_use]
pub fn languages() -> Vec<String> {
    window().navigator().languages().iter().filter_map(|it| it.as_string()).collect()
}

/// Names the page.
pub fn set_title(title: &str) {
    document().set_title(title);
}

/// Describes the page, for those who list or share it.
pub fn set_description(text: &str) {
    if let Some(meta) = document().get_element_by_id("description") {
        let _ = meta.set_attribute("content", text);
    }
}

/// Says which language the page's own words are in, and which way they are read.
pub fn set_language(tag: &str, direction: Direction) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag);
        let _ = root.set_attribute("dir", direction.name());
    }
}

/// Says how the reader wants the page to look; empty for as it comes.
pub fn set_display(text: &str) {
    if let Some(root) = document().document_element() {
        let _ = if text.is_empty() { root.remove_attribute(DISPLAY) } else { root.set_attribute(DISPLAY, text) };
    }
}

/// How the page looks.
#[must_use]
pub fn display() -> String {
    document().document_element().and_then(|it| it.get_attribute(DISPLAY)).unwrap_or_default()
}

/// The language the page says it is in.
#[must_use]
pub fn language() -> String {
    document().document_element().and_then(|it| it.get_attribute("lang")).unwrap_or_default()
}

/// Moves the focus to the element of that id.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Folds the `details` of that id when the reader goes elsewhere: by a click outside, or by Escape, which puts the focus
/// back on its button.
pub fn fold_when_left(id: &'static str) {
    let fold = move |event: &Event| {
        let key = event.dyn_ref::<KeyboardEvent>().map(KeyboardEvent::key);
        if key.as_ref().is_some_and(|it| it != "Escape") {
            return None;
        }
        let details = document().get_element_by_id(id).filter(|it| it.has_attribute("open"))?;
        let is_inside = details.contains(event.target()?.dyn_ref());
        if key.is_none() && is_inside {
            return None;
        }
        let _ = details.remove_attribute("open");
        let summary = details.query_selector("summary").ok()??.dyn_into::<HtmlElement>().ok()?;
        (is_inside && key.is_some()).then(|| summary.focus().ok())?
    };
    let listener = Closure::<dyn Fn(Event)>::new(move |event| _ = fold(&event));
    for kind in ["click", "keydown"] {
        let _ = document().add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref());
    }
    listener.forget();
}

/// Shows the dialog of keyboard shortcuts, once its module is there.
pub fn show_shortcuts() {
    services::with(services::Services::show_shortcuts);
}

/// Scrolls to the top.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// A page that was printed before the app came, as it says of itself.
#[derive(Clone, Debug)]
pub struct StandingPage {
    /// The query its list answers, as addresses have it; empty for all.
    pub query: String,
    /// The language of its words.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Whether there are more articles than its list shows.
    pub more: bool,
    /// The language of the article that stands in it.
    pub article_language: Option<String>,
}

/// The page that stands, if it is one that the app can take over.
#[must_use]
pub fn standing() -> Option<StandingPage> {
    let root = document().document_element()?;
    let query = root.get_attribute("data-standing")?;
    let language = root.get_attribute("lang").unwrap_or_default();
    let (title, more) = (document().title(), root.has_attribute("data-more"));
    let article = document().query_selector(".panel-article .story").ok().flatten();
    let article_language = article.and_then(|it| it.get_attribute("lang"));
    Some(StandingPage { query, language, title, more, article_language })
}

/// Tells the page that the app is there: that what a reader did until now can be done again, and is heard.
pub fn announce_life() {
    if let Ok(event) = Event::new("news-zone-live") {
        let _ = document().dispatch_event(&event);
    }
}

/// Takes away what the page showed before the app came.
pub fn take_place() {
    if let Some(element) = document().get_element_by_id("before") {
        element.remove();
    }
}
