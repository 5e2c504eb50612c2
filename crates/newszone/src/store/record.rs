//! One version of an article as bytes: the address it was found at, a line break, and a JSON Feed of one item.
//!
//! Invariant: what is written is read back as it was, and equal items have equal bytes, so that a version is known by
//! their hash.

use crate::delivery::Item;
use crate::trouble::{Outcome, Trouble};
use news_core::format::{self, Answer, Page, json_feed};
use news_core::native::Native;

/// The bytes of an item.
pub(super) fn write(item: &Item) -> Vec<u8> {
    let mut draft = item.draft.clone();
    // Where in its document it stood is no part of what it says.
    draft.item = 0;
    let feed = json_feed::write(&Page { drafts: vec![draft], ..Page::default() });
    [item.base.as_str(), "\n", &feed].concat().into_bytes()
}

/// The item of those bytes.
pub(super) fn read(bytes: &[u8]) -> Outcome<Item> {
    let broken = || Trouble::Store("a version is not what was written".to_owned());
    let text = std::str::from_utf8(bytes).map_err(|_| broken())?;
    let (base, feed) = text.split_once('\n').ok_or_else(broken)?;
    let answer = Answer { url: base, bytes: feed.as_bytes(), cut: false, pages: None };
    let page = format::read_feed(&answer, &Native).ok_or_else(broken)?;
    let draft = page.drafts.into_iter().next().ok_or_else(broken)?;
    Ok(Item { base: base.to_owned(), draft })
}

#[cfg(test)]
mod tests {
    use super::*;
    use news_core::draft::{Draft, Marked};

    #[test]
    fn what_is_written_is_read_back() {
        let draft = Draft {
            item: 7,
            id: Some("기사-1".into()),
            headline: Some(Marked::Html("함대 <em>귀환</em>".into())),
            body: Some(Marked::Html("<p>국방부는</p>".into())),
            embargoed: Some("2030-01-01T00:00:00Z".into()),
            status: Some("usable".into()),
            ..Draft::default()
        };
        let item = Item { base: "https://news.example/가/feed.json".into(), draft: draft.clone() };
        let read = read(&write(&item)).unwrap();
        assert_eq!(read, Item { draft: Draft { item: 0, ..draft }, ..item });
        for broken in [&b""[..], b"x", b"\n{}", b"a\n{\"items\":[]}", b"\xff\n"] {
            assert!(super::read(broken).is_err(), "{broken:?}");
        }
    }
}
