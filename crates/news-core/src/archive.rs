//! All articles at hand, in order and ready to be asked.
//!
//! Invariant: an archive never changes; a new page, a body that arrived, makes a new one that shares the entries.

use std::sync::Arc;

use crate::accept::Withdrawn;
use crate::article::{Article, Body};
use crate::markup;
use crate::query::Facet;
use crate::search::Haystack;

/// An article with its folded words.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The article.
    pub article: Arc<Article>,
    /// What a query is looked for in.
    pub words: Arc<Haystack>,
}

/// Articles, newest first; undated ones last, in their sources' order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Archive {
    entries: Vec<Entry>,
    withdrawn: Vec<Withdrawn>,
    /// The names of each facet, sorted; their positions are their numbers.
    names: [Vec<String>; 4],
    /// For each entry and facet, the numbers of its names.
    numbers: Vec<[Vec<u16>; 4]>,
}

/// What one source has given so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Holding {
    /// Articles in the source's order.
    pub entries: Vec<Entry>,
    /// Articles that it has and that must not be shown.
    pub withdrawn: Vec<Withdrawn>,
}

impl Entry {
    /// An article that nobody is going to search.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn without_words(article: Arc<Article>) -> Self {
        Self { article, words: Arc::new(Haystack::new([""; 4])) }
    }

    /// Folds the words of an article.
    #[must_use]
    pub fn new(article: Article) -> Self {
        let body = match &article.body {
            Body::Blocks(blocks) => markup::text_of(blocks),
            Body::Elsewhere { .. } | Body::Protected => String::new(),
        };
        let names: Vec<&str> = article.authors.iter().map(|it| it.name.as_str()).collect();
        let byline = article.byline.clone().unwrap_or_else(|| names.join(", "));
        let deck = article.deck.as_deref().unwrap_or_default();
        let words = Haystack::new([&article.full_headline(), deck, &byline, &body]);
        Self { article: Arc::new(article), words: Arc::new(words) }
    }
}

impl Archive {
    /// Merges what the sources gave, in the order they are configured. Of two articles with one canonical address,
    /// or with one id and no two addresses to tell them apart, the first source's stays.
    ///
    /// Two sources may well call different stories by one id (both a WordPress's post 1): then the later one's
    /// address becomes its id.
    #[must_use]
    pub fn new<'a>(holdings: impl IntoIterator<Item = &'a Holding>) -> Self {
        let holdings: Vec<&Holding> = holdings.into_iter().collect();
        let entries = in_order(without_duplicates(holdings.iter().flat_map(|it| it.entries.iter().cloned()).collect()));

        let withdrawn = holdings.iter().flat_map(|it| it.withdrawn.iter().cloned()).collect();
        let names: [Vec<String>; 4] = Facet::ALL.map(|facet| {
            let mut names: Vec<String> = Vec::new();
            for name in entries.iter().flat_map(|entry| names_of(&entry.article, facet)) {
                // The last number is kept free to mean "no such name".
                match names.binary_search_by(|it| it.as_str().cmp(name)) {
                    Err(at) if names.len() < usize::from(u16::MAX) => names.insert(at, name.to_owned()),
                    _ => {}
                }
            }
            names
        });
        let numbers = entries
            .iter()
            .map(|entry| {
                Facet::ALL.map(|facet| {
                    names_of(&entry.article, facet)
                        .into_iter()
                        .filter_map(|it| number(&names[facet as usize], it))
                        .collect()
                })
            })
            .collect();
        Self { entries, withdrawn, names, numbers }
    }

    /// The articles.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The article of that id.
    #[must_use]
    pub fn article(&self, id: &str) -> Option<&Arc<Article>> {
        self.entries.iter().map(|it| &it.article).find(|it| it.id == id)
    }

    /// Why the article of that id is not shown, if it is one that must not be.
    #[must_use]
    pub fn withdrawn(&self, id: &str) -> Option<&Withdrawn> {
        self.withdrawn.iter().find(|it| it.id == id)
    }

    /// All names of a facet, sorted.
    #[must_use]
    pub fn names(&self, facet: Facet) -> &[String] {
        &self.names[facet as usize]
    }

    pub(crate) fn number_of(&self, facet: Facet, name: &str) -> Option<u16> {
        number(self.names(facet), name)
    }

    pub(crate) fn numbers(&self, row: usize, facet: usize) -> &[u16] {
        &self.numbers[row][facet]
    }
}

/// Of equal addresses the first stays. Of equal ids too, unless two addresses tell the articles apart: then the later
/// one is called by its address.
fn without_duplicates(entries: Vec<Entry>) -> Vec<Entry> {
    let mut kept: Vec<Option<Entry>> = entries.into_iter().map(Some).collect();
    for (_, later) in equal_rows(&kept, |article| article.url.as_deref()) {
        kept[later] = None;
    }
    for (first, later) in equal_rows(&kept, |article| Some(&article.id)) {
        let first_url = kept[first].as_ref().and_then(|it| it.article.url.clone());
        kept[later] = kept[later].take().and_then(|it| first_url.and_then(|_| called_by_its_address(it)));
    }
    kept.into_iter().flatten().collect()
}

/// Pairs of rows of which a text is the same: the first such row, and each later one.
///
/// Rows are sorted by a hash of the text, which takes one sort of numbers for ids and addresses alike, where a map of
/// texts would be a second one in the page.
fn equal_rows(entries: &[Option<Entry>], text: impl Fn(&Article) -> Option<&str>) -> Vec<(usize, usize)> {
    let text_at = |row: usize| entries[row].as_ref().and_then(|it| text(&it.article));
    let mut hashed: Vec<(i64, usize)> = Vec::with_capacity(entries.len());
    hashed.extend((0..entries.len()).filter_map(|row| Some((hash(text_at(row)?), row))));
    hashed.sort_unstable();
    let mut pairs = Vec::new();
    for run in hashed.chunk_by(|a, b| a.0 == b.0).filter(|run| 1 < run.len()) {
        for (nth, (_, later)) in run.iter().enumerate() {
            let first = run[..nth].iter().find(|(_, row)| text_at(*row) == text_at(*later));
            pairs.extend(first.map(|(_, row)| (*row, *later)));
        }
    }
    pairs
}

/// FNV-1a, 64 bits. Equal texts have equal hashes, and that is all that is asked of it.
pub(crate) fn hash(text: &str) -> i64 {
    let mixed = text
        .bytes()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3));
    mixed.cast_signed()
}

/// Newest first, undated last; equal and missing dates keep their order.
fn in_order(entries: Vec<Entry>) -> Vec<Entry> {
    // Negated, so that the newest sorts first.
    let date = |entry: &Entry| entry.article.published.map_or(i64::MAX, |it| it.0.saturating_neg());
    let mut order: Vec<(i64, usize)> = entries.iter().enumerate().map(|(row, entry)| (date(entry), row)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, row)| entries[row].clone()).collect()
}

fn number(names: &[String], name: &str) -> Option<u16> {
    names.binary_search_by(|it| it.as_str().cmp(name)).ok().and_then(|at| u16::try_from(at).ok())
}

fn called_by_its_address(entry: Entry) -> Option<Entry> {
    let id = entry.article.url.clone()?;
    let article = Article { id, ..Article::clone(&entry.article) };
    Some(Entry { article: Arc::new(article), words: entry.words })
}

/// What an article is called by in a facet.
pub(crate) fn names_of(article: &Article, facet: Facet) -> Vec<&str> {
    match facet {
        Facet::Section => article.section.iter().map(String::as_str).collect(),
        Facet::Tag => article.tags.iter().map(String::as_str).collect(),
        Facet::Author => article.authors.iter().map(|it| it.name.as_str()).collect(),
        // Readers choose a language, not a region.
        Facet::Language => article.language.iter().filter_map(|it| it.split('-').next()).collect(),
    }
}

#[cfg(test)]
mod tests;
