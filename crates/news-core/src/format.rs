//! Source formats: from the bytes a source sent to drafts. One format, one file; this one decides which.
//!
//! Invariant: reading never panics and never loses good items to a bad one: what could not be read comes back as
//! [`Problem`]s beside the drafts.

pub mod detect;
mod fields;
pub mod ghost;
mod intake;
pub mod json_feed;
pub mod news_article;
pub mod ninjs;
mod paging;
mod plain;
mod salvage;
pub mod wordpress;

use crate::draft::Draft;
use crate::json::Json;
use crate::parser::Parser;
use crate::problem::{FOUND_CHARS_MAX, Fault, Problem};

pub use detect::Format;

/// Largest document that is read, in bytes.
///
/// A hundred full-length articles are about 1 MB; sixteen times that leaves room for a year of a small newsroom in
/// one file and keeps the peak memory of a phone's tab under a few hundred megabytes.
pub const DOCUMENT_BYTES_MAX: usize = 16 << 20;

/// What a source answered.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    /// Where it was asked: the base of relative addresses.
    pub url: &'a str,
    /// What came, at most [`DOCUMENT_BYTES_MAX`] of it.
    pub bytes: &'a [u8],
    /// Whether there was more than `bytes`.
    pub cut: bool,
    /// The number of pages in all, where a header says (WordPress: `X-WP-TotalPages`).
    pub pages: Option<u32>,
}

/// What could be read of one document.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// The source's own title.
    pub title: Option<String>,
    /// Language of items that name none.
    pub language: Option<String>,
    /// Stories, in the source's order.
    pub drafts: Vec<Draft>,
    /// Address of the next page, absolute; `None` at the end.
    pub next_url: Option<String>,
    /// Address of the published site that the articles have pages in, absolute; `None` where nothing is said of one.
    pub home: Option<String>,
    /// What was wrong.
    pub problems: Vec<Problem>,
}

/// Reads a document of any format.
#[must_use]
pub fn read(answer: &Answer<'_>, parser: &impl Parser) -> Page {
    let (json, mut problems) = match salvage::parse(answer, parser) {
        Ok(parsed) => parsed,
        Err(problem) => return Page { problems: vec![problem], ..Page::default() },
    };
    let mut page = match detect::format_of(&json) {
        Some(format) => read_as(format, &json, answer),
        None => {
            Page { problems: vec![Problem::of_document(Fault::UnknownFormat, &likeness(&json))], ..Page::default() }
        }
    };
    problems.append(&mut page.problems);
    page.problems = problems;
    page
}

/// Reads an edition or another JSON Feed that needs no repair; `None` for every other document, which is [`read`]'s.
///
/// The app's first module has this alone. Repairs and the other formats come in a second module when a source turns
/// out to need them.
#[must_use]
pub fn read_feed(answer: &Answer<'_>, parser: &impl Parser) -> Option<Page> {
    let text = std::str::from_utf8(answer.bytes).ok().filter(|_| !answer.cut)?;
    let json = parser.json(text).ok()?;
    detect::says_it_is_a_feed(&json).then(|| json_feed::read(&json, answer))
}

/// Reads a tree as one format.
#[must_use]
pub fn read_as(format: Format, json: &Json, answer: &Answer<'_>) -> Page {
    match format {
        Format::JsonFeed => json_feed::read(json, answer),
        Format::Ninjs => ninjs::read(json, answer),
        Format::WordPress => wordpress::read(json, answer),
        Format::Ghost => ghost::read(json, answer),
        Format::NewsArticle => news_article::read(json, answer),
    }
}

/// What one recognises a document by that is in no known format: its kind, and the names in it.
fn likeness(json: &Json) -> String {
    let mut likeness = json.kind().to_owned();
    let mut mark = ": ";
    for (name, _) in json.list().first().unwrap_or(json).members() {
        likeness.push_str(mark);
        likeness.push_str(name);
        mark = ", ";
        if FOUND_CHARS_MAX < likeness.len() {
            break;
        }
    }
    likeness
}
