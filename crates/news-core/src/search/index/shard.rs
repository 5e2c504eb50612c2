//! A shard: terms in order, each with the newest articles that have it and where there are more.
//!
//! Terms that begin with a control character are properties: they have no positions.
//!
//! Invariant: a list is given out only if it can be read to its end.

use super::bytes::{Bytes, Corrupt};
use super::postings::{self, Numbers};
use super::root::Root;
use super::{INLINE_ARTICLES, letters};

/// A stretch of a tape.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Stretch {
    /// Its first byte.
    pub(super) start: u32,
    /// How many bytes.
    pub(super) bytes: u32,
}

/// The articles of a term.
#[derive(Clone, Copy)]
pub(super) struct List<'s> {
    /// How many have it.
    pub(super) articles: u32,
    /// The newest of them.
    pub(super) numbers: Numbers<'s>,
    /// Their positions; nothing for a property.
    pub(super) positions: Bytes<'s>,
    /// One behind the last of those.
    pub(super) until: u32,
    /// Whether positions say which of them begin a word.
    pub(super) is_signs: bool,
    /// The numbers of the others; empty where there are none.
    pub(super) more_numbers: Stretch,
    /// Their positions.
    pub(super) more_positions: Stretch,
}

impl List<'_> {
    /// How many articles the shard itself tells of.
    pub(super) fn inline(&self) -> u32 {
        self.articles.min(INLINE_ARTICLES as u32)
    }
}

/// Whether a term is a property.
pub(super) fn is_property(term: &[u8]) -> bool {
    term.first().is_some_and(|it| *it < b' ')
}

/// Whether a term is of signs: then it begins with one.
fn is_signs(term: &[u8]) -> bool {
    let first = std::str::from_utf8(term).ok().and_then(|it| it.chars().next());
    first.is_some_and(|it| letters::class_of(it) == letters::Class::Sign)
}

/// Calls back with the list of each term from the first to before the second.
pub(super) fn each_list<'s>(
    payload: &'s [u8],
    root: &Root,
    (low, high): (&[u8], &[u8]),
    found: &mut dyn FnMut(List<'s>),
) -> Result<(), Corrupt> {
    let mut bytes = Bytes(payload);
    let (mut at_numbers, mut at_positions) = (bytes.number()?, bytes.number()?);
    let mut terms = Bytes(bytes.run()?);
    let mut numbers = Bytes(bytes.run()?);
    let mut positions = bytes;
    let mut term = Vec::new();
    while !terms.is_empty() {
        terms.follow(&mut term)?;
        let articles = terms.number()?;
        let mut list = List {
            articles,
            numbers: Numbers { bytes: numbers, expected: 0 },
            positions,
            until: 0,
            is_signs: is_signs(&term),
            more_numbers: Stretch::default(),
            more_positions: Stretch::default(),
        };
        let has_positions = !is_property(&term);
        let mut reading = list.numbers;
        for _ in 0..list.inline() {
            list.until = reading.next(root.articles)?.0 + 1;
            if has_positions {
                postings::skip(&mut positions)?;
            }
        }
        numbers = reading.bytes;
        if list.inline() < articles {
            list.more_numbers = stretch(&mut terms, root.numbers, &mut at_numbers)?;
            if has_positions {
                list.more_positions = stretch(&mut terms, root.positions, &mut at_positions)?;
            }
        }
        if high <= term.as_slice() {
            break;
        }
        if low <= term.as_slice() {
            found(list);
        }
    }
    Ok(())
}

/// The next stretch of a tape, of which only the length is written.
fn stretch(terms: &mut Bytes<'_>, tape: super::root::Tape, at: &mut u32) -> Result<Stretch, Corrupt> {
    let bytes = terms.number()?;
    let start = tape.settled(*at, bytes);
    *at = start.checked_add(bytes).filter(|it| *it <= tape.bytes).ok_or(Corrupt::Bounds)?;
    Ok(Stretch { start, bytes })
}
