//! Counting what was found: which of it the controls admit, what else could be chosen, and when it was published.

use super::answer::{Bar, Choice, Choices};
use super::corpus::Corpus;
use super::fold::fold;
use super::question::Question;
use super::spacing::is_letter;
use crate::moment::{Day, Moment};
use crate::query::Facet;

/// Most bars of a histogram: as many as stand beside each other on a phone.
const BARS_MAX: usize = 62;

/// What was found, counted.
#[derive(Default)]
pub(super) struct Tally {
    /// Articles that the controls admit, in order.
    pub(super) rows: Vec<u32>,
    pub(super) undated: usize,
    pub(super) choices: [Choices; 4],
    pub(super) bars: Vec<Bar>,
}

/// The controls, ready.
pub(super) struct Controls {
    chosen: [Option<u16>; 4],
    from: i64,
    to: i64,
    has_days: bool,
}

/// Which controls an article fails; a bit each.
#[derive(Clone, Copy, PartialEq)]
struct Failed(u8);

impl Failed {
    const NOTHING: Self = Self(0);
    const DAYS: Self = Self(1 << 4);

    fn facet(facet: usize) -> Self {
        Self(1 << facet)
    }
}

/// Stretches of time that all articles fall into, newest first.
struct Calendar {
    /// The first day of each.
    starts: Vec<i32>,
    /// The day behind the newest.
    end: i32,
}

impl Controls {
    /// Makes the controls of a question ready.
    pub(super) fn new(question: &Question, corpus: &Corpus) -> Self {
        let chosen = Facet::ALL.map(|facet| {
            let name = question.facets[facet as usize].as_deref()?;
            // A choice that no article has matches nothing: no name has this number.
            Some(number_of(corpus, facet, name).unwrap_or(u16::MAX))
        });
        let (from, to) = (question.from.unwrap_or(i64::MIN), question.to.unwrap_or(i64::MAX));
        Self { chosen, from, to, has_days: question.from.is_some() || question.to.is_some() }
    }

    /// Whether they admit an article.
    pub(super) fn admit(&self, corpus: &Corpus, nth: usize) -> bool {
        self.failed(corpus, nth) == Failed::NOTHING
    }

    fn failed(&self, corpus: &Corpus, nth: usize) -> Failed {
        let mut failed = Failed::NOTHING;
        for (facet, chosen) in self.chosen.iter().enumerate() {
            if chosen.is_some_and(|number| !corpus.numbers(nth, facet).contains(&number)) {
                failed.0 |= Failed::facet(facet).0;
            }
        }
        let is_within = match corpus.published(nth) {
            Some(at) => self.from <= at && at <= self.to,
            None => !self.has_days,
        };
        if !is_within {
            failed.0 |= Failed::DAYS.0;
        }
        failed
    }
}

impl Tally {
    /// Counts what was found, in order.
    pub(super) fn new(corpus: &Corpus, controls: &Controls, question: &Question, found: &[u32]) -> Self {
        let mut tally = Self::default();
        let mut counts = Facet::ALL.map(|facet| vec![0_usize; corpus.names(facet).shown.len()]);
        let calendar = Calendar::of(corpus, question.offset_minutes);
        tally.bars = calendar.bars();
        let mut bar = 0;
        for row in found {
            let nth = *row as usize;
            let failed = controls.failed(corpus, nth);
            if failed == Failed::NOTHING {
                tally.rows.push(*row);
            }
            if (failed == Failed::NOTHING || failed == Failed::DAYS)
                && let Some(published) = corpus.published(nth)
            {
                bar = calendar.bar_of(day_number(published, question.offset_minutes), bar);
                if let Some(bar) = tally.bars.get_mut(bar) {
                    bar.count += 1;
                }
            } else if failed == Failed::DAYS {
                tally.undated += 1;
            }
            for (facet, counts) in counts.iter_mut().enumerate() {
                if failed == Failed::NOTHING || failed == Failed::facet(facet) {
                    corpus.numbers(nth, facet).iter().for_each(|number| counts[usize::from(*number)] += 1);
                }
            }
        }
        tally.bars.reverse();
        tally.choices = Facet::ALL.map(|facet| choices(corpus, question, facet, &counts[facet as usize]));
        tally
    }
}

/// Choices that lead somewhere, and the one already made even if it leads nowhere.
fn choices(corpus: &Corpus, question: &Question, facet: Facet, counts: &[usize]) -> Choices {
    let names = corpus.names(facet);
    let asked = question.facets[facet as usize].as_deref();
    let chosen = asked.and_then(|name| number_of(corpus, facet, name));
    let mut choices = Choices::new();
    for number in names.in_order() {
        let count = counts[usize::from(*number)];
        if 0 < count || chosen == Some(*number) {
            choices.push(Choice { name: names.shown[usize::from(*number)].as_ref().to_owned(), count });
        }
    }
    if let Some(name) = asked.filter(|_| chosen.is_none()) {
        choices.push(Choice { name: name.to_owned(), count: 0 });
    }
    choices
}

/// The number of a name: as it is shown, or else as addresses have it, in small letters and with hyphens.
fn number_of(corpus: &Corpus, facet: Facet, name: &str) -> Option<u16> {
    let names = corpus.names(facet);
    let shown = names.shown.iter().position(|it| **it == *name);
    let found = shown.or_else(|| {
        let folded = fold(name);
        names.folded.iter().position(|it| is_same_name(it, &folded))
    });
    found.map(|it| it as u16)
}

/// Whether two folded names differ in nothing but what stands between their words.
pub(super) fn is_same_name(one: &str, other: &str) -> bool {
    let words = |name| str::split(name, |it| !is_letter(it)).filter(|it| !it.is_empty());
    words(one).eq(words(other)) && words(one).next().is_some()
}

impl Calendar {
    /// Days, months or years, whichever are the finest of which there are not too many. They depend on all articles,
    /// not on those found, so that bars stay where they are while a reader types.
    fn of(corpus: &Corpus, offset_minutes: i32) -> Self {
        let dated = (0..corpus.len()).rev().find_map(|nth| corpus.published(nth));
        let newest = (0..corpus.len()).find_map(|nth| corpus.published(nth));
        let (Some(oldest), Some(newest)) = (dated, newest) else { return Self { starts: Vec::new(), end: 0 } };
        let (oldest, newest) = (day_number(oldest, offset_minutes), day_number(newest, offset_minutes));
        let last = day(newest);
        let steps: [fn(Day) -> Day; 3] = [|it| it, |it| Day { day: 1, ..it }, |it| Day { month: 1, day: 1, ..it }];
        let mut starts = Vec::new();
        for begin in steps {
            starts.clear();
            let mut start = number(begin(last));
            while starts.len() <= BARS_MAX {
                starts.push(start);
                if start <= oldest {
                    break;
                }
                start = number(begin(day(start - 1)));
            }
            if starts.len() <= BARS_MAX {
                break;
            }
        }
        Self { starts, end: newest + 1 }
    }

    /// Empty bars, newest first.
    fn bars(&self) -> Vec<Bar> {
        let mut end = self.end;
        let bar = |start: &i32| {
            let bar = Bar { from: *start, to: end - 1, count: 0 };
            end = *start;
            bar
        };
        self.starts.iter().map(bar).collect()
    }

    /// The bar of a day, which is not newer than the one before.
    fn bar_of(&self, day: i32, before: usize) -> usize {
        let mut bar = before;
        while self.starts.get(bar).is_some_and(|start| day < *start) {
            bar += 1;
        }
        // Older than 62 years: into the last one.
        bar.min(self.starts.len().saturating_sub(1))
    }
}

/// The day that a moment falls on, as days since 1970-01-01.
fn day_number(seconds: i64, offset_minutes: i32) -> i32 {
    i32::try_from((seconds + i64::from(offset_minutes) * 60).div_euclid(86_400)).unwrap_or(0)
}

fn day(number: i32) -> Day {
    Moment(i64::from(number) * 86_400).day(0)
}

fn number(day: Day) -> i32 {
    day_number(day.start().0, 0)
}
