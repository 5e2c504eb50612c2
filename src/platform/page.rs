//! The page around the app: its title and language, its focus, the reader's languages.

use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::{document, window};

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

/// Says which language the page's own words are in.
pub fn set_language(tag: &str) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", tag);
    }
}

/// Moves the focus to the element of that id.
pub fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id).and_then(|it| it.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Scrolls to the top.
pub fn scroll_to_top() {
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

/// Takes away what the page showed before the app came.
pub fn take_place() {
    if let Some(element) = document().get_element_by_id("before") {
        element.remove();
    }
}
