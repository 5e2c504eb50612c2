//! The parsers a native build brings along: serde_json and html5ever in place of a browser's own.

mod html;
mod json;

use crate::json::Json;
use crate::parser::{Node, NotJson, Parser};

/// The native parsers.
#[derive(Clone, Copy, Debug, Default)]
pub struct Native;

impl Parser for Native {
    fn json(&self, text: &str) -> Result<Json, NotJson> {
        json::parse(text)
    }

    fn html(&self, text: &str) -> Vec<Node> {
        html::parse(text)
    }
}
