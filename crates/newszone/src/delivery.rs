//! What one source gave at one asking.
//!
//! Invariant: drafts are as the source said, but for their HTML, which was cleaned; nothing in them is trusted yet.

mod spool;

use news_core::draft::Draft;
use news_core::problem::Problem;
use std::io;
use std::sync::Arc;

pub use spool::Spool;

/// Stories that are shown at once: enough to keep all processors busy, few enough to hold in memory.
const CHUNK_ITEMS: usize = 2_048;

/// What one source gave at one asking, all its pages together.
#[derive(Clone, Debug, Default)]
pub struct Delivery {
    /// Stories that come before `items` and are not held in memory.
    pub spool: Option<Arc<Spool>>,
    /// Stories, in the source's order, each with the address that its relative addresses stand against.
    pub items: Vec<Item>,
    /// What was wrong.
    pub problems: Vec<Problem>,
    /// Whether this is everything the source has, so that what is missing from it was taken away.
    pub is_complete: bool,
    /// What to show the server next time, so that it may answer that nothing has changed.
    pub validators: Validators,
}

impl Delivery {
    /// How many stories there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.spool.as_ref().map_or(0, |it| it.present()) + self.items.len()
    }

    /// Shows all stories, in order, some at a time.
    ///
    /// # Errors
    ///
    /// When those that are not in memory cannot be read, or when `see` fails.
    pub fn chunks<E: From<io::Error>>(&self, see: &mut dyn FnMut(&[Item]) -> Result<(), E>) -> Result<(), E> {
        if let Some(spool) = &self.spool {
            spool.chunks(CHUNK_ITEMS, see)?;
        }
        self.items.chunks(CHUNK_ITEMS).try_for_each(see)
    }
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
