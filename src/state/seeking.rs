//! Asking the search: it is opened when it is first wanted, told of the articles at hand, and asked whatever the reader
//! asks; what the list shows follows from its answers.

use std::sync::Arc;

use leptos::prelude::*;
use news_core::archive::Archive;
use news_core::query::Query;
use news_core::search::{Answer, Question, Said};

use super::{Feed, Search, Shown, Zone};
use crate::platform::{search, timer};

/// How many articles the search is told of at once: a stretch of work that no keystroke waits for long.
const TOLD_AT_ONCE: usize = 500;

/// How many articles of the archive are asked for at once.
const OLDER_STEP: usize = 10;

/// Up to how many articles at hand are so few that the archive is asked unbidden.
const FEW: usize = 10;

/// How long a reader must rest before it is, in milliseconds: nobody wants files for every letter.
const OLDER_WAIT_MS: i32 = 400;

/// What was said to the search.
#[derive(Default)]
struct Talk {
    /// Whether the search is on its way.
    opening: bool,
    desk: Option<search::Desk>,
    /// The articles that it knows, and which number they go by.
    told: Arc<Archive>,
    holding: u32,
    /// The archive that it knows of.
    place: Option<Place>,
    /// What it was asked last.
    asked: Option<(u32, Arc<Archive>, Query)>,
}

/// Where an archive can be searched, and how many of its newest articles are at hand.
#[derive(Clone, PartialEq)]
struct Place {
    base: String,
    directory: String,
    known: usize,
}

/// Follows what the reader asks.
pub fn follow(zone: Zone) {
    let talk = StoredValue::new_local(Talk::default());
    Effect::new(move |_| {
        let (archive, query, rows_max) = (zone.archive.get(), zone.query.get(), zone.rows_max.get());
        zone.language.track();
        let (composing, older_max) = (zone.composing.get(), zone.older_max.get());
        let place = zone.feeds.with(|feeds| feeds.iter().find_map(place));
        match zone.search.get() {
            Search::Unwanted if query != Query::default() => want(zone),
            Search::Awaited => open(zone, talk),
            Search::Open => talk.update_value(|talk| {
                talk.learn(archive, place);
                talk.ask(zone, query, rows_max, composing, older_max);
            }),
            Search::Unwanted | Search::Lost => {}
        }
    });
}

/// Opens the search, if it is not open yet: the reader is about to ask something.
pub fn want(zone: Zone) {
    if matches!(zone.search.get_untracked(), Search::Unwanted | Search::Lost) {
        zone.search.set(Search::Awaited);
    }
}

/// Asks the archive for more.
pub fn look_further(zone: Zone) {
    zone.older_max.update(|it| *it += OLDER_STEP);
}

fn open(zone: Zone, talk: StoredValue<Talk, LocalStorage>) {
    if talk.with_value(|talk| talk.opening) {
        return;
    }
    talk.update_value(|talk| talk.opening = true);
    timer::spawn_while(
        move || !zone.is_over(),
        Box::pin(async move {
            let hear = move |answer| {
                if !zone.is_over() {
                    hear(zone, talk, answer);
                }
            };
            let desk = search::open(Box::new(hear)).await;
            let state = if desk.is_some() { Search::Open } else { Search::Lost };
            zone.config.with_value(|config| {
                if let (Some(desk), Some(remote)) = (&desk, &config.search) {
                    desk.tell(&Said::elsewhere(remote));
                }
            });
            talk.set_value(Talk { desk, ..Talk::default() });
            zone.search.set(state);
        }),
    );
}

fn hear(zone: Zone, talk: StoredValue<Talk, LocalStorage>, answer: Answer) {
    let asked = talk.with_value(|talk| talk.asked.clone());
    let Some((_, archive, query)) = asked.filter(|(number, ..)| *number == answer.number) else { return };
    let answer = Arc::new(answer);
    let before =
        || zone.answered.with_untracked(|it| it.as_ref().map(|it| Arc::clone(&it.counted))).unwrap_or_default();
    // After a first screen, what else there is to choose stays as it was until all is counted.
    let counted = if answer.is_whole { Arc::clone(&answer) } else { before() };
    if answer.is_settled && answer.count < FEW && query.narrows() && answer.older.is_none() {
        let query = query.clone();
        timer::after(OLDER_WAIT_MS, move || {
            let is_still = || zone.query.with_untracked(|it| *it == query) && zone.older_max.get_untracked() == 0;
            if !zone.is_over() && is_still() && zone.has_archive() {
                look_further(zone);
            }
        });
    }
    zone.answered.set(Some(Shown { archive, query, answer, counted, is_answer: true }));
}

impl Talk {
    /// Tells of articles and of an archive that the search does not know of yet.
    fn learn(&mut self, articles: Arc<Archive>, place: Option<Place>) {
        let Some(desk) = &self.desk else { return };
        if self.place != place
            && let Some(Place { base, directory, known }) = &place
        {
            desk.tell(&Said::archive(base, directory, *known));
            self.place = place;
        }
        if !Arc::ptr_eq(&self.told, &articles) {
            self.holding += 1;
            tell(desk, &self.told, &articles, self.holding);
            self.told = articles;
        }
    }

    fn ask(&mut self, zone: Zone, query: Query, rows_max: usize, composing: bool, older_max: usize) {
        let Some(desk) = &self.desk else { return };
        let number = self.asked.as_ref().map_or(1, |it| it.0 + 1);
        let ahead = i64::from(zone.offset_minutes) * 60;
        desk.tell(&Said::asked(&Question {
            number,
            text: query.text.clone(),
            composing,
            literal: false,
            facets: query.facets.clone(),
            from: query.from.map(|day| day.start().0 - ahead),
            to: query.to.map(|day| day.end().0 - ahead),
            sort: query.sort,
            language: zone.language.get_untracked(),
            offset_minutes: zone.offset_minutes,
            rows_max,
            older_max: if query.narrows() { older_max } else { 0 },
        }));
        self.asked = Some((number, Arc::clone(&self.told), query));
    }
}

/// Where a source's archive can be searched: beside its manifest.
fn place(feed: &Feed) -> Option<Place> {
    let (manifest, outline) = feed.index.as_ref().filter(|(_, outline)| !outline.search.is_empty())?;
    let base = manifest.rsplit_once('/').map(|(folder, _)| [folder, "/"].concat())?;
    Some(Place { base, directory: outline.search.clone(), known: feed.known })
}

/// Tells what has changed among the articles: most often older ones came, or one has its text now.
fn tell(desk: &search::Desk, before: &Archive, now: &Archive, holding: u32) {
    let (old, new) = (before.articles(), now.articles());
    let same = |nth: &usize| Arc::ptr_eq(&old[*nth], &new[*nth]);
    let both = old.len().min(new.len());
    let first = (0..both).find(|nth| !same(nth)).unwrap_or(both);
    if old.len() == new.len() && first < both && (first + 1..both).all(|nth| same(&nth)) {
        desk.tell(&Said::amended(holding, first, &new[first]));
        return;
    }
    let mut next = first;
    loop {
        let end = (next + TOLD_AT_ONCE).min(new.len());
        desk.tell(&Said::documents(holding, next, &new[next..end]));
        next = end;
        if next == new.len() {
            break;
        }
    }
}
