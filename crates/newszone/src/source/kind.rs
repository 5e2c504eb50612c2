//! What a document is, told by what is in it, and by its name or media type only where that says more.

use super::Document;
use news_core::format::Format;
use news_core::format::detect::format_of;
use news_core::native::Native;
use news_core::parser::Parser;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A list of sources.
    Opml,
    /// RSS, RDF or Atom, by the name of its root element.
    Feed(FeedKind),
    /// Markdown, with or without front matter.
    Markdown,
    /// A JSON document a line.
    Lines,
    /// JSON, in a format that the core knows, or in none.
    Json(Option<Format>),
    /// A web page, as hosts send in place of a missing file.
    WebPage,
    /// Nothing that is read.
    Unknown,
}

/// A kind of XML feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FeedKind {
    /// RSS 0.91 to 2.0.
    Rss,
    /// RSS 0.90 and 1.0.
    Rdf,
    /// Atom 1.0 (RFC 4287), and 0.3 as far as it is alike.
    Atom,
}

impl Kind {
    pub(super) fn of(document: &Document<'_>, text: &str) -> Self {
        let media_type = document.content_type.unwrap_or_default().to_ascii_lowercase();
        let path = document.url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let ends_in = |ends: &[&str]| ends.iter().any(|end| path.ends_with(end));
        let start = text.trim_start_matches('\u{feff}').trim_start();
        if ends_in(&[".md", ".markdown"]) || media_type.contains("markdown") {
            return Kind::Markdown;
        }
        match start.as_bytes().first() {
            Some(b'<') => Self::of_markup(start),
            Some(b'{' | b'[') => {
                let says_lines =
                    ["ndjson", "jsonl", "json-lines", "jsonlines"].iter().any(|it| media_type.contains(it));
                if says_lines || ends_in(&[".jsonl", ".ndjson"]) || is_lines(start) {
                    return Kind::Lines;
                }
                Kind::Json(Native.json(start).ok().and_then(|json| format_of(&json)))
            }
            _ if is_front_matter(start) => Kind::Markdown,
            // The core strips what some hosts put before JSON.
            Some(b')') => Kind::Json(None),
            _ => Kind::Unknown,
        }
    }

    fn of_markup(start: &str) -> Self {
        let root = root_name(start);
        match root.rsplit(':').next().unwrap_or_default() {
            "opml" => Kind::Opml,
            "rss" => Kind::Feed(FeedKind::Rss),
            "RDF" => Kind::Feed(FeedKind::Rdf),
            "feed" | "entry" => Kind::Feed(FeedKind::Atom),
            _ => Kind::WebPage,
        }
    }

    /// Whether the core's own reader is the one that says what is wrong with it.
    pub(super) fn is_json(self) -> bool {
        matches!(self, Kind::Json(_) | Kind::WebPage | Kind::Unknown)
    }

    /// What people call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Kind::Opml => "OPML",
            Kind::Feed(FeedKind::Rss) => "RSS",
            Kind::Feed(FeedKind::Rdf) => "RSS 1.0 (RDF)",
            Kind::Feed(FeedKind::Atom) => "Atom",
            Kind::Markdown => "Markdown",
            Kind::Lines => "JSON lines",
            Kind::Json(Some(Format::JsonFeed)) => "JSON Feed",
            Kind::Json(Some(Format::Ninjs)) => "ninjs",
            Kind::Json(Some(Format::WordPress)) => "WordPress REST",
            Kind::Json(Some(Format::Ghost)) => "Ghost",
            Kind::Json(Some(Format::NewsArticle)) => "schema.org NewsArticle",
            Kind::Json(None) => "JSON",
            Kind::WebPage => "a web page",
            Kind::Unknown => "unknown",
        }
    }
}

/// The name of the first element; declarations, comments and the document type are passed over.
fn root_name(start: &str) -> &str {
    let mut rest = start;
    while let Some(at) = rest.find('<') {
        rest = &rest[at..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            let Some(end) = comment.find("-->") else { return "" };
            rest = &comment[end..];
        } else if rest.starts_with("<!") {
            rest = super::feed::after_document_type(rest);
        } else if rest.starts_with("<?") {
            rest = &rest[2..];
        } else {
            let name = &rest[1..];
            let end = name.find(|it: char| it.is_whitespace() || matches!(it, '>' | '/')).unwrap_or(name.len());
            return &name[..end];
        }
    }
    ""
}

fn is_front_matter(start: &str) -> bool {
    ["---", "+++"].iter().any(|mark| start.lines().next().is_some_and(|line| line.trim_end() == *mark))
}

/// Whether the first line is a whole object and another one begins after it.
fn is_lines(start: &str) -> bool {
    let mut lines = start.lines().filter(|line| !line.trim().is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    second.trim_start().starts_with('{') && first.trim_end().ends_with('}') && Native.json(first).is_ok()
}
