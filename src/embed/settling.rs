//! From a question to its answer: enough of the source is read for it, and the element is told what came of it.

use std::sync::Arc;

use leptos::prelude::*;
use news_core::json::quote;
use news_core::lang::Outage;
use news_core::query::{Facet, Query};
use news_core::route::slug;

use super::Desk;
use crate::state::{Phase, Search, loading, steps};

/// Most pages that are read for one question, after the first: whoever wants a name of which a few thousand articles
/// have too few is shown what there is.
pub(super) const PAGES_MAX: usize = 8;

/// Follows what comes until the question is answered.
pub(super) fn follow(desk: Desk) {
    let zone = desk.zone;
    Effect::new(move |_| {
        let is_empty = zone.archive.with(|it| it.articles().is_empty());
        let is_lost = zone.search.get() == Search::Lost;
        let is_answered = zone.shown.with(|it| it.is_answer && it.answer.is_whole) || is_lost;
        if zone.is_loading() || zone.looking_for.with(Option::is_some) || !is_answered {
            return;
        }
        if !is_empty {
            name_rightly(desk);
        }
        tell_of_filter(desk);
        if !desk.awaited.get_value() || reads_on(desk) {
            return;
        }
        desk.awaited.set_value(false);
        let count = count(desk);
        // What was asked anew and gave nothing new has failed, whatever it gave before.
        let is_stale = zone.feeds.with_untracked(|feeds| feeds.iter().any(|it| it.stale));
        if count == 0 || is_stale {
            return desk.say("error", &fault(desk));
        }
        desk.stands.set(false);
        desk.say("ready", &["{\"count\":", &count.to_string(), "}"].concat());
    });
}

/// Tells what a reader has filtered, once it is known what that leaves.
fn tell_of_filter(desk: Desk) {
    let zone = desk.zone;
    let count = zone.shown.with(|it| it.answer.count);
    if desk.filtered.get_value() {
        desk.filtered.set_value(false);
        steps::announce_when_settled(zone, count);
        let mut detail = "{\"query\":".to_owned();
        quote(&mut detail, &zone.route.with_untracked(|route| route.query.write()));
        desk.say("filter", &[&detail, ",\"count\":", &count.to_string(), "}"].concat());
    }
}

/// How many headlines there are to draw.
fn count(desk: Desk) -> usize {
    let alone = desk.options.with_value(|it| it.article.clone());
    match alone {
        Some(id) => desk.zone.archive.with_untracked(|it| usize::from(it.article(&id).is_some())),
        None => desk.zone.shown.with_untracked(|it| it.answer.rows.len()).min(desk.zone.rows_max.get_untracked()),
    }
}

/// Reads further where that may bring what is missing; says whether it does.
fn reads_on(desk: Desk) -> bool {
    let zone = desk.zone;
    let has_more = zone.feeds.with_untracked(|feeds| feeds.iter().any(|it| it.can_go_on() || it.index.is_some()));
    let (limit, alone) = desk.options.with_value(|it| (it.limit, it.article.clone()));
    let pages_left = desk.pages_left.get_value();
    if !has_more || pages_left == 0 || count(desk) >= if alone.is_some() { 1 } else { limit } {
        return false;
    }
    match alone {
        Some(id) => {
            desk.pages_left.set_value(0);
            loading::look_for(zone, id);
        }
        None if zone.has_more() => {
            desk.pages_left.set_value(pages_left - 1);
            loading::load_more(zone);
        }
        None => return false,
    }
    true
}

/// Pages name sections and people as they please, and addresses have them in small letters: where the articles have
/// such a name, that one is meant.
fn name_rightly(desk: Desk) {
    let zone = desk.zone;
    let asked: Query = zone.route.with_untracked(|route| route.query.clone());
    let mut query = asked.clone();
    let answer = zone.shown.with_untracked(|it| Arc::clone(&it.answer));
    for facet in Facet::ALL {
        let choices = &answer.choices[facet as usize];
        let meant = |wanted: &str| {
            let is_known = choices.iter().any(|it| it.name == wanted && 0 < it.count);
            let wanted = slug(wanted);
            choices.iter().find(|it| !is_known && slug(&it.name) == wanted && 0 < it.count).map(|it| it.name.clone())
        };
        if let Some(name) = asked.facet(facet).and_then(meant) {
            query = query.with_facet(facet, &name);
        }
    }
    if query != asked {
        zone.route.update(|route| route.query = query);
    }
}

/// Why there is nothing, for the element's event.
fn fault(desk: Desk) -> String {
    let (url, outage) = desk.zone.feeds.with_untracked(|feeds| {
        let down = feeds.iter().find_map(|it| match &it.phase {
            Phase::Down(outage) => Some(outage.clone()),
            Phase::Loading | Phase::Ready => None,
        });
        (feeds.first().map(|it| it.source.url.clone()).unwrap_or_default(), down)
    });
    let (reason, status) = match outage {
        None => ("empty", None),
        Some(Outage::Unreachable) => ("unreachable", None),
        Some(Outage::TooSlow { .. }) => ("slow", None),
        Some(Outage::Status { code }) => ("status", Some(code)),
        Some(Outage::Unreadable { .. }) => ("unreadable", None),
    };
    let mut fault = ["{\"reason\":\"", reason, "\",\"url\":"].concat();
    quote(&mut fault, &url);
    if let Some(code) = status {
        fault.push_str(&[",\"status\":", &code.to_string()].concat());
    }
    fault + "}"
}
