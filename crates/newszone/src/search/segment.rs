//! A segment of the index.
//!
//! Invariant: a segment that the last build made from the same articles is taken over unread.

use super::plan::{coarser, cut, files_max_of};
use super::{Indexing, packed, path, seal, unpacked};
use crate::edition::files::{Kept, Key};
use crate::store::Row;
use crate::trouble::{Outcome, Trouble};
use news_core::moment::Moment;
use news_core::search::index::write::{Files, Postings, Told, seal_of, words_address};
use news_core::search::index::{Segment, each_word};
use rayon::prelude::*;
use std::ops::Range;

/// Goes up when files come out otherwise from the same articles.
const FORMAT: u32 = 1;

/// Largest segment that tells of words that one article alone has: in a larger one they are as many as all others, and
/// few of them are in another segment.
const WORDS_ARTICLES_MAX: usize = 8_192;

/// A segment that is in its place.
pub(super) struct Made {
    /// What the directory says of it.
    pub(super) segment: Segment,
    /// Its words, and how many articles have each.
    pub(super) words: Vec<(String, u32)>,
}

impl Indexing<'_> {
    /// Writes the segment of these rows, cut so finely.
    pub(super) fn segment(&self, rows: Range<usize>, level: u32) -> Outcome<Made> {
        let key = self.key(rows.clone(), level);
        let kept = self.shelf.keep(&key)?;
        let (seal, words) = match standing(&kept) {
            Some(seal) => (seal, self.words(seal)?),
            None => self.made(rows.clone(), level, key, &kept)?,
        };
        let published = |row: Option<&Row>| row.and_then(|it| it.published).map(Moment);
        let articles = u32::try_from(rows.len()).unwrap_or(u32::MAX);
        let rows = &self.rows[rows];
        let segment = Segment { seal, articles, newest: published(rows.first()), oldest: published(rows.last()) };
        Ok(Made { segment, words })
    }

    fn made(&self, rows: Range<usize>, level: u32, key: Key, kept: &Kept<'_>) -> Outcome<(u64, Vec<(String, u32)>)> {
        let articles = rows.len();
        let told: Vec<Told> = rows.into_par_iter().map(|nth| self.told(nth)).collect::<Outcome<_>>()?;
        let postings = Postings::of(told);
        let files = self.cut(&postings, articles, level);
        let least = if articles <= WORDS_ARTICLES_MAX { 1 } else { 2 };
        let words = postings.words().filter(|it| least <= it.1).map(|(word, articles)| (word.to_owned(), articles));
        let words = words.collect();
        let seal = seal(files.payloads());
        files
            .sealed(seal)
            .into_par_iter()
            .try_for_each(|(address, file)| self.shelf.put_of(kept, &path(&address), key, &packed(&file)?))?;
        Ok((seal, words))
    }

    /// The files of a segment, no more than it may have.
    fn cut(&self, postings: &Postings, articles: usize, level: u32) -> Files {
        let least = if articles <= WORDS_ARTICLES_MAX { 1 } else { 2 };
        let mut cut = cut(level);
        loop {
            let files = postings.files(cut, least);
            let next = coarser(cut);
            if files.count() <= files_max_of(articles, level) || next == cut {
                return files;
            }
            cut = next;
        }
    }

    fn told(&self, nth: usize) -> Outcome<Told> {
        let article = (self.article)(nth)?;
        let mut told = Told::of(&article, self.settings.search.texts);
        // Segments are in the order of the rows.
        told.published = self.rows[nth].published.map(Moment);
        Ok(told)
    }

    /// The words of a segment that was taken over.
    fn words(&self, seal: u64) -> Outcome<Vec<(String, u32)>> {
        let address = words_address(seal);
        let file = unpacked(&self.shelf.read(&path(&address))?)?;
        let mut words = Vec::new();
        let read = each_word(&address, &file, &mut |word, articles| words.push((word.to_owned(), articles)));
        read.map_err(|error| Trouble::Build(format!("edition/{address}: {error} (--fresh makes it anew)")))?;
        Ok(words)
    }

    /// What a segment of these rows is made from.
    fn key(&self, rows: Range<usize>, level: u32) -> Key {
        let settings = self.settings;
        let mut hasher = blake3::Hasher::new();
        let manners = format!(
            "search {FORMAT} {} {level} {} {} {} {:?}",
            env!("CARGO_PKG_VERSION"),
            settings.search.texts,
            settings.site.language,
            settings.site.split_kicker,
            settings.site.embed_hosts,
        );
        hasher.update(manners.as_bytes());
        for row in &self.rows[rows] {
            hasher.update(&row.version);
            hasher.update(&[u8::from(row.published.is_some())]);
            hasher.update(&row.published.unwrap_or(0).to_le_bytes());
            hasher.update(&row.slug.len().to_le_bytes());
            hasher.update(row.slug.as_bytes());
        }
        *hasher.finalize().as_bytes()
    }
}

/// The seal of the files that were taken over, if they are all there and of one segment.
fn standing(kept: &Kept<'_>) -> Option<u64> {
    let seal = |path: &&str| path.strip_prefix("edition/").and_then(seal_of);
    let first = kept.paths.first().and_then(seal)?;
    (kept.is_whole && kept.paths.iter().all(|path| seal(path) == Some(first))).then_some(first)
}
