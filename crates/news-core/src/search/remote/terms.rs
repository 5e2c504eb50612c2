//! Texts as terms that an engine of whole words can find parts of words by.
//!
//! Korean, Japanese and Chinese words run together and end in particles, so that no whole word can be looked for in them:
//! 장관 has to find 국방부장관은. A run of such letters is written as its pairs, between its first letter and its last:
//! 국방부 becomes `국 국방 방부 부`. Then whatever stands inside a run is a phrase of pairs, and what begins or ends one is
//! too. Other words stay whole.
//!
//! Invariant: terms hold folded letters and digits and nothing else; a text and a query are parted by the same code.

use crate::search::fold::each_folded;
use crate::search::mark::Piece;
use std::ops::Range;

/// Stands between two texts in one field, so that no phrase is found across them. No term holds it.
#[cfg(not(target_arch = "wasm32"))]
const BORDER: &str = "\u{e000}";

/// A folded letter, and the bytes of the text that it stems from.
type Letter = (Range<usize>, char);

/// Letters that stand together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    letters: Range<usize>,
    is_paired: bool,
}

/// A text taken apart.
pub(super) struct Runs {
    letters: Vec<Letter>,
    runs: Vec<Run>,
}

/// What is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Sought {
    /// These terms, one after another.
    Phrase(Vec<String>),
    /// A term that begins so.
    Beginning(String),
}

impl Runs {
    pub(super) fn of(text: &str) -> Self {
        let (mut letters, mut runs) = (Vec::<Letter>::new(), Vec::<Run>::new());
        let mut last = None;
        each_folded(text, |at, letter| {
            if let Some((from, _)) = letters.last_mut().filter(|_| last.is_some()) {
                from.end = at;
            }
            let kind = letter.is_alphanumeric().then(|| is_paired(letter));
            if let Some(is_paired) = kind {
                match runs.last_mut().filter(|_| last == kind) {
                    Some(run) => run.letters.end += 1,
                    None => runs.push(Run { letters: letters.len()..letters.len() + 1, is_paired }),
                }
                letters.push((at..text.len(), letter));
            }
            last = kind;
        });
        Self { letters, runs }
    }

    /// The letters of each term of the whole text, in order.
    fn terms(&self) -> Vec<Range<usize>> {
        let mut terms = Vec::new();
        for run in &self.runs {
            whole(run, &mut terms);
        }
        terms
    }

    fn text(&self, term: &Range<usize>) -> String {
        self.letters[term.clone()].iter().map(|it| it.1).collect()
    }

    /// What finds this text inside others; `None` where it has neither letter nor digit. A whole word may be the
    /// beginning of one, unless it is to stand as it is.
    pub(super) fn sought(&self, is_whole: bool) -> Option<Sought> {
        let mut terms = Vec::new();
        match self.runs.as_slice() {
            [] => return None,
            [run] if run.is_paired && run.letters.len() == 1 || !run.is_paired && !is_whole => {
                return Some(Sought::Beginning(self.text(&run.letters)));
            }
            [run] => inner(run, &mut terms),
            [first, middle @ .., last] => {
                // The first may be the end of a longer run, and the last the beginning of one.
                if 1 < first.letters.len() {
                    inner(first, &mut terms);
                }
                if first.is_paired || first.letters.len() == 1 {
                    terms.push(first.letters.end - 1..first.letters.end);
                }
                middle.iter().for_each(|run| whole(run, &mut terms));
                if last.is_paired {
                    terms.push(last.letters.start..last.letters.start + 1);
                }
                if !last.is_paired || 1 < last.letters.len() {
                    inner(last, &mut terms);
                }
            }
        }
        Some(Sought::Phrase(terms.iter().map(|term| self.text(term)).collect()))
    }

    /// The name that a text is known by where it has to be the same: its runs, a space between them.
    pub(super) fn name(&self) -> String {
        self.part(0..self.runs.len())
    }

    fn part(&self, runs: Range<usize>) -> String {
        let mut name = String::new();
        for run in &self.runs[runs] {
            if !name.is_empty() {
                name.push(' ');
            }
            name.extend(self.letters[run.letters.clone()].iter().map(|it| it.1));
        }
        name
    }
}

/// All terms of a run: its first letter, its pairs, its last letter; of a word, the word.
fn whole(run: &Run, terms: &mut Vec<Range<usize>>) {
    let Range { start, end } = run.letters;
    if run.is_paired && 1 < end - start {
        terms.push(start..start + 1);
        inner(run, terms);
        terms.push(end - 1..end);
    } else {
        terms.push(start..end);
    }
}

/// The terms of a run that are there wherever it stands inside a longer one.
fn inner(run: &Run, terms: &mut Vec<Range<usize>>) {
    if run.is_paired {
        terms.extend((run.letters.start + 1..run.letters.end).map(|at| at - 1..at + 1));
    } else {
        terms.push(run.letters.clone());
    }
}

/// Whether a letter is of a script whose words run together.
fn is_paired(letter: char) -> bool {
    matches!(letter,
        '\u{1100}'..='\u{11ff}' | '\u{3040}'..='\u{318f}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ff9d}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Texts as an engine keeps them: their terms, a space between two of them.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn indexed(texts: &[&str]) -> String {
    let mut field = String::new();
    for text in texts {
        let runs = Runs::of(text);
        for (nth, term) in runs.terms().iter().enumerate() {
            if !field.is_empty() {
                field.push_str(if nth == 0 { " \u{e000} " } else { " " });
            }
            field.push_str(&runs.text(term));
        }
    }
    debug_assert!(!field.starts_with(BORDER));
    field
}

/// Runs of a name up to which every part of it is told, and letters of a run up to which every part of that is: names of
/// people are shorter.
#[cfg(not(target_arch = "wasm32"))]
const PARTS_MAX: usize = 8;

/// Every name that a name contains, itself too, sorted: one or more of its words, or of a Korean, Japanese or Chinese name some
/// of its letters.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn inside(name: &str) -> Vec<String> {
    let runs = Runs::of(name);
    let count = runs.runs.len();
    let mut names = vec![runs.name()];
    if count <= PARTS_MAX {
        for start in 0..count {
            names.extend((start + 1..=count).map(|end| runs.part(start..end)));
        }
    }
    for run in runs.runs.iter().filter(|it| it.is_paired && it.letters.len() <= PARTS_MAX) {
        let Range { start, end } = run.letters;
        names.extend((start..end).flat_map(|from| (from + 1..=end).map(move |to| from..to)).map(|it| runs.text(&it)));
    }
    names.retain(|it| !it.is_empty());
    names.sort_unstable();
    names.dedup();
    names
}

/// The pieces of a text whose terms came back with marks around what was found, and what is left of the terms.
///
/// A mark may stand inside a term: a beginning that was found. `None` where the terms are not those of the text: then
/// they say nothing about it.
pub(super) fn pieces<'t>(text: &str, marked: &'t str, marks: [char; 2]) -> Option<(Vec<Piece>, &'t str)> {
    let runs = Runs::of(text);
    let mut found = vec![false; runs.letters.len()];
    let mut is_on = false;
    let mut rest = marked;
    for term in runs.terms() {
        let mut letters = term.clone();
        loop {
            let letter = rest.chars().next();
            if let Some(letter) = letter {
                rest = &rest[letter.len_utf8()..];
            }
            match letter {
                Some(it) if it == marks[0] => is_on = true,
                Some(it) if it == marks[1] => is_on = false,
                None | Some(' ') if letters.is_empty() => break,
                Some(it) => {
                    let nth = letters.next().filter(|nth| runs.letters[*nth].1 == it)?;
                    found[nth] |= is_on;
                }
                None => return None,
            }
        }
    }
    Some((parted(text, &runs.letters, &found), rest))
}

fn parted(text: &str, letters: &[Letter], found: &[bool]) -> Vec<Piece> {
    let mut spans = Vec::<Range<usize>>::new();
    for ((from, _), _) in letters.iter().zip(found).filter(|it| *it.1) {
        match spans.last_mut().filter(|it| from.start <= it.end) {
            Some(span) => span.end = from.end,
            None => spans.push(from.clone()),
        }
    }
    let mut pieces = Vec::new();
    let mut done = 0;
    let mut push = |from: Range<usize>, found| {
        if !from.is_empty() {
            pieces.push(Piece { text: text[from].to_owned(), found });
        }
    };
    for span in spans {
        push(done..span.start, false);
        done = span.end;
        push(span, true);
    }
    push(done..text.len(), false);
    pieces
}

#[cfg(test)]
mod tests;
