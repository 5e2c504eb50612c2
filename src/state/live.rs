//! What becomes known while the page stands: articles that came, corrections, the network, a newer version of the app.

use std::sync::Arc;

use leptos::prelude::RwSignal;
use news_core::archive::Holding;
use news_core::article::{Article, Body};
use news_core::markup::text_of;

use super::offline::{Choice, Shelf};

/// What is known of it. A handle on signals, free to copy.
#[derive(Clone, Copy)]
pub struct Live {
    /// All of it: one signal, since the page pays for every type of signals anew.
    pub known: RwSignal<Known>,
    /// Whether something at hand is no longer what it was when the page came.
    pub moved: RwSignal<bool>,
}

/// What is known.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// Articles that came and wait until the reader wants them, each with the number of its source.
    pub waiting: Vec<(usize, Arc<Article>)>,
    /// Where there is no network: the addresses of documents that were kept, a line each.
    pub offline: Option<String>,
    /// Whether a newer version of the app is ready.
    pub newer: bool,
    /// What the reader chose to keep for reading offline.
    pub choice: Choice,
    /// Whether that was chosen since the page came.
    pub chose: bool,
    /// What is kept of it; `None` where the browser keeps nothing.
    pub shelf: Option<Shelf>,
}

impl Live {
    /// Nothing yet.
    pub(super) fn new() -> Self {
        Self { known: RwSignal::new(Known::default()), moved: RwSignal::new(false) }
    }
}

/// How many articles can be read without a network: their texts are here, or in a document that was kept.
#[must_use]
pub fn readable(articles: &[Arc<Article>], kept: &str) -> usize {
    let is_kept = |url: &str| kept.lines().any(|it| Some(it) == url.split('#').next());
    let is_here = |it: &&Arc<Article>| match &it.body {
        Body::Elsewhere { url } => is_kept(url),
        Body::Blocks(_) => true,
        Body::Protected => false,
    };
    articles.iter().filter(is_here).count()
}

/// Brings what is at hand of a source up to what it gives now: takes away what it withdrew and puts corrections in their
/// place, but for the article that is being read. Answers with the articles that are new, and whether anything changed.
#[cfg_attr(not(target_arch = "wasm32"), allow(dead_code, reason = "only a page that stands has something to settle"))]
pub(super) fn settle(hand: &mut Holding, fresh: Holding, reading: Option<&str>) -> (Vec<Arc<Article>>, bool) {
    let oldest = hand.articles.iter().map(|it| it.published).min();
    let count = hand.articles.len();
    hand.articles.retain(|it| !fresh.withdrawn.iter().any(|gone| gone.id == it.id));
    let mut changed = hand.articles.len() != count;
    hand.withdrawn.retain(|it| !fresh.articles.iter().any(|back| back.id == it.id));
    for gone in fresh.withdrawn {
        if !hand.withdrawn.iter().any(|it| it.id == gone.id) {
            hand.withdrawn.push(gone);
        }
    }
    let mut new = Vec::new();
    for article in fresh.articles {
        match hand.articles.iter_mut().find(|it| it.id == article.id) {
            Some(old) if is_same(old, &article) || reading == Some(&article.id) => {}
            Some(old) => {
                *old = article;
                changed = true;
            }
            None if oldest.is_none_or(|oldest| oldest <= article.published) => new.push(article),
            // Older than all that is here: it has moved up into the place of one that went.
            None => hand.articles.push(article),
        }
    }
    (new, changed)
}

/// Whether an article says what it said. Of one whose text is here a list can only say the rest.
fn is_same(old: &Article, new: &Article) -> bool {
    let is_said = old.headline == new.headline
        && old.kicker == new.kicker
        && old.deck == new.deck
        && old.section == new.section
        && old.updated == new.updated;
    is_said
        && match (&old.body, &new.body) {
            (Body::Blocks(old), Body::Blocks(new)) => text_of(old) == text_of(new),
            (Body::Elsewhere { url: old }, Body::Elsewhere { url: new }) => old == new,
            (Body::Blocks(_), Body::Elsewhere { .. }) | (Body::Protected, Body::Protected) => true,
            _ => false,
        }
}

#[cfg(test)]
mod tests;
