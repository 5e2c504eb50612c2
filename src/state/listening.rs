//! Listening: which article is read aloud, which come after it, and what becomes of that.
//!
//! The queue lasts as long as the page stands: it is a wish of the moment, which nothing has to outlive.

use leptos::prelude::*;
use news_core::edition::draft::draft_of;
use news_core::format::{Page, json_feed};
use news_core::kept::Kind;
use news_core::listening::{Item, Queue};
use news_core::reading::Aloud;
use news_core::route::Place;

use super::keeping::{reader, serve};
use super::{Desk, Opening, Zone, loading};
use crate::platform::reader::Heard;
use crate::platform::timer;

/// Most articles of a list that are put into the queue at once: some hours of listening.
const LISTED_MAX: usize = 20;

/// Has the opened article read aloud from its beginning, or goes on with it.
pub fn listen(zone: Zone) {
    let Some(item) = opened(zone) else { return };
    let (aloud, is_current) =
        zone.own.desk.with_untracked(|it| (it.aloud, it.queue.current().is_some_and(|it| it.id == item.id)));
    if is_current && aloud != Aloud::Silent {
        return go_on(zone);
    }
    change(zone, |it| it.begin(item));
    zone.own.tell("");
    play(zone);
}

/// Reads on where it was stopped.
pub fn go_on(zone: Zone) {
    let speed = zone.own.desk.with_untracked(Desk::speed);
    serve(move |it| it.speak(speed, None));
}

/// Stops for now.
pub fn pause() {
    serve(|it| it.pause());
}

/// Ends it, and forgets what was to come.
pub fn stop(zone: Zone) {
    serve(|it| it.stop());
    zone.own.desk.update(|it| (it.aloud, it.queue) = (Aloud::Silent, Queue::default()));
}

/// Has it read that quickly, in hundredths of the usual speed.
pub fn choose_speed(zone: Zone, speed: u16) {
    zone.own.desk.update(|it| it.speed = speed);
    if zone.own.desk.with_untracked(|it| it.aloud == Aloud::Speaking) {
        go_on(zone);
    }
}

/// Puts an article into the queue: behind the one that is read, or at the end.
pub fn add(zone: Zone, item: Item, is_next: bool) {
    change(zone, |it| it.add(item, is_next));
    zone.own.tell(zone.language.get_untracked().reader_words().queued);
}

/// Puts the opened article into the queue.
pub fn add_opened(zone: Zone, is_next: bool) {
    if let Some(item) = opened(zone) {
        add(zone, item, is_next);
    }
}

/// Reads the articles of the list aloud, one after another.
pub fn listen_to_list(zone: Zone) {
    let items: Vec<Item> = zone.shown.with_untracked(|shown| {
        let article = |nth: usize| shown.archive.articles().get(nth).map(|it| (it.id.clone(), it.full_headline()));
        let rows = shown.answer.rows.iter().take(LISTED_MAX);
        rows.filter_map(|row| article(row.nth)).map(|(id, headline)| Item { id, headline }).collect()
    });
    change(zone, |queue| {
        *queue = Queue::default();
        items.into_iter().for_each(|it| queue.add(it, false));
    });
    play(zone);
}

/// Goes to the article at that place of the queue.
pub fn go_to(zone: Zone, nth: usize) {
    let mut is_there = false;
    change(zone, |it| is_there = it.go_to(nth));
    if is_there {
        play(zone);
    }
}

/// Goes to the article before the one that is read, or after it.
pub fn step(zone: Zone, is_forward: bool) {
    let at = zone.own.desk.with_untracked(|it| it.queue.at());
    if let Some(nth) = if is_forward { Some(at + 1) } else { at.checked_sub(1) } {
        go_to(zone, nth);
    }
}

/// Takes an article out of the queue. The one that is read makes room for the next.
pub fn remove(zone: Zone, nth: usize) {
    let (is_read, is_last) = zone
        .own
        .desk
        .with_untracked(|it| (it.queue.at() == nth && it.aloud != Aloud::Silent, it.queue.items().len() <= nth + 1));
    change(zone, |it| it.remove(nth));
    match (is_read, is_last) {
        (true, true) => stop(zone),
        (true, false) => play(zone),
        _ => {}
    }
}

/// Moves an article up.
pub fn raise(zone: Zone, nth: usize) {
    change(zone, |it| it.raise(nth));
}

/// Takes in what becomes of reading aloud.
pub(super) fn hear(zone: Zone, heard: Heard) {
    let told = zone.language.get_untracked().reader_words().no_voice;
    match heard {
        Heard::Speaking => zone.own.desk.update(|it| it.aloud = Aloud::Speaking),
        Heard::Paused => zone.own.desk.update(|it| it.aloud = Aloud::Paused),
        Heard::Ended => go_further(zone),
        Heard::NoVoice => {
            go_further(zone);
            zone.own.tell(told);
        }
        Heard::Play => go_on(zone),
        Heard::Pause => pause(),
        Heard::Stop => stop(zone),
        Heard::Step { is_forward } => step(zone, is_forward),
        Heard::Saved(bytes) => zone.own.desk.update(|it| it.saved_bytes = bytes),
    }
}

fn change(zone: Zone, change: impl FnOnce(&mut Queue)) {
    zone.own.desk.update(|it| change(&mut it.queue));
}

/// The article after this one, or silence.
fn go_further(zone: Zone) {
    let (next, count) = zone.own.desk.with_untracked(|it| (it.queue.at() + 1, it.queue.items().len()));
    if next < count { go_to(zone, next) } else { stop(zone) }
}

/// Reads the current article of the queue from its beginning: the one in the page where it stands there, so that what is
/// read can be followed; otherwise its text, which is fetched if need be.
fn play(zone: Zone) {
    let Some(item) = zone.own.desk.with_untracked(|it| it.queue.current().cloned()) else { return };
    let speed = zone.own.desk.with_untracked(Desk::speed);
    zone.own.desk.update(|it| it.aloud = Aloud::Speaking);
    let stands = matches!(zone.opening.get_untracked(), Opening::Found(_) | Opening::Standing);
    let is_here = matches!(zone.place.get_untracked(), Place::Article { id } if id == item.id);
    if stands && is_here {
        return serve(move |it| it.speak(speed, Some(String::new())));
    }
    timer::spawn(Box::pin(async move {
        let text = text_of(zone, &item.id).await;
        // Meanwhile the reader may have gone on to another, or have had enough.
        if zone.own.desk.with_untracked(|it| it.aloud == Aloud::Silent || it.queue.current() != Some(&item)) {
            return;
        }
        if text.is_some() {
            return serve(move |it| it.speak(speed, text));
        }
        go_further(zone);
        zone.own.tell(&(zone.language.get_untracked().reader_words().not_heard)(&item.headline));
    }));
}

/// A whole article as a JSON Feed of one item: as it was saved, or as it can be had.
async fn text_of(zone: Zone, id: &str) -> Option<String> {
    if zone.own.kept.with_untracked(|it| it.entry(Kind::Saved, id).is_some())
        && let Some(text) = reader().await?.article(id).await
    {
        return Some(text);
    }
    let article = loading::whole_of(zone, id).await?;
    Some(json_feed::write(&Page { drafts: vec![draft_of(&article)], ..Page::default() }))
}

fn opened(zone: Zone) -> Option<Item> {
    let id = zone.opened.get_untracked()?;
    Some(Item { headline: crate::platform::reading::headline(), id })
}
