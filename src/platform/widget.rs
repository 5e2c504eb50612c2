//! The page around a `<news-zone>` element, as its script stands for it (`public/embed/reader.js`).

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
extern "C" {
    /// What the element's script hands over, as an object.
    pub type Host;

    /// The element to draw in.
    #[wasm_bindgen(method, getter)]
    pub fn zone(this: &Host) -> web_sys::Element;

    /// Whether its headlines are drawn already.
    #[wasm_bindgen(method, getter, js_name = isDrawn)]
    pub fn is_drawn(this: &Host) -> bool;

    /// What was asked for, as JSON: see `embed::Options`.
    #[wasm_bindgen(method, getter)]
    pub fn options(this: &Host) -> String;

    /// Whether an article is opened in a dialog.
    #[wasm_bindgen(method, js_name = isDialog)]
    pub fn is_dialog(this: &Host) -> bool;

    /// Tells it that something happened, and what, as JSON.
    #[wasm_bindgen(method)]
    pub fn say(this: &Host, name: &str, detail: &str);
}
