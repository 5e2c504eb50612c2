//! All articles at hand, in order.
//!
//! Invariant: an archive never changes; a new page, a body that arrived, makes a new one that shares the articles.

use std::sync::Arc;

use crate::accept::Withdrawn;
use crate::article::Article;

/// Articles, newest first; undated ones last, in their sources' order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Archive {
    articles: Vec<Arc<Article>>,
    muted: Vec<Arc<Article>>,
    withdrawn: Vec<Withdrawn>,
}

/// What one source has given so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Holding {
    /// Articles in the source's order.
    pub articles: Vec<Arc<Article>>,
    /// Articles that it has and that must not be shown.
    pub withdrawn: Vec<Withdrawn>,
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
        let all = holdings.iter().flat_map(|it| it.articles.iter().cloned()).collect();
        let withdrawn = holdings.iter().flat_map(|it| it.withdrawn.iter().cloned()).collect();
        Self { articles: in_order(&without_duplicates(all)), muted: Vec::new(), withdrawn }
    }

    /// The same without the articles that a reader wants in no list. Whoever asks for one by its id still finds it.
    #[must_use]
    pub fn without(mut self, is_muted: impl Fn(&Article) -> bool) -> Self {
        self.muted.extend(self.articles.extract_if(.., |it| is_muted(it)));
        self
    }

    /// How many articles were left out of the lists.
    #[must_use]
    pub fn muted(&self) -> usize {
        self.muted.len()
    }

    /// The articles.
    #[must_use]
    pub fn articles(&self) -> &[Arc<Article>] {
        &self.articles
    }

    /// The article of that id.
    #[must_use]
    pub fn article(&self, id: &str) -> Option<&Arc<Article>> {
        self.articles.iter().chain(&self.muted).find(|it| it.id == id)
    }

    /// Why the article of that id is not shown, if it is one that must not be.
    #[must_use]
    pub fn withdrawn(&self, id: &str) -> Option<&Withdrawn> {
        self.withdrawn.iter().find(|it| it.id == id)
    }
}

/// Of equal addresses the first stays. Of equal ids too, unless two addresses tell the articles apart: then the later
/// one is called by its address.
fn without_duplicates(articles: Vec<Arc<Article>>) -> Vec<Arc<Article>> {
    let mut kept: Vec<Option<Arc<Article>>> = articles.into_iter().map(Some).collect();
    for (_, later) in equal_rows(&kept, |article| article.url.as_deref()) {
        kept[later] = None;
    }
    for (first, later) in equal_rows(&kept, |article| Some(&article.id)) {
        let first_url = kept[first].as_ref().and_then(|it| it.url.clone());
        kept[later] = kept[later].take().and_then(|it| first_url.and_then(|_| called_by_its_address(&it)));
    }
    kept.into_iter().flatten().collect()
}

/// Pairs of rows of which a text is the same: the first such row, and each later one.
///
/// Rows are sorted by a hash of the text, which takes one sort of numbers for ids and addresses alike, where a map of
/// texts would be a second one in the page.
fn equal_rows(articles: &[Option<Arc<Article>>], text: impl Fn(&Article) -> Option<&str>) -> Vec<(usize, usize)> {
    let text_at = |row: usize| articles[row].as_ref().and_then(|it| text(it));
    let mut hashed: Vec<(i64, usize)> = Vec::with_capacity(articles.len());
    hashed.extend((0..articles.len()).filter_map(|row| Some((hash(text_at(row)?), row))));
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
fn in_order(articles: &[Arc<Article>]) -> Vec<Arc<Article>> {
    // Negated, so that the newest sorts first.
    let date = |article: &Article| article.published.map_or(i64::MAX, |it| it.0.saturating_neg());
    let mut order: Vec<(i64, usize)> = articles.iter().enumerate().map(|(row, it)| (date(it), row)).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, row)| Arc::clone(&articles[row])).collect()
}

fn called_by_its_address(article: &Article) -> Option<Arc<Article>> {
    Some(Arc::new(Article { id: article.url.clone()?, ..article.clone() }))
}

#[cfg(test)]
mod tests;
