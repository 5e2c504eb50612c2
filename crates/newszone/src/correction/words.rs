//! Which words of a line went, and which came.
//!
//! Words are those of Unicode (UAX #29): between spaces and marks in most scripts, eojeol in Korean, single characters in
//! Japanese and Chinese, which have no spaces. Where a Korean word kept its stem, only its particle is told as changed.
//!
//! Invariant: the pieces without those that came are the line before, those without what went the line after.

use super::{Piece, whole};
use news_core::search::without_particle;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// Most words of a line that are compared one by one, spaces and marks among them; a longer one is told as a whole. That
/// is ten pages without a paragraph.
const WORDS_MAX: usize = 4_000;

/// Least share of its letters that the shorter of two lines has to have kept for their words to be told one by one, in
/// hundredths.
const KEPT_HUNDREDTHS_MIN: usize = 25;

/// A stretch of a line.
#[derive(Debug)]
enum Run {
    Same(String),
    Change { gone: String, come: String },
}

/// The pieces of a line that became another.
pub(super) fn pieces(before: &str, after: &str) -> Vec<Piece> {
    let (old, new) = (words(before), words(after));
    let is_filled =
        |it: &Piece| !matches!(it, Piece::Same(words) | Piece::Gone(words) | Piece::Come(words) if words.is_empty());
    let replaced = || {
        let pieces = whole(before, Piece::Gone).into_iter().chain(whole(after, Piece::Come));
        pieces.filter(is_filled).collect()
    };
    if WORDS_MAX < old.len().max(new.len()) {
        return replaced();
    }
    let mut runs = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        let (old, new) = (&old[op.old_range()], &new[op.new_range()]);
        match op.tag() {
            DiffTag::Equal => same(&mut runs, &new.concat()),
            _ if old.len() == new.len() => {
                old.iter().zip(new).for_each(|(old, new)| word(&mut runs, old, new));
            }
            _ => change(&mut runs, &old.concat(), &new.concat()),
        }
    }
    let runs = joined(runs);
    let kept: usize = runs.iter().map(|it| if let Run::Same(words) = it { characters(words) } else { 0 }).sum();
    if kept * 100 < characters(before).min(characters(after)) * KEPT_HUNDREDTHS_MIN {
        return replaced();
    }
    let piece = |run| match run {
        Run::Same(words) => vec![Piece::Same(words)],
        Run::Change { gone, come } => vec![Piece::Gone(gone), Piece::Come(come)],
    };
    runs.into_iter().flat_map(piece).filter(is_filled).collect()
}

/// How much of two lines is the same, in hundredths, whatever the order.
pub(super) fn likeness(before: &[&str], after: &[&str]) -> usize {
    let (mut old, mut new) = (before.iter().peekable(), after.iter().peekable());
    let mut common = 0;
    while let (Some(a), Some(b)) = (old.peek(), new.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => _ = old.next(),
            std::cmp::Ordering::Greater => _ = new.next(),
            std::cmp::Ordering::Equal => {
                common += 1;
                old.next();
                new.next();
            }
        }
    }
    200 * common / (before.len() + after.len()).max(1)
}

/// The words of a line in order of their letters, as [`likeness`] wants them. Of a Korean word its beginning tells what it
/// is: its ending is another in each sentence.
pub(super) fn sorted(line: &str) -> Vec<&str> {
    let stem = |word: &'_ str| match word.char_indices().nth(2) {
        Some((end, _)) if word.chars().all(is_syllable) => end,
        _ => word.len(),
    };
    let mut words: Vec<&str> = line.unicode_words().map(|it| &it[..stem(it)]).collect();
    words.sort_unstable();
    words
}

fn words(line: &str) -> Vec<&str> {
    line.split_word_bounds().collect()
}

fn characters(text: &str) -> usize {
    text.chars().filter(|it| it.is_alphanumeric()).count()
}

fn same(runs: &mut Vec<Run>, words: &str) {
    if words.is_empty() {
        return;
    }
    match runs.last_mut() {
        Some(Run::Same(last)) => last.push_str(words),
        _ => runs.push(Run::Same(words.to_owned())),
    }
}

fn change(runs: &mut Vec<Run>, old: &str, new: &str) {
    match runs.last_mut() {
        Some(Run::Change { gone, come }) => {
            gone.push_str(old);
            come.push_str(new);
        }
        _ => runs.push(Run::Change { gone: old.to_owned(), come: new.to_owned() }),
    }
}

/// One word that became another: as a whole, or its particle where that reads better.
fn word(runs: &mut Vec<Run>, old: &str, new: &str) {
    if old == new {
        return same(runs, new);
    }
    let stem = stem(old, new);
    same(runs, &new[..stem]);
    change(runs, &old[stem..], &new[stem..]);
}

/// How many bytes two Korean words begin with alike, if all that differs is the particle they end in: 국방부는 and 국방부가;
/// 0 for other words. Names, numbers and verbs are not torn.
fn stem(old: &str, new: &str) -> usize {
    let stems = |word| std::iter::once(word).chain(without_particle(word));
    let common = stems(old).filter(|it| stems(new).any(|other| *it == other));
    common.map(str::len).max().unwrap_or_default()
}

fn is_syllable(character: char) -> bool {
    ('가'..='힣').contains(&character)
}

/// Runs in which what stayed between two changes means something; else the three are one change.
fn joined(runs: Vec<Run>) -> Vec<Run> {
    let mut joined: Vec<Run> = Vec::with_capacity(runs.len());
    let mut runs = runs.into_iter().peekable();
    while let Some(run) = runs.next() {
        match run {
            Run::Same(words) => {
                let is_between = matches!(joined.last(), Some(Run::Change { .. })) && runs.peek().is_some();
                if is_between && is_weak(&words) {
                    change(&mut joined, &words, &words);
                } else {
                    same(&mut joined, &words);
                }
            }
            Run::Change { gone, come } => change(&mut joined, &gone, &come),
        }
    }
    joined
}

/// Whether words are only spaces and marks, or a single character of a script without spaces.
fn is_weak(words: &str) -> bool {
    let mut letters = words.chars().filter(|it| it.is_alphanumeric());
    match (letters.next(), letters.next()) {
        (None, _) => true,
        (Some(only), None) => {
            matches!(only, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
        }
        (Some(_), Some(_)) => false,
    }
}
