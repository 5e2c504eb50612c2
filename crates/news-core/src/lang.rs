//! Every word a reader sees, one file a language.
//!
//! A language is a file and its line in `languages!` below; nothing else in the tree names one (`tests/it/words.rs` holds
//! that). Tables that only one module wants (the search, the shortcuts, the publisher) stand in the same file, and no
//! other module carries them.
//!
//! Invariant: a language that lacks a word does not compile. Nothing outside this room words anything for readers.

pub mod building;
mod direction;
pub mod keys;
mod number;
mod outage;
#[cfg(not(target_arch = "wasm32"))]
mod pseudo;
mod reader;
pub mod search;

use crate::accept::Reason;
use crate::moment::Day;
use crate::problem::Problem;
use crate::query::{Facet, Sort};
use building::BuildingWords;
pub use direction::Direction;
use keys::KeyWords;
pub use outage::Outage;
pub use reader::ReaderWords;
use search::SearchWords;

/// Declares the languages: each has a file of its name with its tables, and no other mention.
macro_rules! languages {
    ($($(#[$note:meta])* $name:ident = $file:ident,)*) => {
        $(mod $file;)*

        /// A language of the interface.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum Language {
            $($(#[$note])* $name,)*
            /// Nobody's: English with accents, longer and in brackets. Pages are printed in it by tests, which see by the
            /// brackets which words come from here.
            #[cfg(not(target_arch = "wasm32"))]
            Accented,
            /// The same, written from right to left.
            #[cfg(not(target_arch = "wasm32"))]
            Mirrored,
        }

        impl Language {
            /// All that there are for readers.
            pub const ALL: [Language; [$(stringify!($name)),*].len()] = [$(Language::$name),*];

            /// Its words.
            #[must_use]
            pub fn words(self) -> &'static Words {
                match self {
                    $(Language::$name => &$file::WORDS,)*
                    #[cfg(not(target_arch = "wasm32"))]
                    Language::Accented => &pseudo::ACCENTED,
                    #[cfg(not(target_arch = "wasm32"))]
                    Language::Mirrored => &pseudo::MIRRORED,
                }
            }

            /// The words of the search in it.
            #[must_use]
            pub fn search_words(self) -> &'static SearchWords {
                match self {
                    $(Language::$name => &$file::SEARCH,)*
                    #[cfg(not(target_arch = "wasm32"))]
                    Language::Accented | Language::Mirrored => &pseudo::SEARCH,
                }
            }

            /// The words around reading and keeping in it.
            #[must_use]
            pub fn reader_words(self) -> &'static ReaderWords {
                match self {
                    $(Language::$name => &$file::READER,)*
                    #[cfg(not(target_arch = "wasm32"))]
                    Language::Accented | Language::Mirrored => &pseudo::READER,
                }
            }

            /// The words of the dialog of shortcuts in it.
            #[must_use]
            pub fn key_words(self) -> &'static KeyWords {
                match self {
                    $(Language::$name => &$file::KEYS,)*
                    #[cfg(not(target_arch = "wasm32"))]
                    Language::Accented | Language::Mirrored => &pseudo::KEYS,
                }
            }

            /// The words, in it, of the page on which lines for other sites are put together.
            #[must_use]
            pub fn building_words(self) -> &'static BuildingWords {
                match self {
                    $(Language::$name => &$file::BUILDING,)*
                    // No test prints that page in them.
                    #[cfg(not(target_arch = "wasm32"))]
                    Language::Accented | Language::Mirrored => Language::default().building_words(),
                }
            }
        }
    };
}

languages! {
    /// English.
    #[default]
    English = en,
    /// Korean.
    Korean = ko,
    /// Japanese.
    Japanese = ja,
}

/// The words of one language.
pub struct Words {
    /// BCP 47 tag, for `lang`.
    pub tag: &'static str,
    /// Where most of its readers are: a region of ISO 3166, for those who ask for one with the language.
    pub region: &'static str,
    /// Its name in itself.
    pub name: &'static str,
    /// Link to the content, for keyboards.
    pub skip: &'static str,
    /// Name of the list, its tab and its heading.
    pub recent: &'static str,
    /// Name of the article's tab.
    pub article: &'static str,
    /// Name of the breadcrumb.
    pub breadcrumb: &'static str,
    /// Label of the switch of languages.
    pub language: &'static str,
    /// Label of the search field.
    pub search: &'static str,
    /// What opens the filters.
    pub filters: &'static str,
    /// Names of the facets, in the order of [`Facet::ALL`].
    pub facets: [&'static str; 4],
    /// No choice made in a facet.
    pub any: &'static str,
    /// Label of the first day.
    pub from: &'static str,
    /// Label of the last day.
    pub to: &'static str,
    /// Label of the order.
    pub sort: &'static str,
    /// Names of the orders, in the order of [`Sort::ALL`].
    pub sorts: [&'static str; 3],
    /// Takes all filters back.
    pub clear: &'static str,
    /// Keeps the search that is asked.
    pub save: &'static str,
    /// Heading of the searches that are kept.
    pub saved: &'static str,
    /// Forgets the search of that name.
    pub forget: fn(&str) -> String,
    /// Leads to a feed.
    pub feed: &'static str,
    /// Searches can be kept only as long as the page is open.
    pub not_kept: &'static str,
    /// Shows more of the list.
    pub more: &'static str,
    /// While more is fetched.
    pub loading: &'static str,
    /// While an article is looked for in older pages.
    pub looking_back: &'static str,
    /// Tries again.
    pub retry: &'static str,
    /// Puts a notice away.
    pub dismiss: &'static str,
    /// Leads back from what is open.
    pub close: &'static str,
    /// Opens the dialog of keyboard shortcuts.
    pub shortcuts: &'static str,
    /// Heading where the zone has no articles.
    pub empty: &'static str,
    /// What then.
    pub empty_hint: &'static str,
    /// Heading where nothing answers the filters.
    pub nothing: &'static str,
    /// What to loosen.
    pub nothing_hint: &'static str,
    /// Heading where no source answered.
    pub down: &'static str,
    /// What then.
    pub down_hint: &'static str,
    /// Heading of the page for unknown addresses.
    pub unknown: &'static str,
    /// What may have happened.
    pub unknown_hint: &'static str,
    /// Heading of the page of an article that is not here.
    pub missing: &'static str,
    /// What may have happened.
    pub missing_hint: &'static str,
    /// Heading of the page of an article that is not shown.
    pub hidden: &'static str,
    /// Where an article's text could not be fetched.
    pub no_body: &'static str,
    /// An article behind a password.
    pub protected: &'static str,
    /// Link to the publisher's own page.
    pub original: &'static str,
    /// Back to the list.
    pub back: &'static str,
    /// Name of the list of neighbours.
    pub neighbours: &'static str,
    /// Name of the list of articles about the same.
    pub related: &'static str,
    /// Name of the list of attachments.
    pub attachments: &'static str,
    /// Name of a table that has no caption.
    pub table: &'static str,
    /// "By" and the names, where the source prints no byline.
    pub by: fn(&str) -> String,
    /// "Updated" and the date.
    pub updated: fn(&str) -> String,
    /// A day, in full.
    pub day: fn(Day) -> String,
    /// How many articles were found.
    pub found: fn(usize) -> String,
    /// That only so many articles are here yet.
    pub searched: fn(usize) -> String,
    /// How many undated articles a range of days leaves out.
    pub undated: fn(usize) -> String,
    /// Name of the bars that say how many articles there are from when.
    pub histogram: &'static str,
    /// Heading where the search cannot be had.
    pub no_search: &'static str,
    /// What then.
    pub no_search_hint: &'static str,
    /// Heading of what older articles answer.
    pub older: &'static str,
    /// Searches older articles.
    pub older_more: &'static str,
    /// While older articles are searched.
    pub older_loading: &'static str,
    /// Asks whether to load a page of another host.
    pub load_from: fn(&str) -> String,
    /// That there is no network, and how many articles can be read all the same.
    pub offline: fn(usize) -> String,
    /// What may have happened to a page or an article that is not here while there is no network.
    pub offline_hint: &'static str,
    /// How many articles came while the page stood.
    pub fresh: fn(usize) -> String,
    /// Opens the choice of what is kept for reading offline.
    pub keep: &'static str,
    /// What the choice is about.
    pub keep_hint: &'static str,
    /// Label of the limit.
    pub keep_limit: &'static str,
    /// The limit under which nothing is kept.
    pub keep_nothing: &'static str,
    /// The limit has left texts out.
    pub keep_full: &'static str,
    /// That there is a newer version of the app.
    pub newer: &'static str,
    /// Loads the page again.
    pub reload: &'static str,
    /// Languages' names by their tags. Those of the interface need none: they are called as they call themselves.
    pub language_names: &'static [(&'static str, &'static str)],
    /// A file's size, in bytes.
    pub size: fn(u64) -> String,
    /// How long a text takes to read, in minutes.
    pub minutes: fn(usize) -> String,
    /// Name of a picture's link to itself alone.
    pub enlarge: &'static str,
    /// That an article was read, said in a list.
    pub was_read: &'static str,
    /// How many muted articles a list leaves out.
    pub muted_out: fn(usize) -> String,
    /// Why an article is not shown.
    pub reason: fn(Reason) -> String,
    /// Which source gave nothing, and why.
    pub outage: fn(&str, &Outage) -> String,
    /// How many things were wrong at a source that gave something.
    pub problems: fn(&str, usize) -> String,
    /// One of them.
    pub problem: fn(&Problem) -> String,
}

impl Language {
    /// The first of a reader's languages that the interface has; English where it has none.
    #[must_use]
    pub fn best<'a>(tags: impl IntoIterator<Item = &'a str>) -> Self {
        tags.into_iter().find_map(Self::of).unwrap_or_default()
    }

    /// The language of a tag, whatever its region.
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|it| it.words().tag.eq_ignore_ascii_case(primary))
    }
}

impl Words {
    /// Name of a facet.
    #[must_use]
    pub fn facet(&self, facet: Facet) -> &'static str {
        self.facets[facet as usize]
    }

    /// Name of an order.
    #[must_use]
    pub fn sort_name(&self, sort: Sort) -> &'static str {
        self.sorts[sort as usize]
    }

    /// What a choice of a facet is called: languages have names, all else is as the articles say.
    #[must_use]
    pub fn choice(&self, facet: Facet, name: &str) -> String {
        if facet == Facet::Language { self.language_name(name).to_owned() } else { name.to_owned() }
    }

    /// What a language is called, or else what it calls itself; the tag where neither is known.
    fn language_name<'a>(&self, tag: &'a str) -> &'a str {
        let known = self.language_names.iter().find(|it| it.0 == tag).map(|it| it.1);
        known.or_else(|| Language::of(tag).map(|it| it.words().name)).unwrap_or(tag)
    }

    /// Which way it is written.
    #[must_use]
    pub fn direction(&self) -> Direction {
        Direction::of(self.tag)
    }
}

/// A size with one digit behind the point, in steps of 1,000, without floating point.
fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["B", "KB", "MB", "GB"];
    let mut tenths = bytes.saturating_mul(10);
    let mut unit = 0;
    while tenths >= 10_000 && unit + 1 < UNITS.len() {
        tenths = tenths.div_ceil(1000);
        unit += 1;
    }
    let point = if tenths.is_multiple_of(10) { String::new() } else { format!(".{}", tenths % 10) };
    format!("{}{point} {}", tenths / 10, UNITS[unit])
}

#[cfg(test)]
mod tests;
