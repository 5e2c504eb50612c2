//! What the page of an article shows.

use std::sync::Arc;

use news_core::accept::Reason;
use news_core::archive::Archive;
use news_core::article::{Article, Body};

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

/// What the page of the article of that id shows; `saved` answers with an article as it was saved.
pub(super) fn opening(
    id: Option<&str>,
    archive: &Archive,
    saved: impl Fn(&str) -> Option<Arc<Article>>,
    looking: Option<&str>,
    is_loading: bool,
) -> Opening {
    let Some(id) = id else { return Opening::Nothing };
    if let Some(article) = archive.article(id) {
        // What is saved has its text, wherever the source's is; unless the source has changed it since.
        let is_elsewhere = matches!(article.body, Body::Elsewhere { .. });
        let whole = if is_elsewhere { saved(id).filter(|it| it.updated == article.updated) } else { None };
        return Opening::Found(whole.unwrap_or_else(|| Arc::clone(article)));
    }
    if let Some(withdrawn) = archive.withdrawn(id) {
        return Opening::Hidden(withdrawn.reason);
    }
    if let Some(article) = saved(id) {
        return Opening::Found(article);
    }
    if looking == Some(id) || is_loading { Opening::Awaited } else { Opening::Missing }
}
