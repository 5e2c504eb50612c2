//! Where a reader is in a long list, as a script of the page tells (`public/lists.js`).

use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;

use super::services;

/// Tells which stretches are to stand in the page, as `news_core::division::Window` reads it; nothing where the list is to go
/// on. For as long as the page lives.
pub fn watch(mut hear: Box<dyn FnMut(String)>) {
    let hear: Closure<dyn FnMut(JsValue)> =
        Closure::new(move |said: JsValue| hear(said.as_string().unwrap_or_default()));
    services::with(|it| it.lists(hear.as_ref().unchecked_ref()));
    hear.forget();
}
