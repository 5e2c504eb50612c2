//! Whether a phrase stands somewhere: its terms one after another, in their places.
//!
//! Spots are those of [`super::postings::spots`], in order.
//!
//! Invariant: what stands where is asked of spots alone; an article's fields never touch.

use super::compile::{Phrase, Pieces};
use super::postings::BEGINS;

/// Whether a phrase stands where its first term does.
pub(super) fn stands(phrase: &Phrase, places: &[Vec<Vec<u64>>], first: u64) -> bool {
    let start = first & !BEGINS;
    phrase.runs.iter().zip(places).all(|(run, places)| run_stands(run, places, start + u64::from(run.offset) * 2))
}

/// Whether a run stands at a spot.
fn run_stands(run: &Pieces, places: &[Vec<u64>], start: u64) -> bool {
    // Whether the term of that number stands in its place, and whether a word begins there.
    let stands = |nth: usize| {
        let spot = start + nth as u64 * 2;
        let at = places[nth].partition_point(|it| *it < spot);
        places[nth].get(at).filter(|it| **it & !BEGINS == spot).map(|it| it & BEGINS == BEGINS)
    };
    let begins = stands(0) == Some(true);
    if run.begins && !begins {
        return false;
    }
    let pairs = run.slots.len();
    if (0..pairs).all(|nth| stands(nth).is_some()) {
        return true;
    }
    if !run.may_part || !begins {
        return false;
    }
    // Parts of two characters or more, each but the first at the beginning of a word: from which characters on one may
    // go on.
    let mut may_begin = vec![false; pairs];
    may_begin[0] = true;
    for from in 0..pairs {
        let mut last = from;
        while may_begin[from] && last < pairs && stands(last).is_some() {
            last += 1;
            if last == pairs {
                return true;
            }
            // The part ends with the character at `last`.
            if last + 1 < pairs && stands(last + 1) == Some(true) {
                may_begin[last + 1] = true;
            }
        }
    }
    false
}

/// What is in either row, in order; both are. Sorting all at once would bring a sorter into the page.
pub(super) fn merged(some: &[u64], others: &[u64]) -> Vec<u64> {
    let (mut merged, mut others) = (Vec::with_capacity(some.len() + others.len()), others.iter());
    let mut next = others.next();
    for spot in some {
        while let Some(other) = next.filter(|it| *it < spot) {
            merged.push(*other);
            next = others.next();
        }
        merged.push(*spot);
    }
    while let Some(other) = next {
        merged.push(*other);
        next = others.next();
    }
    merged
}
