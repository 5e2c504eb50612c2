//! The folder that is published: written beside the old one, and swapped in when it is whole.
//!
//! Invariant: whoever serves the folder sees the old site or the new one. A crash or a full disk leaves the old one.

use crate::trouble::{Outcome, Trouble};
use std::path::Path;

/// A site being written. Shared by the threads that write it.
pub struct Output {}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Written {
    /// Files that are new or have other bytes than before.
    pub changed: usize,
    /// Files that stayed as they were.
    pub kept: usize,
    /// Bytes of all files.
    pub bytes: u64,
}

impl Output {
    /// Begins a site that will take the place of `dist`.
    ///
    /// # Errors
    ///
    /// When the folder beside it cannot be made.
    pub fn begin(_dist: &Path) -> Outcome<Self> {
        Err(Trouble::Build("not built yet".to_owned()))
    }

    /// Writes a file at that path of the site. One with the bytes it had before is linked to the old one, and so are
    /// the compressed files beside it.
    ///
    /// # Errors
    ///
    /// When it cannot be written, or the path was written already.
    pub fn put(&self, _path: &str, _bytes: &[u8]) -> Outcome {
        Ok(())
    }

    /// Takes a file over from the old site without looking into it, with the compressed files beside it. Says whether
    /// there was one.
    ///
    /// # Errors
    ///
    /// When it cannot be linked.
    pub fn keep(&self, _path: &str) -> Outcome<bool> {
        Ok(false)
    }
}
