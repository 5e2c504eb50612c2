//! An article as the store lists it: what ordering, merging and hiding need, without its text.

use serde::{Deserialize, Serialize};

/// BLAKE3 of one version of an article, as it is stored.
pub type Version = [u8; 32];

/// An article as it stands now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// Name of its source.
    pub source: String,
    /// The source's own name for it.
    pub id: String,
    /// What it is called in the site's addresses: letters, digits and `-._~` only, so that every host can serve it.
    pub slug: String,
    /// What it was called before, if anything.
    pub former_slugs: Vec<String>,
    /// Its canonical address at its publisher, if it is absolute.
    pub url: Option<String>,
    /// The version that holds.
    pub version: Version,
    /// How many versions there are.
    pub versions: u32,
    /// When first published, in seconds since 1970.
    pub published: Option<i64>,
    /// When it was first received, in seconds since 1970.
    pub received: i64,
    /// When the version that holds was received.
    pub corrected: i64,
    /// Whether and when it may be shown.
    pub status: Status,
}

/// Whether and when an article may be shown; words are those of ninjs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Status {
    /// `pubStatus` is canceled, or a complete source no longer has it.
    pub canceled: bool,
    /// `pubStatus` is withheld.
    pub withheld: bool,
    /// Not before, in seconds since 1970; `i64::MAX` where the source's date cannot be read.
    pub embargoed: Option<i64>,
    /// Not after, in seconds since 1970.
    pub expires: Option<i64>,
}
