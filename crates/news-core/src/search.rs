//! Finding words in articles: folding, scanning and marking what was found.
//!
//! Invariant: only folded text is searched, and only original text is shown.

mod expression;
mod fold;
mod mark;
mod pattern;
pub mod remote;
mod scan;

pub use expression::{Asked, Expression, Fault, FaultKind, Place, Words};
pub use fold::{fold, fold_into};
pub use mark::{Piece, marked};
pub use pattern::{Pattern, Span};
pub use scan::{Found, Haystack, Needles, parted};
