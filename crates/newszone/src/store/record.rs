//! One version of an article as it is stored: the address its links stand against, and the draft as a JSON Feed.
//!
//! Invariant: a record says nothing of the delivery it came in, so an article that only moved within its feed has the
//! same record, and the same hash, as before.

use super::Version;
use crate::delivery::Item;
use news_core::draft::Draft;
use news_core::format::{Answer, Page, json_feed};
use news_core::native::Native;
use news_core::parser::Parser;

/// Bytes of the number that says how long the base is.
const LENGTH_BYTES: usize = 4;

/// The record of an item: the length of its base in four bytes, little end first, the base, the feed.
pub(crate) fn write(item: &Item) -> Vec<u8> {
    let draft = Draft { item: 0, ..item.draft.clone() };
    let feed = json_feed::write(&Page { drafts: vec![draft], ..Page::default() });
    let length = u32::try_from(item.base.len()).unwrap_or(0);
    let base = &item.base[..length as usize];
    let mut record = Vec::with_capacity(LENGTH_BYTES + base.len() + feed.len());
    record.extend_from_slice(&length.to_le_bytes());
    record.extend_from_slice(base.as_bytes());
    record.extend_from_slice(feed.as_bytes());
    record
}

/// The version that a record is.
pub(super) fn version(record: &[u8]) -> Version {
    *blake3::hash(record).as_bytes()
}

/// The base and the feed of a record.
pub(super) fn parts(record: &[u8]) -> Option<(&str, &str)> {
    let (length, rest) = record.split_first_chunk::<LENGTH_BYTES>()?;
    let (base, feed) = rest.split_at_checked(u32::from_le_bytes(*length) as usize)?;
    Some((std::str::from_utf8(base).ok()?, std::str::from_utf8(feed).ok()?))
}

/// The item of a record; `None` where it is none.
pub(crate) fn read(record: &[u8]) -> Option<Item> {
    let (base, feed) = parts(record)?;
    let json = Native.json(feed).ok()?;
    let answer = Answer { url: base, bytes: &[], cut: false, pages: None };
    let draft = json_feed::read(&json, &answer).drafts.pop()?;
    Some(Item { base: base.to_owned(), draft })
}

#[cfg(test)]
mod tests {
    use super::*;
    use news_core::draft::Marked;

    #[track_caller]
    fn check(base: &str, id: &str, headline: &str) {
        let headline = Some(Marked::Text(headline.to_owned()));
        let draft = Draft { id: Some(id.to_owned()), headline, ..Draft::default() };
        let item = Item { base: base.to_owned(), draft };
        let record = write(&item);
        assert_eq!(read(&record).as_ref(), Some(&item));
        let mut moved = item;
        moved.draft.item = 7;
        assert_eq!(write(&moved), record);
    }

    #[test]
    fn records_read_back() {
        check("https://국방.example/", "1", "함대 귀환");
        check("", "https://a.example/?p=1", "\"quoted\"\nline");
        assert_eq!(read(&[255, 255, 255, 255, 1]), None);
    }
}
