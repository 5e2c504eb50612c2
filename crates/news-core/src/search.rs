//! Finding words in articles: what a query asks, which articles answer it, and where in them.
//!
//! Invariant: only folded text is searched, and only original text is shown.

mod answer;
mod beyond;
mod bytes;
mod corpus;
mod dictionary;
mod document;
mod drawer;
mod engine;
mod expression;
mod fold;
mod hangul;
pub mod index;
mod instead;
mod keyboard;
mod mark;
mod note;
mod older;
mod particle;
mod pattern;
mod question;
#[cfg(not(target_arch = "wasm32"))]
pub mod reference;
pub mod remote;
mod scan;
mod seek;
mod sieve;
mod spacing;
mod stem;
mod stretch;
mod tally;
mod test;
mod typo;

pub use answer::{Answer, Bar, Choice, Choices, Note, Older, OlderRow, Reply, Row};
pub use dictionary::Dictionary;
pub use document::{Document, FIELDS};
pub use engine::Engine;
pub use expression::{Asked, Expression, Fault, FaultKind, Operator, Part, PartKind, Place, Words, parts};
pub use fold::{fold, fold_into};
pub use instead::{Change, Instead, Reason, instead};
pub use keyboard::{in_hangul, in_latin};
pub use mark::{Marks, Piece, marked};
pub use particle::without_particle;
pub use pattern::{Pattern, Span};
pub use question::{Question, Said};
pub use spacing::begins_word;
pub use stem::stem;
