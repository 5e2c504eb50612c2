//! Finding words in articles: folding, scanning and marking what was found.
//!
//! Invariant: only folded text is searched, and only original text is shown.

mod fold;
mod mark;
mod scan;

pub use fold::{fold, fold_into};
pub use mark::{Piece, marked};
pub use scan::{Found, Haystack, Needles, parted};
