//! The newest articles as JSON Feed pages with their texts, for readers that know nothing of the tree.
//!
//! Invariant: a page behind the first is named by its newest article, so that it keeps its name as others come, and
//! its bytes until one of its own articles changes or it becomes the last.

use super::parting::{Parting, parted};
use super::{Issue, path};
use crate::trouble::Outcome;
use news_core::format::{Page, json_feed};
use rayon::prelude::*;
use std::ops::Range;

/// The first page, from the edition's folder.
const FIRST: &str = "feed.json";

impl Issue<'_> {
    /// Writes the chain of pages.
    pub(super) fn feed(&self, hashes: &[u64]) -> Outcome {
        let articles = self.settings.build.feed_articles.max(1);
        let pages_max = self.settings.edition.feed_pages_max.max(1);
        let parting = Parting::of(articles);
        // What no page can reach is not parted.
        let reach = parting.members_max.saturating_mul(pages_max.saturating_add(2)).min(hashes.len());
        let mut pages = parted(&hashes[..reach], parting);
        // The newest page may have just begun: the first one says at least so much.
        while 1 < pages.len() && pages[0].len() < articles {
            let begun = pages.remove(0);
            pages[0].start = begun.start;
        }
        if pages.is_empty() {
            pages.push(0..0);
        }
        pages.truncate(pages_max);
        let name = |page: &Range<usize>| format!("feed-{:016x}.json", hashes[page.start]);
        pages.par_iter().enumerate().try_for_each(|(nth, page)| {
            let own = if nth == 0 { FIRST.to_owned() } else { name(page) };
            self.page(&own, page.clone(), pages.get(nth + 1).map(name))
        })
    }

    fn page(&self, name: &str, rows: Range<usize>, next_url: Option<String>) -> Outcome {
        let mut hasher = blake3::Hasher::new();
        hasher.update(&self.key(rows.clone(), 0));
        hasher.update(next_url.as_deref().unwrap_or_default().as_bytes());
        hasher.update(self.settings.site.title.as_bytes());
        self.shelf.put_made(&path(name), *hasher.finalize().as_bytes(), &|| {
            let mut drafts = rows.clone().map(|nth| self.whole(nth)).collect::<Outcome<Vec<_>>>()?;
            for (position, draft) in drafts.iter_mut().enumerate() {
                draft.item = position;
            }
            Ok(json_feed::write(&Page {
                title: Some(self.settings.site.title.clone()),
                language: Some(self.settings.site.language.clone()),
                drafts,
                next_url: next_url.clone(),
                ..Page::default()
            }))
        })
    }
}
