//! The store's articles as JSON lines, for moving house: nothing is lost on the way out and back in.

use crate::delivery::{Delivery, Item};
use crate::settings::SourceSettings;
use crate::store::Store;
use crate::trouble::{Outcome, Trouble};
use news_core::format::{self, Answer, Page, json_feed};
use news_core::moment::Moment;
use news_core::native::Native;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{BufRead, Write};

/// One article on its line.
#[derive(Serialize, Deserialize)]
struct Line {
    source: String,
    base: String,
    /// When it was first received, in seconds since 1970.
    received: i64,
    /// A JSON Feed of one item.
    feed: serde_json::Value,
}

/// Writes every article as it stands, in the order of sources and ids. Answers with how many there were.
///
/// # Errors
///
/// When the store cannot be read or the lines cannot be written.
pub fn export(store: &Store, out: &mut dyn Write) -> Outcome<usize> {
    let mut rows = store.rows()?;
    rows.sort_by(|a, b| (&a.source, &a.id).cmp(&(&b.source, &b.id)));
    let versions = store.versions()?;
    for row in &rows {
        let item = versions.item(&row.version)?;
        let feed = json_feed::write(&Page { drafts: vec![item.draft], ..Page::default() });
        let feed = serde_json::from_str(&feed).map_err(|error| Trouble::Store(error.to_string()))?;
        let line = Line { source: row.source.clone(), base: item.base, received: row.received, feed };
        let text = serde_json::to_string(&line).map_err(|error| Trouble::Store(error.to_string()))?;
        writeln!(out, "{text}").map_err(|error| Trouble::Build(format!("the export: {error}")))?;
    }
    Ok(rows.len())
}

/// Takes in what [`export`] wrote. Answers with how many articles there were.
///
/// # Errors
///
/// When a line is not what `export` writes: then with its number, and nothing of the file was taken in.
pub fn import(store: &Store, lines: &mut dyn BufRead) -> Outcome<usize> {
    let mut deliveries: BTreeMap<(String, i64), Delivery> = BTreeMap::new();
    let mut count = 0;
    for (nth, line) in lines.lines().enumerate() {
        let wrong = |said: &dyn std::fmt::Display| Trouble::Usage(format!("line {} of the import: {said}", nth + 1));
        let line = line.map_err(|error| wrong(&error))?;
        let line: Line = serde_json::from_str(&line).map_err(|error| wrong(&error))?;
        let feed = line.feed.to_string();
        let answer = Answer { url: &line.base, bytes: feed.as_bytes(), cut: false, pages: None };
        let drafts = format::read_feed(&answer, &Native).map(|page| page.drafts).unwrap_or_default();
        let Some(draft) = drafts.into_iter().next() else { return Err(wrong(&"no article is in it")) };
        let delivery = deliveries.entry((line.source, line.received)).or_default();
        delivery.items.push(Item { base: line.base, draft });
        count += 1;
    }
    for ((source, received), delivery) in deliveries {
        let source = SourceSettings { name: source, ..SourceSettings::default() };
        store.receive(&source, &delivery, Moment(received))?;
    }
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use news_core::draft::{Draft, Marked};

    #[test]
    fn out_and_back_in() {
        let folder = tempfile::tempdir().unwrap();
        let open = |name: &str| Store::open(&folder.path().join(name)).unwrap();
        let (from, to) = (open("a.redb"), open("b.redb"));
        let draft = |id: &str| Draft {
            id: Some(id.to_owned()),
            body: Some(Marked::Html("<p>국방부는 &amp;</p>".to_owned())),
            ..Draft::default()
        };
        let item = |id: &str| Item { base: "https://a.example/".to_owned(), draft: draft(id) };
        let source = SourceSettings { name: "국방".to_owned(), ..SourceSettings::default() };
        let delivery = Delivery { items: vec![item("2"), item("1")], ..Delivery::default() };
        from.receive(&source, &delivery, Moment(7)).unwrap();
        let mut lines = Vec::new();
        assert_eq!(export(&from, &mut lines).unwrap(), 2);
        assert_eq!(import(&to, &mut lines.as_slice()).unwrap(), 2);
        let mut again = Vec::new();
        export(&to, &mut again).unwrap();
        assert_eq!(String::from_utf8(lines).unwrap(), String::from_utf8(again).unwrap());
        let error = import(&to, &mut &b"{}\n"[..]).unwrap_err().to_string();
        assert!(error.contains("line 1"), "{error}");
    }
}
