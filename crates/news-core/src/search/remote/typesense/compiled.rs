//! An expression in the engine's language.
//!
//! The engine has two languages. Words to be found together and words to be left out stand in `q`, which knows phrases,
//! beginnings and ranking, and no alternatives. `filter_by` knows alternatives, and of several terms only that they are all
//! there, in whatever order: enough for one term, not for a phrase.
//! And `q` has a fault (0.24.1): phrases that no article has together are forgotten, and phrases in several fields are
//! held against each field by itself. So there is one field with everything, and a check goes along.
//!
//! Invariant: what comes out means what the expression means, or nothing comes out.

use super::{ALL, DATED, KEYS, PUBLISHED, TITLE, digits, key};
use crate::moment::Day;
use crate::query::Facet;
use crate::search::expression::{Expression, Place, Words};
use crate::search::remote::Unanswerable;
use crate::search::remote::terms::{Runs, Sought};

/// What every article answers, and what none does: no key is a word.
const EVERYTHING: &str = "dated:[true,false]";
const NOTHING: &str = "keys:=none";

/// An expression, compiled.
#[derive(Debug, Default)]
pub(super) struct Compiled {
    /// Words of several terms, each between two spaces.
    phrases: Vec<String>,
    /// Words of one term; of the last one the beginning, where [`Self::is_beginning`].
    terms: Vec<String>,
    /// Words to be left out.
    excluded: Vec<String>,
    /// Whether the last term may be the beginning of a word.
    pub(super) is_beginning: bool,
    /// Whether the words have to be in the headline or kicker.
    pub(super) is_of_title: bool,
    /// Whether something was taken for less than it means.
    pub(super) is_narrower: bool,
    /// What `filter_by` is made of, each with the facet that it is a plain choice in.
    filters: Vec<(Option<Facet>, String)>,
}

/// Words on their way into `q`.
#[derive(Default)]
struct Gathered<'e> {
    wanted: Vec<&'e Words>,
    excluded: Vec<&'e Words>,
}

impl Compiled {
    pub(super) fn of(expression: &Expression, offset_minutes: i32) -> Result<Self, Unanswerable> {
        let mut compiled = Self::default();
        let mut gathered = Gathered::default();
        compiled.gather(expression, false, offset_minutes, &mut gathered)?;
        compiled.put_words(&gathered)?;
        Ok(compiled)
    }

    /// Whether a choice is made in that facet.
    pub(super) fn has(&self, facet: Facet) -> bool {
        self.filters.iter().any(|it| it.0 == Some(facet))
    }

    /// `filter_by`, without the choices made in one facet.
    pub(super) fn filter(&self, without: Option<Facet>) -> String {
        let kept = self.filters.iter().filter(|it| it.0.is_none() || it.0 != without);
        joined(kept.map(|it| it.1.as_str()), " && ")
    }

    /// Parts what has to hold together: words into `q`, everything else into `filter_by`.
    fn gather<'e>(
        &mut self,
        expression: &'e Expression,
        is_not: bool,
        offset: i32,
        gathered: &mut Gathered<'e>,
    ) -> Result<(), Unanswerable> {
        match (expression, is_not) {
            (Expression::All(all), false) | (Expression::Any(all), true) => {
                for one in all {
                    self.gather(one, is_not, offset, gathered)?;
                }
            }
            (Expression::Any(any), false) | (Expression::All(any), true) if any.len() == 1 => {
                self.gather(&any[0], is_not, offset, gathered)?;
            }
            (Expression::Not(inner), _) => self.gather(inner, !is_not, offset, gathered)?,
            (Expression::Words(words), false) => gathered.wanted.push(words),
            (Expression::Words(words), true) => gathered.excluded.push(words),
            (Expression::Named { facet, .. }, false) => {
                let filter = self.filtered(expression, is_not, offset)?;
                self.filters.push((Some(*facet), filter));
            }
            _ => {
                let filter = self.filtered(expression, is_not, offset)?;
                self.filters.push((None, filter));
            }
        }
        Ok(())
    }

    fn put_words(&mut self, gathered: &Gathered<'_>) -> Result<(), Unanswerable> {
        let is_of_title = |it: &&&Words| it.place == Place::Title;
        let all = gathered.wanted.len() + gathered.excluded.len();
        let of_title = gathered.wanted.iter().chain(&gathered.excluded).filter(is_of_title).count();
        self.is_of_title = 0 < of_title && of_title == all;
        let mut beginnings = Vec::new();
        for wanted in &gathered.wanted {
            if wanted.place == Place::Title && !self.is_of_title {
                // One `q` has one set of fields.
                let filter = self.filtered_words(wanted)?;
                self.filters.push((None, filter));
                continue;
            }
            match self.sought(wanted)? {
                Sought::Phrase(mut terms) if terms.len() == 1 => self.terms.append(&mut terms),
                Sought::Phrase(terms) => self.phrases.push(joined(terms.iter().map(String::as_str), " ")),
                Sought::Beginning(term) => beginnings.push(term),
            }
        }
        // What another word begins with is there with that one, and the engine would want it twice.
        let phrases = self.phrases.iter().flat_map(|it| it.split(' '));
        let there: Vec<&str> = self.terms.iter().map(String::as_str).chain(phrases).collect();
        beginnings.retain(|beginning| !there.iter().any(|it| it.starts_with(beginning.as_str())));
        // It takes one word for a beginning, the last; of a syllable nothing else would do.
        if 1 < beginnings.iter().filter(|it| is_syllable(it)).count() {
            return Err(Unanswerable::Syllable);
        }
        let last = beginnings.iter().position(|it| is_syllable(it)).or(beginnings.len().checked_sub(1));
        let last = last.map(|nth| beginnings.remove(nth));
        self.is_narrower |= !beginnings.is_empty();
        self.is_beginning = last.is_some();
        self.terms.append(&mut beginnings);
        self.terms.sort_unstable();
        self.terms.dedup();
        self.terms.extend(last);
        for excluded in &gathered.excluded {
            if excluded.place == Place::Title && !self.is_of_title {
                return Err(Unanswerable::Exclusion);
            }
            let term = match self.sought(excluded)? {
                Sought::Phrase(terms) => joined(terms.iter().map(String::as_str), " "),
                Sought::Beginning(term) if is_syllable(&term) => return Err(Unanswerable::Syllable),
                Sought::Beginning(term) => term,
            };
            self.excluded.push(term);
        }
        // The engine forgets phrases that no article has together. Then at least their terms have to be there.
        for phrase in &self.phrases {
            self.filters.push((None, [self.field(), ":`", phrase, "`"].concat()));
        }
        Ok(())
    }

    /// The field that words are looked for in.
    pub(super) fn field(&self) -> &'static str {
        if self.is_of_title { TITLE } else { ALL }
    }

    /// `q`; `*` for no words.
    pub(super) fn words(&self) -> String {
        self.words_without(None)
    }

    /// What asks whether there are articles that lack one of the phrases, phrase by phrase. None is found unless the
    /// engine has forgotten them all, because no article has them together: then what it found is nothing.
    ///
    /// A single phrase without other words it does not forget.
    pub(super) fn checks(&self) -> Vec<String> {
        if self.phrases.len() + self.terms.len() < 2 {
            return Vec::new();
        }
        self.phrases.iter().map(|it| self.words_without(Some(it))).collect()
    }

    fn words_without(&self, one_more: Option<&String>) -> String {
        let mut words = String::new();
        for phrase in &self.phrases {
            push(&mut words, &["\"", phrase, "\""].concat());
        }
        for excluded in self.excluded.iter().chain(one_more) {
            push(&mut words, &["-\"", excluded, "\""].concat());
        }
        for term in &self.terms {
            push(&mut words, term);
        }
        if words.is_empty() {
            words.push('*');
        }
        words
    }

    /// Whether the words are in the headline or kicker, as a filter; empty for no words.
    pub(super) fn is_titled(&self) -> String {
        let terms = self.phrases.iter().chain(&self.terms);
        let filters: Vec<String> = terms.map(|it| [TITLE, ":`", it, "`"].concat()).collect();
        joined(filters.iter().map(String::as_str), " && ")
    }

    /// One part of `filter_by`.
    fn filtered(&mut self, expression: &Expression, is_not: bool, offset: i32) -> Result<String, Unanswerable> {
        Ok(match expression {
            Expression::Not(inner) => self.filtered(inner, !is_not, offset)?,
            Expression::All(parts) | Expression::Any(parts) => {
                // Not all of them is: one of them not.
                let is_all = matches!(expression, Expression::All(_)) != is_not;
                let mut filters = Vec::new();
                for part in parts {
                    filters.push(self.filtered(part, is_not, offset)?);
                }
                match filters.len() {
                    0 if is_all => EVERYTHING.to_owned(),
                    0 => NOTHING.to_owned(),
                    1 => filters.remove(0),
                    _ => {
                        let filters = filters.iter().map(String::as_str);
                        ["(", &joined(filters, if is_all { " && " } else { " || " }), ")"].concat()
                    }
                }
            }
            Expression::Words(_) if is_not => return Err(Unanswerable::Exclusion),
            Expression::Words(words) => self.filtered_words(words)?,
            Expression::Named { facet, name } => [KEYS, if is_not { ":!=" } else { ":=" }, &key(*facet, name)].concat(),
            Expression::Dated { from, to } => dated(*from, *to, is_not, offset),
        })
    }

    fn filtered_words(&mut self, words: &Words) -> Result<String, Unanswerable> {
        let term = match self.sought(words)? {
            Sought::Phrase(mut terms) if terms.len() == 1 => terms.remove(0),
            Sought::Phrase(_) => return Err(Unanswerable::Phrase),
            Sought::Beginning(term) if is_single_word(&term) || term.chars().nth(1).is_some() => term,
            Sought::Beginning(_) => return Err(Unanswerable::Syllable),
        };
        let field = if words.place == Place::Title { TITLE } else { ALL };
        Ok([field, ":`", &term, "`"].concat())
    }

    /// What words are as terms. The first pattern is what was typed; where there are others it may become more.
    fn sought(&mut self, words: &Words) -> Result<Sought, Unanswerable> {
        let text = words.patterns.first().and_then(|it| it.text()).ok_or(Unanswerable::Range)?;
        self.is_narrower |= 1 < words.patterns.len();
        Runs::of(&text).sought(words.quoted).ok_or(Unanswerable::Signs)
    }
}

/// Whether a term of one letter is a whole word by itself: a digit, a Latin letter.
fn is_single_word(term: &str) -> bool {
    matches!(Runs::of(term).sought(true), Some(Sought::Phrase(_)))
}

/// Whether a beginning is one letter of those that are written as pairs.
fn is_syllable(term: &str) -> bool {
    term.chars().nth(1).is_none() && !is_single_word(term)
}

fn push(words: &mut String, more: &str) {
    if !words.is_empty() {
        words.push(' ');
    }
    words.push_str(more);
}

fn joined<'t>(texts: impl Iterator<Item = &'t str>, between: &str) -> String {
    let mut joined = String::new();
    for text in texts {
        if !joined.is_empty() {
            joined.push_str(between);
        }
        joined.push_str(text);
    }
    joined
}

/// Days of the reader's. An article without a date is on none of them, and so is among those that are not.
fn dated(from: Option<Day>, to: Option<Day>, is_not: bool, offset_minutes: i32) -> String {
    let offset = i64::from(offset_minutes) * 60;
    let mut parts = Vec::new();
    let mut bound = |sign: &str, second: i64| {
        parts.push([PUBLISHED, ":", sign, &digits(second.saturating_sub(offset))].concat());
    };
    if let Some(day) = from {
        bound(if is_not { "<" } else { ">=" }, day.start().0);
    }
    if let Some(day) = to {
        bound(if is_not { ">" } else { "<=" }, day.end().0);
    }
    match (parts.is_empty(), is_not) {
        (true, false) => return EVERYTHING.to_owned(),
        (true, true) => return NOTHING.to_owned(),
        (false, false) => {}
        (false, true) => parts.push([DATED, ":=false"].concat()),
    }
    let parts = parts.iter().map(String::as_str);
    ["(", &joined(parts, if is_not { " || " } else { " && " }), ")"].concat()
}
