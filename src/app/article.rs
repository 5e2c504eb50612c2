//! The shell's part for the page of one article, and for pages there are not.

use std::sync::Arc;

use leptos::prelude::*;
use news_core::article::Article;
use news_core::lang::Words;
use news_core::query::Query;
use news_core::route::{Place, Route};
use news_core::twins::{Facing, twins};

use super::watch::hint;
use super::{Actions, own};
use crate::state::twins::facing;
use crate::state::{Opening, Zone};
use crate::ui::article::{self, Page, Ways};
use crate::ui::notices;
use crate::ui::twins::twins as twins_view;
use crate::ui::view::{View, live, tag};

pub(super) fn article_panel(zone: Zone, actions: Actions, words: &'static Words) -> View {
    // Two places, though one would do: the page has the code of this kind of signal already.
    let twin = Memo::new(move |_| [if let Facing::Here(it) = facing(zone) { Some(it) } else { None }, None]);
    let page = live(move || match zone.opening.get() {
        Opening::Nothing => View::Nothing,
        Opening::Standing => {
            let language = zone.standing.with_value(|it| it.as_ref().and_then(|it| it.article_language.clone()));
            article::standing(language.as_deref(), words, own::tools(zone, actions, words))
        }
        Opening::Found(article) => found_page(zone, actions, &article, twin, words),
        Opening::Awaited => {
            let looking = zone.looking_for.with(Option::is_some);
            article::skeleton("h1", if looking { words.looking_back } else { words.loading })
        }
        Opening::Hidden(reason) => message_page(zone, words.hidden, (words.reason)(reason), words),
        Opening::Missing => message_page(zone, words.missing, hint(zone, words.missing_hint, words), words),
    });
    tag("section")
        .class("panel panel-article")
        .attr("role", "tabpanel")
        .attr("id", "panel-article")
        .attr("aria-labelledby", "tab-article")
        .child(page)
        .child(live(move || own::after(zone, actions, words)))
        .into()
}

fn found_page(
    zone: Zone,
    actions: Actions,
    article: &Arc<Article>,
    twin: Memo<[Option<Arc<Article>>; 2]>,
    words: &'static Words,
) -> View {
    let outage = zone.body_outage.get().filter(|(id, _)| *id == article.id).map(|(_, outage)| outage);
    let facts = zone.config.with_value(|config| Page {
        brand: config.brand.clone(),
        breadcrumb_chars: config.breadcrumb_chars,
        offset_minutes: zone.offset_minutes,
        its: own::its(zone),
        address: address(zone, &article.id, None),
        twin: twin.get()[0].take(),
    });
    let ways = Ways {
        href: move |id: Option<&str>| zone.href(id.map_or(Place::Recent, |id| Place::Article { id: id.to_owned() })),
        find: |query: &Query| zone.href_of(query),
        retry: move || (actions.retry_text)(zone),
    };
    let (tools, article_held) = (own::tools(zone, actions, words), Arc::clone(article));
    let twins = live(move || translations(zone, actions, &article_held, words));
    article::page(article, outage.as_ref(), &facts, words, ways, [tools, twins])
}

/// The address of an article, without the reader's filters.
fn address(zone: Zone, id: &str, beside: Option<&str>) -> String {
    let route = Route { beside: beside.map(str::to_owned), ..Route::recent().to(Place::Article { id: id.to_owned() }) };
    zone.addressing.with_value(|it| it.href(&route))
}

/// The ways to an article's translations.
fn translations(zone: Zone, actions: Actions, article: &Article, words: &'static Words) -> View {
    let twins = zone.archive.with(|archive| twins(article, archive));
    let shown = zone.route.with(|it| it.beside.clone());
    let beside = |language: Option<&str>| {
        let place = Place::Article { id: article.id.clone() };
        let route = zone.route.with(|it| Route { beside: language.map(str::to_owned), ..it.to(place) });
        zone.addressing.with_value(|it| it.href(&route))
    };
    let href = |id: &str| zone.href(Place::Article { id: id.to_owned() });
    let retry = move || (actions.retry_twin)(zone);
    twins_view(&twins, (&facing(zone), shown.as_deref()), own::its(zone), words, href, beside, retry)
}

fn message_page(zone: Zone, heading: &'static str, text: String, words: &'static Words) -> View {
    notices::page("heading-article", heading, text, way_back(zone, words))
}

pub(super) fn unknown_page(zone: Zone, words: &'static Words) -> View {
    if !matches!(zone.place.get(), Place::Unknown { .. }) {
        return View::Nothing;
    }
    notices::page("heading-unknown", words.unknown, hint(zone, words.unknown_hint, words), way_back(zone, words))
}

fn way_back(zone: Zone, words: &'static Words) -> View {
    article::inside(move || zone.href(Place::Recent), words.back.to_owned())
}
