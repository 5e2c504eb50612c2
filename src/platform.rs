//! The browser, as the app needs it: the only room that names web-sys, js-sys or gloo.
//!
//! Invariant: what goes in and out are our own types, never a `JsValue`; a browser that refuses something (storage in
//! private mode, a full history) is answered with the next best thing, not with a panic.

pub mod clock;
pub mod fetch;
pub mod formats;
pub mod history;
mod html;
mod json;
pub mod keys;
pub mod lists;
pub mod page;
pub mod reader;
pub mod reading;
pub mod search;
pub mod services;
pub mod storage;
pub mod timer;
pub mod watch;
pub mod widget;

use news_core::json::Json;
use news_core::parser::{Node, NotJson, Parser};

/// The browser's own parsers.
#[derive(Clone, Copy, Debug)]
pub struct Browser;

impl Parser for Browser {
    fn json(&self, text: &str) -> Result<Json, NotJson> {
        json::parse(text)
    }

    fn html(&self, text: &str) -> Vec<Node> {
        html::parse(text)
    }
}

fn window() -> web_sys::Window {
    // A page without a window does not exist; a worker would be another program.
    #[expect(clippy::expect_used, reason = "the app is only ever started by a page")]
    web_sys::window().expect("a page has a window")
}

fn document() -> web_sys::Document {
    #[expect(clippy::expect_used, reason = "the app is only ever started by a page")]
    window().document().expect("a window has a document")
}
