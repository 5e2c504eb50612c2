//! The shell's part for the list of recent news.

use leptos::prelude::*;
use news_core::article::Article;
use news_core::division::Window;
use news_core::kept::Kept;
use news_core::lang::Words;
use news_core::query::Query;
use news_core::route::{Place, Route};

use super::{Actions, own};
use crate::state::{ROWS_STEP, Shown, Zone};
use crate::ui::notices::button_of;
use crate::ui::recent::{self, Listing, Seeking, Supply};
use crate::ui::stretches;
use crate::ui::view::View;

/// The list; `kept` tells what is noted of its articles.
pub(super) fn list(zone: Zone, kept: Memo<Kept>, actions: Actions, words: &'static Words) -> View {
    // Beside a printed article no list stands, so that news elsewhere does not change its page.
    if zone.list_stands.get() || zone.printed.is_some() && zone.place.get() != Place::Recent {
        return View::Standing;
    }
    let rows_max = zone.rows_max.get().min(zone.rows_drawn.get());
    // Addresses have the question in them. Where the reader is makes a difference to two rows at most.
    let list = Route { query: zone.query.get(), ..Route::recent() };
    let href = move |id: &str| zone.addressing.with_value(|it| it.href(&list.to(Place::Article { id: id.to_owned() })));
    let noted = move |article: &Article| kept.with(|it| own::noted(zone, it, article));
    let setting = stretches::Setting {
        its: own::its(zone),
        today: (actions.now)().map(|it| it.day(zone.offset_minutes)),
        window: move || zone.window.with(|it| Window::read(it)),
        opened: move || zone.place.with(|it| if let Place::Article { id } = it { Some(id.clone()) } else { None }),
    };
    with_listing(zone, zone.listed.get(), rows_max, |it| stretches::list(it, setting, words, href, noted))
}

/// What leads on under it.
pub(super) fn ways_on(zone: Zone, actions: Actions, words: &'static Words) -> View {
    let clear = move || (actions.ask)(zone, Query::default());
    let show_more = move || (actions.show_more)(zone);
    if let Some(more) = zone.printed_more() {
        return recent::standing_ways_on(more, words, show_more);
    }
    with_listing(zone, zone.shown.get(), zone.rows_max.get(), |it| recent::ways_on(it, words, clear, show_more))
}

/// The way to a list of all, where that is watched: of a hundred thousand rows only some can stand in a page.
pub(super) fn show_all(zone: Zone, actions: Actions) -> View {
    let count = zone.shown.with(|it| it.answer.count);
    let is_long = zone.rows_max.get().saturating_add(ROWS_STEP) < count;
    if !is_long || zone.window.with(String::is_empty) || zone.printed_more().is_some() {
        return View::Nothing;
    }
    button_of("button show-all", &(own::its(zone).show_all)(count), move || (actions.show_all)(zone))
}

fn with_listing(zone: Zone, shown: Shown, rows_max: usize, draw: impl FnOnce(&Listing<'_>) -> View) -> View {
    let supply = Supply { loading: zone.is_loading(), more: zone.has_more(), outage: zone.has_outage() };
    draw(&Listing {
        archive: &shown.archive,
        answer: &shown.answer,
        query: &shown.query,
        rows_max,
        supply,
        seeking: seeking_of(zone, &shown),
        headline_chars: zone.config.with_value(|config| config.headline_chars),
        offset_minutes: zone.offset_minutes,
        layout: own::layout(zone),
    })
}

/// How it stands with the answer that a list shows.
pub(crate) fn seeking_of(zone: Zone, shown: &Shown) -> Seeking {
    match shown.is_answer {
        _ if zone.search_lost.get() => Seeking::Lost,
        false if shown.archive.articles().is_empty() => Seeking::Awaited,
        _ => Seeking::Answered,
    }
}
