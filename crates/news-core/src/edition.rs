//! The tree of an edition: a manifest that names lists of articles and volumes of lists, newest first, and the small
//! documents by which one article is found in it. The contract is `docs/contracts/edition.md`.
//!
//! Invariant: what [`Outline::write`] writes, [`Outline::read`] reads back as it was; reading never panics, and what
//! is missing or of another type is left out.

pub mod draft;
mod print;

use crate::accept::Reason;
use crate::json::{Json, quote};
use crate::moment::Moment;
use std::fmt::Write as _;

pub use print::html;

/// What the documents of a tree call themselves, as their first member.
pub const VERSION: &str = "news-zone/edition/1";

/// Where the manifest is, from the edition's folder.
pub const MANIFEST: &str = "manifest.json";

/// How far into a document its version is looked for, in bytes: it is the first member.
const HEAD_BYTES: usize = 80;

/// A manifest, or a volume, which has parts and nothing else.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// The edition's title.
    pub title: String,
    /// Language of the edition; empty where unknown.
    pub language: String,
    /// Lists and volumes, newest first.
    pub parts: Vec<Part>,
    /// Into how many files the articles' places are spread: a power of two, or 0 where there are none.
    pub buckets: u32,
    /// The file of the articles that may not be shown; empty where there are none.
    pub gone: String,
    /// The directory of the search index; empty where there is none.
    pub search: String,
}

/// A list or a volume, as what is above it tells.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Part {
    /// Its address, relative to the document that names it.
    pub file: String,
    /// Whether it holds lists rather than articles.
    pub is_volume: bool,
    /// Articles in it.
    pub articles: usize,
    /// When its newest article was published; `None`: all are undated.
    pub newest: Option<Moment>,
    /// When its oldest article was published; `None`: some are undated.
    pub oldest: Option<Moment>,
}

impl Part {
    /// Whether an article of that moment can be in it. Undated articles are older than all.
    #[must_use]
    pub fn spans(&self, published: Option<Moment>) -> bool {
        self.oldest <= published && published <= self.newest
    }
}

/// Whether a document is part of a tree, by its beginning alone.
#[must_use]
pub fn is_outline(bytes: &[u8]) -> bool {
    bytes[..bytes.len().min(HEAD_BYTES)].windows(VERSION.len()).any(|it| it == VERSION.as_bytes())
}

impl Outline {
    /// Reads a manifest or a volume. A part without a file is left out.
    #[must_use]
    pub fn read(json: &Json) -> Self {
        let text = |name| json.get(name).and_then(Json::text).unwrap_or_default().to_owned();
        let mut parts = Vec::new();
        for (name, is_volume) in [("lists", false), ("volumes", true)] {
            parts.extend(json.get(name).unwrap_or(&Json::Null).list().iter().filter_map(|it| part(it, is_volume)));
        }
        Self {
            title: text("title"),
            language: text("language"),
            parts,
            buckets: json.get("buckets").map_or(0, |it| whole(it) as u32),
            gone: text("gone"),
            search: text("search"),
        }
    }

    /// Writes it. The same outline gives the same bytes.
    #[must_use]
    pub fn write(&self) -> String {
        let mut out = String::from("{\"version\":");
        quote(&mut out, VERSION);
        for (name, text) in
            [("title", &self.title), ("language", &self.language), ("gone", &self.gone), ("search", &self.search)]
        {
            if !text.is_empty() {
                _ = write!(out, ",\"{name}\":");
                quote(&mut out, text);
            }
        }
        if 0 < self.buckets {
            _ = write!(out, ",\"buckets\":{}", self.buckets);
        }
        for (name, is_volume) in [("lists", false), ("volumes", true)] {
            _ = write!(out, ",\"{name}\":[");
            for (nth, part) in self.parts.iter().filter(|it| it.is_volume == is_volume).enumerate() {
                out.push_str(if nth == 0 { "\n{\"file\":" } else { ",\n{\"file\":" });
                quote(&mut out, &part.file);
                _ = write!(out, ",\"articles\":{}", part.articles);
                for (name, moment) in [("newest", part.newest), ("oldest", part.oldest)] {
                    if let Some(moment) = moment {
                        _ = write!(out, ",\"{name}\":\"{}\"", moment.rfc3339());
                    }
                }
                out.push('}');
            }
            out.push(']');
        }
        out.push('}');
        out
    }

    /// The file that says where an article is, from the edition's folder; `None` where there is no such file.
    #[must_use]
    pub fn bucket_of(&self, id: &str) -> Option<String> {
        let buckets = self.buckets.checked_next_power_of_two().filter(|it| 0 < self.buckets && *it == self.buckets)?;
        Some(bucket_file(bucket(id, buckets)))
    }
}

/// The number of an article's bucket, of a power of two of them.
#[must_use]
pub fn bucket(id: &str, buckets: u32) -> u32 {
    // The upper half: the lower one decides where lists end.
    (hash(id) >> 32) as u32 & (buckets - 1)
}

/// The file of a bucket, from the edition's folder.
#[must_use]
pub fn bucket_file(bucket: u32) -> String {
    format!("find/{bucket:03x}.json")
}

/// Writes a bucket: ids, and when each was published.
#[must_use]
pub fn write_bucket<'a>(articles: impl IntoIterator<Item = (&'a str, Option<Moment>)>) -> String {
    let mut out = String::from("{");
    for (nth, (id, published)) in articles.into_iter().enumerate() {
        out.push_str(if nth == 0 { "\n" } else { ",\n" });
        quote(&mut out, id);
        match published {
            Some(moment) => _ = write!(out, ":\"{}\"", moment.rfc3339()),
            None => out.push_str(":\"\""),
        }
    }
    out.push('}');
    out
}

/// When an article was published, according to its bucket; `None` where it is not in it.
#[must_use]
pub fn published_in(bucket: &Json, id: &str) -> Option<Option<Moment>> {
    bucket.get(id)?.text().map(Moment::parse)
}

/// Writes the articles that may not be shown: why, and since when or until when. Each goes by the hash of its id: the
/// name of an article that is still held back would tell what it is about.
#[must_use]
pub fn write_gone<'a>(articles: impl IntoIterator<Item = (&'a str, Reason)>) -> String {
    let mut out = String::from("{");
    for (nth, (id, reason)) in articles.into_iter().enumerate() {
        let (word, moment) = match reason {
            Reason::Canceled => ("canceled", None),
            Reason::Withheld => ("withheld", None),
            Reason::Embargoed { until } => ("embargoed", until),
            Reason::Expired { since } => ("expired", Some(since)),
        };
        let moment = moment.map(|it| format!(" {}", it.rfc3339())).unwrap_or_default();
        _ = write!(out, "{}\n\"{}\":\"{word}{moment}\"", if nth == 0 { "" } else { "," }, gone_key(id));
    }
    out.push('}');
    out
}

/// What an article goes by among those that may not be shown.
#[must_use]
pub fn gone_key(id: &str) -> String {
    format!("{:016x}", hash(id))
}

/// Why an article may not be shown; `None` where it is not among those.
#[must_use]
pub fn gone_in(gone: &Json, id: &str) -> Option<Reason> {
    let said = gone.get(&gone_key(id))?.text()?;
    let (word, moment) = said.split_once(' ').unwrap_or((said, ""));
    let moment = Moment::parse(moment);
    Some(match (word, moment) {
        ("withheld", _) => Reason::Withheld,
        ("embargoed", until) => Reason::Embargoed { until },
        ("expired", Some(since)) => Reason::Expired { since },
        // Whatever a later publisher says: it does not want it shown.
        _ => Reason::Canceled,
    })
}

/// FNV-1a of 64 bits, and a last mixing (that of MurmurHash3), so that each bit depends on every letter.
#[must_use]
pub fn hash(id: &str) -> u64 {
    let mut hash = crate::archive::hash(id).cast_unsigned();
    for factor in [0xff51_afd7_ed55_8ccd_u64, 0xc4ce_b9fe_1a85_ec53] {
        hash = (hash ^ hash >> 33).wrapping_mul(factor);
    }
    hash ^ hash >> 33
}

fn part(json: &Json, is_volume: bool) -> Option<Part> {
    let moment = |name| json.get(name).and_then(Json::text).and_then(Moment::parse);
    Some(Part {
        file: json.get("file")?.text()?.to_owned(),
        is_volume,
        articles: json.get("articles").map_or(0, whole),
        newest: moment("newest"),
        oldest: moment("oldest"),
    })
}

/// A number that counts something; casts from `f64` saturate.
fn whole(json: &Json) -> usize {
    json.number().unwrap_or(0.0) as usize
}

#[cfg(test)]
mod tests;
