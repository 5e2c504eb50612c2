//! A question made ready for the articles at hand: whether one answers it, how well, and where.

use super::corpus::Corpus;
use super::document::FIELDS;
use super::expression::{Expression, Place, Words};
use super::hangul::byte_of_span;
use super::mark::{Marks, join};
use super::seek::{Seeker, begins_word, ends_word};
use super::sieve::Sieve;
use super::stem::stem;
use super::stretch::stretch;
use crate::query::Facet;
use memchr::memmem::Finder;
use std::ops::Range;

/// What a word found in each field is worth, most telling field first: headline and kicker, deck, byline, body.
///
/// Each step is over twice the next, so that one word in a headline outranks the same word in all lesser fields. All
/// are even: what is odd is a whole word.
const FIELD_WORTH: [u32; FIELDS] = [54, 18, 6, 2];

/// What a whole word, or another form of it, is worth more than the same letters inside another.
const WHOLE_WORTH: u32 = 1;

/// An expression, ready.
pub(super) enum Test {
    All(Vec<Test>),
    Any(Vec<Test>),
    Not(Box<Test>),
    Words(Sought),
    /// Has one of the names of these numbers.
    Named(Facet, Vec<u16>),
    /// From a moment to another.
    Dated(i64, i64),
}

/// Words, ready.
pub(super) struct Sought {
    /// One of these.
    seekers: Vec<Seeker>,
    in_title: bool,
    /// The stem of an English word; empty for anything else.
    stem: String,
}

/// How candidates are found without looking at every article.
pub(super) enum Driver<'t> {
    /// All of them contain what this looks for.
    Needle(&'t Seeker),
    /// All of them have these initial consonants in a row.
    Initials(Box<Finder<'static>>),
    /// Any article may be one.
    None,
}

impl Test {
    /// Makes an expression ready for a reader whose clock is that far ahead of UTC, in minutes.
    pub(super) fn new(expression: &Expression, corpus: &Corpus, offset_minutes: i32) -> Self {
        let list = |all: &[Expression]| all.iter().map(|it| Self::new(it, corpus, offset_minutes)).collect();
        match expression {
            Expression::All(all) => Self::All(list(all)),
            Expression::Any(all) => Self::Any(list(all)),
            Expression::Not(it) => Self::Not(Box::new(Self::new(it, corpus, offset_minutes))),
            Expression::Words(words) => Self::Words(Sought::new(words)),
            Expression::Named { facet, name } => {
                let names = corpus.names(*facet);
                let has = |folded: &str| match facet {
                    Facet::Author => Seeker::holds(folded, name),
                    Facet::Section | Facet::Tag | Facet::Language => folded == name,
                };
                let numbers = 0..names.folded.len();
                Self::Named(*facet, numbers.filter(|it| has(&names.folded[*it])).map(|it| it as u16).collect())
            }
            Expression::Dated { from, to } => {
                let ahead = i64::from(offset_minutes) * 60;
                // An article without a date is before all of them.
                let from = from.map_or(i64::MIN + 1, |day| day.start().0 - ahead);
                Self::Dated(from, to.map_or(i64::MAX, |day| day.end().0 - ahead))
            }
        }
    }

    /// Whether an article answers it.
    pub(super) fn passes(&self, corpus: &Corpus, nth: usize) -> bool {
        match self {
            Self::All(all) => all.iter().all(|it| it.passes(corpus, nth)),
            Self::Any(all) => all.iter().any(|it| it.passes(corpus, nth)),
            Self::Not(it) => !it.passes(corpus, nth),
            Self::Words(sought) => sought.seekers.iter().any(|it| it.find(sought.text(corpus, nth), 0).is_some()),
            Self::Named(facet, numbers) => corpus.numbers(nth, *facet as usize).iter().any(|it| numbers.contains(it)),
            Self::Dated(from, to) => {
                corpus.published(nth).is_some_and(|published| *from <= published && published <= *to)
            }
        }
    }

    /// Groups of articles that may hold one that answers it.
    pub(super) fn sifted(&self, sieve: &Sieve) -> u64 {
        match self {
            Self::All(all) => all.iter().fold(u64::MAX, |groups, it| groups & it.sifted(sieve)),
            Self::Any(all) => all.iter().fold(0, |groups, it| groups | it.sifted(sieve)),
            Self::Words(sought) => sought.seekers.iter().fold(0, |groups, it| groups | sieve.admits(it.needle())),
            Self::Not(_) | Self::Named(..) | Self::Dated(..) => u64::MAX,
        }
    }

    /// How well an article that passes answers: the sum over the words of what their best field is worth.
    pub(super) fn worth(&self, corpus: &Corpus, nth: usize) -> u32 {
        let mut worth = 0;
        self.each_sought(&mut |sought| {
            worth += sought
                .seekers
                .iter()
                .map(|it| sought.worth_of(it, sought.text(corpus, nth), corpus.ends(nth)))
                .max()
                .unwrap_or(0);
        });
        worth
    }

    /// Where the words stand in one of an article's first two fields.
    pub(super) fn marks(&self, corpus: &Corpus, nth: usize, field: usize) -> Marks {
        let ends = corpus.ends(nth);
        let start = field.checked_sub(1).map_or(0, |before| ends[before] as usize);
        let text = stretch(corpus.text(nth), start..ends[field] as usize);
        self.marks_in(text, field == 0)
    }

    /// Where the words stand in a folded text.
    pub(super) fn marks_in(&self, text: &str, is_title: bool) -> Marks {
        let mut found: Vec<Range<usize>> = Vec::new();
        self.each_sought(&mut |sought| {
            if is_title || !sought.in_title {
                for seeker in &sought.seekers {
                    let mut from = 0;
                    while let Some(range) = seeker.find(text, from) {
                        from = range.end;
                        found.push(range);
                    }
                }
            }
        });
        let chars = |at: usize| stretch(text, 0..at).chars().count();
        join(&found).into_iter().map(|range| chars(range.start)..chars(range.end)).collect()
    }

    /// The words that an article has to hold, not those it must not.
    fn each_sought(&self, see: &mut dyn FnMut(&Sought)) {
        match self {
            Self::All(all) | Self::Any(all) => all.iter().for_each(|it| it.each_sought(see)),
            Self::Words(sought) => see(sought),
            Self::Not(_) | Self::Named(..) | Self::Dated(..) => {}
        }
    }

    /// What finds candidates: of what all of them contain the longest.
    pub(super) fn driver(&self) -> Driver<'_> {
        let alone = std::slice::from_ref(self);
        let all = if let Self::All(all) = self { all.as_slice() } else { alone };
        let mut longest: Option<&Seeker> = None;
        let mut initials: Option<Vec<u8>> = None;
        for test in all {
            let Self::Words(sought) = test else { continue };
            if let Some(seeker) = sought.common() {
                if longest.is_none_or(|it| it.needle().len() < seeker.needle().len()) {
                    longest = Some(seeker);
                }
            } else if let [only] = sought.seekers.as_slice() {
                initials = initials.or_else(|| only.spans().iter().map(byte_of_span).collect());
            }
        }
        match (longest, initials) {
            (Some(seeker), _) => Driver::Needle(seeker),
            (None, Some(bytes)) => Driver::Initials(Box::new(Finder::new(&bytes).into_owned())),
            (None, None) => Driver::None,
        }
    }
}

impl Sought {
    fn new(words: &Words) -> Self {
        let across = words.goes_across_spaces();
        let seekers = words.patterns.iter().map(|it| Seeker::new(it, across)).collect();
        let typed: String = words.patterns[0].spans.iter().map(|it| it.first).collect();
        let is_english = !words.quoted && typed.bytes().all(|it| it.is_ascii_lowercase());
        let stem = if is_english { stem(&typed) } else { String::new() };
        Self { seekers, in_title: words.place == Place::Title, stem }
    }

    /// Where they are looked for.
    fn text<'c>(&self, corpus: &'c Corpus, nth: usize) -> &'c str {
        let text = corpus.text(nth);
        if self.in_title { stretch(text, 0..corpus.ends(nth)[0] as usize) } else { text }
    }

    /// The one whose needle all the others contain, if it has one.
    fn common(&self) -> Option<&Seeker> {
        let shortest = self.seekers.iter().min_by_key(|it| it.needle().len())?;
        let in_all = self.seekers.iter().all(|it| shortest.hint(it.needle()).is_some());
        (!shortest.needle().is_empty() && in_all).then_some(shortest)
    }

    /// What a match in the most telling field is worth, whole words above others.
    fn worth_of(&self, seeker: &Seeker, text: &str, ends: &[u32]) -> u32 {
        let Some(mut range) = seeker.find(text, 0) else { return 0 };
        let field = ends.iter().filter(|end| **end as usize <= range.start).count();
        let end = ends.get(field).map_or(text.len(), |it| *it as usize).min(text.len());
        loop {
            if begins_word(text, range.start) && (ends_word(text, range.end) || self.is_form(text, range.clone())) {
                return FIELD_WORTH[field] + WHOLE_WORTH;
            }
            match seeker.find(text, range.end) {
                Some(next) if next.end <= end => range = next,
                _ => return FIELD_WORTH[field],
            }
        }
    }

    /// Whether the word that begins there is another form of this one.
    fn is_form(&self, text: &str, at: Range<usize>) -> bool {
        let rest = stretch(text, at.end..text.len());
        let tail = rest.bytes().take_while(|it| it.is_ascii_lowercase() || *it == b'\'').count();
        !self.stem.is_empty() && self.stem == stem(stretch(text, at.start..at.end + tail))
    }
}
