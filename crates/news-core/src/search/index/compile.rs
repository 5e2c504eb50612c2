//! A question as the index can answer it: terms, and where they stand to each other.
//!
//! Invariant: what a question means is said in [`super`]; here it becomes ranges of terms, and nothing is fetched.

use super::letters::{Class, class_of, shortened};
use super::{PARTED_LETTERS_MIN, PREFIX_LETTERS_MIN, SYLLABLES_MAX};
use crate::moment::Moment;
use crate::query::Facet;
use crate::search::expression::{Expression, Place, Words};
use crate::search::pattern::{Pattern, Span};

/// Deepest question: nobody types one, and what is not read cannot run out of stack.
const DEPTH_MAX: usize = 32;

/// A question.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// All of these.
    All(Vec<Node>),
    /// One of these.
    Any(Vec<Node>),
    /// Not this.
    Not(Box<Node>),
    /// One of these phrases.
    Words {
        /// What the words may be.
        phrases: Vec<Phrase>,
        /// Whether in headline or kicker.
        in_title: bool,
    },
    /// A property.
    Property(Slot),
    /// Published from one moment to another, in seconds.
    Dated {
        /// Not before.
        from: Option<i64>,
        /// Not after.
        to: Option<i64>,
    },
}

/// Runs that follow each other.
#[derive(Clone, Debug)]
pub(super) struct Phrase {
    /// In order; never empty.
    pub(super) runs: Vec<Pieces>,
}

/// A run of a phrase.
#[derive(Clone, Debug)]
pub(super) struct Pieces {
    /// How many places after the beginning of the phrase it begins.
    pub(super) offset: u32,
    /// One term; of signs one for each two that follow each other, each a place after the one before it.
    pub(super) slots: Vec<Slot>,
    /// Whether spaces may part it.
    pub(super) may_part: bool,
    /// Whether it has to begin a word.
    pub(super) begins: bool,
}

/// Terms of which one has to stand somewhere: those from the first to before the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    /// The first.
    pub(super) low: Vec<u8>,
    /// The end.
    pub(super) high: Vec<u8>,
}

/// What comes before the terms of a facet.
pub(super) fn mark_of(facet: Facet) -> u8 {
    1 + facet as u8
}

/// What comes before a word of an author's name.
pub(super) const NAME_WORD: u8 = 5;

impl Slot {
    /// One term and no other.
    fn only(term: Vec<u8>) -> Self {
        let mut high = term.clone();
        high.push(0);
        Self { low: term, high }
    }

    /// Terms from one to whatever begins with another.
    fn beginning(low: Vec<u8>, last: &str) -> Self {
        let mut high = last.as_bytes().to_vec();
        // No text holds this byte.
        high.push(0xff);
        Self { low, high }
    }

    fn property(mark: u8, name: &str) -> Self {
        let mut term = vec![mark];
        term.extend_from_slice(name.as_bytes());
        Self::only(term)
    }
}

impl Node {
    /// Compiles a question. The flag is set where something in it is not to be found here.
    pub(super) fn of(expression: &Expression, offset_minutes: i32, leaves_out: &mut bool) -> Self {
        compiled(expression, offset_minutes, leaves_out, 0)
    }

    /// Whether an article between these moments can answer.
    pub(super) fn may_lie(&self, newest: Option<Moment>, oldest: Option<Moment>) -> bool {
        match self {
            Self::All(parts) => parts.iter().all(|it| it.may_lie(newest, oldest)),
            Self::Any(parts) => parts.iter().any(|it| it.may_lie(newest, oldest)),
            Self::Dated { from: None, to: None } => true,
            Self::Dated { from, to } => {
                let Some(Moment(newest)) = newest else { return false };
                let is_after = oldest.zip(*to).is_some_and(|(Moment(oldest), to)| to < oldest);
                !is_after && from.is_none_or(|from| from <= newest)
            }
            Self::Not(_) | Self::Words { .. } | Self::Property(_) => true,
        }
    }
}

fn compiled(expression: &Expression, offset_minutes: i32, leaves_out: &mut bool, depth: usize) -> Node {
    if DEPTH_MAX < depth {
        *leaves_out = true;
        return Node::Any(Vec::new());
    }
    let mut each = |parts: &[Expression]| -> Vec<Node> {
        parts.iter().map(|it| compiled(it, offset_minutes, leaves_out, depth + 1)).collect()
    };
    match expression {
        Expression::All(parts) => Node::All(each(parts)),
        Expression::Any(parts) => Node::Any(each(parts)),
        Expression::Not(part) => Node::Not(Box::new(compiled(part, offset_minutes, leaves_out, depth + 1))),
        Expression::Words(words) => {
            let mut phrases = Vec::new();
            for pattern in &words.patterns {
                match phrase(pattern, words) {
                    Some(phrase) => phrases.push(phrase),
                    None => *leaves_out = true,
                }
            }
            Node::Words { phrases, in_title: words.place == Place::Title }
        }
        Expression::Named { facet: Facet::Author, name } => {
            let whole = Node::Property(Slot::property(mark_of(Facet::Author), name));
            let mut words = Vec::new();
            each_name_word(name, &mut |word| words.push(Node::Property(Slot::property(NAME_WORD, word))));
            if words.is_empty() { whole } else { Node::Any(vec![whole, Node::All(words)]) }
        }
        Expression::Named { facet, name } => Node::Property(Slot::property(mark_of(*facet), name)),
        Expression::Dated { from, to } => {
            let ahead = i64::from(offset_minutes) * 60;
            Node::Dated { from: from.map(|it| it.start().0 - ahead), to: to.map(|it| it.end().0 - ahead) }
        }
    }
}

/// Calls back with each word of a folded name: what stands between gaps.
pub(super) fn each_name_word<'n>(name: &'n str, found: &mut dyn FnMut(&'n str)) {
    let mut start = 0;
    for (at, letter) in name.char_indices().chain([(name.len(), ' ')]) {
        if class_of(letter) == Class::Gap {
            if let Some(word) = name.get(start..at).filter(|it| !it.is_empty()) {
                found(shortened(word));
            }
            start = at + letter.len_utf8();
        }
    }
}

/// A pattern as runs; `None` where it is not to be found here.
fn phrase(pattern: &Pattern, words: &Words) -> Option<Phrase> {
    let mut runs: Vec<Pieces> = Vec::new();
    let (mut at, mut offset, mut is_apart) = (0, 0, false);
    let spans = &pattern.spans;
    while at < spans.len() {
        let class = class_at(spans, at)?;
        let start = at;
        while at < spans.len() && class_at(spans, at)? == class {
            at += 1;
        }
        let run = &spans[start..at];
        match class {
            Class::Gap => {}
            Class::Letter => {
                // What may be several stands for syllables alone.
                let text: String = run.iter().map(|it| it.only()).collect::<Option<_>>()?;
                let is_open = at == spans.len() && !words.quoted && PREFIX_LETTERS_MIN <= run.len();
                let term = shortened(&text);
                let low = term.as_bytes().to_vec();
                let slot = if is_open { Slot::beginning(low, term) } else { Slot::only(low) };
                runs.push(Pieces { offset, slots: vec![slot], may_part: false, begins: false });
                offset += 1;
            }
            Class::Sign => {
                let may_part = !words.quoted && PARTED_LETTERS_MIN <= run.len();
                let begins = is_apart && !runs.is_empty();
                runs.push(Pieces { offset, slots: pairs(run)?, may_part, begins });
                offset += run.len() as u32;
            }
        }
        is_apart = class == Class::Gap;
    }
    (!runs.is_empty()).then_some(Phrase { runs })
}

/// The class of what may stand at a place; `None` where it may be several and is not the last.
fn class_at(spans: &[Span], at: usize) -> Option<Class> {
    let span = spans[at];
    if span.only().is_some() {
        return Some(class_of(span.first));
    }
    let is_signs = span.first < span.last && [span.first, span.last].map(class_of) == [Class::Sign; 2];
    (at + 1 == spans.len() && is_signs).then_some(Class::Sign)
}

/// The terms of a run of signs.
fn pairs(run: &[Span]) -> Option<Vec<Slot>> {
    if let [alone] = run {
        let (mut low, mut last) = (String::new(), String::new());
        low.push(alone.first);
        last.push(alone.last);
        let syllables = alone.last as u32 - alone.first as u32 + 1;
        return (syllables <= SYLLABLES_MAX).then(|| vec![Slot::beginning(low.into_bytes(), &last)]);
    }
    let mut slots = Vec::new();
    for pair in run.windows(2) {
        let (mut low, mut last) = (String::new(), String::new());
        low.push(pair[0].first);
        last.push(pair[0].first);
        low.push(pair[1].first);
        last.push(pair[1].last);
        let is_only = pair[1].only().is_some();
        slots.push(if is_only { Slot::only(low.into_bytes()) } else { Slot::beginning(low.into_bytes(), &last) });
    }
    Some(slots)
}
