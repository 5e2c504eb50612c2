//! Reading a query: from the parts of a text to an expression, and word of what could not be understood.

use super::operator::{Operator, TITLE};
use super::part::{Part, PartKind, parts};
use super::period::{before, interval, period};
use super::{Asked, Expression, Fault, FaultKind, Place, Words};
use crate::query::Facet;
use crate::search::fold::fold;
use crate::search::hangul::patterns;
use crate::search::stretch::stretch;
use std::ops::Range;

struct Reader<'t> {
    text: &'t str,
    parts: Vec<Part>,
    next: usize,
    composing: bool,
    /// Whether what is read is behind a `-`.
    denied: bool,
    /// Whether `in:title` stands anywhere.
    in_title: bool,
    faults: Vec<Fault>,
}

impl Expression {
    /// Reads a query. Every text is one: what cannot be understood is taken as words, or passed over where it holds
    /// none, and pointed at.
    ///
    /// `composing` says that the last syllable is still being put together, as an input method does it: then it is
    /// also whatever it may become.
    ///
    /// No `All` or `Any` in it has a single member, and no `All` is a member of another; a query of nothing is an empty
    /// `All`.
    #[must_use]
    pub fn read(text: &str, composing: bool) -> Asked {
        let mut reader =
            Reader { text, parts: parts(text), next: 0, composing, denied: false, in_title: false, faults: Vec::new() };
        let mut expression = reader.group(None);
        if reader.in_title {
            move_to_title(&mut expression);
        }
        Asked { expression, faults: reader.faults }
    }
}

impl Reader<'_> {
    /// What stands up to the end of the group that a parenthesis opened here, or of the text.
    fn group(&mut self, opened: Option<Range<usize>>) -> Expression {
        let mut members: Vec<Expression> = Vec::new();
        // An `OR` that waits for what is behind it.
        let mut waiting: Option<Range<usize>> = None;
        let mut unclosed = opened;
        while let Some(Part { at, kind }) = self.parts.get(self.next).cloned() {
            self.next += 1;
            match kind {
                PartKind::Close => {
                    unclosed = None;
                    break;
                }
                PartKind::Or if members.is_empty() || waiting.is_some() => self.fault(at, FaultKind::LonelyOr),
                PartKind::Or => waiting = Some(at),
                _ => {
                    let Some(member) = self.member(at, kind) else { continue };
                    match waiting.take().and_then(|_| members.pop()) {
                        Some(before) => members.push(either(before, member)),
                        None => members.push(member),
                    }
                }
            }
        }
        if let Some(at) = waiting {
            self.fault(at, FaultKind::LonelyOr);
        }
        if let Some(at) = unclosed {
            self.fault(at, FaultKind::Unclosed);
        }
        all(members)
    }

    /// What a part asks for; `None` where it asks for nothing by itself.
    fn member(&mut self, at: Range<usize>, kind: PartKind) -> Option<Expression> {
        match kind {
            PartKind::Open => Some(self.group(Some(at))).filter(|it| !it.is_everything()),
            PartKind::Not => self.negated(at),
            PartKind::Word => self.words(at, false, Place::Anywhere),
            PartKind::Phrase { inner, closed } => {
                if !closed {
                    self.fault(at, FaultKind::Unclosed);
                }
                self.words(inner, true, Place::Anywhere)
            }
            PartKind::Operator { operator, value, quoted, closed } => {
                if !closed {
                    self.fault(at.clone(), FaultKind::Unclosed);
                }
                self.operated(at, operator, value, quoted)
            }
            PartKind::Or | PartKind::Close => None,
        }
    }

    /// What stands right behind a `-`, denied.
    fn negated(&mut self, at: Range<usize>) -> Option<Expression> {
        let part = self.parts.get(self.next).cloned();
        let Some(Part { at: behind, kind }) = part.filter(|it| it.at.start == at.end && denies(&it.kind)) else {
            self.fault(at, FaultKind::LonelyNot);
            return None;
        };
        self.next += 1;
        let outer = std::mem::replace(&mut self.denied, true);
        let member = self.member(behind, kind);
        self.denied = outer;
        member.map(|it| Expression::Not(Box::new(it)))
    }

    fn operated(
        &mut self,
        at: Range<usize>,
        operator: Operator,
        value: Range<usize>,
        quoted: bool,
    ) -> Option<Expression> {
        let folded = fold(stretch(self.text, value.clone()));
        let folded = folded.trim_matches(' ');
        if folded.is_empty() {
            self.fault(at, FaultKind::NothingBehind);
            return None;
        }
        let days = match operator {
            Operator::Named(facet) => {
                // Readers choose a language, not a region.
                let name = if facet == Facet::Language { before_dash(folded) } else { folded };
                return Some(Expression::Named { facet, name: name.to_owned() });
            }
            Operator::Title => return self.words(value, quoted, Place::Title),
            Operator::In => {
                let whole = TITLE.contains(&folded);
                self.in_title |= whole;
                // The beginning of the word is the word being typed: no reason to lose sight of what was found.
                let begun = TITLE.iter().any(|it| it.starts_with(folded));
                if whole {
                    return None;
                }
                self.fault(at.clone(), FaultKind::NoPlace);
                return if begun { None } else { self.words(at, false, Place::Anywhere) };
            }
            Operator::After => period(folded).map(|(first, _)| (Some(first), None)),
            Operator::Before => period(folded).map(|(first, _)| (None, Some(before(first)))),
            Operator::Date => interval(folded),
        };
        match days {
            Some((from, to)) => Some(Expression::Dated { from, to }),
            None => {
                self.fault(at.clone(), FaultKind::NoDate);
                // Digits that are no date yet, or none that the calendar has, would be found in no text.
                let digits = folded.bytes().all(|it| matches!(it, b'0'..=b'9' | b'-' | b'.' | b'/'));
                if digits { None } else { self.words(at, false, Place::Anywhere) }
            }
        }
    }

    /// The words of a stretch of the text; `None` where nothing in it can be seen.
    fn words(&self, at: Range<usize>, quoted: bool, place: Place) -> Option<Expression> {
        let composing = self.composing && at.end == self.text.len();
        let folded = fold(stretch(self.text, at));
        let folded = folded.trim_matches(' ');
        let folded = if quoted { folded } else { without_stops(folded) };
        // A word that is still being typed must not take away all that it may become.
        let patterns = patterns(folded, quoted || (composing && self.denied), composing && !self.denied);
        (!patterns.is_empty()).then_some(Expression::Words(Words { patterns, place, quoted }))
    }

    /// Notes a fault, in the order of the text.
    fn fault(&mut self, at: Range<usize>, kind: FaultKind) {
        let behind = self.faults.iter().rev().take_while(|it| at.start < it.at.start).count();
        self.faults.insert(self.faults.len() - behind, Fault { at, kind });
    }
}

fn denies(kind: &PartKind) -> bool {
    !matches!(kind, PartKind::Not | PartKind::Or | PartKind::Close)
}

/// One of both; a longer row of `OR` is one choice.
fn either(first: Expression, second: Expression) -> Expression {
    let mut choices = match first {
        Expression::Any(choices) => choices,
        first => vec![first],
    };
    match second {
        Expression::Any(more) => choices.extend(more),
        second => choices.push(second),
    }
    Expression::Any(choices)
}

fn all(members: Vec<Expression>) -> Expression {
    let mut flat = Vec::with_capacity(members.len());
    for member in members {
        match member {
            Expression::All(more) => flat.extend(more),
            member => flat.push(member),
        }
    }
    match flat.pop() {
        Some(only) if flat.is_empty() => return only,
        last => flat.extend(last),
    }
    Expression::All(flat)
}

/// What ends a sentence or a clause ends no word: `미사일?` is the word 미사일. Of nothing but stops, all stay.
pub(in crate::search) fn without_stops(word: &str) -> &str {
    let mut letters = word.chars();
    loop {
        let rest = letters.as_str();
        match letters.next_back() {
            Some('.' | ',' | ';' | ':' | '!' | '?' | '…') => {}
            Some(_) => return rest,
            None => return word,
        }
    }
}

fn before_dash(tag: &str) -> &str {
    tag.split('-').next().unwrap_or(tag)
}

fn move_to_title(expression: &mut Expression) {
    match expression {
        Expression::All(members) | Expression::Any(members) => members.iter_mut().for_each(move_to_title),
        Expression::Not(member) => move_to_title(member),
        Expression::Words(words) => words.place = Place::Title,
        Expression::Named { .. } | Expression::Dated { .. } => {}
    }
}

#[cfg(test)]
mod tests;
