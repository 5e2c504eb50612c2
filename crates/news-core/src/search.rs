//! Finding words in articles: folding, scanning and marking what was found.
//!
//! Invariant: only folded text is searched, and only original text is shown.

mod dictionary;
mod expression;
mod fold;
mod hangul;
mod instead;
mod keyboard;
mod mark;
mod particle;
mod pattern;
#[cfg(not(target_arch = "wasm32"))]
pub mod reference;
mod scan;
mod spacing;
mod stem;
mod stretch;
mod typo;

pub use dictionary::Dictionary;
pub use expression::{Asked, Expression, Fault, FaultKind, Operator, Part, PartKind, Place, Words, parts};
pub use fold::{fold, fold_into};
pub use instead::{Change, Instead, Reason, instead};
pub use keyboard::{in_hangul, in_latin};
pub use mark::{Piece, marked};
pub use particle::without_particle;
pub use pattern::{Pattern, Span};
pub use scan::{Found, Haystack, Needles, parted};
pub use spacing::begins_word;
pub use stem::stem;
