//! Articles that belong together: a section's, an author's, a tag's.

use super::Catalogue;
use crate::address;
use news_core::article::Article;
use news_core::query::Facet;
use std::collections::{BTreeMap, HashSet};

/// A section, an author or a tag, and its articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// As the articles have it.
    pub name: String,
    /// Its part of an address; no two of one facet are alike.
    pub slug: String,
    /// Positions in [`Catalogue::briefs`], newest first.
    pub articles: Vec<usize>,
}

impl Catalogue<'_> {
    /// The groups of a facet among the articles that have pages, in the order of their names.
    #[must_use]
    pub fn groups(&self, facet: Facet) -> Vec<Group> {
        let mut groups: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (nth, article) in self.briefs.iter().enumerate() {
            for name in names(article, facet) {
                let articles = groups.entry(name).or_default();
                if articles.last() != Some(&nth) {
                    articles.push(nth);
                }
            }
        }
        let mut slugs = HashSet::new();
        let group = |(name, articles): (&str, Vec<usize>)| {
            let mut slug = address::slug(name);
            if slug.is_empty() || !slugs.insert(slug.clone()) {
                // `C` and `C++` would share an address; the mark follows from the name alone.
                let mark = &blake3::hash(name.as_bytes()).to_hex()[..6];
                slug = if slug.is_empty() { mark.to_owned() } else { format!("{slug}-{mark}") };
                slugs.insert(slug.clone());
            }
            Group { name: name.to_owned(), slug, articles }
        };
        groups.into_iter().map(group).collect()
    }
}

fn names(article: &Article, facet: Facet) -> Vec<&str> {
    match facet {
        Facet::Section => article.section.iter().map(String::as_str).collect(),
        Facet::Tag => article.tags.iter().map(String::as_str).collect(),
        Facet::Author => article.authors.iter().map(|it| it.name.as_str()).collect(),
        Facet::Language => article.language.iter().filter_map(|it| it.split('-').next()).collect(),
    }
}
