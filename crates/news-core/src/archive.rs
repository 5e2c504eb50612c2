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
    pub fn new(holdings: &[Holding]) -> Self {
        let mut entries: Vec<Entry> = Vec::new();
        // Sorted by what they are looked up by, so that thousands of articles stay quick to merge.
        let mut ids = std::collections::BTreeMap::<String, Option<String>>::new();
        let mut urls = std::collections::BTreeSet::<String>::new();
        for entry in holdings.iter().flat_map(|it| &it.entries) {
            let article = &entry.article;
            if article.url.as_ref().is_some_and(|url| urls.contains(url)) {
                continue;
            }
            let entry = match (ids.get(&article.id), &article.url) {
                (None, _) => entry.clone(),
                (Some(Some(_)), Some(url)) if !ids.contains_key(url) => renamed(entry, url),
                (Some(_), _) => continue,
            };
            urls.extend(entry.article.url.clone());
            ids.insert(entry.article.id.clone(), entry.article.url.clone());
            entries.push(entry);
        }
        // Stable, so that equal and missing dates keep their source's order.
        entries.sort_by_key(|entry| std::cmp::Reverse(entry.article.published));

        let withdrawn = holdings.iter().flat_map(|it| it.withdrawn.iter().cloned()).collect();
        let names: [Vec<String>; 4] = Facet::ALL.map(|facet| {
            let mut names: Vec<&str> = entries.iter().flat_map(|entry| names_of(&entry.article, facet)).collect();
            names.sort_unstable();
            names.dedup();
            // The last number is kept free to mean "no such name".
            names.into_iter().take(usize::from(u16::MAX)).map(str::to_owned).collect()
        });
        let numbers = entries
            .iter()
            .map(|entry| {
                Facet::ALL.map(|facet| {
                    names_of(&entry.article, facet).into_iter().filter_map(|it| number(&names[facet as usize], it)).collect()
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

fn number(names: &[String], name: &str) -> Option<u16> {
    names.binary_search_by(|it| it.as_str().cmp(name)).ok().and_then(|at| u16::try_from(at).ok())
}

fn renamed(entry: &Entry, id: &str) -> Entry {
    let article = Article { id: id.to_owned(), ..Article::clone(&entry.article) };
    Entry { article: Arc::new(article), words: Arc::clone(&entry.words) }
}

fn names_of(article: &Article, facet: Facet) -> Vec<&str> {
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
