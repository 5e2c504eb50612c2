//! The parts that a query's text is made of, each with its place.
//!
//! Invariant: parts lie one after another, begin and end between characters of the text, and leave out nothing but
//! white space and characters nobody sees.

use super::operator::{Operator, operator};
use crate::search::fold::{fold_letter, is_ignored};
use crate::search::stretch::stretch;
use std::ops::Range;

/// A part of a query's text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Which bytes of the text: quotes, name and colon included.
    pub at: Range<usize>,
    /// What it is.
    pub kind: PartKind,
}

/// What a part is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A word.
    Word,
    /// Words between quotes.
    Phrase {
        /// What is between the quotes.
        inner: Range<usize>,
        /// Whether a quote closes it.
        closed: bool,
    },
    /// An operator and what is behind its colon.
    Operator {
        /// Which one.
        operator: Operator,
        /// What is behind it, without quotes; may be empty.
        value: Range<usize>,
        /// Whether it stands between quotes.
        quoted: bool,
        /// Whether a quote closes it; true where there is none.
        closed: bool,
    },
    /// The `-` before what must not be.
    Not,
    /// `OR`, or a bar.
    Or,
    /// A parenthesis that opens a group.
    Open,
    /// The parenthesis that closes it.
    Close,
}

/// How many groups may be open: a query is read, and thrown away, by functions that call themselves. Beyond it a
/// parenthesis is a character of a word.
const GROUPS_MAX: usize = 8;

struct Parts<'t> {
    text: &'t str,
    at: usize,
    open: usize,
    parts: Vec<Part>,
}

/// Takes a text apart. Everything in it belongs to some part, whether or not the whole makes sense.
#[must_use]
pub fn parts(text: &str) -> Vec<Part> {
    let mut parts = Parts { text, at: 0, open: 0, parts: Vec::new() };
    while parts.part() {}
    parts.parts
}

impl Parts<'_> {
    /// The character here, as written and folded.
    fn here(&self) -> Option<(char, char)> {
        stretch(self.text, self.at..self.text.len()).chars().next().map(|it| (it, fold_letter(it)))
    }

    /// Goes past a character.
    fn pass(&mut self, letter: char) {
        self.at += letter.len_utf8();
    }

    fn push(&mut self, start: usize, kind: PartKind) {
        self.parts.push(Part { at: start..self.at, kind });
    }

    /// Reads one part; false at the end.
    fn part(&mut self) -> bool {
        while let Some((letter, folded)) = self.here()
            && (folded == ' ' || is_ignored(letter))
        {
            self.pass(letter);
        }
        let Some((letter, folded)) = self.here() else { return false };
        let start = self.at;
        let kind = match folded {
            '|' => PartKind::Or,
            '-' => PartKind::Not,
            '(' if self.open < GROUPS_MAX => {
                self.open += 1;
                PartKind::Open
            }
            ')' if 0 < self.open => {
                self.open -= 1;
                PartKind::Close
            }
            _ if closing(folded).is_some() => {
                let (inner, closed) = self.quoted();
                self.push(start, PartKind::Phrase { inner, closed });
                return true;
            }
            _ => {
                self.word();
                return true;
            }
        };
        self.pass(letter);
        self.push(start, kind);
        true
    }

    /// What stands between the quote here and the one that closes it, or the end.
    fn quoted(&mut self) -> (Range<usize>, bool) {
        let mut closing_pair = None;
        let mut start = self.at;
        while let Some((letter, folded)) = self.here() {
            let at = self.at;
            self.pass(letter);
            match closing_pair {
                None => {
                    closing_pair = closing(folded);
                    start = self.at;
                }
                Some((one, other)) if folded == one || folded == other => return (start..at, true),
                Some(_) => {}
            }
        }
        (start..self.at, false)
    }

    /// A word, up to white space, a bar, or the end of its group; or an operator with what is behind it.
    fn word(&mut self) {
        let start = self.at;
        let mut value = None;
        // Parentheses inside a word are its own as long as they come in pairs.
        let mut inside = 0_usize;
        while let Some((letter, folded)) = self.here() {
            match folded {
                ' ' | '|' => break,
                '(' => inside += 1,
                ')' if 0 < inside => inside -= 1,
                ')' if 0 < self.open => break,
                ':' if value.is_none() => {
                    let name = operator(stretch(self.text, start..self.at));
                    self.pass(letter);
                    value = Some((name, self.at));
                    if let (Some(operator), Some((_, quote))) = (name, self.here())
                        && closing(quote).is_some()
                    {
                        let (value, closed) = self.quoted();
                        self.push(start, PartKind::Operator { operator, value, quoted: true, closed });
                        return;
                    }
                    continue;
                }
                _ => {}
            }
            self.pass(letter);
        }
        let after_not = self.parts.last().is_some_and(|it| it.kind == PartKind::Not && it.at.end == start);
        let kind = match value {
            Some((Some(operator), from)) => {
                PartKind::Operator { operator, value: from..self.at, quoted: false, closed: true }
            }
            _ if !after_not && is_or(stretch(self.text, start..self.at)) => PartKind::Or,
            _ => PartKind::Word,
        };
        self.push(start, kind);
    }
}

/// The quotes that close what a quote opens. All kinds of double quotes are one kind, as they are in folded text, so
/// “…”, „…“ and "…" are alike; and people turn « and » either way.
fn closing(folded: char) -> Option<(char, char)> {
    Some(match folded {
        '"' => ('"', '"'),
        '«' | '»' => ('«', '»'),
        '「' => ('」', '」'),
        '『' => ('』', '』'),
        _ => return None,
    })
}

/// `OR` in capitals, of either width: in lower case it is a word.
fn is_or(word: &str) -> bool {
    matches!(word, "OR" | "ＯＲ")
}
