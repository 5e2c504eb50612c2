//! A question on its way beyond the articles at hand.

use super::answer::{Answer, Older};
use super::expression::Expression;
use super::instead::Instead;
use super::question::Question;

/// A question that the articles at hand have answered, and the archive is asked.
pub(super) struct Beyond {
    pub(super) question: Question,
    /// What is asked of the archive.
    pub(super) expression: Expression,
    /// What stands in the answer already.
    pub(super) answer: Answer,
    /// Whether something else was searched than was typed.
    pub(super) is_replaced: bool,
    /// Whether the last note says that the archive was, by its own words.
    pub(super) has_own_words: bool,
    /// The same without particles, where that is what the archive is asked, and what stands in the question itself.
    pub(super) bare: Option<(Instead, Expression)>,
    /// Whether it is known that this would not be better.
    pub(super) is_bare_no_better: bool,
    /// How it stands with the engine on other machines.
    pub(super) asking: Asking,
}

/// How it stands with an engine on other machines.
#[derive(PartialEq)]
pub(super) enum Asking {
    /// It is to be asked.
    Begins,
    /// It was asked.
    Waits,
    /// It answered.
    Heard(Older),
    /// There is none, or it does not answer: the archive does.
    Over,
}
