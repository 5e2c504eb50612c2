//! JSON lines: a document a line, each in a format that the core knows, or a plain record of `id`, `title`, `summary`,
//! `content`, `section`, `published` and `lang`, as corpora have them.

use news_core::draft::{Draft, DraftAuthor, Marked};
use news_core::format::{self, Answer, Format, Page};
use news_core::json::Json;
use news_core::native::Native;
use news_core::parser::Parser;
use news_core::problem::{Fault, Problem};
use rayon::prelude::*;
use serde::Deserialize;
use std::collections::HashSet;

/// A plain record. Text is text: `<` is a character of it.
#[derive(Deserialize)]
struct Record {
    id: Option<serde_json::Value>,
    url: Option<String>,
    #[serde(alias = "headline")]
    title: Option<String>,
    #[serde(alias = "deck")]
    summary: Option<String>,
    #[serde(alias = "body", alias = "text")]
    content: Option<String>,
    #[serde(alias = "category")]
    section: Option<String>,
    #[serde(alias = "date")]
    published: Option<String>,
    updated: Option<String>,
    #[serde(alias = "language")]
    lang: Option<String>,
    author: Option<String>,
    #[serde(default)]
    tags: Vec<String>,
}

/// Reads every line; a problem names the line, from 0 as items are.
pub(super) fn read(text: &str, url: &str) -> Page {
    let lines: Vec<(usize, &str)> = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()).collect();
    let found: Vec<Page> =
        lines.par_iter().map(|(_, line)| line_of(line.trim_start_matches('\u{feff}'), url)).collect();
    let mut page = Page::default();
    let mut ids = HashSet::new();
    for ((nth, _), mut found) in lines.into_iter().zip(found) {
        for problem in &mut found.problems {
            problem.item = Some(nth);
        }
        page.problems.append(&mut found.problems);
        for mut draft in found.drafts {
            draft.item = nth;
            let id = draft.id.clone().unwrap_or_default();
            if ids.insert(id.clone()) {
                page.drafts.push(draft);
            } else {
                page.problems.push(Problem::of_item(nth, "id", &id, Fault::DuplicateId));
            }
        }
    }
    page
}

fn line_of(line: &str, url: &str) -> Page {
    if let Some(draft) = serde_json::from_str::<Record>(line).ok().and_then(draft) {
        return Page { drafts: vec![draft], ..Page::default() };
    }
    let answer = Answer { url, bytes: line.as_bytes(), cut: false, pages: None };
    // The core reads items of a JSON Feed in a feed only.
    let item = Native.json(line).ok().filter(|it| format::detect::format_of(it).is_none());
    let as_item = item.map(|item| {
        let feed = Json::Object(vec![("items".to_owned(), Json::List(vec![item]))]);
        format::read_as(Format::JsonFeed, &feed, &answer)
    });
    as_item.filter(|it| !it.drafts.is_empty()).unwrap_or_else(|| format::read(&answer, &Native))
}

/// A document that is a plain record, or a list of them; `None` for all else.
pub(super) fn records(text: &str) -> Option<Page> {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let records: Vec<Record> =
        if text.starts_with('[') { serde_json::from_str(text).ok()? } else { vec![serde_json::from_str(text).ok()?] };
    let mut page = Page::default();
    for (nth, record) in records.into_iter().enumerate() {
        match draft(record) {
            Some(draft) => page.drafts.push(Draft { item: nth, ..draft }),
            None => page.problems.push(Problem::of_item(nth, "", "", Fault::UnknownFormat)),
        }
    }
    (!page.drafts.is_empty()).then_some(page)
}

/// A record with an id, a title, and a text or a dated summary: less is some other JSON, a schema say.
fn draft(record: Record) -> Option<Draft> {
    let filled = |text: Option<String>| text.map(|it| it.trim().to_owned()).filter(|it| !it.is_empty());
    let id = match record.id? {
        serde_json::Value::String(id) => id,
        serde_json::Value::Number(id) => id.to_string(),
        _ => return None,
    };
    if record.content.is_none() && (record.summary.is_none() || record.published.is_none()) {
        return None;
    }
    let author = |name| DraftAuthor { name: Some(name), ..DraftAuthor::default() };
    Some(Draft {
        id: Some(id),
        url: filled(record.url),
        headline: Some(Marked::Text(filled(Some(record.title?))?)),
        deck: filled(record.summary).map(Marked::Text),
        body: filled(record.content).map(Marked::Text),
        section: filled(record.section),
        published: filled(record.published),
        updated: filled(record.updated),
        language: filled(record.lang),
        authors: filled(record.author).map(author).into_iter().collect(),
        tags: record.tags,
        ..Draft::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, ids: &[&str], problems: &[(usize, Fault)]) {
        let page = read(text, "https://a.example/뉴스.jsonl");
        let found: Vec<&str> = page.drafts.iter().filter_map(|it| it.id.as_deref()).collect();
        assert_eq!(found, ids, "{:?}", page.problems);
        let found: Vec<_> = page.problems.into_iter().map(|it| (it.item.unwrap(), it.fault)).collect();
        assert_eq!(found, problems);
    }

    #[test]
    fn lines() {
        check(
            "{\"id\":\"가\",\"title\":\"함대\",\"summary\":\"\",\"content\":\"본문\"}\n\n{\"id\":2,\"title\":\"나\",\"content\":\"\",\"lang\":\"ko\"}",
            &["가", "2"],
            &[],
        );
        check("{\"uri\":\"urn:가\",\"headline\":\"함대\",\"body_html\":\"<p>가\"}", &["urn:가"], &[]);
        check("{\"id\":\"가\",\"title\":\"함대\",\"content_html\":\"<p>본문\"}", &["가"], &[]);
        check(
            "{\"id\":\"가\",\"title\":\"함대\",\"content\":\"a\"}\nnonsense\n{\"id\":\"가\",\"title\":\"나\",\"content\":\"b\"}",
            &["가"],
            &[(1, Fault::NotJson), (2, Fault::DuplicateId)],
        );
    }
}
