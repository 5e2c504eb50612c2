//! RSS 0.9x, 1.0 and 2.0, and Atom: by feed-rs, into drafts.
//!
//! Invariant: a document that breaks off or is malformed somewhere gives what is whole in it. Entities that a document
//! defines itself are never expanded.

mod entry;
mod salvage;

use super::Document;
use feed_rs::model::Feed;
use feed_rs::parser::{Builder, Parser};
use news_core::format::Page;
use news_core::problem::{Fault, Problem};
use std::collections::HashSet;

pub(super) use salvage::{after_document_type, position};

/// Reads a feed from its text.
pub(super) fn read(text: &str, document: &Document<'_>) -> Page {
    let text = salvage::body(text);
    let mut page = Page::default();
    let mut ids = HashSet::new();
    match parser(document.url).parse(text.as_bytes()) {
        Ok(feed) => take(&mut page, &mut ids, feed),
        Err(_) => {
            // After a cut the end is missing for a reason that is known already.
            if !document.cut {
                page.problems.push(salvage::fault_of(&text));
            }
            for (nth, item) in salvage::items(&text).enumerate() {
                match parser(document.url).parse(item.as_bytes()) {
                    Ok(mut feed) => {
                        feed.entries.truncate(1);
                        take(&mut page, &mut ids, feed);
                    }
                    Err(error) => page.problems.push(Problem::of_item(nth, "", &error.to_string(), Fault::Nothing)),
                }
            }
        }
    }
    page
}

/// A parser for one document: after one that fails, feed-rs's is not fit for another.
fn parser(url: &str) -> Parser {
    Builder::new()
        .base_uri(Some(url).filter(|it| !it.is_empty()))
        // An item without an id goes by its address, as everywhere; never by dice, which is feed-rs's last resort.
        .id_generator(|links, _, _| links.first().map(|link| link.href.clone()).unwrap_or_default())
        .sanitize_content(false)
        .build()
}

/// Adds the entries of a feed to a page.
fn take(page: &mut Page, ids: &mut HashSet<String>, feed: Feed) {
    let rights = feed.rights.map(|it| it.content);
    page.title = page.title.take().or(feed.title.map(|it| it.content));
    page.language = page.language.take().or_else(|| feed.language.as_deref().and_then(entry::language));
    let next = feed.links.iter().find(|link| link.rel.as_deref() == Some("next")).map(|link| link.href.clone());
    page.next_url = page.next_url.take().or(next);
    for entry in feed.entries {
        let mut draft = entry::draft(entry);
        draft.item = page.drafts.len() + page.problems.iter().filter(|it| it.item.is_some()).count();
        draft.language = draft.language.or_else(|| page.language.clone());
        draft.copyright_notice = draft.copyright_notice.or_else(|| rights.clone());
        let id = draft.id.clone().unwrap_or_default();
        if id.is_empty() {
            page.problems.push(Problem::of_item(draft.item, "", "", Fault::NoId));
        } else if ids.insert(id.clone()) {
            page.drafts.push(draft);
        } else {
            page.problems.push(Problem::of_item(draft.item, "id", &id, Fault::DuplicateId));
        }
    }
}

#[cfg(test)]
mod tests;
