//! Articles that are translations of each other.
//!
//! Invariant: being a translation goes both ways and on: who names one that names a third is the third's too. Of one
//! language there is one in a group.

use crate::store::Row;
use news_core::article::Article;
use news_core::draft::DraftNeighbour;
use news_core::markup::Address;
use std::collections::HashMap;
use std::sync::Arc;

/// How an article names its translation: by what it is called here, or by its canonical address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    Slug(String),
    Url(String),
}

impl Named {
    /// As a neighbour whose id is a slug already; none where it says neither that nor an address.
    pub(super) fn of(neighbour: DraftNeighbour, base: &str) -> Option<Self> {
        let url = |url: String| Address::resolve(base, &url).map(|it| Self::Url(it.as_str().to_owned()));
        neighbour.id.map(Self::Slug).or_else(|| neighbour.url.and_then(url))
    }
}

/// An article in another language, or the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Twin {
    /// BCP 47 tag.
    pub language: String,
    /// Its place in the catalogue.
    pub nth: usize,
}

/// For each article that has translations, by its place: all of the group, itself among them, in the order of their
/// languages. `named` are the places of articles that name translations, with the names.
pub(super) fn twins(
    named: &[(usize, Vec<Named>)],
    rows: &[Row],
    briefs: &[Arc<Article>],
    language: &str,
) -> HashMap<usize, Arc<[Twin]>> {
    let mut twins = HashMap::new();
    if named.is_empty() {
        return twins;
    }
    let rows = &rows[..briefs.len()];
    let slugs: HashMap<&str, usize> = rows.iter().enumerate().map(|(nth, row)| (row.slug.as_str(), nth)).collect();
    let urls: HashMap<&str, usize> =
        rows.iter().enumerate().filter_map(|(nth, row)| Some((row.url.as_deref()?, nth))).collect();
    // Of each article the first one of its group, or one on the way there.
    let mut first: Vec<usize> = (0..rows.len()).collect();
    for (nth, names) in named {
        for name in names {
            let found = match name {
                Named::Slug(slug) => slugs.get(slug.as_str()),
                Named::Url(url) => urls.get(url.as_str()),
            };
            if let Some(other) = found {
                let (one, other) = (root(&mut first, *nth), root(&mut first, *other));
                first[one.max(other)] = one.min(other);
            }
        }
    }
    let mut groups: HashMap<usize, Vec<Twin>> = HashMap::new();
    for (nth, brief) in briefs.iter().enumerate() {
        let group = groups.entry(root(&mut first, nth)).or_default();
        let language = brief.language.as_deref().unwrap_or(language);
        // The newest of a language stands for it.
        if group.iter().all(|it| !it.language.eq_ignore_ascii_case(language)) {
            group.push(Twin { language: language.to_owned(), nth });
        }
    }
    for mut group in groups.into_values().filter(|it| 1 < it.len()) {
        group.sort_by(|a, b| a.language.cmp(&b.language));
        let group: Arc<[Twin]> = group.into();
        for twin in group.iter() {
            twins.insert(twin.nth, Arc::clone(&group));
        }
    }
    twins
}

fn root(first: &mut [usize], mut nth: usize) -> usize {
    while first[nth] != nth {
        first[nth] = first[first[nth]];
        nth = first[nth];
    }
    nth
}
