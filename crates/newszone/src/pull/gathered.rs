//! What asking one source came to, before the store hears of it.

use crate::delivery::{Delivery, Item};
use crate::notice::{Notice, Weight};
use crate::source::Listed;
use news_core::draft::Draft;
use news_core::moment::Moment;
use news_core::problem::{Fault, Problem};
use std::collections::HashMap;

/// How far ahead of our clock an article may be dated, in seconds: a day, for newsrooms that write local time as UTC.
const AHEAD_SECONDS_MAX: i64 = 86_400;

/// What one source gave.
pub(super) enum Gathered {
    /// Articles.
    Articles {
        /// What goes to the store.
        delivery: Delivery,
        /// What should be known.
        notices: Vec<Notice>,
    },
    /// Other sources.
    List {
        /// Which.
        listed: Vec<Listed>,
        /// What should be known.
        notices: Vec<Notice>,
    },
    /// Nothing new.
    NotModified,
    /// Nothing.
    Failed {
        /// Why.
        notices: Vec<Notice>,
    },
}

impl Gathered {
    /// Nothing, for one reason.
    pub(super) fn failed(name: &str, fact: &str, text: impl Into<String>) -> Self {
        Self::Failed { notices: vec![Notice::new(Weight::Error, name, fact, text)] }
    }
}

/// The stories of one source's pages or files, no two with one id.
#[derive(Default)]
pub(super) struct Heap {
    /// The stories.
    pub(super) items: Vec<Item>,
    /// What was wrong.
    pub(super) problems: Vec<Problem>,
    places: HashMap<String, usize>,
}

impl Heap {
    /// Adds a story. Of two with one id the first stays, and that is a problem; but where `newest` counts, as in a
    /// folder that a system pushes every version of a story into, the one that was changed last stays.
    pub(super) fn add(&mut self, base: &str, draft: Draft, newest: bool) {
        let id = draft.id.as_deref().map(str::trim).unwrap_or_default().to_owned();
        let Some(place) = self.places.get(&id).copied().filter(|_| !id.is_empty()) else {
            self.places.insert(id, self.items.len());
            return self.items.push(Item { base: base.to_owned(), draft });
        };
        let changed = |draft: &Draft| {
            let dates = [&draft.updated, &draft.published];
            dates.into_iter().flatten().find_map(|it| Moment::parse(it)).map_or(i64::MIN, |it| it.0)
        };
        let Some(first) = self.items.get_mut(place) else { return };
        let is_newer = newest && changed(&first.draft) < changed(&draft);
        if !newest || changed(&first.draft) == changed(&draft) {
            self.problems.push(Problem::of_item(draft.item, "id", &id, Fault::DuplicateId));
        }
        if is_newer {
            *first = Item { base: base.to_owned(), draft };
        }
    }

    /// Says which stories are dated in the future: their source's clock is off, or ours.
    pub(super) fn ahead(&self, name: &str, now: Moment) -> Option<Notice> {
        let is_ahead = |item: &&Item| {
            let dates = [&item.draft.published, &item.draft.updated];
            let ahead =
                |it: &String| Moment::parse(it).is_some_and(|it| now.0.saturating_add(AHEAD_SECONDS_MAX) < it.0);
            dates.into_iter().flatten().any(ahead)
        };
        let found: Vec<&Item> = self.items.iter().filter(is_ahead).collect();
        let first = &found.first()?.draft;
        let date = first.published.as_deref().or(first.updated.as_deref()).unwrap_or_default();
        let id = first.id.as_deref().unwrap_or_default();
        let text = format!("{} articles are dated more than a day ahead of now, first `{id}`: {date}", found.len());
        Some(Notice::new(Weight::Warning, name, "future-date", text))
    }
}
