//! How a long list is divided: by its dates, for the eye, and into stretches, of which a page holds those near the reader.
//!
//! Invariant: rows keep their order, and each is in one group and in one stretch. Where a list is divided depends on its
//! rows alone, so that nothing moves when more of them are shown.

use std::ops::Range;

use crate::moment::{Day, Moment};

/// Rows of a stretch, about: what a browser lays out between two frames on a cheap phone.
pub const STRETCH_ROWS: usize = 24;

/// So many rows, or as many again, of a group stand before a stretch that goes on with it: in two, three, four or six columns
/// no place is left empty.
const FULL_ROWS: usize = 12;

/// How many rows say what a list is divided by: those that are shown at first, which a printed page has too.
const TELLING_ROWS: usize = 30;

/// A line over an article or two would be louder than they are: that many stand under each on average, or lines are of
/// months.
const DAY_ROWS_MIN: usize = 2;

/// Most stretches of a list that stand in a page at once: what the browser's own search finds, and what a phone holds with
/// ease.
pub const STRETCHES_MAX: usize = 15;

/// Which stretches of a list stand in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// The first.
    pub from: usize,
    /// The one behind the last.
    pub until: usize,
    /// One that stands with those beside it, wherever it is: what the reader has the focus in.
    pub pinned: Option<usize>,
}

impl Window {
    /// All of them, until somebody watches where the reader is.
    pub const ALL: Self = Self { from: 0, until: usize::MAX, pinned: None };

    /// Reads what a script of the page says: the first, the one behind the last, and what is pinned, parted by spaces.
    #[must_use]
    pub fn read(said: &str) -> Self {
        let mut numbers = said.split(' ').map(str::parse);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(from)), Some(Ok(until))) => Self { from, until, pinned: numbers.next().and_then(Result::ok) },
            _ => Self::ALL,
        }
    }

    /// Those that stand, of so many: all of a list that is no longer than a window.
    #[must_use]
    pub fn drawn(self, stretches: usize) -> Vec<usize> {
        if stretches <= STRETCHES_MAX {
            return (0..stretches).collect();
        }
        let (until, pinned) = (self.until.min(stretches), self.pinned.filter(|it| *it < stretches));
        let from = self.from.min(until.saturating_sub(1));
        let is_near = |it: usize| pinned.is_some_and(|pinned| it.abs_diff(pinned) <= 1);
        (0..stretches).filter(|it| (from..until).contains(it) || is_near(*it)).collect()
    }
}

/// A time that has a line of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A day.
    Day(Day),
    /// The month of that first day.
    Month(Day),
    /// What has no date.
    Undated,
}

/// What a list is divided by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Division {
    /// Days: there are several articles a day.
    Days,
    /// Months.
    Months,
    /// Nothing: it is not in the order of dates.
    Nothing,
}

impl Division {
    /// Of a list by date, which begins with these days.
    #[must_use]
    pub fn of(days: impl Iterator<Item = Option<Day>>) -> Self {
        let mut days: Vec<Option<Day>> = days.take(TELLING_ROWS).collect();
        let rows = days.len();
        days.dedup();
        if rows < DAY_ROWS_MIN * days.len() { Self::Months } else { Self::Days }
    }

    fn period(self, day: Option<Day>) -> Period {
        match day {
            Some(day) if self == Self::Days => Period::Day(day),
            Some(day) if self == Self::Months => Period::Month(Day { day: 1, ..day }),
            _ => Period::Undated,
        }
    }
}

/// A list, as it is divided. `at` tells when the article of a row was published.
pub struct Divided<F> {
    /// By what.
    pub division: Division,
    /// The first row that is divided: those before it stand over the list.
    pub first: usize,
    /// How many rows there are.
    pub count: usize,
    /// How far the reader's clock is ahead of UTC, in minutes.
    pub offset_minutes: i32,
    /// When a row's article was published.
    pub at: F,
}

/// Rows under one line, as far as they are in one stretch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What the line says; nothing where a list is not divided.
    pub period: Option<Period>,
    /// The rows in this stretch.
    pub rows: Range<usize>,
    /// All rows of the group, in whatever stretches they are.
    pub whole: Range<usize>,
}

impl<F: Fn(usize) -> Option<Moment>> Divided<F> {
    /// How many stretches there are.
    #[must_use]
    pub fn stretches(&self) -> usize {
        if self.count <= self.first { 0 } else { self.count.div_ceil(STRETCH_ROWS) }
    }

    /// The rows of a stretch, by group.
    #[must_use]
    pub fn groups(&self, stretch: usize) -> Vec<Group> {
        let (mut row, end) = (self.cut(stretch), self.cut(stretch + 1));
        let mut groups = Vec::new();
        while row < end {
            let whole = self.whole(row);
            let rows = row..whole.end.min(end);
            row = rows.end;
            groups.push(Group { period: self.line(rows.start), rows, whole });
        }
        groups
    }

    /// The row that a stretch begins with.
    fn cut(&self, stretch: usize) -> usize {
        let row = stretch * STRETCH_ROWS;
        if row <= self.first {
            return self.first;
        }
        if self.count <= row {
            return self.count;
        }
        let group = self.whole(row);
        (row + (group.start + FULL_ROWS - row % FULL_ROWS) % FULL_ROWS).min(group.end)
    }

    /// All rows under the line that this one is under. Rows of a period follow one another, so that its ends are found by
    /// halving.
    fn whole(&self, row: usize) -> Range<usize> {
        let period = self.line(row);
        let is_it = |row: usize| self.line(row) == period;
        let start = first_where(self.first, row, is_it);
        let end = first_where(row, self.count, |row| !is_it(row));
        start..end
    }

    fn line(&self, row: usize) -> Option<Period> {
        let day = || (self.at)(row).map(|it| it.day(self.offset_minutes));
        (self.division != Division::Nothing).then(|| self.division.period(day()))
    }
}

/// The first row for which that holds, as it does for all behind it; the end if there is none.
fn first_where(mut from: usize, mut to: usize, holds: impl Fn(usize) -> bool) -> usize {
    while from < to {
        let middle = usize::midpoint(from, to);
        if holds(middle) {
            to = middle;
        } else {
            from = middle + 1;
        }
    }
    from
}

#[cfg(test)]
mod tests;
