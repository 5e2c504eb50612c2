//! A stretch of a text, by its bytes, without the possibility of a panic.
//!
//! Slicing a `str` brings, with its message for a cut through a character, tables of printable characters into the page:
//! several kilobytes. All code of a search that runs in a browser slices here.
//!
//! Invariant: what is not there is empty.

use std::ops::Range;

/// The stretch between two bytes; empty where one of them is not between characters or outside the text.
pub(super) fn stretch(text: &str, at: Range<usize>) -> &str {
    text.get(at).unwrap_or_default()
}
