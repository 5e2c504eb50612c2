//! Looking for news while the page stands, without moving what is being read.

mod texts;

use std::sync::Arc;

use leptos::prelude::*;
use news_core::archive::Holding;
use news_core::article::Article;
use news_core::edition;
use news_core::route::Place;

use super::live::settle;
use super::offline::{Choice, Shelf, with_former};
use super::{Phase, Zone, editions, loading};
use crate::platform::fetch::{self, Wish};
use crate::platform::storage::{self, Key};
use crate::platform::watch::{self, Watch, Word};
use crate::platform::{page, timer};

thread_local! {
    /// The page's watch, which lives as long as the page.
    static WATCH: std::cell::RefCell<Option<Watch>> = const { std::cell::RefCell::new(None) };
}

/// Begins to watch over what happens while the page stands.
pub fn begin(zone: Zone) {
    let (keeps, seconds) = zone.config.with_value(|it| (it.offline, it.refresh_seconds));
    let hear = move |word| match word {
        Word::Look => timer::spawn(Box::pin(look(zone))),
        Word::Network(kept) => zone.live.known.update(|it| it.offline = kept),
        Word::Version => zone.live.known.update(|it| it.newer = true),
        Word::Shelf { bytes, urls, full } => zone.live.known.update(|it| it.shelf = Some(Shelf { bytes, urls, full })),
    };
    let choice = Choice::read(&storage::recall(Key::Offline).unwrap_or_default());
    zone.live.known.update(|it| it.choice = choice);
    // What is kept follows the articles at hand: of those that come, the texts come along.
    Effect::new(move |before: Option<Option<(Vec<String>, Choice)>>| {
        let before = before.flatten();
        let wanted = zone.live.known.with(|it| {
            let is_wanted = it.shelf.is_some() && !zone.is_loading();
            let documents = || zone.archive.with(|all| it.choice.documents(all.articles()));
            is_wanted.then(|| (with_former(documents(), &it.choice, before.as_ref()), it.choice.clone()))
        });
        if let Some((documents, choice)) = wanted.as_ref().filter(|it| before.as_ref() != Some(it)) {
            let keep = |watch: &Watch| watch.keep(&documents.join("\n"), u64::from(choice.limit_mb) * 1_000_000);
            WATCH.with_borrow(|it| it.iter().for_each(keep));
        }
        wanted
    });
    texts::follow(zone);
    timer::spawn(Box::pin(async move {
        let watch = watch::watch(keeps, seconds, Box::new(hear)).await;
        WATCH.set(watch);
    }));
}

/// Chooses what is kept for reading offline.
pub fn choose(zone: Zone, change: &dyn Fn(&mut Choice)) {
    zone.live.known.update(|it| {
        change(&mut it.choice);
        it.chose = true;
    });
    storage::remember(Key::Offline, &zone.live.known.with_untracked(|it| it.choice.write()));
}

/// Loads the page again, with the newer version of the app.
pub fn reload(_: Zone) {
    WATCH.with_borrow(|it| it.iter().for_each(Watch::reload));
}

/// Puts the articles that wait into the list, and the reader at its top.
pub fn take_waiting(zone: Zone) {
    let mut waiting = Vec::new();
    zone.live.known.update(|it| waiting = std::mem::take(&mut it.waiting));
    zone.live.moved.set(true);
    zone.feeds.update(|feeds| {
        // The first one last, so that it is the first.
        for (nth, article) in waiting.into_iter().rev() {
            Arc::make_mut(&mut feeds[nth].holding).articles.insert(0, article);
        }
    });
    timer::after_drawing(|| {
        page::scroll_to_top();
        page::focus("heading-recent");
    });
}

/// Asks every source whether it has something else than before.
async fn look(zone: Zone) {
    let mut answered = true;
    for nth in 0..zone.feeds.with_untracked(Vec::len) {
        answered &= look_at(zone, nth).await;
    }
    WATCH.with_borrow(|it| it.iter().for_each(|it| it.looked(answered)));
}

/// Asks one source; says whether it answered with something that can be read.
async fn look_at(zone: Zone, nth: usize) -> bool {
    let (is_loading, is_down, url) = zone.feeds.with_untracked(|feeds| {
        let feed = &feeds[nth];
        (feed.phase == Phase::Loading, matches!(feed.phase, Phase::Down(_)), feed.source.url.clone())
    });
    if is_down {
        loading::load_one(zone, nth);
    }
    if is_loading || is_down {
        return !is_down;
    }
    let Some(wish) = Wish::new() else { return false };
    let token = wish.token().anew();
    let Ok(fetched) = fetch::get(&loading::first_url(&url), &token).await else { return false };
    let mark = edition::hash(std::str::from_utf8(&fetched.bytes).unwrap_or_default());
    let is_known = zone.feeds.with_untracked(|feeds| feeds[nth].seen == mark);
    if is_known {
        return true;
    }
    let fresh = if edition::is_outline(&fetched.bytes) {
        editions::renewed(zone, nth, &fetched, &token).await
    } else {
        let (fresh, page) = loading::read(zone, &fetched, None).await;
        let is_read = page.problems.iter().all(|it| it.item.is_some());
        is_read.then_some(fresh)
    };
    let Some(fresh) = fresh else { return false };
    take_in(zone, nth, mark, fresh);
    true
}

/// Corrections and withdrawals hold at once; what is new waits.
fn take_in(zone: Zone, nth: usize, mark: u64, fresh: Holding) {
    let reading = match zone.place.get_untracked() {
        Place::Article { id } => Some(id),
        _ => None,
    };
    let mut holding = zone.feeds.with_untracked(|feeds| Arc::clone(&feeds[nth].holding));
    let gone = fresh.withdrawn.clone();
    let (mut new, changed) = settle(Arc::make_mut(&mut holding), fresh, reading.as_deref());
    // Of another source's article nobody has to be told again.
    zone.archive.with_untracked(|archive| {
        let is_it = |one: &Article, other: &Article| one.id == other.id || one.url.is_some() && one.url == other.url;
        new.retain(|it| !archive.articles().iter().any(|other| is_it(it, other)));
    });
    if changed {
        zone.live.moved.set(true);
        zone.feeds.update(|feeds| feeds[nth].holding = holding);
    }
    zone.feeds.update_untracked(|feeds| feeds[nth].seen = mark);
    zone.live.known.update(|it| {
        let is_over = |id: &str| new.iter().any(|it| it.id == id) || gone.iter().any(|it| it.id == id);
        it.waiting.retain(|(of, it)| *of != nth || !is_over(&it.id));
        it.waiting.extend(new.into_iter().map(|it| (nth, it)));
    });
}
