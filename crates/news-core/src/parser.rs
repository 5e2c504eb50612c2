//! What the core asks of its surroundings: to parse JSON and HTML. Browsers have the best of both built in, so the
//! core brings neither; `native` supplies them elsewhere.
//!
//! Invariant: a parser is inert. It runs no script, loads nothing, and hands back data.

use crate::json::Json;

/// Deepest nesting kept in a JSON document or an HTML body, in levels.
///
/// Real documents stay under 20. What lies deeper is refused (JSON, which the salvage then blanks) or dropped (HTML),
/// so that no walk over a tree can exhaust the stack.
pub const DEPTH_LEVELS_MAX: usize = 96;

/// The two parsers a surrounding lends to the core.
pub trait Parser {
    /// Parses one JSON document.
    ///
    /// # Errors
    ///
    /// [`NotJson`] if the text is not one whole JSON document, or nested deeper than [`DEPTH_LEVELS_MAX`].
    fn json(&self, text: &str) -> Result<Json, NotJson>;

    /// Parses an HTML fragment as a browser would inside `<body>`, inertly, and returns its nodes.
    fn html(&self, text: &str) -> Vec<Node>;
}

/// The text is not a JSON document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a JSON document")]
pub struct NotJson;

/// A node of a parsed HTML fragment. Untrusted: only `markup` makes blocks of it.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// Character data, entities resolved.
    Text(String),
    /// An element.
    Element {
        /// Local name, lower case.
        tag: String,
        /// Names in lower case, values with entities resolved.
        attributes: Vec<(String, String)>,
        /// What is inside, in order.
        children: Vec<Node>,
    },
}
