//! Long lists: which of their stretches stand in the page, and when they go on.

use leptos::prelude::*;
use news_core::division::STRETCHES_MAX;

use super::steps::show_more;
use super::{ROWS_ALL, ROWS_ITSELF_MAX, ROWS_STEP, Zone};
use crate::platform::{lists, timer};

/// Watches where in its list the reader is, as soon as that is longer than what is shown at first.
pub(super) fn follow(zone: Zone) {
    Effect::new(move |is_watched: Option<bool>| {
        let is_watched = is_watched.unwrap_or_default();
        if is_watched || !zone.has_more() && zone.shown.with(|it| it.answer.count <= ROWS_STEP) {
            return is_watched;
        }
        lists::watch(Box::new(move |said| if said.is_empty() { go_on(zone) } else { zone.window.set(said) }));
        true
    });
}

/// Begins with so many rows, of which those at the beginning are drawn until it is known where the reader is.
pub(super) fn begin_with(zone: Zone, rows: usize) {
    zone.window.set(["0 ", &STRETCHES_MAX.to_string()].concat());
    zone.rows_max.set(rows);
}

/// Puts all articles into the list.
pub fn show_all(zone: Zone) {
    zone.rows_max.set(ROWS_ALL);
}

/// The reader has come near the end. A list that was printed is left alone: drawn anew it would lose the focus.
fn go_on(zone: Zone) {
    let drawn = zone.rows_max.get_untracked();
    let has_more = || zone.has_more() || zone.shown.with_untracked(|it| drawn < it.answer.count);
    if drawn < ROWS_ITSELF_MAX && !zone.list_stands.get_untracked() && !zone.is_loading() && has_more() {
        timer::after_drawing(move || show_more(zone));
    }
}
