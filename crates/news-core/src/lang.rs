//! Every word a reader sees, one file a language.
//!
//! Invariant: a language that lacks a word does not compile. Nothing outside this room words anything for readers; those
//! who build pages with the zone in them have words of their own in the publisher (`newszone::embed`).

mod en;
mod ko;
pub mod search;

use crate::accept::Reason;
use crate::moment::Day;
use crate::problem::{Fault, Problem};
use crate::query::{Facet, Sort};

/// A language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// Korean.
    Korean,
}

/// Why a source gave nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Outage {
    /// No answer: no network, no such host, or its answer may not be read from here (CORS).
    Unreachable,
    /// No whole answer in time.
    TooSlow {
        /// How long was waited, in seconds.
        seconds: u32,
    },
    /// An answer of refusal.
    Status {
        /// HTTP status.
        code: u16,
    },
    /// An answer that is not what it claims to be.
    Unreadable {
        /// What it is instead.
        fault: Fault,
    },
}

/// The words of one language.
pub struct Words {
    /// BCP 47 tag, for `lang`.
    pub tag: &'static str,
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
    /// A language's name; the tag itself where unknown.
    pub language_name: fn(&str) -> String,
    /// A file's size, in bytes.
    pub size: fn(u64) -> String,
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
    /// All of them.
    pub const ALL: [Language; 2] = [Language::English, Language::Korean];

    /// Its words.
    #[must_use]
    pub fn words(self) -> &'static Words {
        match self {
            Language::English => &en::WORDS,
            Language::Korean => &ko::WORDS,
        }
    }

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
        if facet == Facet::Language { (self.language_name)(name) } else { name.to_owned() }
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
mod tests {
    use super::*;

    #[test]
    fn a_readers_language() {
        #[track_caller]
        fn check(tags: &[&str], expected: Language) {
            assert_eq!(Language::best(tags.iter().copied()), expected);
        }
        check(&["ko-KR", "en"], Language::Korean);
        check(&["ro", "ko"], Language::Korean);
        check(&["KO"], Language::Korean);
        check(&["en-GB", "ko"], Language::English);
        check(&["ro"], Language::English);
        check(&[], Language::English);
    }

    #[test]
    fn no_word_is_empty_and_no_two_languages_share_a_name() {
        for language in Language::ALL {
            let words = language.words();
            for day in [Day { year: 2022, month: 9, day: 3 }, Day { year: 2022, month: 12, day: 31 }] {
                assert!((words.day)(day).contains("2022"));
            }
            for count in [0, 1, 2, 1234] {
                assert!((words.found)(count).contains(char::is_numeric) || count == 0);
                assert!(!(words.undated)(count).is_empty());
            }
        }
        assert_ne!(en::WORDS.name, ko::WORDS.name);
    }

    #[test]
    fn sizes() {
        assert_eq!(size(0), "0 B");
        assert_eq!(size(999), "999 B");
        assert_eq!(size(1500), "1.5 KB");
        assert_eq!(size(89_970_236), "90 MB");
        assert_eq!(size(u64::MAX), "1844674407.4 GB");
    }
}
