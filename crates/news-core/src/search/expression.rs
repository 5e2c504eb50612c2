//! What a reader asks for, as it stands in the search field.
//!
//! The language is in `docs/search.md`. Invariant: every text is a query. What cannot be understood is taken as words,
//! and pointed at.

mod operator;
mod part;
mod period;
mod read;

pub use operator::Operator;
pub use part::{Part, PartKind, parts};
pub(super) use read::without_stops;

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

impl Expression {
    /// The words and phrases that articles are to hold, in the order of the text: what to mark in them.
    #[must_use]
    pub fn words(&self) -> Vec<&Words> {
        let mut words = Vec::new();
        self.gather(&mut words);
        words
    }

    /// Whether nothing is asked, so that every article answers.
    #[must_use]
    pub fn is_everything(&self) -> bool {
        matches!(self, Expression::All(members) if members.is_empty())
    }

    fn gather<'e>(&'e self, words: &mut Vec<&'e Words>) {
        match self {
            Expression::All(members) | Expression::Any(members) => members.iter().for_each(|it| it.gather(words)),
            Expression::Words(it) => words.push(it),
            Expression::Not(_) | Expression::Named { .. } | Expression::Dated { .. } => {}
        }
    }
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
    /// A quote or parenthesis that nothing closes: what it opens goes on to the end.
    Unclosed,
    /// `author:` and nothing behind it.
    NothingBehind,
    /// `after:` and something that is no day, month or year. Of digits alone it is passed over: they may be on their
    /// way to be one.
    NoDate,
    /// `in:` and something else than `title`.
    NoPlace,
    /// `OR` with nothing on one of its sides.
    LonelyOr,
    /// A `-` with nothing behind it.
    LonelyNot,
}
