//! What a reader asks for, as it stands in the search field.
//!
//! The language is in `docs/search.md`. Invariant: every text is a query. What cannot be understood is taken as words,
//! and pointed at.

use super::pattern::Pattern;
use crate::moment::Day;
use crate::query::Facet;
use std::ops::Range;

/// A question, taken apart.
#[derive(Clone, Debug, PartialEq)]
pub enum Expression {
    /// All of these; of none, every article.
    All(Vec<Expression>),
    /// One of these.
    Any(Vec<Expression>),
    /// Not this.
    Not(Box<Expression>),
    /// Words that have to occur.
    Words(Words),
    /// An author, section, tag or language.
    Named {
        /// Which property.
        facet: Facet,
        /// Its name, folded: an author's name has to contain it, any other has to be it.
        name: String,
    },
    /// Published on one of these days.
    Dated {
        /// The first of them.
        from: Option<Day>,
        /// The last of them.
        to: Option<Day>,
    },
}

/// A word or a phrase.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// What it may be in a text: one of these. The first is what was typed; others are what a syllable that is still
    /// being typed may become. Never empty.
    pub patterns: Vec<Pattern>,
    /// Where it has to be.
    pub place: Place,
    /// Whether it was typed between quotes: then it is looked for as it stands, without whatever makes other words
    /// match more than themselves.
    pub quoted: bool,
}

/// Where words have to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Anywhere in an article.
    #[default]
    Anywhere,
    /// In its headline or kicker.
    Title,
}

/// A question, and what of it could not be understood.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The question.
    pub expression: Expression,
    /// What was not understood, in the order of the text.
    pub faults: Vec<Fault>,
}

/// Something in a query that cannot be understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Which bytes of the query.
    pub at: Range<usize>,
    /// What is wrong there.
    pub kind: FaultKind,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// A quote that nothing closes: the phrase goes on to the end.
    Unclosed,
    /// `author:` and nothing behind it.
    NothingBehind,
    /// `after:` and something that is no day, month or year.
    NoDate,
    /// `in:` and something else than `title`.
    NoPlace,
    /// `OR` with nothing on one of its sides.
    LonelyOr,
    /// A `-` with nothing behind it.
    LonelyNot,
}

impl FaultKind {
    /// All of them, in their order.
    pub const ALL: [Self; 6] =
        [Self::Unclosed, Self::NothingBehind, Self::NoDate, Self::NoPlace, Self::LonelyOr, Self::LonelyNot];
}

impl Expression {
    /// Temporary.
    #[must_use]
    pub fn read(text: &str, composing: bool) -> Asked {
        let _ = composing;
        let words = super::fold(text)
            .split(' ')
            .filter_map(Pattern::exact)
            .map(|it| Expression::Words(Words { patterns: vec![it], place: Place::Anywhere, quoted: false }))
            .collect();
        Asked { expression: Expression::All(words), faults: Vec::new() }
    }
}
