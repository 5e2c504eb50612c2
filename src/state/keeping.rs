//! Keeping things for the reader: on the page at once, and in the browser's own database as soon as it can be had.
//!
//! Invariant: what is shown as kept is kept, or a notice says that it is not; nothing that was stored before is lost when
//! something more cannot be.

use std::cell::RefCell;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use news_core::article::Article;
use news_core::edition::draft::draft_of;
use news_core::format::{Page, json_feed};
use news_core::kept::{self, Kept, Kind, NotKept, NotStored, Record, read_file, write_file};
use news_core::parser::Parser;

use super::{Zone, loading};
use crate::platform::reader::{Reader, Store, article_key};
use crate::platform::{Browser, clock, storage, timer};

/// Most articles of which is noted that they were read; the oldest are forgotten.
const READ_MAX: usize = 1_000;

/// What is remembered elsewhere and goes into the file along: under which key, and as which record.
const SETTINGS: [&str; 5] =
    ["news-zone.language", "news-zone.display", "news-zone.searches", "news-zone.shortcuts", "news-zone.beside"];

/// What the record of a setting begins with.
const SETTING: &str = "setting/";

/// What the file is called.
const FILE_NAME: &str = "news-zone-library.json";

/// A change: a key, and the value that is kept under it from now on, or none.
type Change = (String, Option<String>);

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
        let reader = Reader::open(&base, changed, move |heard| super::tools::hear(zone, heard)).await.map(Rc::new);
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

/// Saves the article of that id whole, or forgets it.
pub fn save(zone: Zone, id: &str, is_saved: bool) {
    if !is_saved {
        return forget_article(zone, id);
    }
    let id = id.to_owned();
    timer::spawn(Box::pin(async move {
        match loading::whole_of(zone, &id).await {
            Some(article) => store(zone, &article).await,
            None => zone.own.tell(zone.language.get_untracked().words().no_body),
        }
    }));
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

/// Counts what is kept.
pub fn count(zone: Zone) {
    timer::spawn(Box::pin(async move {
        let Some(reader) = reader().await else { return };
        let bytes = reader.bytes().await.unwrap_or_default();
        zone.own.desk.update(|it| it.bytes = bytes);
    }));
}

/// Gives the reader everything as a file.
pub fn export(zone: Zone) {
    timer::spawn(Box::pin(async move {
        let Some(reader) = reader().await else { return };
        let setting = |key: &&str| Some(([SETTING, key].concat(), ["0\t\t", &storage::recall(key)?].concat()));
        let mut records: Vec<Record> = SETTINGS.iter().filter_map(setting).collect();
        records.extend(zone.own.kept.with_untracked(|it| it.records().to_vec()));
        let articles = reader.all(Store::Articles).await.unwrap_or_default();
        reader.give(FILE_NAME, &write_file(&records, &articles));
    }));
}

/// Takes over the file that was chosen in the field of that id.
pub fn import(zone: Zone, field_id: &'static str) {
    timer::spawn(Box::pin(async move {
        let Some(reader) = reader().await else { return };
        let text = reader.take(field_id).await;
        if text.is_empty() {
            return;
        }
        let file = Browser.json(&text).map_err(|_| NotKept::Foreign).and_then(|it| read_file(&it));
        let words = zone.language.get_untracked().reader_words();
        let told = match file {
            Ok([records, articles]) => (words.imported)(take_over(zone, records, articles)),
            Err(why) => (words.not_imported)(why).to_owned(),
        };
        zone.own.tell(&told);
        count(zone);
    }));
}

/// Of what is kept already the later stays; of a saved article what is here stays. Answers with how much was taken over.
fn take_over(zone: Zone, records: Vec<Record>, articles: Vec<Record>) -> usize {
    let (settings, records): (Vec<Record>, Vec<Record>) = records.into_iter().partition(|it| it.0.starts_with(SETTING));
    for (key, value) in &settings {
        let known = SETTINGS.iter().find(|it| key.ends_with(**it));
        if let (Some(known), Some((_, value))) = (known, value.split_once("\t\t")) {
            storage::remember(known, value);
        }
    }
    let mut kept = zone.own.kept.get_untracked();
    let articles = articles.into_iter().filter(|(id, _)| kept.entry(Kind::Saved, id).is_none()).collect::<Vec<_>>();
    let taken = kept.merge(records);
    let count = taken.len() + settings.len();
    let texts = articles.into_iter().map(|(id, text)| (article_key(&id), Some(text)));
    let changes = taken.into_iter().map(|(key, value)| (key, Some(value))).chain(texts).collect();
    put(zone, changes);
    count
}

/// Asks whether to erase everything, or does so.
pub fn erase(zone: Zone, is_sure: bool) {
    zone.own.desk.update(|it| it.is_erasing = !is_sure);
    if !is_sure {
        return;
    }
    SETTINGS.into_iter().for_each(storage::forget);
    zone.own.kept.set(Kept::default());
    zone.own.desk.update(|it| it.articles.clear());
    timer::spawn(Box::pin(async move {
        if let Some(reader) = reader().await {
            let erased = reader.erase().await;
            zone.own.desk.update(|it| it.trouble = erased.err());
        }
        count(zone);
    }));
}
