//! Articles that belong to an article: older ones that share subjects, names or rare words with it, each with what it
//! shares.
//!
//! Invariant: what an article is related to follows from itself and the articles shortly before it. One that comes
//! later changes nothing that was published.

mod topic;

use crate::trouble::Outcome;
use news_core::article::{Article, Neighbour, Relation};
use std::ops::Range;
use std::sync::OnceLock;
use topic::{Kind, Topic, topics};

/// Changes when other articles come out related: what was built by it is built anew.
pub(crate) const VERSION: u32 = 2;

/// How far back is looked, in articles.
pub(crate) const WITHIN: usize = 2_000;

/// Articles that are indexed together. A place in a chunk takes the lower bits of an entry, a topic's hash the others.
const CHUNK: usize = 1_024;
const PLACE_MASK: u64 = CHUNK as u64 - 1;

/// Least score: one deliberate and rare thing in common, or two that are less.
const SCORE_MIN: f64 = 6.0;

/// What stands for a few more articles than there are, so that among ten a word that two have is not yet common.
const SMOOTHING: f64 = 20.0;

/// Most of what two articles share is not said.
const REASONS_MAX: usize = 3;

/// An older article, and what it shares.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Link {
    /// Its place among the articles, newest first.
    pub(crate) nth: usize,
    /// What both are about, the rarest first, separated by ` · `.
    pub(crate) reason: String,
}

/// Which topics each chunk of the articles has: sorted entries of hash and place, made when first asked for.
pub(crate) struct Related {
    count_max: usize,
    articles: usize,
    chunks: Vec<OnceLock<Box<[u64]>>>,
}

/// A topic that is shared with the article at a place, and what that scores.
type Shared<'t> = (usize, f64, &'t Topic);

/// An article's headline, deck and subjects, by its place.
pub(crate) type Brief<'a> = dyn Fn(usize) -> Outcome<std::sync::Arc<Article>> + Sync + 'a;

impl Related {
    /// Among so many articles, so many for each at most; none for 0.
    pub(crate) fn new(articles: usize, count_max: usize) -> Self {
        let chunks = if count_max == 0 { 0 } else { articles.div_ceil(CHUNK) };
        Self { count_max, articles, chunks: (0..chunks).map(|_| OnceLock::new()).collect() }
    }

    /// The articles that an article at that place may be related to.
    pub(crate) fn reach(&self, nth: usize) -> Range<usize> {
        let end = if self.count_max == 0 { nth + 1 } else { nth.saturating_add(1 + WITHIN) };
        nth + 1..end.min(self.articles).max(nth + 1)
    }

    /// The articles that belong to the one at that place, best first.
    pub(crate) fn of(&self, nth: usize, brief: &Brief<'_>) -> Outcome<Vec<Link>> {
        let reach = self.reach(nth);
        if reach.is_empty() {
            return Ok(Vec::new());
        }
        let article = brief(nth)?;
        let topics = topics(&article);
        let mut shared: Vec<Shared<'_>> = Vec::new();
        for (hash, topic) in &topics {
            let found = self.places(*hash, topic.kind.having_max(reach.len()), &reach, brief)?;
            let score = score(topic.kind, found.len(), reach.len());
            shared.extend(found.into_iter().map(|place| (place, score, topic)));
        }
        shared.sort_unstable_by_key(|it| it.0);
        let groups = shared.chunk_by(|one, other| one.0 == other.0);
        let mut scored: Vec<(f64, usize, &[Shared<'_>])> = groups
            .map(|group| (group.iter().map(|it| it.1).sum::<f64>(), group[0].0, group))
            .filter(|(score, _, group)| SCORE_MIN <= *score && says_enough(group))
            .collect();
        scored.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut links = Vec::new();
        for (_, place, group) in scored {
            if links.len() == self.count_max {
                break;
            }
            if same_language(&article, &*brief(place)?) {
                links.push(Link { nth: place, reason: reason(group) });
            }
        }
        Ok(links)
    }

    /// Where in a range a topic is, in order; nowhere, if it is at more places than so many.
    fn places(&self, hash: u64, most: usize, reach: &Range<usize>, brief: &Brief<'_>) -> Outcome<Vec<usize>> {
        let mut places = Vec::new();
        for number in reach.start / CHUNK..=(reach.end - 1) / CHUNK {
            let chunk = self.chunk(number, brief)?;
            let first = chunk.partition_point(|it| *it < hash);
            let of_it = chunk[first..].iter().take_while(|it| *it & !PLACE_MASK == hash);
            // A place is below CHUNK.
            let place = |entry: &u64| number * CHUNK + usize::try_from(entry & PLACE_MASK).unwrap_or_default();
            for place in of_it.map(place).filter(|it| reach.contains(it)) {
                if places.len() == most {
                    return Ok(Vec::new());
                }
                places.push(place);
            }
        }
        Ok(places)
    }

    fn chunk(&self, number: usize, brief: &Brief<'_>) -> Outcome<&[u64]> {
        if let Some(made) = self.chunks[number].get() {
            return Ok(made);
        }
        let first = number * CHUNK;
        let mut entries = Vec::new();
        for nth in first..(first + CHUNK).min(self.articles) {
            let article = brief(nth)?;
            entries.extend(topics(&article).into_keys().map(|hash| hash | (nth - first) as u64));
        }
        entries.sort_unstable();
        Ok(self.chunks[number].get_or_init(|| entries.into_boxed_slice()))
    }
}

/// The link as the article has it.
pub(crate) fn neighbour(link: &Link, to: &Article) -> Neighbour {
    Neighbour {
        relation: Relation::Related,
        headline: to.headline.clone(),
        id: Some(to.id.clone()),
        url: None,
        reason: Some(link.reason.clone()),
    }
}

/// What sharing a topic says that so many of so many articles have.
fn score(kind: Kind, having: usize, articles: usize) -> f64 {
    kind.weight() * ((articles as f64 + SMOOTHING) / having.max(1) as f64).ln()
}

/// One word in common, however rare, is chance.
fn says_enough(shared: &[Shared<'_>]) -> bool {
    1 < shared.len() || shared.iter().any(|(_, _, topic)| topic.kind != Kind::Word)
}

fn reason(shared: &[Shared<'_>]) -> String {
    let mut shared: Vec<(f64, &str)> =
        shared.iter().map(|(_, score, topic)| (*score, topic.written.as_str())).collect();
    shared.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    let mut said: Vec<&str> = Vec::new();
    for (_, written) in shared {
        if said.len() < REASONS_MAX && !said.contains(&written) {
            said.push(written);
        }
    }
    said.join(" · ")
}

/// Whether a reader of the one can read the other, as far as is known.
fn same_language(one: &Article, other: &Article) -> bool {
    let primary =
        |article: &Article| article.language.as_deref().and_then(|it| it.split('-').next()).map(str::to_owned);
    match (primary(one), primary(other)) {
        (Some(one), Some(other)) => one.eq_ignore_ascii_case(&other),
        _ => true,
    }
}

#[cfg(test)]
mod tests;
