//! What is published at one moment: the articles of the store that may be shown, merged and in order.
//!
//! Invariant: the same store, settings and moment give the same catalogue. It holds no text: texts are read one at a
//! time, so that a million articles fit.

use crate::settings::Settings;
use crate::store::{Row, Store};
use crate::trouble::Outcome;
use news_core::accept::Reason;
use news_core::article::Article;
use news_core::moment::Moment;
use std::sync::Arc;

/// What is published.
pub struct Catalogue<'a> {
    /// The settings it was made by.
    pub settings: &'a Settings,
    /// Where the texts are.
    pub store: &'a Store,
    /// The moment it holds for.
    pub now: Moment,
    /// Articles that are shown, newest first, undated ones last; no two with one address or slug.
    pub rows: Vec<Row>,
    /// The first articles of `rows` without their texts: those that get pages.
    pub briefs: Vec<Arc<Article>>,
    /// Articles that were once received and may not be shown.
    pub gone: Vec<Gone>,
}

/// An article that may not be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Gone {
    /// What it is called in addresses.
    pub slug: String,
    /// Why.
    pub reason: Reason,
}

impl<'a> Catalogue<'a> {
    /// Reads the store.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn read(settings: &'a Settings, store: &'a Store, now: Moment) -> Outcome<Self> {
        Ok(Self { settings, store, now, rows: Vec::new(), briefs: Vec::new(), gone: Vec::new() })
    }

    /// The article of a row, whole, under its slug as its id.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn article(&self, _row: &Row) -> Outcome<Article> {
        Err(crate::trouble::Trouble::Store("not built yet".to_owned()))
    }
}

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
    pub fn groups(&self, _facet: news_core::query::Facet) -> Vec<Group> {
        Vec::new()
    }
}
