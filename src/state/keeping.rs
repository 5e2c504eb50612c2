//! Keeping things for the reader: on the page at once, and in the browser's own database as soon as it can be had.
//!
//! Invariant: what is shown as kept is kept, or a notice says that it is not; nothing that was stored before is lost when
//! something more cannot be.

pub mod stock;

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use news_core::article::Article;
use news_core::edition::draft::draft_of;
use news_core::format::{Page, json_feed};
use news_core::kept::{self, Kept, Kind, NotStored, Record};
use news_core::route::Place;

use super::{Zone, loading};
use crate::platform::reader::{Reader, Store, article_key};
use crate::platform::{clock, storage, timer};

/// Most articles of which is noted that they were read; the oldest are forgotten.
const READ_MAX: usize = 1_000;

/// A change: a key, and the value that is kept under it from now on, or none.
pub(super) type Change = (String, Option<String>);

/// How often is looked whether the service has come, in milliseconds.
const LOOK_EVERY_MS: i32 = 30;

thread_local! {
    /// What serves someone who reads: not here yet, or what became of it.
    static READER: RefCell<Option<Option<Rc<Reader>>>> = const { RefCell::new(None) };
}

/// What serves someone who reads, as soon as it is there; `None` if the page cannot have it.
pub(super) async fn reader() -> Option<Rc<Reader>> {
    loop {
        if let Some(reader) = READER.with_borrow(Clone::clone) {
            return reader;
        }
        timer::pause(LOOK_EVERY_MS).await;
    }
}

/// Has something done by it.
pub(super) fn serve(order: impl FnOnce(&Reader) + 'static) {
    timer::spawn(Box::pin(async move {
        if let Some(reader) = reader().await {
            order(&reader);
        }
    }));
}

/// Reads what is kept, and follows what other pages of the zone change.
pub(super) fn open(zone: Zone) {
    timer::spawn(Box::pin(async move {
        let base = zone.addressing.with_value(|it| it.base.clone());
        let changed = move || timer::spawn(Box::pin(read_anew(zone)));
        let reader = Reader::open(&base, changed, move |heard| super::listening::hear(zone, heard)).await.map(Rc::new);
        let can_share = reader.as_ref().is_some_and(|it| it.can_share());
        READER.set(Some(reader.clone()));
        let mut trouble = None;
        let records = match &reader {
            Some(reader) => reader.all(Store::Records).await,
            None => None,
        };
        match records {
            Some(records) => zone.own.kept.update(|it| _ = it.merge(records)),
            None => trouble = Some(NotStored::Denied),
        }
        if zone.place.get_untracked() == Place::Kept {
            stock::count(zone);
        }
        forget_the_oldest(zone);
        zone.own.desk.update(|it| (it.is_read, it.can_share, it.trouble) = (true, can_share, trouble));
        honour(zone);
    }));
}

async fn read_anew(zone: Zone) {
    let Some(reader) = reader().await else { return };
    if let Some(records) = reader.all(Store::Records).await {
        zone.own.kept.set(Kept::new(records));
    }
    // Whoever erases everything there means this page's as well.
    if storage::lasts() {
        stock::follow(zone);
    }
}

/// Whoever withdraws an article withdraws what was saved of it, too: from what the sources say, and from the list of
/// withdrawn articles that an edition has.
fn honour(zone: Zone) {
    Effect::new(move |_| {
        let saved: Vec<String> =
            zone.own.kept.with(|it| it.entries(Kind::Saved).iter().map(|it| it.name.to_owned()).collect());
        let gone =
            zone.archive.with(|it| saved.iter().filter(|id| it.withdrawn(id).is_some()).cloned().collect::<Vec<_>>());
        gone.iter().for_each(|id| forget_article(zone, id));
    });
    Effect::new(move |was_asked: Option<bool>| {
        let is_asked = was_asked.unwrap_or_default();
        if is_asked || zone.is_loading() {
            return is_asked;
        }
        let saved =
            zone.own.kept.with_untracked(|it| it.entries(Kind::Saved).iter().map(|it| it.name.to_owned()).collect());
        timer::spawn(Box::pin(super::editions::find_gone(zone, saved)));
        true
    });
}

fn forget_the_oldest(zone: Zone) {
    let too_old = zone.own.kept.with_untracked(|it| {
        it.entries(Kind::Read).iter().skip(READ_MAX).map(|it| (Kind::Read.key(it.name), None)).collect::<Vec<Change>>()
    });
    if !too_old.is_empty() {
        put(zone, too_old);
    }
}

/// Keeps things, or keeps them no longer: at once for whoever looks, and in the browser as soon as it can.
pub(super) fn put(zone: Zone, changes: Vec<Change>) {
    apply(zone, &changes);
    timer::spawn(Box::pin(async move {
        let written = match reader().await {
            Some(reader) => reader.write(&changes).await,
            None => Err(NotStored::Denied),
        };
        if written.is_err() {
            zone.own.desk.update(|it| it.trouble = written.err());
        }
    }));
}

fn apply(zone: Zone, changes: &[Change]) {
    zone.own.kept.update(|kept| {
        for (key, value) in changes {
            match value {
                Some(value) => kept.put((key.clone(), value.clone())),
                None => _ = kept.remove(key),
            }
        }
    });
}

/// Keeps a record.
pub(super) fn keep(zone: Zone, (key, value): Record) {
    put(zone, vec![(key, Some(value))]);
}

/// Saves the article of that id whole, or forgets it, once what answers the press is painted.
pub fn save(zone: Zone, id: &str, is_saved: bool) {
    let id = id.to_owned();
    timer::after_painting(move || {
        if !is_saved {
            return forget_article(zone, &id);
        }
        timer::spawn(Box::pin(async move {
            match loading::whole_of(zone, &id).await {
                Some(article) => store(zone, &article).await,
                None => zone.own.tell(zone.language.get_untracked().words().no_body),
            }
        }));
    });
}

async fn store(zone: Zone, article: &Arc<Article>) {
    let page = Page { drafts: vec![draft_of(article)], ..Page::default() };
    let (key, value) = kept::record(Kind::Saved, &article.id, clock::now(), &article.full_headline());
    // Its record says that it is there: both are written, or none.
    let changes = [(key, Some(value)), (article_key(&article.id), Some(json_feed::write(&page)))];
    let written = match reader().await {
        Some(reader) => reader.write(&changes).await,
        None => Err(NotStored::Denied),
    };
    zone.own.desk.update(|it| it.trouble = written.err());
    // Where nothing can be stored it is kept for as long as the page stands; where there is no room, it is not.
    if written != Err(NotStored::Full) {
        zone.own.desk.update(|it| it.articles.push(Arc::clone(article)));
        apply(zone, &changes[..1]);
    }
}

fn forget_article(zone: Zone, id: &str) {
    // Whoever reads it reads on: it is gone with the page.
    put(zone, vec![(Kind::Saved.key(id), None), (article_key(id), None)]);
}

/// Brings a saved article back, as it was saved.
pub(super) fn bring(zone: Zone, id: String) {
    timer::spawn(Box::pin(async move {
        let Some(reader) = reader().await else { return };
        let Some(text) = reader.article(&id).await else { return };
        if let Some(article) = loading::read_kept(zone, text).await {
            zone.own.desk.update(|it| it.articles.push(article));
        }
    }));
}

/// Follows something, or no longer; mutes it likewise.
pub fn mark(zone: Zone, kind: Kind, name: &str, is_marked: bool) {
    if is_marked {
        keep(zone, kept::record(kind, name, clock::now(), ""));
    } else if kind == Kind::Saved {
        forget_article(zone, name);
    } else {
        put(zone, vec![(kind.key(name), None)]);
    }
}

/// Mutes the word that was typed.
pub fn mute(zone: Zone) {
    let word = zone.own.desk.with_untracked(|it| it.word.trim().to_owned());
    if !word.is_empty() {
        zone.own.desk.update(|it| it.word.clear());
        mark(zone, Kind::Word, &word, true);
    }
}
