//! Readers of sources: from a document, a file or a folder to drafts.
//!
//! Invariant: reading never panics and never loses good items to a bad one; HTML in drafts is cleaned here, and again
//! when it is drawn.

use news_core::format::Page;
use std::path::Path;

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
pub fn read(_document: &Document<'_>) -> Given {
    Given::Articles(Page::default())
}

/// Reads a file, or every file below a folder, each with the address its relative addresses stand against.
///
/// # Errors
///
/// When the place itself cannot be read. A file of a folder that cannot is a problem of its page.
pub fn read_place(_place: &Path) -> std::io::Result<Vec<(String, Given)>> {
    Ok(Vec::new())
}
