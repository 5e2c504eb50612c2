//! Finding words in articles: folding, scanning and marking what was found.
//!
//! Invariant: only folded text is searched, and only original text is shown.

mod answer;
mod bytes;
mod corpus;
mod engine;
mod expression;
mod fold;
mod hangul;
mod mark;
mod pattern;
mod question;
mod scan;
mod seek;
mod tally;
mod test;

pub use answer::{Answer, Bar, Choice, Choices, Reply, Row};
pub use corpus::{Document, FIELDS};
pub use engine::Engine;
pub use expression::{Asked, Expression, Fault, FaultKind, Operator, Part, PartKind, Place, Words, parts};
pub use fold::{fold, fold_into};
pub use mark::{Marks, Piece, marked};
pub use pattern::{Pattern, Span};
pub use question::{Question, Said};
