//! The newest articles of a zone as two pages of an edition, one with their texts and one without.
//!
//! Invariant: the first says where in the second a text is, and both where the edition goes on.

use super::zone::Zone;
use crate::edition;
use news_core::article::Article;
use news_core::draft::Draft;
use news_core::edition::MANIFEST;
use news_core::format::{Page, json_feed};
use std::sync::Arc;

/// The document with the texts, in the zone's folder.
const TEXTS: &str = "texts.json";

/// The articles without their texts.
pub(super) fn cards(zone: &Zone<'_>, rows: &[usize], articles: &[Arc<Article>]) -> String {
    let mut cards: Vec<Draft> = items(zone, rows, articles).map(|(_, card)| card).collect();
    for place in cards.iter_mut().filter_map(|it| it.detail_url.as_mut()).filter(|it| it.starts_with('#')) {
        place.insert_str(0, TEXTS);
    }
    document(zone, cards)
}

/// The articles with their texts.
pub(super) fn texts(zone: &Zone<'_>, rows: &[usize], articles: &[Arc<Article>]) -> String {
    document(zone, items(zone, rows, articles).map(|(item, _)| Draft { corrections: Vec::new(), ..item }).collect())
}

/// Each article whole and as a card, its pictures named from the zone's folder.
fn items<'a>(
    zone: &'a Zone<'a>,
    rows: &'a [usize],
    articles: &'a [Arc<Article>],
) -> impl Iterator<Item = (Draft, Draft)> {
    rows.iter().zip(articles).map(|(nth, article)| {
        let seen = zone.catalogue.pictures.seen_from(zone.way_home(), article);
        edition::item(&zone.catalogue.rows[*nth], &seen)
    })
}

fn document(zone: &Zone<'_>, mut drafts: Vec<Draft>) -> String {
    for (position, draft) in drafts.iter_mut().enumerate() {
        draft.item = position;
    }
    let home = zone.way_home();
    json_feed::write(&Page {
        title: Some(zone.title()),
        language: Some(zone.catalogue.settings.site.language.clone()),
        drafts,
        next_url: Some(format!("{home}edition/{MANIFEST}")),
        home: Some(home.to_owned()),
        ..Page::default()
    })
}
