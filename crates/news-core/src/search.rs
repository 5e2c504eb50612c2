//! Finding words in articles: folding, scanning and marking what was found.
//!
//! Invariant: only folded text is searched, and only original text is shown.

mod expression;
mod fold;
pub mod index;
mod mark;
mod pattern;
mod scan;

pub use expression::{Asked, Expression, Fault, FaultKind, Place, Words};
pub use fold::{fold, fold_into};
pub use mark::{Piece, marked};
pub use pattern::{Pattern, Span};
pub use scan::{Found, Haystack, Needles, parted};
