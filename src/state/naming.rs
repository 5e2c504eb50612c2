//! What the page is called, and what it is about.

use leptos::prelude::*;
use news_core::route::Place;

use super::{Opening, Zone};

/// The page's title: what it shows, then the zone.
pub(super) fn title(zone: Zone) -> String {
    let words = zone.words();
    let page = match zone.place.get() {
        Place::Recent => zone.query.with(|it| it.subject().map_or(words.recent, |(_, name)| name).to_owned()),
        Place::Kept => zone.language.get().reader_words().kept.to_owned(),
        Place::Unknown { .. } => words.unknown.to_owned(),
        Place::Article { .. } => match zone.opening.get() {
            Opening::Found(article) => article.full_headline(),
            Opening::Standing => {
                return zone.standing.with_value(|it| it.as_ref().map(|it| it.title.clone())).unwrap_or_default();
            }
            Opening::Hidden(_) => words.hidden.to_owned(),
            Opening::Missing => words.missing.to_owned(),
            Opening::Awaited | Opening::Nothing => words.article.to_owned(),
        },
    };
    zone.config.with_value(|config| format!("{page} — {}", config.brand))
}

/// What the page is about: an article's deck, or else the zone's name.
pub(super) fn description(zone: Zone) -> String {
    let deck = match (zone.place.get(), zone.opening.get()) {
        (Place::Article { .. }, Opening::Found(article)) => article.deck.clone(),
        _ => None,
    };
    deck.unwrap_or_else(|| zone.config.with_value(|config| config.brand.clone()))
}
