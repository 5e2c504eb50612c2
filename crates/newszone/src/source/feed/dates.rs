//! Dates that feed-rs could not read, which it passes over in silence: what stands in the document in their place.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Names of the elements that say when an entry was published, and when it was changed.
const PUBLISHED: [&str; 2] = ["pubDate", "published"];
const UPDATED: &str = "updated";
/// Dublin Core's, which says when it was published.
const DATE: &str = "dc:date";

/// What an entry says of its dates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Dates {
    /// When it was published.
    pub(super) published: Option<String>,
    /// When it was changed.
    pub(super) updated: Option<String>,
}

/// The dates of each entry, in the order of the document.
pub(super) fn dates(text: &str) -> Vec<Dates> {
    let mut reader = Reader::from_str(text);
    let mut found: Vec<Dates> = Vec::new();
    // The elements around, as far as they matter: how deep, how deep the entry is, and the date that is open.
    let (mut depth, mut entry_depth, mut open) = (0_usize, None, None);
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag)) => {
                depth += 1;
                if entry_depth.is_none() && is_entry(&tag) {
                    entry_depth = Some(depth);
                    found.push(Dates::default());
                } else if entry_depth.is_some_and(|it| it + 1 == depth) {
                    open = Field::of(tag.name().as_ref());
                }
            }
            Ok(Event::End(_)) => {
                if entry_depth == Some(depth) {
                    entry_depth = None;
                }
                depth = depth.saturating_sub(1);
                open = None;
            }
            Ok(Event::Text(text)) => note(found.last_mut(), open, &text),
            Ok(Event::CData(text)) => note(found.last_mut(), open, &text),
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

#[derive(Clone, Copy)]
enum Field {
    Published,
    Updated,
}

impl Field {
    fn of(name: &str) -> Option<Self> {
        let local = name.rsplit(':').next().unwrap_or_default();
        match name {
            DATE => Some(Self::Published),
            _ if PUBLISHED.contains(&local) => Some(Self::Published),
            _ if local == UPDATED => Some(Self::Updated),
            _ => None,
        }
    }
}

fn is_entry(tag: &BytesStart<'_>) -> bool {
    matches!(tag.local_name().as_ref(), "item" | "entry")
}

/// The first text counts.
fn note(dates: Option<&mut Dates>, open: Option<Field>, text: &str) {
    let (Some(dates), Some(field), text) = (dates, open, text.trim()) else { return };
    let place = match field {
        Field::Published => &mut dates.published,
        Field::Updated => &mut dates.updated,
    };
    if place.is_none() && !text.is_empty() {
        *place = Some(text.to_owned());
    }
}
