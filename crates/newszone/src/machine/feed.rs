//! A feed of the site or of a section, before it is written in one of three formats.
//!
//! Invariant: a feed holds nothing that differs from build to build; its date is its newest article's.

use super::entry::Entry;
use crate::settings::Settings;
use news_core::moment::Moment;

/// What a feed is told of.
#[derive(Clone, Debug)]
pub struct Feed<'a> {
    /// The site.
    pub settings: &'a Settings,
    /// Its name: the site's, or a section's and the site's.
    pub title: String,
    /// Folder it stands in, as a path of the site; empty for the root.
    pub folder: String,
    /// Newest first.
    pub entries: Vec<Entry<'a>>,
}

impl Feed<'_> {
    /// The absolute address of the page it belongs to.
    #[must_use]
    pub fn page(&self) -> String {
        self.settings.address(&self.folder)
    }

    /// The absolute address of one of its files.
    #[must_use]
    pub fn address(&self, name: &str) -> String {
        format!("{}{name}", self.page())
    }

    /// When the newest of its articles changed; 1970 where none has a date, because Atom must have one.
    #[must_use]
    pub fn updated(&self) -> Moment {
        self.entries.iter().filter_map(Entry::changed).max().unwrap_or(Moment(0))
    }

    /// One sentence about it: a feed without one is not valid.
    #[must_use]
    pub fn description(&self) -> &str {
        let said = &self.settings.site.description;
        if said.is_empty() { &self.title } else { said }
    }
}
