//! What an article's page shows: the article, or what there is in its place.

use std::sync::Arc;

use leptos::prelude::RwSignal;
use news_core::accept::Reason;
use news_core::archive::Archive;
use news_core::article::Article;

use super::{Feed, is_loading};

/// What an article's page shows.
#[derive(Clone, Debug)]
pub enum Opening {
    /// The reader is elsewhere and has not opened any article.
    Nothing,
    /// The one that stands in the page.
    Standing,
    /// It may still come.
    Awaited,
    /// The article.
    Found(Arc<Article>),
    /// It exists, and its source does not want it shown.
    Hidden(Reason),
    /// All that was asked for is here, and it is not among it.
    Missing,
}

impl Opening {
    /// Whether it shows the same: articles never change, so the same one is the one in the same place.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Opening::Found(this), Opening::Found(other)) => Arc::ptr_eq(this, other),
            (Opening::Hidden(this), Opening::Hidden(other)) => this == other,
            (this, other) => std::mem::discriminant(this) == std::mem::discriminant(other),
        }
    }
}

/// What there is of the article of that id.
pub(super) fn opening(
    id: Option<&str>,
    archive: &Archive,
    looking: Option<&str>,
    feeds: RwSignal<Vec<Feed>>,
) -> Opening {
    let Some(id) = id else { return Opening::Nothing };
    if let Some(article) = archive.article(id) {
        return Opening::Found(Arc::clone(article));
    }
    if let Some(withdrawn) = archive.withdrawn(id) {
        return Opening::Hidden(withdrawn.reason);
    }
    if looking == Some(id) || is_loading(feeds) { Opening::Awaited } else { Opening::Missing }
}
