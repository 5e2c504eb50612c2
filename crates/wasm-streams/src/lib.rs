//! Stands in for the published `wasm-streams`, by `[patch.crates-io]` in the workspace's manifest.
//!
//! Leptos needs that crate for server functions that stream, and has no feature to leave them out. Nothing here has a
//! server to call, so none of it ever runs; but the published crate exports three classes to JavaScript, and what is
//! exported is in every module of the app, called or not (docs/adr/0028-what-nothing-calls.md has the bytes).
//!
//! Here is what `server_fn` names of it, and no more: another version that names more does not compile. Whoever calls it
//! all the same gets an error in the stream, and sends an empty body.

use futures_util::stream::{self, Stream};
use wasm_bindgen::{JsCast, JsValue};

/// A stream of the browser's.
#[derive(Debug)]
pub struct ReadableStream(web_sys::ReadableStream);

impl ReadableStream {
    /// One that there is.
    #[must_use]
    pub fn from_raw(raw: web_sys::ReadableStream) -> Self {
        Self(raw)
    }

    /// An empty one, whatever is in the other.
    #[must_use]
    pub fn from_stream(_: impl Stream<Item = Result<JsValue, JsValue>> + 'static) -> Self {
        Self(web_sys::ReadableStream::new().unwrap_or_else(|_| JsValue::NULL.unchecked_into()))
    }

    /// The browser's own.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        self.0
    }

    /// One that says what is missing.
    pub fn into_stream(self) -> impl Stream<Item = Result<JsValue, JsValue>> {
        stream::iter([Err(JsValue::from_str("This build streams nothing from a server: see crates/wasm-streams."))])
    }
}
