//! The second module, which reads the formats that few zones use.

use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use super::fetch::Fetched;

#[wasm_bindgen]
extern "C" {
    /// Fetches the module at first use and calls its `translate`. Defined in `public/boot.js`, which may import.
    #[wasm_bindgen(catch, js_namespace = globalThis, js_name = newsZoneTranslate)]
    async fn translate(url: &str, bytes: &[u8], cut: bool, pages: u32) -> Result<JsValue, JsValue>;
}

/// A document of any format as an edition; `None` if the module could not be had.
pub async fn edition_of(fetched: &Fetched) -> Option<String> {
    let text = translate(&fetched.url, &fetched.bytes, fetched.cut, fetched.pages.unwrap_or_default()).await;
    text.ok()?.as_string()
}
