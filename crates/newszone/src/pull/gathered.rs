//! What asking one source came to, before the store hears of it.

use crate::delivery::{Delivery, Item, Spool, Validators};
use crate::notice::{Notice, Weight};
use crate::source::Listed;
use news_core::draft::{Draft, Marked};
use news_core::moment::Moment;
use news_core::problem::{Fault, Problem};
use std::collections::HashMap;
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

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

/// Most bytes of stories that are held in memory for one source.
const HELD_BYTES_MAX: usize = 64 << 20;

/// The stories of one source's pages or files, no two with one id.
pub(super) struct Heap {
    /// What was wrong.
    pub(super) problems: Vec<Problem>,
    /// The last stories; those before them are in the spool.
    items: Vec<Item>,
    held_bytes: usize,
    spool: Option<Spool>,
    /// Where those that do not fit go.
    folder: PathBuf,
    places: HashMap<String, usize>,
    now: Moment,
    /// How many are dated in the future, and the first one's id and date.
    ahead: (usize, Option<(String, String)>),
}

impl Heap {
    /// An empty one, at that moment; what does not fit into memory goes into that folder.
    pub(super) fn new(now: Moment, folder: PathBuf) -> Self {
        Self {
            problems: Vec::new(),
            items: Vec::new(),
            held_bytes: 0,
            spool: None,
            folder,
            places: HashMap::new(),
            now,
            ahead: (0, None),
        }
    }

    /// How many stories there are.
    pub(super) fn len(&self) -> usize {
        self.spool.as_ref().map_or(0, Spool::present) + self.items.len()
    }

    /// How many places the spool has: what is held begins behind them.
    fn spooled(&self) -> usize {
        self.spool.as_ref().map_or(0, Spool::len)
    }

    /// Whether there are none.
    pub(super) fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The stories as a delivery.
    pub(super) fn delivery(self, is_complete: bool, validators: Validators) -> Delivery {
        let spool = self.spool.map(Arc::new);
        Delivery { spool, items: self.items, problems: self.problems, is_complete, validators }
    }

    /// Adds a story. Of two with one id the first stays, and that is a problem; but where `newest` counts, as in a
    /// folder that a system pushes every version of a story into, the one that was changed last stays.
    pub(super) fn add(&mut self, base: &str, draft: Draft, newest: bool) -> io::Result<()> {
        let id = draft.id.as_deref().map(str::trim).unwrap_or_default().to_owned();
        let Some(place) = self.places.get(&id).copied().filter(|_| !id.is_empty()) else {
            return self.push(id, Item { base: base.to_owned(), draft });
        };
        let changed = |draft: &Draft| {
            let dates = [&draft.updated, &draft.published];
            dates.into_iter().flatten().find_map(|it| Moment::parse(it)).map_or(i64::MIN, |it| it.0)
        };
        let spooled = self.spooled();
        let before = match (&self.spool, place.checked_sub(spooled)) {
            _ if !newest => None,
            (_, Some(held)) => self.items.get(held).map(|it| changed(&it.draft)),
            (Some(spool), None) => Some(changed(&spool.get(place)?.draft)),
            (None, None) => None,
        };
        if before.is_none_or(|before| before == changed(&draft)) {
            self.problems.push(Problem::of_item(draft.item, "id", &id, Fault::DuplicateId));
        }
        if before.is_none_or(|before| changed(&draft) <= before) {
            return Ok(());
        }
        let item = Item { base: base.to_owned(), draft };
        match (&mut self.spool, place.checked_sub(spooled)) {
            (_, Some(held)) => self.items[held] = item,
            (Some(spool), None) => {
                spool.remove(place);
                return self.push(id, item);
            }
            (None, None) => {}
        }
        Ok(())
    }

    fn push(&mut self, id: String, item: Item) -> io::Result<()> {
        self.look_ahead(&item.draft);
        if let Some(Marked::Html(text) | Marked::Text(text)) = &item.draft.body {
            self.held_bytes += text.len();
        }
        let spooled = self.spooled();
        self.places.insert(id, spooled + self.items.len());
        self.items.push(item);
        if HELD_BYTES_MAX < self.held_bytes {
            let spool = match &mut self.spool {
                Some(spool) => spool,
                none => none.insert(Spool::begin(&self.folder)?),
            };
            spool.put(&self.items)?;
            self.items.clear();
            self.held_bytes = 0;
        }
        Ok(())
    }

    fn look_ahead(&mut self, draft: &Draft) {
        let limit = self.now.0.saturating_add(AHEAD_SECONDS_MAX);
        let dates = [&draft.published, &draft.updated];
        if dates.into_iter().flatten().any(|it| Moment::parse(it).is_some_and(|it| limit < it.0)) {
            let date = draft.published.clone().or_else(|| draft.updated.clone());
            self.ahead.0 += 1;
            self.ahead.1.get_or_insert_with(|| (draft.id.clone().unwrap_or_default(), date.unwrap_or_default()));
        }
    }

    /// Says which stories are dated in the future: their source's clock is off, or ours.
    pub(super) fn ahead(&self, name: &str) -> Option<Notice> {
        let (count, first) = &self.ahead;
        let (id, date) = first.as_ref()?;
        let text = format!("{count} articles are dated more than a day ahead of now, first `{id}`: {date}");
        Some(Notice::new(Weight::Warning, name, "future-date", text))
    }
}
