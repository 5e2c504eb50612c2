//! The index that the archive is searched by.

use super::Typesense;
use serde::Deserialize;

/// The index that the archive is searched by.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Search {
    /// Whether there is one.
    pub enabled: bool,
    /// Most files it may have; the fewer, the more a question has to fetch. Where this is missing: what the edition leaves
    /// of the 20,000 that hosts often allow, but 10,000 at most, and 3,600 at least.
    pub files_max: Option<usize>,
    /// Whether texts are searched, besides headlines, decks, bylines, tags and sections.
    pub texts: bool,
    /// A Typesense of one node or more that is asked in its place.
    pub typesense: Option<Typesense>,
}

impl Default for Search {
    fn default() -> Self {
        Self { enabled: true, files_max: None, texts: false, typesense: None }
    }
}
