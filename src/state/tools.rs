//! What a reader does with an article: reading it, going on where it was left, copying, handing it on.

use leptos::prelude::*;
use news_core::article::Image;
use news_core::display::{Display, Setting};
use news_core::kept::{self, Kind};
use news_core::lang::ReaderWords;
use news_core::quote::{Source, quotation};
use news_core::route::{Place, Route};

use super::keeping::{self, keep, serve};
use super::{Desk, Opening, Zone};
use crate::platform::storage::{self, Key};
use crate::platform::{clock, history, page, reader, reading, timer};

/// How often is noted how far an article was read, in milliseconds.
const NOTE_EVERY_MS: i32 = 1_000;

/// How much farther it has to have been read to be noted again, in thousandths.
const NOTE_STEP_PERMILLE: u16 = 20;

/// Follows what is read.
pub(super) fn follow_reading(zone: Zone) {
    let display = Display::read(&storage::recall(Key::Display).unwrap_or_default());
    // What the page says beside the reader's choices is that the browser saves data (`public/display.js`).
    let saves_data = Display::read(&page::display()) != display;
    zone.own.desk.update(|it| (it.display, it.saves_data) = (display, saves_data));
    let is_lite = Memo::new(move |_| zone.own.desk.with(Desk::is_lite));
    Effect::new(move |was_lite: Option<bool>| {
        let (is_lite, words) = (is_lite.get(), zone.language.get().reader_words());
        if is_lite || was_lite == Some(true) {
            serve(move |it| it.leave_pictures_out(if is_lite { words.show_picture } else { "" }));
        }
        is_lite
    });
    let is_read = Memo::new(move |_| zone.own.desk.with(|it| it.is_read));
    Effect::new(move |before: Option<Option<String>>| {
        let before = before.flatten();
        let is_there = matches!(zone.opening.get(), Opening::Found(_) | Opening::Standing);
        let here = article_here(zone).filter(|_| is_there && is_read.get());
        if let Some(id) = here.as_ref().filter(|it| before.as_ref() != Some(it)) {
            begin(zone, id);
        }
        here
    });
    let noting = StoredValue::new(false);
    reading::on_scroll(move || {
        if !noting.get_value() {
            noting.set_value(true);
            timer::after(NOTE_EVERY_MS, move || {
                noting.set_value(false);
                note(zone);
            });
        }
    });
}

fn article_here(zone: Zone) -> Option<String> {
    if let Place::Article { id } = zone.place.get() { Some(id) } else { None }
}

/// Notes that an article was opened, and whether there is a place to go on from.
fn begin(zone: Zone, id: &str) {
    let (place, permille) = zone
        .own
        .kept
        .with_untracked(|kept| (kept.place_in(id), kept.entry(Kind::Read, id).map_or(0, |it| it.permille)));
    zone.own.desk.update(|it| it.place = place);
    keep(zone, kept::read_record(id, clock::now(), permille, &reading::headline()));
    // What is short enough is read at once.
    timer::after(NOTE_EVERY_MS, move || note(zone));
}

/// Notes how far the opened article was read.
fn note(zone: Zone) {
    let Place::Article { id } = zone.place.get_untracked() else { return };
    let (is_read, is_offered) = zone.own.desk.with_untracked(|it| (it.is_read, it.place.is_some()));
    let Some(permille) = reading::permille().filter(|_| is_read) else { return };
    if is_offered && reading::is_under_way() {
        zone.own.desk.update(|it| it.place = None);
    }
    let before = zone.own.kept.with_untracked(|kept| kept.entry(Kind::Read, &id).map(|it| it.permille));
    // Without a record it was never begun, or everything was erased while it stood open.
    if before.is_some_and(|it| it + NOTE_STEP_PERMILLE <= permille || (it < permille && permille == 1000)) {
        keep(zone, kept::read_record(&id, clock::now(), permille, &reading::headline()));
    }
}

/// Goes to where the article was left.
pub fn resume(zone: Zone) {
    if let Some(permille) = zone.own.desk.with_untracked(|it| it.place) {
        zone.own.desk.update(|it| it.place = None);
        reading::scroll_to(permille);
    }
}

/// Changes how pages look from now on. It is known at once, for whoever chooses again before it is seen.
pub fn change_display(zone: Zone, change: &dyn Fn(Display) -> Display) {
    let display = change(zone.own.desk.with_untracked(|it| it.display));
    storage::remember(Key::Display, &display.write());
    zone.own.desk.update_untracked(|it| it.display = display);
    timer::after_painting(move || {
        zone.own.desk.notify();
        // A browser that saves data goes on doing so, whatever else is chosen.
        let (display, is_lite) = zone.own.desk.with_untracked(|it| (it.display, it.is_lite()));
        page::set_display(&if is_lite { display.with(Setting::Lite, "on") } else { display }.write());
    });
}

/// Hands the article's address to another program.
pub fn share(zone: Zone) {
    let address = address(zone);
    serve(move |it| it.share(&reading::headline(), &address));
}

/// Copies the article's address.
pub fn copy_link(zone: Zone) {
    copy(zone, address(zone));
}

/// Copies the chosen words with their source.
pub fn copy_quote(zone: Zone) {
    let chosen = reading::chosen();
    if chosen.trim().is_empty() {
        return zone.own.tell(words(zone).no_quote);
    }
    let id = zone.opened.get_untracked().unwrap_or_default();
    let saved = || zone.own.desk.with_untracked(|it| it.article(&id));
    let article = zone.archive.with_untracked(|it| it.article(&id).cloned()).or_else(saved);
    let byline = article.as_ref().map(|it| it.byline_text()).unwrap_or_default();
    let copyright = article.as_ref().and_then(|it| it.copyright_notice.clone()).unwrap_or_default();
    let (headline, url) = (reading::headline(), address(zone));
    let source = Source { headline: &headline, byline: &byline, copyright: &copyright, url: &url };
    copy(zone, quotation(&chosen, &source));
}

fn copy(zone: Zone, text: String) {
    timer::spawn(Box::pin(async move {
        let is_copied = match keeping::reader().await {
            Some(reader) => reader.copy(&text).await,
            None => false,
        };
        let words = words(zone);
        zone.own.tell(if is_copied { words.copied } else { words.not_copied });
    }));
}

/// Prints the page.
pub fn print() {
    reader::print();
}

/// Shows a picture alone in the dialog of that id.
pub fn enlarge(zone: Zone, image: Image, dialog_id: &'static str) {
    zone.own.desk.update(|it| it.picture = Some(image));
    timer::after_drawing(move || reader::open_dialog(dialog_id));
}

/// The address of the opened article, without what the reader filters by.
fn address(zone: Zone) -> String {
    let route = Route { place: zone.place.get_untracked(), ..Route::recent() };
    history::absolute(&zone.addressing.with_value(|it| it.href(&route)))
}

fn words(zone: Zone) -> &'static ReaderWords {
    zone.language.get_untracked().reader_words()
}
