//! Reading an edition by its tree: manifest, volumes, lists; and finding one article in it.

use std::sync::Arc;

use leptos::prelude::*;
use news_core::accept::Withdrawn;
use news_core::edition::{self, Outline, Part};
use news_core::json::Json;
use news_core::markup::Address;
use news_core::parser::Parser;

use super::{Feed, Phase, Zone};
use crate::platform::Browser;
use crate::platform::fetch::{self, Fetched, Wish};

/// Notes what a manifest or a volume leads to, and answers with the first of it.
pub(super) fn take_outline(zone: Zone, nth: usize, fetched: &Fetched) -> Option<String> {
    let json = std::str::from_utf8(&fetched.bytes).ok().and_then(|text| Browser.json(text).ok());
    let mut outline = Outline::read(&json.unwrap_or(Json::Null));
    let absolute = |mut part: Part| {
        part.file = Address::resolve(&fetched.url, &part.file)?.as_str().to_owned();
        Some(part)
    };
    let parts: Vec<Part> = std::mem::take(&mut outline.parts).into_iter().filter_map(absolute).collect();
    let mut first = None;
    zone.feeds.update(|feeds| {
        let feed = &mut feeds[nth];
        feed.parts.splice(0..0, parts);
        if feed.index.is_none() {
            feed.index = Some((fetched.url.clone(), outline));
        }
        first = next_part(feed);
        if first.is_none() {
            feed.phase = Phase::Ready;
        }
    });
    first
}

/// The address of what is to be read next.
pub(super) fn next_part(feed: &Feed) -> Option<String> {
    feed.parts.first().map(|it| it.file.clone())
}

/// Looks an article up in the editions there are, and aims each at the part that has it. Answers in which sources it may
/// be in pages that have not been read: an edition that does not name it is not read to its end.
pub(super) async fn find(zone: Zone, id: &str) -> Vec<usize> {
    let indices: Vec<Option<(String, Outline)>> =
        zone.feeds.with_untracked(|feeds| feeds.iter().map(|it| it.index.clone()).collect());
    let mut may_be = Vec::new();
    for (nth, index) in indices.into_iter().enumerate() {
        let Some((base, outline)) = index else {
            // Not an edition: its pages have to be looked through.
            may_be.push(nth);
            continue;
        };
        let bucket = outline.bucket_of(id).unwrap_or_default();
        if let Some(published) = document(&base, &bucket).await.and_then(|it| edition::published_in(&it, id)) {
            may_be.push(nth);
            zone.feeds.update(|feeds| {
                let feed = &mut feeds[nth];
                let parts = std::mem::take(&mut feed.parts);
                let (mut aimed, others): (Vec<Part>, Vec<Part>) = parts.into_iter().partition(|it| it.spans(published));
                aimed.extend(others);
                feed.parts = aimed;
                feed.in_order = false;
                feed.next_url = next_part(feed);
            });
        } else if let Some(reason) = document(&base, &outline.gone).await.and_then(|it| edition::gone_in(&it, id)) {
            let withdrawn = Withdrawn { id: id.to_owned(), reason };
            zone.feeds.update(|feeds| Arc::make_mut(&mut feeds[nth].holding).withdrawn.push(withdrawn));
        }
    }
    may_be
}

/// Looks for articles among those that the editions have withdrawn, and notes which are.
pub(super) async fn find_gone(zone: Zone, ids: Vec<String>) {
    if ids.is_empty() {
        return;
    }
    let indices: Vec<Option<(String, Outline)>> =
        zone.feeds.with_untracked(|feeds| feeds.iter().map(|it| it.index.clone()).collect());
    for (nth, index) in indices.into_iter().enumerate() {
        let Some((base, outline)) = index else { continue };
        let Some(gone) = document(&base, &outline.gone).await else { continue };
        let withdrawn = |id: &String| Some(Withdrawn { id: id.clone(), reason: edition::gone_in(&gone, id)? });
        let found: Vec<Withdrawn> = ids.iter().filter_map(withdrawn).collect();
        if !found.is_empty() {
            zone.feeds.update(|feeds| Arc::make_mut(&mut feeds[nth].holding).withdrawn.extend(found));
        }
    }
}

/// A small document of the edition; none where it has no such file, or it cannot be had.
async fn document(base: &str, file: &str) -> Option<Json> {
    if file.is_empty() {
        return None;
    }
    let wish = Wish::new()?;
    let url = Address::resolve(base, file)?;
    let fetched = fetch::get(url.as_str(), &wish.token()).await.ok()?;
    Browser.json(std::str::from_utf8(&fetched.bytes).ok()?).ok()
}
