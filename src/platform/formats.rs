//! The second module, which reads the formats that few zones use.

use wasm_bindgen_futures::JsFuture;

use super::fetch::Fetched;
use super::services;

/// A document of any format as an edition; `None` if the module could not be had.
pub async fn edition_of(fetched: &Fetched) -> Option<String> {
    let pages = fetched.pages.unwrap_or_default();
    let text = services::with(|it| it.translate(&fetched.url, &fetched.bytes, fetched.cut, pages));
    JsFuture::from(text).await.ok()?.as_string()
}
