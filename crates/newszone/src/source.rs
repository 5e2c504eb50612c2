//! Readers of sources: from a document, a file or a folder to drafts.
//!
//! Invariant: reading never panics and never loses good items to a bad one; HTML in drafts is cleaned here, and again
//! when it is drawn.

mod clean;
pub(crate) mod fact;
mod feed;
mod front_matter;
mod kind;
mod lines;
mod markdown;
mod opml;
pub(crate) mod place;
mod text;

use news_core::format::{self, Answer, Page};
use news_core::native::Native;
use news_core::problem::{Fault, Problem};

pub use kind::Kind;
pub use place::{each_document, read_place};

/// A document as it came.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// Where it was found, after redirects: absolute.
    pub url: &'a str,
    /// Its bytes, in whatever encoding.
    pub bytes: &'a [u8],
    /// The `Content-Type` it came with.
    pub content_type: Option<&'a str>,
    /// Whether there was more than `bytes`.
    pub cut: bool,
    /// The number of pages in all, where a header says.
    pub pages: Option<u32>,
}

/// What a document turned out to be.
#[derive(Clone, Debug, PartialEq)]
pub enum Given {
    /// Articles, and where the next ones are.
    Articles(Page),
    /// Other sources.
    List(Vec<Listed>),
}

/// A source that a list names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// What the list calls it.
    pub name: String,
    /// Its absolute address.
    pub url: String,
    /// The folder of the list it stands in: a section, for who wants one.
    pub folder: Option<String>,
}

/// Reads a document of any kind: a format that `news-core` knows, RSS, RDF, Atom, OPML, Markdown, JSON lines.
#[must_use]
pub fn read(document: &Document<'_>) -> Given {
    read_as(document).1
}

/// Reads a document, and says what it turned out to be.
#[must_use]
pub fn read_as(document: &Document<'_>) -> (Kind, Given) {
    let mut problems = Vec::new();
    let text = text::decoded(document, &mut problems);
    let kind = Kind::of(document, &text);
    if document.cut && !kind.is_json() {
        problems.push(Problem::of_document(Fault::TooLarge { bytes_max: document.bytes.len() }, ""));
    }
    let mut page = match kind {
        Kind::Opml => match opml::read(&text, document.url) {
            Ok(listed) => return (kind, Given::List(listed)),
            Err(problem) => Page { problems: vec![problem], ..Page::default() },
        },
        Kind::Feed(_) => feed::read(&text, document),
        Kind::Markdown => markdown::read(&text, document.url),
        Kind::Lines => lines::read(&text, document.url),
        Kind::Json(_) | Kind::WebPage | Kind::Unknown => json(&text, document),
    };
    problems.append(&mut page.problems);
    page.problems = problems;
    clean::clean(&mut page);
    (kind, Given::Articles(page))
}

/// A document of a format that the core reads, or plain records.
fn json(text: &str, document: &Document<'_>) -> Page {
    let answer = Answer { url: document.url, bytes: text.as_bytes(), cut: document.cut, pages: document.pages };
    let page = format::read(&answer, &Native);
    let is_unknown = page.problems.iter().any(|it| it.fault == Fault::UnknownFormat);
    if is_unknown && let Some(records) = lines::records(text) { records } else { page }
}
