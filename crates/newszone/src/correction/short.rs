//! Leaving out what stayed, but for the words around a change.
//!
//! Invariant: nothing that went or came is ever left out, and no word is cut.

use super::Piece;
use unicode_segmentation::UnicodeSegmentation;

/// How much is kept of what stayed, on either side of a change, in columns: half a line of a phone.
const AROUND_COLUMNS: usize = 36;

/// How much is kept of a passage that moved, in columns.
const BEGINNING_COLUMNS: usize = 72;

/// Least that is left out, in columns: less is shorter to read than to miss.
const GAP_COLUMNS_MIN: usize = 16;

/// The pieces, long ones that stayed cut.
pub(super) fn shortened(pieces: Vec<Piece>) -> Vec<Piece> {
    let last = pieces.len().saturating_sub(1);
    let mut short = Vec::with_capacity(pieces.len());
    for (nth, piece) in pieces.into_iter().enumerate() {
        let Piece::Same(words) = piece else {
            short.push(piece);
            continue;
        };
        let before = if nth == 0 { 0 } else { AROUND_COLUMNS };
        let after = if nth == last { 0 } else { AROUND_COLUMNS };
        if columns(&words) < before + after + GAP_COLUMNS_MIN {
            short.push(Piece::Same(words));
            continue;
        }
        let (head, tail) = (head(&words, before), tail(&words, after));
        short.extend((!head.is_empty()).then(|| Piece::Same(head.to_owned())));
        short.push(Piece::Gap);
        short.extend((!tail.is_empty()).then(|| Piece::Same(tail.to_owned())));
    }
    short
}

/// The beginning of a passage that stayed as it was.
pub(super) fn beginning(words: &str) -> Vec<Piece> {
    if columns(words) < BEGINNING_COLUMNS + GAP_COLUMNS_MIN {
        return vec![Piece::Same(words.to_owned())];
    }
    vec![Piece::Same(head(words, BEGINNING_COLUMNS).to_owned()), Piece::Gap]
}

/// Whole words from the beginning, at most so many columns of them.
fn head(text: &str, columns_max: usize) -> &str {
    let mut left = columns_max;
    let mut end = 0;
    for (at, word) in text.split_word_bound_indices() {
        let Some(rest) = left.checked_sub(columns(word)) else { break };
        left = rest;
        end = at + word.len();
    }
    text[..end].trim_end()
}

/// Whole words from the end, at most so many columns of them.
fn tail(text: &str, columns_max: usize) -> &str {
    let mut left = columns_max;
    let mut start = text.len();
    for (at, word) in text.split_word_bound_indices().rev() {
        let Some(rest) = left.checked_sub(columns(word)) else { break };
        left = rest;
        start = at;
    }
    text[start..].trim_start()
}

/// About how wide a text is drawn: characters of Hangul, kana and Han are as wide as two others.
fn columns(text: &str) -> usize {
    text.chars().map(|it| if it < '\u{1100}' { 1 } else { 2 }).sum()
}
