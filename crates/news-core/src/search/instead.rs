//! What to search instead of a query that finds nothing, or almost nothing.
//!
//! Word by word, in this order: the keyboard was in the other language, a particle hangs on a noun, a key slipped. Only
//! the words that fail are rewritten; every other byte of the text stays. What may be searched so is only proposed here:
//! the page says that it did, and offers the query as it was typed.
//!
//! Invariant: a text comes back only if it finds more than the one that was typed.

use super::expression::{Expression, Operator, Part, PartKind, parts};
use super::fold::fold;
use super::keyboard::{in_hangul, in_latin};
use super::particle::without_particle;
use super::stretch::stretch;
use std::ops::Range;

/// A query in place of the one that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instead {
    /// Its text.
    pub text: String,
    /// What was changed, in the order of the text. Never empty.
    pub changes: Vec<Change>,
    /// How many articles the query as typed finds.
    pub literal: usize,
    /// How many this one finds.
    pub found: usize,
}

/// A word in place of another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Which bytes of the text as typed it takes the place of.
    pub at: Range<usize>,
    /// The word.
    pub word: String,
    /// Why.
    pub reason: Reason,
}

/// Why a word was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It was typed with the keyboard in the other language.
    Keyboard,
    /// It carried a particle, or may have.
    Particle,
    /// It is one slip of a key from a word that is found.
    Typo,
}

/// Fewest articles that are no longer almost nothing.
pub(super) const FEW: usize = 3;
/// How many times as many articles another word has to find, where the one that was typed finds a few.
const FEW_TIMES: usize = 4;
/// And where it finds more than a few. Nouns that only look as if they carried a particle, such as 작가, are seldom as
/// rare beside what is left of them.
const TIMES: usize = 20;

impl Instead {
    /// Whether it may be searched without asking: the query as typed finds nothing, or nothing that this one does not
    /// find as well. Otherwise it is to be offered.
    #[must_use]
    pub fn replaces(&self) -> bool {
        self.literal == 0 || self.changes.iter().all(|it| it.reason == Reason::Particle)
    }
}

/// What is asked of whatever holds the articles.
struct Asking<'a> {
    composing: bool,
    count: &'a mut dyn FnMut(&Expression) -> usize,
    nearest: &'a mut dyn FnMut(&str) -> Vec<String>,
}

/// What to search instead of a text; `None` where nothing is better.
///
/// `composing` is as for [`Expression::read`]; `count` says how many articles an expression finds, and `nearest` which
/// words are one slip away from a folded one, likeliest first.
pub fn instead(
    text: &str,
    composing: bool,
    count: &mut dyn FnMut(&Expression) -> usize,
    nearest: &mut dyn FnMut(&str) -> Vec<String>,
) -> Option<Instead> {
    let mut asking = Asking { composing, count, nearest };
    let literal = asking.found(text, composing);
    let mut changes: Vec<Change> = Vec::new();
    for at in words(text) {
        if let Some((word, reason)) = asking.better(stretch(text, at.clone()), at.end == text.len(), literal) {
            changes.push(Change { at, word, reason });
        }
    }
    let changed = changed(text, &changes);
    let found = if changes.is_empty() { 0 } else { asking.found(&changed, false) };
    (literal < found).then_some(Instead { text: changed, changes, literal, found })
}

/// A text with its words as they are without the longest particle that each may carry; `None` where none may carry one.
/// What it and the text find is left to whoever asks.
pub(super) fn without_particles(text: &str) -> Option<Instead> {
    let bare = |at: Range<usize>| {
        let word = stretch(text, at.clone());
        let bare = (*without_particle(word).first()?).to_owned();
        Some(Change { at, word: bare, reason: Reason::Particle })
    };
    let changes: Vec<Change> = words(text).into_iter().filter_map(bare).collect();
    (!changes.is_empty()).then(|| Instead { text: changed(text, &changes), changes, literal: 0, found: 0 })
}

/// A text with other words in their places.
fn changed(text: &str, changes: &[Change]) -> String {
    let mut changed = String::with_capacity(text.len());
    let mut done = 0;
    for change in changes {
        changed.push_str(stretch(text, done..change.at.start));
        changed.push_str(&change.word);
        done = change.at.end;
    }
    changed.push_str(stretch(text, done..text.len()));
    changed
}

impl Asking<'_> {
    fn found(&mut self, text: &str, composing: bool) -> usize {
        (self.count)(&Expression::read(text, composing).expression)
    }

    /// A better word, if this one fails: if it finds too little by itself, or the whole query nothing.
    fn better(&mut self, word: &str, is_last: bool, literal: usize) -> Option<(String, Reason)> {
        let alone = self.found(word, self.composing && is_last);
        if alone == 0 {
            for turned in turned(word) {
                if 0 < self.found(&turned, false) {
                    return Some((turned, Reason::Keyboard));
                }
                for bare in without_particle(&turned) {
                    if 0 < self.found(bare, false) {
                        return Some((bare.to_owned(), Reason::Keyboard));
                    }
                }
            }
        }
        let folded = fold(word);
        let bare = without_particle(&folded);
        for bare in &bare {
            let found = self.found(bare, false);
            let enough = if literal == 0 { alone + 1 } else { enough(alone) };
            if enough <= found {
                return Some(((*bare).to_owned(), Reason::Particle));
            }
        }
        if alone < FEW {
            for typed in std::iter::once(folded.as_str()).chain(bare) {
                for near in (self.nearest)(typed) {
                    let found = self.found(&near, false);
                    if enough(alone) <= found {
                        let mut bare = without_particle(&near).into_iter();
                        let bare = bare.find(|it| enough(found) <= self.found(it, false)).map(str::to_owned);
                        return Some((bare.unwrap_or(near), Reason::Typo));
                    }
                }
            }
        }
        None
    }
}

/// How many articles another word has to find, to be better than one that finds so many.
pub(super) fn enough(alone: usize) -> usize {
    let times = if alone < FEW { FEW_TIMES } else { TIMES };
    (alone * times).max(1)
}

/// What a word is with the keyboard in the other language, in the spellings that may have been meant: a phone begins
/// with a capital whether or not Shift was meant.
fn turned(word: &str) -> Vec<String> {
    let mut turned = Vec::new();
    for spelling in [in_hangul(word), in_hangul(&word.to_ascii_lowercase()), in_latin(&fold(word))] {
        turned.extend(spelling.filter(|it| !turned.contains(it)));
    }
    turned
}

/// Where the words are that articles are to hold: those outside quotes, and not behind a `-`.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let parts = parts(text);
    let mut nth = 0;
    while let Some(Part { at, kind }) = parts.get(nth) {
        nth += 1;
        match kind {
            PartKind::Not if parts.get(nth).is_some_and(|it| it.at.start == at.end) => nth = behind(&parts, nth),
            PartKind::Word => words.push(bare(text, at.clone())),
            PartKind::Operator { operator: Operator::Title, value, quoted: false, .. } => {
                words.push(bare(text, value.clone()));
            }
            _ => {}
        }
    }
    words
}

/// The number of the part behind one, or behind the group it opens.
fn behind(parts: &[Part], nth: usize) -> usize {
    let mut open = 0_usize;
    for (at, part) in parts.iter().enumerate().skip(nth) {
        match part.kind {
            PartKind::Open => open += 1,
            PartKind::Close => open = open.saturating_sub(1),
            _ => {}
        }
        if open == 0 {
            return at + 1;
        }
    }
    parts.len()
}

/// A word without the stops at its end, which stay where they are.
fn bare(text: &str, at: Range<usize>) -> Range<usize> {
    let bare = super::expression::without_stops(stretch(text, at.clone()));
    at.start..at.start + bare.len()
}

#[cfg(test)]
mod tests;
