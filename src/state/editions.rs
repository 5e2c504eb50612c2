//! Reading an edition by its tree: manifest, volumes, lists; and finding one article in it.

use std::sync::Arc;

use leptos::prelude::*;
use news_core::accept::Withdrawn;
use news_core::archive::Holding;
use news_core::article::Article;
use news_core::edition::{self, Outline, Part};
use news_core::json::Json;
use news_core::markup::Address;
use news_core::parser::Parser;

use super::{Feed, Phase, Zone, loading};
use crate::platform::Browser;
use crate::platform::fetch::{self, Fetched, Token, Wish};

/// Most lists that are read at one look for news: more have changed only where a whole archive was built anew.
const LISTS_MAX: usize = 4;

/// Notes what a manifest or a volume leads to, and answers with the first of it.
pub(super) fn take_outline(zone: Zone, nth: usize, fetched: &Fetched) -> Option<String> {
    let outline = outline_in(fetched);
    let parts = outline.parts.clone();
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

/// A manifest or a volume, the addresses of its parts absolute.
fn outline_in(fetched: &Fetched) -> Outline {
    let json = std::str::from_utf8(&fetched.bytes).ok().and_then(|text| Browser.json(text).ok());
    let mut outline = Outline::read(&json.unwrap_or(Json::Null));
    outline.parts.retain_mut(|part| {
        let address = Address::resolve(&fetched.url, &part.file);
        address.map(|it| it.as_str().clone_into(&mut part.file)).is_some()
    });
    outline
}

/// Takes in a manifest that is another one: reads the lists that stand in the place of those that were read, and what may
/// no longer be shown. `None` where one of them cannot be had; then the old manifest stays.
pub(super) async fn renewed(zone: Zone, nth: usize, fetched: &Fetched, token: &Token) -> Option<Holding> {
    let outline = outline_in(fetched);
    let (unread, hand, before) = zone.feeds.with_untracked(|feeds| {
        let feed = &feeds[nth];
        let before = feed.index.as_ref().map(|(_, it)| it.clone());
        (feed.parts.clone(), Arc::clone(&feed.holding), before)
    });
    let before = before?;
    let has = |parts: &[Part], file: &str| parts.iter().any(|it| it.file == file);
    let mut holding = Holding::default();
    let (mut left, mut known, mut reads) = (Vec::new(), 0, LISTS_MAX);
    for part in &outline.parts {
        let is_unread = has(&unread, &part.file);
        let was_read = !is_unread && has(&before.parts, &part.file);
        // From the first that was not read on, the rest is read when the reader wants more.
        if is_unread || part.is_volume {
            reads = 0;
        }
        if was_read || 0 < reads {
            known += part.articles;
        }
        if !was_read && 0 < reads {
            reads -= 1;
            let list = fetch::get(&part.file, token).await.ok()?;
            let (more, _) = loading::read(zone, &list, None).await;
            holding.articles.extend(more.articles);
            holding.withdrawn.extend(more.withdrawn);
        } else if !was_read {
            left.push(part.clone());
        }
    }
    if outline.gone != before.gone
        && let Some(gone) = document(&fetched.url, &outline.gone).await
    {
        let withdrawn = |it: &Arc<Article>| {
            let reason = edition::gone_in(&gone, &it.id)?;
            Some(Withdrawn { id: it.id.clone(), reason })
        };
        holding.withdrawn.extend(hand.articles.iter().filter_map(withdrawn));
    }
    zone.feeds.update(|feeds| {
        let feed = &mut feeds[nth];
        feed.index = Some((fetched.url.clone(), outline));
        (feed.parts, feed.known) = (left, known);
        feed.next_url = next_part(feed);
    });
    Some(holding)
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
