//! The edition: the articles as immutable files that the app reads, named by what is in them, and one small manifest.
//!
//! Invariant: where a file ends follows from the articles' own names, so that an article that comes, goes or is
//! corrected changes the files around it and no others. The contract is `docs/contracts/edition.md`, the reasons are
//! in `docs/adr/0011-edition-as-a-tree.md`.

mod feed;
pub(crate) mod files;
mod list;
pub(crate) mod parting;
mod place;

use crate::catalogue::{Catalogue, Gone, Twin};
use crate::ledger::Ledger;
use crate::output::Output;
use crate::picture::Plan;
use crate::settings::Settings;
use crate::store::Row;
use crate::trouble::Outcome;
use files::{Key, Shelf};
pub(crate) use list::item;
use news_core::article::Article;
use news_core::edition::{MANIFEST, Outline, Part, hash};
use parting::{Parting, parted};
use rayon::prelude::*;
use std::ops::Range;
use std::sync::Arc;

/// What is told of each article that is read for its pack: its place in the catalogue, and the whole of it.
pub type Seen<'a> = dyn Fn(usize, &Arc<Article>) -> Outcome + Sync + 'a;

/// Writes the edition below `edition/`, and the chain of JSON Feed pages that begins at `feed.json`. Shows every article
/// that it has to read for that; those whose files stand as they should it does not read. `search` is the directory of the
/// search index, from the edition's folder, or empty.
///
/// # Errors
///
/// When the store cannot be read, a file cannot be written, or `seen` fails.
pub fn write(catalogue: &Catalogue<'_>, ledger: &Ledger, output: &Output, search: String, seen: &Seen<'_>) -> Outcome {
    let article = |nth: usize| catalogue.article(nth);
    let reach = |nth: usize| catalogue.reach(nth);
    let corrected = |nth: usize| catalogue.corrected(nth);
    let twins = |nth: usize| catalogue.twins(nth);
    let issue = Issue {
        settings: catalogue.settings,
        rows: &catalogue.rows,
        gone: &catalogue.gone,
        article: &article,
        reach: &reach,
        corrected: &corrected,
        twins: &twins,
        seen,
        pictures: &catalogue.pictures,
        shelf: &Shelf::new(ledger, output),
        search,
    };
    issue.write()
}

/// What is to be written, and where to.
struct Issue<'a> {
    settings: &'a Settings,
    /// Newest first, undated ones last.
    rows: &'a [Row],
    gone: &'a [Gone],
    /// The article at a place of `rows`.
    article: &'a (dyn Fn(usize) -> Outcome<Article> + Sync),
    /// The places of articles that it may lead to.
    reach: &'a (dyn Fn(usize) -> Range<usize> + Sync),
    /// What its corrections are made from.
    corrected: &'a (dyn Fn(usize) -> Option<Key> + Sync),
    /// Its translations, itself among them.
    twins: &'a (dyn Fn(usize) -> &'a [Twin] + Sync),
    seen: &'a Seen<'a>,
    pictures: &'a Plan,
    shelf: &'a Shelf<'a>,
    /// The directory of the search index.
    search: String,
}

impl Issue<'_> {
    fn write(&self) -> Outcome {
        let hashes: Vec<u64> = self.rows.par_iter().map(|row| hash(&row.slug)).collect();
        let sizes = &self.settings.edition;
        let lists = self.lists(&hashes);
        let parts: Vec<Part> = lists
            .par_iter()
            .enumerate()
            .map(|(nth, list)| {
                let is_recent = nth < sizes.recent_lists;
                let mean = if is_recent { sizes.pack_articles } else { sizes.archive_pack_articles };
                self.list(list.clone(), mean)
            })
            .collect::<Outcome<_>>()?;
        let ends: Vec<u64> = lists.iter().map(|list| hashes[list.start]).collect();
        let buckets = self.places(&hashes)?;
        let outline = Outline {
            title: self.settings.site.title.clone(),
            language: self.settings.site.language.clone(),
            parts: self.volumes(&parts, &ends)?,
            buckets,
            gone: self.tombstones()?,
            search: self.search.clone(),
        };
        self.shelf.put(&path(MANIFEST), outline.write().as_bytes())?;
        self.feed(&hashes)
    }

    /// The lists, newest first. The newest may have just begun: then it goes on where the one before it ended, so that a
    /// page that reads one list has enough to show. Packs end where lists do: theirs stay as they are.
    fn lists(&self, hashes: &[u64]) -> Vec<Range<usize>> {
        let mut lists = parted(hashes, Parting::of(self.settings.edition.list_articles));
        while 1 < lists.len() && lists[0].len() < self.settings.build.list_articles {
            lists.remove(0);
            lists[0].start = 0;
        }
        lists
    }

    /// The parts of the manifest: the lists of the newest volume, which is still open, and the volumes before it.
    fn volumes(&self, lists: &[Part], ends: &[u64]) -> Outcome<Vec<Part>> {
        let sizes = &self.settings.edition;
        let mut volumes = parted(ends, Parting::above(sizes.list_articles, sizes.volume_lists)).into_iter();
        let mut parts = volumes.next().map(|open| lists[open].to_vec()).unwrap_or_default();
        for volume in volumes {
            let lists = &lists[volume];
            let text = Outline { parts: lists.to_vec(), ..Outline::default() }.write();
            parts.push(Part {
                file: self.shelf.put_named("volume", text.as_bytes())?,
                is_volume: true,
                articles: lists.iter().map(|it| it.articles).sum(),
                newest: lists.first().and_then(|it| it.newest),
                oldest: lists.last().and_then(|it| it.oldest),
            });
        }
        Ok(parts)
    }
}

/// The path of a file of the edition in the site.
fn path(name: &str) -> String {
    format!("edition/{name}")
}

#[cfg(test)]
mod tests;
