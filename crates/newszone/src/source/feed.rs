//! RSS 0.9x, 1.0 and 2.0, and Atom: by feed-rs, into drafts.
//!
//! Invariant: a document that breaks off or is malformed somewhere gives what is whole in it. Entities that a document
//! defines itself are never expanded.

mod dates;
mod entry;
mod salvage;

use super::Document;
use dates::Dates;
use feed_rs::model::Feed;
use feed_rs::parser::{Builder, Parser};
use news_core::format::Page;
use news_core::moment::Moment;
use news_core::problem::{Fault, Problem};
use std::collections::HashSet;

pub(super) use salvage::{after_document_type, position};

/// Reads a feed from its text.
pub(super) fn read(text: &str, document: &Document<'_>) -> Page {
    let text = salvage::body(text);
    let mut page = Page::default();
    let mut intake = Intake::default();
    match parser(document.url).parse(text.as_bytes()) {
        Ok(feed) => intake.take(&mut page, feed, &text),
        Err(_) => {
            // After a cut the end is missing for a reason that is known already.
            if !document.cut {
                page.problems.push(salvage::fault_of(&text));
            }
            for item in salvage::items(&text) {
                match parser(document.url).parse(item.as_bytes()) {
                    Ok(mut feed) => {
                        feed.entries.truncate(1);
                        intake.take(&mut page, feed, &item);
                    }
                    Err(error) => intake.refuse(&mut page, "", &error.to_string(), Fault::Nothing),
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

/// Most problems kept of one feed: nobody reads on after so many, and a hostile one could hold millions.
const PROBLEMS_MAX: usize = 1_000;

/// Entries on their way into a page, each with its position, no two with one id.
#[derive(Default)]
struct Intake {
    ids: HashSet<String>,
    position: usize,
}

impl Intake {
    /// Adds the entries of a feed, which was read from a text, to a page.
    fn take(&mut self, page: &mut Page, feed: Feed, text: &str) {
        let is_undated = feed.entries.iter().any(|it| it.published.is_none() || it.updated.is_none());
        let dates = if is_undated { dates::dates(text) } else { Vec::new() };
        let mut dates = Some(dates).filter(|it| it.len() == feed.entries.len()).unwrap_or_default().into_iter();
        let rights = feed.rights.map(|it| it.content);
        page.title = page.title.take().or(feed.title.map(|it| it.content));
        page.language = page.language.take().or_else(|| feed.language.as_deref().and_then(entry::language));
        let next = feed.links.iter().find(|link| link.rel.as_deref() == Some("next")).map(|link| link.href.clone());
        page.next_url = page.next_url.take().or(next);
        for entry in feed.entries {
            let mut draft = entry::draft(entry);
            draft.item = self.position;
            let Dates { published, updated } = dates.next().unwrap_or_default();
            self.date(page, "published", &mut draft.published, published);
            self.date(page, "updated", &mut draft.updated, updated);
            draft.language = draft.language.or_else(|| page.language.clone());
            draft.copyright_notice = draft.copyright_notice.or_else(|| rights.clone());
            let id = draft.id.clone().unwrap_or_default();
            if id.is_empty() {
                self.refuse(page, "", "", Fault::NoId);
            } else if self.ids.insert(id.clone()) {
                self.position += 1;
                page.drafts.push(draft);
            } else {
                self.refuse(page, "id", &id, Fault::DuplicateId);
            }
        }
    }

    /// Where feed-rs read no date and one is there, reads it as other sources' are read, or says that it is none.
    fn date(&self, page: &mut Page, field: &str, date: &mut Option<String>, found: Option<String>) {
        let Some(found) = found.filter(|_| date.is_none()) else { return };
        match Moment::parse(&found) {
            Some(moment) => *date = Some(moment.rfc3339()),
            None => self.note(page, field, &found, Fault::BadDate),
        }
    }

    /// Leaves an entry out, and says why.
    fn refuse(&mut self, page: &mut Page, field: &str, found: &str, fault: Fault) {
        self.note(page, field, found, fault);
        self.position += 1;
    }

    fn note(&self, page: &mut Page, field: &str, found: &str, fault: Fault) {
        if page.problems.len() < PROBLEMS_MAX {
            page.problems.push(Problem::of_item(self.position, field, found, fault));
        }
    }
}

#[cfg(test)]
mod tests;
