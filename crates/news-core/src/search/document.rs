//! An article, as a search sees it.

use crate::article::{Article, Body};
use crate::markup;

/// What a query looks at in an article.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// Its id.
    pub id: String,
    /// The texts that are searched, in the order of [`FIELDS`].
    pub fields: [String; FIELDS],
    /// Its names in each facet, in the order of [`crate::query::Facet::ALL`].
    pub names: [Vec<String>; 4],
    /// When it was published, in seconds of Unix time.
    pub published: Option<i64>,
}

impl Document {
    /// What is searched of an article. Its text is, as far as it is here.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        Self {
            id: article.id.clone(),
            fields: [
                article.full_headline(),
                article.deck.clone().unwrap_or_default(),
                byline_of(article),
                text_of(article),
            ],
            names: [
                article.section.iter().cloned().collect(),
                article.tags.clone(),
                article.authors.iter().map(|it| it.name.clone()).collect(),
                language_of(article).map(str::to_owned).into_iter().collect(),
            ],
            published: article.published.map(|it| it.0),
        }
    }
}

/// An article's text, as far as it is here.
pub(super) fn text_of(article: &Article) -> String {
    match &article.body {
        Body::Blocks(blocks) => markup::text_of(blocks),
        Body::Elsewhere { .. } | Body::Protected => String::new(),
    }
}

/// Its byline, or the names of its authors.
pub(super) fn byline_of(article: &Article) -> String {
    let names = || article.authors.iter().map(|it| it.name.as_str()).collect::<Vec<_>>().join(", ");
    article.byline.clone().unwrap_or_else(names)
}

/// Its language: readers choose one, not a region.
pub(super) fn language_of(article: &Article) -> Option<&str> {
    article.language.as_ref().and_then(|it| it.split('-').next())
}

/// How many texts of an article are searched: headline and kicker, deck, byline, body. The most telling first.
pub const FIELDS: usize = 4;
