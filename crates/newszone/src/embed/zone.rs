//! What is embedded: the whole zone or a section of it, and where its files are.

use super::{ARTICLES_MAX, FORMAT};
use crate::address;
use crate::catalogue::{Catalogue, Group};
use crate::trouble::Outcome;
use news_core::query::Facet;

/// The whole zone, or a section of it.
#[derive(Clone, Copy)]
pub(super) struct Zone<'a> {
    pub(super) catalogue: &'a Catalogue<'a>,
    /// The section, if it is not the whole.
    pub(super) section: Option<&'a Group>,
}

impl Zone<'_> {
    /// The folder of its files, as a path of the site.
    pub(super) fn folder(&self) -> String {
        address::embed(self.slug())
    }

    /// The way from that folder to the site.
    pub(super) fn way_home(&self) -> &'static str {
        if self.section.is_some() { "../../../" } else { "../../" }
    }

    /// The path of the page that lists its articles.
    pub(super) fn list(&self) -> String {
        self.slug().map_or_else(String::new, |slug| address::group(Facet::Section, slug))
    }

    /// What the section is called in addresses.
    pub(super) fn slug(&self) -> Option<&str> {
        self.section.map(|it| it.slug.as_str())
    }

    /// What it is called: the site, or the section and the site.
    pub(super) fn title(&self) -> String {
        let site = &self.catalogue.settings.site.title;
        self.section.map_or_else(|| site.clone(), |section| format!("{} – {site}", section.name))
    }

    /// The places in the catalogue of its newest articles.
    pub(super) fn rows(&self) -> Vec<usize> {
        match self.section {
            Some(section) => section.articles.iter().copied().take(ARTICLES_MAX).collect(),
            None => (0..self.catalogue.rows.len()).take(ARTICLES_MAX).collect(),
        }
    }

    /// What the files are made from that are about these rows.
    pub(super) fn key(&self, rows: &[usize]) -> Outcome<[u8; 32]> {
        let settings = self.catalogue.settings;
        let mut hasher = blake3::Hasher::new();
        let manners = format!("{FORMAT} {} {:?} {:?}", env!("CARGO_PKG_VERSION"), settings.site, self.slug());
        hasher.update(manners.as_bytes()).update(self.title().as_bytes());
        for nth in rows {
            let row = &self.catalogue.rows[*nth];
            let related = self.catalogue.related(*nth)?;
            let facts = format!("{:?} {:?} {:?} {related:?}", row.slug, row.published, row.status.expires);
            hasher.update(&row.version).update(facts.as_bytes());
            if let Some(mark) = self.catalogue.pictures.mark(&row.slug) {
                hasher.update(&mark);
            }
        }
        Ok(*hasher.finalize().as_bytes())
    }
}
