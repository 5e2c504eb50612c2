//! All that is kept for the reader, at once: counted, taken along as a file, brought back, erased.

use leptos::prelude::*;
use news_core::display::Display;
use news_core::kept::{Kept, Kind, NotKept, Record, read_file, write_file};
use news_core::parser::Parser;
use news_core::saved::Saved;

use super::{put, reader};
use crate::platform::reader::{Store, article_key};
use crate::platform::storage::{self, Key};
use crate::platform::{Browser, timer};
use crate::state::offline::Choice;
use crate::state::{Zone, tools};

/// What the record of a setting begins with: what is remembered beside the records goes into the file along.
const SETTING: &str = "setting/";

/// What the file is called.
const FILE_NAME: &str = "news-zone-library.json";

/// Counts it.
pub fn count(zone: Zone) {
    timer::spawn(Box::pin(async move {
        let Some(reader) = reader().await else { return };
        let sizes = reader.sizes().await.unwrap_or_default();
        zone.own.desk.update(|it| it.sizes = sizes);
    }));
}

/// Has the page follow what is remembered beside the records, when all of that may have changed at once. Its language stays
/// until the page is loaded again: nobody wants to confirm in one language and be answered in another.
pub(super) fn follow(zone: Zone) {
    let display = Display::read(&storage::recall(Key::Display).unwrap_or_default());
    if zone.own.desk.with_untracked(|it| it.display != display) {
        tools::change_display(zone, &|_| display);
    }
    let saved = Saved::read(&storage::recall(Key::Searches).unwrap_or_default());
    if zone.saved.with_untracked(|it| *it != saved) {
        zone.saved.set(saved);
    }
    let choice = Choice::read(&storage::recall(Key::Offline).unwrap_or_default());
    if zone.live.known.with_untracked(|it| it.choice != choice) {
        zone.live.known.update(|it| it.choice = choice);
    }
}

/// Gives the reader everything as a file.
pub fn export(zone: Zone) {
    timer::spawn(Box::pin(async move {
        let Some(reader) = reader().await else { return };
        let setting = |key: Key| Some(([SETTING, key.name()].concat(), ["0\t\t", &storage::recall(key)?].concat()));
        let mut records: Vec<Record> = Key::ALL.into_iter().filter_map(setting).collect();
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
        let known = Key::ALL.into_iter().find(|it| key.ends_with(it.name()));
        if let (Some(known), Some((_, value))) = (known, value.split_once("\t\t")) {
            storage::remember(known, value);
        }
    }
    follow(zone);
    let mut kept = zone.own.kept.get_untracked();
    let articles = articles.into_iter().filter(|(id, _)| kept.entry(Kind::Saved, id).is_none()).collect::<Vec<_>>();
    let taken = kept.merge(records);
    let count = taken.len() + settings.len();
    let texts = articles.into_iter().map(|(id, text)| (article_key(&id), Some(text)));
    let changes = taken.into_iter().map(|(key, value)| (key, Some(value))).chain(texts).collect();
    put(zone, changes);
    count
}

/// Asks whether to erase everything, or does so: what is kept here, what is remembered, and what the browser keeps for
/// reading offline, but for the app.
pub fn erase(zone: Zone, is_sure: bool) {
    zone.own.desk.update(|it| it.is_erasing = !is_sure);
    if !is_sure {
        return;
    }
    Key::ALL.into_iter().for_each(|it| _ = storage::remember(it, ""));
    zone.own.kept.set(Kept::default());
    follow(zone);
    zone.own.desk.update(|it| it.articles.clear());
    timer::spawn(Box::pin(async move {
        if let Some(reader) = reader().await {
            let erased = reader.erase().await;
            zone.own.desk.update(|it| it.trouble = erased.err());
        }
        count(zone);
    }));
}
