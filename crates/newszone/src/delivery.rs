//! What one source gave at one asking.
//!
//! Invariant: drafts are as the source said, but for their HTML, which was cleaned; nothing in them is trusted yet.

use news_core::draft::Draft;
use news_core::problem::Problem;

/// What one source gave at one asking, all its pages together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Delivery {
    /// Stories, in the source's order, each with the address that its relative addresses stand against.
    pub items: Vec<Item>,
    /// What was wrong.
    pub problems: Vec<Problem>,
    /// Whether this is everything the source has, so that what is missing from it was taken away.
    pub is_complete: bool,
    /// What to show the server next time, so that it may answer that nothing has changed.
    pub validators: Validators,
}

/// One story of a delivery.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// Absolute address of the document it was in.
    pub base: String,
    /// What the source said. Its language and section are filled in where the document or the settings name them.
    pub draft: Draft,
}

/// The headers by which a server recognises what it sent before (RFC 9110, section 8.8).
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Validators {
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
}
