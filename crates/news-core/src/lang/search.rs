//! What the search says of a question. Its module has these words, and a page that asks nothing does not load them.

mod en;
mod ko;

use super::Language;
use crate::moment::Day;
use crate::search::FaultKind;

/// Every word the search says.
pub struct SearchWords {
    /// What could not be understood in a query: what is wrong, and the piece of it.
    pub fault: fn(FaultKind, &str) -> String,
    /// That another text was searched than was typed.
    pub instead: fn(&str) -> String,
    /// Searches what was typed, as it stands.
    pub literal: fn(&str) -> String,
    /// Offers another text, and says how many articles it finds.
    pub meant: fn(&str, usize) -> String,
    /// How many older ones answer: so many, or so many at least.
    pub older_found: fn(usize, bool) -> String,
    /// How far back was searched.
    pub older_until: fn(Day) -> String,
    /// How many parts of the archive could not be read.
    pub older_lost: fn(usize) -> String,
    /// That something of the question can only be asked of the articles at hand.
    pub older_leaves_out: &'static str,
}

impl Language {
    /// The words of the search in it.
    #[must_use]
    pub fn search_words(self) -> &'static SearchWords {
        match self {
            Language::English => &en::WORDS,
            Language::Korean => &ko::WORDS,
        }
    }
}
