//! What feed-rs is given to read: the text without what it would trip over, and, where it trips all the same, one
//! whole item after another.

use news_core::problem::{FOUND_CHARS_MAX, Fault, Problem};
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;

/// Longest beginning of a feed that is repeated before each item, in bytes: titles, links and a picture of the feed.
const HEAD_BYTES_MAX: usize = 8 << 10;

/// Most items that are read one by one. Each costs a reading of the head, so a broken feed of tiny items would take
/// time without end.
const ITEMS_MAX: usize = 20_000;

/// The versions by which feed-rs knows RSS; the others (0.93, 0.94, none) are read as 2.0, which has all they had.
const VERSIONS_KNOWN: [&str; 3] = ["0.91", "0.92", "2.0"];

/// The text from its root element on: the declaration names an encoding that no longer holds, and the document type
/// only defines entities.
pub(super) fn body(text: &str) -> Cow<'_, str> {
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let after = if rest.starts_with("<?") {
            rest.find("?>").map(|end| &rest[end + 2..])
        } else if rest.starts_with("<!--") {
            rest.find("-->").map(|end| &rest[end + 3..])
        } else if rest.starts_with("<!") {
            Some(after_document_type(rest))
        } else {
            None
        };
        let Some(after) = after else { break };
        rest = after.trim_start();
    }
    match with_version(rest) {
        Cow::Borrowed(text) => with_enclosures(text),
        Cow::Owned(text) => Cow::Owned(with_enclosures(&text).into_owned()),
    }
}

/// Where an item has both an enclosure and Media RSS, feed-rs keeps the latter alone, and a podcast with a picture
/// would lose its sound: so the enclosure is made one of the latter.
fn with_enclosures(text: &str) -> Cow<'_, str> {
    const OPENING: &str = "<enclosure ";
    if !text.contains(OPENING) || !text.contains("<media:") {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once(OPENING) {
        let (tag, after) = after.split_at(after.find('>').unwrap_or(after.len()));
        out.push_str(before);
        out.push_str("<media:content xmlns:media=\"http://search.yahoo.com/mrss/\" ");
        out.push_str(&tag.replace("length=", "fileSize="));
        rest = after;
    }
    out.push_str(rest);
    Cow::Owned(out.replace("</enclosure>", "</media:content>"))
}

/// What follows a document type declaration, its internal subset included.
pub(in crate::source) fn after_document_type(text: &str) -> &str {
    let end = text.find('>').unwrap_or(text.len());
    match text.find('[').filter(|open| *open < end) {
        Some(open) => {
            let subset = &text[open..];
            let close = subset
                .find(']')
                .map_or(subset.len(), |it| subset[it..].find('>').map_or(subset.len(), |end| it + end + 1));
            &subset[close..]
        }
        None => text.get(end + 1..).unwrap_or_default(),
    }
}

fn with_version(text: &str) -> Cow<'_, str> {
    let Some(end) = text.find('>').filter(|_| text.starts_with("<rss")) else { return Cow::Borrowed(text) };
    let tag = &text[..end];
    let value = tag.split_once("version").map(|(_, rest)| rest.trim_start().trim_start_matches('=').trim_start());
    let value = value.and_then(|it| it.get(1..)?.split(['"', '\'']).next());
    match value {
        Some(value) if VERSIONS_KNOWN.contains(&value.trim()) && value == value.trim() => Cow::Borrowed(text),
        Some(value) if !value.is_empty() => Cow::Owned(text.replacen(value, "2.0", 1)),
        _ => Cow::Owned(text.replacen("<rss", "<rss version=\"2.0\"", 1)),
    }
}

/// Where a text stops to be XML.
pub(super) fn fault_of(text: &str) -> Problem {
    let mut reader = Reader::from_str(text);
    let mut depth = 0_usize;
    loop {
        match reader.read_event() {
            Ok(Event::Start(_)) => depth += 1,
            Ok(Event::End(_)) => depth = depth.saturating_sub(1),
            Ok(Event::Eof) if depth == 0 => return Problem::of_document(Fault::UnknownFormat, text),
            Ok(Event::Eof) => return Problem::of_document(Fault::Truncated { bytes: text.len() }, tail(text)),
            Ok(_) => {}
            Err(_) => break,
        }
    }
    let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX).min(text.len());
    let at = (0..=at).rev().find(|it| text.is_char_boundary(*it)).unwrap_or(0);
    if text[at..].find('>').is_none() {
        return Problem::of_document(Fault::Truncated { bytes: text.len() }, tail(text));
    }
    let (line, column) = position(text, at);
    Problem::of_document(Fault::Malformed { line, column }, &text[at..])
}

/// Line and column of a place in a text, both from 1.
pub(in crate::source) fn position(text: &str, at: usize) -> (usize, usize) {
    let before = text.get(..at).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

fn tail(text: &str) -> &str {
    let from = text.char_indices().rev().nth(FOUND_CHARS_MAX - 1).map_or(0, |(at, _)| at);
    text.get(from..).unwrap_or(text)
}

/// Every whole item as a feed of its own.
pub(super) fn items(text: &str) -> impl Iterator<Item = String> + '_ {
    let name = if text.contains("<entry") { "entry" } else { "item" };
    let (open, close) = (format!("<{name}"), format!("</{name}>"));
    let is_opening = move |rest: &str| {
        rest.get(open.len()..).is_some_and(|it| it.starts_with(|it: char| it.is_whitespace() || it == '>'))
    };
    let opening = format!("<{name}");
    let first = text.match_indices(opening.as_str()).map(|(at, _)| at).find(|at| is_opening(&text[*at..]));
    let head = text.get(..first.unwrap_or(0)).unwrap_or_default();
    let head = if HEAD_BYTES_MAX < head.len() { root_and_channel(head) } else { head.to_owned() };
    let closers = if name == "entry" {
        "</feed>"
    } else if text.starts_with("<rss") {
        "</channel></rss>"
    } else {
        "</rdf:RDF>"
    };
    let mut rest = text.get(first.unwrap_or(text.len())..).unwrap_or_default();
    let items = std::iter::from_fn(move || {
        loop {
            let at = rest.find(opening.as_str())?;
            rest = &rest[at..];
            if !is_opening(rest) {
                rest = &rest[opening.len()..];
                continue;
            }
            let end = rest.find(close.as_str())? + close.len();
            // An item that is never closed takes the place of the next one: that begins a whole one.
            let from = rest[opening.len()..end].rfind(opening.as_str()).map(|it| it + opening.len());
            let from = from.filter(|it| is_opening(&rest[*it..])).unwrap_or(0);
            let item = format!("{head}{}{closers}", &rest[from..end]);
            rest = &rest[end..];
            return Some(item);
        }
    });
    items.take(ITEMS_MAX)
}

/// The root element's tag, and the channel's where it is open.
fn root_and_channel(head: &str) -> String {
    let root = head.find('>').map_or("", |end| &head[..=end]);
    if head.starts_with("<rss") { format!("{root}<channel>") } else { root.to_owned() }
}
