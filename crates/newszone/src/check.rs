//! Checking: what a source is, and everything that is wrong with it, with positions.

use crate::fetch::Client;
use crate::notice::Notice;
use crate::trouble::Outcome;
use news_core::moment::Moment;

/// What was found.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct CheckReport {
    /// What it is: `JSON Feed`, `RSS`, `Atom`, `ninjs`, `Markdown` and so on.
    pub format: String,
    /// Articles that can be shown.
    pub articles: usize,
    /// Everything that is wrong.
    pub notices: Vec<Notice>,
}

/// Checks a path or an address.
///
/// # Errors
///
/// When the place cannot be read at all.
pub fn check(_place: &str, _client: &Client, _now: Moment) -> Outcome<CheckReport> {
    Ok(CheckReport::default())
}
