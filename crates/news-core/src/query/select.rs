//! What the archive answers to a query.

use super::{Facet, Query, Sort};
use crate::archive::{Archive, Entry};
use crate::moment::Moment;
use crate::search::Needles;

/// The answer: which articles, and what other choices there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Selection {
    /// Positions in the archive, in the order asked for.
    pub rows: Vec<usize>,
    /// Articles that all but the range of days would admit, and that have no date to tell by.
    pub undated: usize,
    /// Choices of each facet, in the order of [`Facet::ALL`].
    pub choices: [Choices; 4],
}

/// The choices of one facet: each with the articles there would be if it were chosen.
pub type Choices = Vec<Choice>;

/// A choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// What the articles say: a section's name, a language's tag.
    pub name: String,
    /// How many articles would be found.
    pub count: usize,
}

/// Which parts of a query an article fails; a bit each.
#[derive(Clone, Copy)]
struct Failed(u8);

impl Failed {
    const NOTHING: u8 = 0;
    const DAYS: u8 = 1 << 4;

    fn only_facet(self, facet: usize) -> bool {
        self.0 == Self::NOTHING || self.0 == 1 << facet
    }
}

impl Query {
    /// Answers from the archive, for a reader whose clock is that far ahead of UTC, in minutes.
    #[must_use]
    pub fn select(&self, archive: &Archive, offset_minutes: i32) -> Selection {
        let needles = Needles::new(&self.text);
        let chosen: [Option<u16>; 4] = Facet::ALL.map(|facet| {
            // A choice that no article has matches nothing: no name has this number.
            self.facet(facet).map(|name| archive.number_of(facet, name).unwrap_or(u16::MAX))
        });
        let from = self.from.map(|day| day.start().0 - i64::from(offset_minutes) * 60);
        let to = self.to.map(|day| day.end().0 - i64::from(offset_minutes) * 60);

        let mut answer = Selection::default();
        let mut counts = Facet::ALL.map(|facet| vec![0_usize; archive.names(facet).len()]);
        // Worth and row; worth negated, so that sorting puts the best first.
        let mut found: Vec<(i64, usize)> = Vec::new();
        for (row, entry) in archive.entries().iter().enumerate() {
            let Some(worth) = needles.find(&entry.words) else { continue };
            let mut failed = Failed(Failed::NOTHING);
            for (facet, choice) in chosen.iter().enumerate() {
                if choice.is_some_and(|number| !archive.numbers(row, facet).contains(&number)) {
                    failed.0 |= 1 << facet;
                }
            }
            if !within(entry.article.published, from, to) {
                if failed.0 == Failed::NOTHING && entry.article.published.is_none() {
                    answer.undated += 1;
                }
                failed.0 |= Failed::DAYS;
            }
            for (facet, counts) in counts.iter_mut().enumerate() {
                if failed.only_facet(facet) {
                    archive.numbers(row, facet).iter().for_each(|number| counts[usize::from(*number)] += 1);
                }
            }
            if failed.0 == Failed::NOTHING {
                found.push((-i64::from(worth), row));
            }
        }
        self.put_in_order(&mut found, archive.entries());
        answer.rows = found.into_iter().map(|(_, row)| row).collect();
        answer.choices = Facet::ALL.map(|facet| self.choices(facet, archive, &counts[facet as usize]));
        answer
    }

    /// The archive is in newest-first order already, undated articles last in their source's order.
    fn put_in_order(&self, found: &mut [(i64, usize)], entries: &[Entry]) {
        match self.sort {
            Sort::Newest => {}
            Sort::Oldest => {
                let dated = found.partition_point(|(_, row)| entries[*row].article.published.is_some());
                found[..dated].reverse();
            }
            Sort::Relevance => found.sort_unstable(),
        }
    }

    /// Choices that lead somewhere, and the one already made even if it leads nowhere.
    fn choices(&self, facet: Facet, archive: &Archive, counts: &[usize]) -> Choices {
        let chosen = self.facet(facet);
        let mut choices: Choices = archive
            .names(facet)
            .iter()
            .zip(counts)
            .filter(|(name, count)| **count > 0 || chosen == Some(name.as_str()))
            .map(|(name, count)| Choice { name: name.clone(), count: *count })
            .collect();
        if let Some(name) = chosen.filter(|name| archive.number_of(facet, name).is_none()) {
            choices.push(Choice { name: name.to_owned(), count: 0 });
        }
        choices
    }
}

fn within(published: Option<Moment>, from: Option<i64>, to: Option<i64>) -> bool {
    match published {
        Some(Moment(at)) => from.is_none_or(|from| from <= at) && to.is_none_or(|to| at <= to),
        None => from.is_none() && to.is_none(),
    }
}

#[cfg(test)]
mod tests;
