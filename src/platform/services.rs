//! What the page lends the app: what only a script of the page's own can do, or must not be done twice.
//!
//! The app's own page keeps it in `globalThis.newsZone` (`public/boot.js`); on another's page, where nothing may be left
//! lying in the open, it is handed over.

use std::cell::RefCell;

use js_sys::{Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{AbortSignal, Document};

#[wasm_bindgen]
extern "C" {
    /// The services, as an object with these functions.
    pub type Services;

    /// Gets a document, or takes over an answer that the page asked for before the app was there. Anew: its host is asked
    /// whether it has changed.
    #[wasm_bindgen(method)]
    pub(super) fn fetch(this: &Services, url: &str, signal: &AbortSignal, anew: bool) -> Promise;

    /// Parses HTML into a document that runs nothing; under Trusted Types only a named policy may parse.
    #[wasm_bindgen(method)]
    pub(super) fn inert(this: &Services, text: &str) -> Document;

    /// Fetches the second module at first use, and calls its `translate`: only a script may import.
    #[wasm_bindgen(method)]
    pub(super) fn translate(this: &Services, url: &str, bytes: &[u8], cut: bool, pages: u32) -> Promise;

    /// Opens the search at first use, in a worker where that can be had. It is told of by calls of `tell`, with bytes.
    #[wasm_bindgen(method)]
    pub(super) fn search(this: &Services, tell: &Function) -> Promise;

    /// Opens what serves someone who reads (`platform::reader`), with the name that things are kept under, what is told
    /// when another page changed them, and what is told of reading aloud.
    #[wasm_bindgen(method)]
    pub(super) fn reader(this: &Services, name: &str, changed: &Function, heard: &Function) -> Promise;

    /// Takes a step to the article of that id, with its headline carried there where that can be.
    #[wasm_bindgen(method)]
    pub(super) fn carry(this: &Services, id: &str, step: &JsValue);

    /// Fetches the module of keyboard shortcuts at first use, and shows their dialog.
    #[wasm_bindgen(method, js_name = showShortcuts)]
    pub(super) fn show_shortcuts(this: &Services);

    /// Watches where in a long list the reader is, which is told by calls of `tell`.
    #[wasm_bindgen(method)]
    pub(super) fn lists(this: &Services, tell: &Function);

    /// Watches over what happens while the page stands, which is told by calls of `tell`, with lists.
    #[wasm_bindgen(method)]
    pub(super) fn watch(this: &Services, keeps: bool, seconds: u32, tell: &js_sys::Function) -> Promise;

    #[wasm_bindgen(thread_local_v2, js_namespace = globalThis, js_name = newsZone)]
    static PAGE: Services;
}

thread_local! {
    static LENT: RefCell<Option<Services>> = const { RefCell::new(None) };
}

/// Takes the services that somebody hands over.
pub fn lend(services: Services) {
    LENT.set(Some(services));
}

/// Uses the services that were handed over, or the page's own.
pub(super) fn with<T>(serve: impl FnOnce(&Services) -> T) -> T {
    LENT.with_borrow(|lent| match lent {
        Some(services) => serve(services),
        None => PAGE.with(serve),
    })
}
