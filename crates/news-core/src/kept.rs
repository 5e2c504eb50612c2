//! What a reader keeps on their own device: what was read and how far, what is saved, followed and muted.
//!
//! All of it is records: a key that says what is kept of what, and a value that begins with the second it was kept at.
//! Storage, other tabs, files that are exported and versions of this program to come need to know no more than that.
//!
//! Invariant: records of kinds that this version does not know are carried along; of two values of a key the later stays.

mod file;

use crate::article::Article;
use crate::moment::Moment;

pub use file::{NotKept, read_file, write_file};

/// What is kept of something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// That an article was opened; with it how far it was read, and its headline.
    Read,
    /// That an article is saved; with it its headline. The article itself is kept apart.
    Saved,
    /// That a series is followed.
    Series,
    /// That an author is followed.
    Author,
    /// That articles with that word are not wanted in lists.
    Word,
    /// That articles of that source are not wanted.
    Source,
}

/// How far a reader came, in thousandths: from here on an article is read, and nobody goes on in it.
pub const READ_PERMILLE: u16 = 950;

/// How far a reader has to have come for the place to be worth going back to, in thousandths.
const BEGUN_PERMILLE: u16 = 50;

impl Kind {
    fn prefix(self) -> &'static str {
        match self {
            Kind::Read => "read/",
            Kind::Saved => "saved/",
            Kind::Series => "series/",
            Kind::Author => "author/",
            Kind::Word => "word/",
            Kind::Source => "source/",
        }
    }

    /// The key of the record of something.
    #[must_use]
    pub fn key(self, name: &str) -> String {
        [self.prefix(), name].concat()
    }
}

/// A record: its key and its value.
pub type Record = (String, String);

/// What a record says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry<'k> {
    /// Of what: an article's id, or a name.
    pub name: &'k str,
    /// Since when.
    pub at: Moment,
    /// How far it was read, in thousandths.
    pub permille: u16,
    /// The headline, where it is of an article.
    pub headline: &'k str,
}

/// Why something was not stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotStored {
    /// There is no room left.
    Full,
    /// The browser stores nothing here, or its database is broken.
    Denied,
}

/// How much is kept, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sizes {
    /// Of records and saved articles.
    pub kept: u64,
    /// Of what can be read offline: documents, pages and pictures.
    pub offline: u64,
    /// Of the app itself.
    pub app: u64,
}

/// All records, by key.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    records: Vec<Record>,
}

impl Kept {
    /// Of records in any order; the later of two with one key stays.
    #[must_use]
    pub fn new(records: Vec<Record>) -> Self {
        let mut kept = Self::default();
        kept.merge(records);
        kept
    }

    /// All of them, by key.
    #[must_use]
    pub fn records(&self) -> &[Record] {
        &self.records
    }

    /// Takes over records; where there is one already, the later stays. Answers with those that were taken over.
    pub fn merge(&mut self, records: Vec<Record>) -> Vec<Record> {
        let is_news = |record: &Record| self.value(&record.0).is_none_or(|it| second(it) < second(&record.1));
        let mut taken: Vec<Record> = records.into_iter().filter(is_news).collect();
        taken.sort_by(|a, b| (&a.0, second(&b.1)).cmp(&(&b.0, second(&a.1))));
        taken.dedup_by(|later, first| later.0 == first.0);
        for record in &taken {
            self.put(record.clone());
        }
        taken
    }

    /// Puts a record in the place of the one with its key.
    pub fn put(&mut self, record: Record) {
        match self.place(&record.0) {
            Ok(nth) => self.records[nth] = record,
            Err(nth) => self.records.insert(nth, record),
        }
    }

    /// Takes a record away. Answers whether there was one.
    pub fn remove(&mut self, key: &str) -> bool {
        self.place(key).map(|nth| self.records.remove(nth)).is_ok()
    }

    /// What is kept of that.
    #[must_use]
    pub fn entry<'k>(&'k self, kind: Kind, name: &'k str) -> Option<Entry<'k>> {
        entry(name, self.value(&kind.key(name))?)
    }

    /// Everything of a kind, the latest first.
    #[must_use]
    pub fn entries(&self, kind: Kind) -> Vec<Entry<'_>> {
        let of_kind = self.records.iter().filter_map(|it| Some((it.0.strip_prefix(kind.prefix())?, it.1.as_str())));
        let mut entries: Vec<Entry<'_>> = of_kind.filter_map(|(name, value)| entry(name, value)).collect();
        entries.sort_by_key(|it| std::cmp::Reverse(it.at));
        entries
    }

    /// Whether anything of a kind is kept.
    #[must_use]
    pub fn has(&self, kind: Kind) -> bool {
        self.records.iter().any(|it| it.0.starts_with(kind.prefix()))
    }

    /// Those alone by which articles are left out of lists.
    #[must_use]
    pub fn muting(&self) -> Self {
        let mutes = |it: &&Record| [Kind::Word, Kind::Source].iter().any(|kind| it.0.starts_with(kind.prefix()));
        Self { records: self.records.iter().filter(mutes).cloned().collect() }
    }

    /// How far an article was read, in thousandths, if there is a place to go on from.
    #[must_use]
    pub fn place_in(&self, id: &str) -> Option<u16> {
        let permille = self.entry(Kind::Read, id)?.permille;
        (BEGUN_PERMILLE..READ_PERMILLE).contains(&permille).then_some(permille)
    }

    /// Which articles were read and which series and authors are followed, and nothing else of them: the same however far
    /// each is read.
    #[must_use]
    pub fn noted(&self) -> Self {
        let is_noted =
            |it: &&Record| [Kind::Read, Kind::Series, Kind::Author].iter().any(|kind| it.0.starts_with(kind.prefix()));
        Self { records: self.records.iter().filter(is_noted).map(|it| (it.0.clone(), String::new())).collect() }
    }

    /// Whether something of that name is kept.
    #[must_use]
    pub fn holds(&self, kind: Kind, name: &str) -> bool {
        // Asked for every row of a list: a key is not put together for that.
        let is_before = |key: &str| key.bytes().cmp(kind.prefix().bytes().chain(name.bytes()));
        self.records.binary_search_by(|it| is_before(&it.0)).is_ok()
    }

    /// Tells of articles whether a reader wants no such in lists: one of the muted words is in what a list could show of it.
    /// Capitals make no difference among the letters from A to Z.
    pub fn mutes(&self) -> impl Fn(&Article) -> bool {
        let words = self.records.iter().filter_map(|it| it.0.strip_prefix(Kind::Word.prefix()));
        let words: Vec<String> = words.filter(|it| !it.is_empty()).map(str::to_ascii_lowercase).collect();
        move |article| {
            let shown = [&article.headline, article.kicker.as_ref().unwrap_or(&article.headline)];
            let shown = shown.into_iter().chain(&article.deck).chain(&article.section).chain(&article.tags);
            shown.map(|it| it.to_ascii_lowercase()).any(|it| words.iter().any(|word| it.contains(word)))
        }
    }

    fn value(&self, key: &str) -> Option<&str> {
        self.place(key).ok().map(|nth| self.records[nth].1.as_str())
    }

    fn place(&self, key: &str) -> Result<usize, usize> {
        self.records.binary_search_by(|it| it.0.as_str().cmp(key))
    }
}

/// The record that something is followed, muted or saved, with a headline where there is one.
#[must_use]
pub fn record(kind: Kind, name: &str, at: Moment, headline: &str) -> Record {
    (kind.key(name), [&at.0.to_string(), "\t\t", headline].concat())
}

/// The record that an article was read so far.
#[must_use]
pub fn read_record(id: &str, at: Moment, permille: u16, headline: &str) -> Record {
    (Kind::Read.key(id), [&at.0.to_string(), "\t", &permille.to_string(), "\t", headline].concat())
}

fn entry<'k>(name: &'k str, value: &'k str) -> Option<Entry<'k>> {
    let mut parts = value.splitn(3, '\t');
    let at = Moment(parts.next()?.parse().ok()?);
    let permille = parts.next().and_then(|it| it.parse().ok()).unwrap_or_default();
    Some(Entry { name, at, permille, headline: parts.next().unwrap_or_default() })
}

/// The second that a value begins with; what says none is older than all.
fn second(value: &str) -> i64 {
    value.split('\t').next().and_then(|it| it.parse().ok()).unwrap_or(i64::MIN)
}

#[cfg(test)]
mod tests;
