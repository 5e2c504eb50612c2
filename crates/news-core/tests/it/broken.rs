//! What hosts send when something went wrong, and what nobody should send: reading never panics, never hangs, and
//! keeps what is good.

use news_core::format::{Answer, DOCUMENT_BYTES_MAX, Page, read};
use news_core::native::Native;
use news_core::parser::DEPTH_LEVELS_MAX;
use news_core::problem::Fault;
use std::path::Path;
use std::time::{Duration, Instant};

fn page(bytes: &[u8]) -> Page {
    read(&Answer { url: "https://news.example/wp-json/wp/v2/posts", bytes, cut: false, pages: None }, &Native)
}

fn faults(page: &Page) -> Vec<Fault> {
    page.problems.iter().map(|problem| problem.fault.clone()).collect()
}

/// One document of every format.
fn documents() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures");
    let names = [
        "json_feed/feed-1.1.json",
        "json_feed/edition.json",
        "ninjs/text-3.json",
        "ninjs/superdesk.json",
        "ghost/posts.json",
        "news_article/article.json",
        "news_article/graph.json",
        "wordpress/list.json",
        "wordpress/detail.json",
    ];
    names.iter().map(|name| std::fs::read_to_string(folder.join(name)).expect(name)).collect()
}

#[test]
fn a_feed_that_breaks_off_anywhere_keeps_its_whole_items() {
    let feed = r#"{"version":"https://jsonfeed.org/version/1.1","title":"뉴스","items":[{"id":"1","title":"함대 \"귀환\""},{"id":"2","tags":["국방",[]],"date_published":"2022-09-23"},{"id":"3","content_text":"\ud83d\ude80\n"}]}"#;
    let ends: Vec<usize> = ["}", "}", "}"]
        .iter()
        .scan(0, |from, close| {
            *from += feed[*from..].find(close)? + 1;
            Some(*from)
        })
        .collect();
    for length in 0..feed.len() {
        let page = page(&feed.as_bytes()[..length]);
        let whole = ends.iter().filter(|end| **end <= length).count();
        assert!(whole <= page.drafts.len(), "{length} bytes: {:?}", page.problems);
        let found = faults(&page);
        assert!(
            found.contains(&Fault::NotJson) || matches!(found[0], Fault::Truncated { .. }),
            "{length} bytes: {found:?}"
        );
    }
    assert_eq!(page(feed.as_bytes()).problems.len(), 1, "the tag that is a list");
}

#[test]
fn documents_that_break_off_anywhere() {
    for document in documents() {
        let whole = page(document.as_bytes()).drafts.len();
        for length in 0..document.len() {
            let page = page(&document.as_bytes()[..length]);
            assert!(page.drafts.len() <= whole + 1);
            assert!(!page.problems.is_empty() || document[length..].trim().is_empty(), "{length} of {document}");
        }
    }
}

#[test]
fn wrong_types_everywhere() {
    for document in documents() {
        // Every text that begins after a colon, a comma or a bracket becomes something else, one at a time.
        for (at, _) in document.match_indices('"') {
            let Some(end) = document[at + 1..].find('"') else { continue };
            for other in ["7", "-1e9", "true", "null", "[]", "{}", "[[7]]", "[{\"name\":[]}]", "\"\""] {
                let mutant = [&document[..at], other, &document[at + end + 2..]].concat();
                let _ = page(mutant.as_bytes());
            }
        }
        for (from, to) in [("{", "["), ("[", "{"), (":", ","), ("}", "]"), ("\"", "")] {
            let _ = page(document.replace(from, to).as_bytes());
        }
    }
}

#[test]
fn ten_thousand_levels_in_one_item_leave_the_others() {
    for (open, close) in [("[", "]"), ("{\"가\":", "}")] {
        let deep = [&open.repeat(10_000), "1", &close.repeat(10_000)].concat();
        let feed = [
            r#"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"},{"id":"2","tags":"#,
            &deep,
            r#"},{"id":"3"}]}"#,
        ]
        .concat();
        let page = page(feed.as_bytes());
        assert_eq!(page.drafts.len(), 3);
        assert_eq!(faults(&page)[0], Fault::TooDeep { levels_max: DEPTH_LEVELS_MAX });
    }
}

#[test]
fn a_hundred_megabytes_neither_hang_nor_fill_the_memory() {
    let start = r#"{"version":"https://jsonfeed.org/version/1.1","items":["#;
    let item = r#"{"id":"1","title":"함대 귀환","content_text":"본문 본문 본문"},"#;
    let many = start.to_owned() + &item.repeat((100 << 20) / item.len());
    let too_large = Fault::TooLarge { bytes_max: DOCUMENT_BYTES_MAX };
    let began = Instant::now();
    let feed = page(many.as_bytes());
    assert_eq!(feed.drafts.len(), 1);
    assert_eq!(feed.problems[0].fault, too_large);
    assert_eq!(feed.problems[1].fault, Fault::DuplicateId);
    for text in ["[", "{\"a\":", "[\"\\", ",", "{\"a\":["] {
        let page = page(text.repeat((DOCUMENT_BYTES_MAX + 1) / text.len()).as_bytes());
        assert!(page.drafts.is_empty() && !page.problems.is_empty());
    }
    let cut = Answer { url: "", bytes: &many.as_bytes()[..1 << 20], cut: true, pages: None };
    assert_eq!(read(&cut, &Native).problems[0].fault, too_large);
    // Unoptimized builds take seconds; a reading that is not linear would take hours.
    assert!(began.elapsed() < Duration::from_secs(300), "{:?}", began.elapsed());
}

#[test]
fn bytes_that_are_no_utf8_cost_only_themselves() {
    let feed = br#"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1","title":"  "},{"id":"2","date_published":"23/09/2022"}]}"#;
    let mut bytes = feed.to_vec();
    let at = bytes.windows(2).position(|pair| pair == b"  ").unwrap();
    bytes[at..at + 2].copy_from_slice(b"\xb4\xba");
    let page = page(&bytes);
    assert_eq!(faults(&page), [Fault::NotUtf8]);
    assert_eq!(page.drafts.len(), 2);
    assert_eq!(page.drafts[1].published.as_deref(), Some("23/09/2022"), "a date is kept as sent");
}

#[test]
fn web_pages_and_other_things() {
    for (text, fault) in [
        ("<!DOCTYPE html><title>뉴스</title>", Fault::Html),
        ("\n<html><body>404", Fault::Html),
        ("", Fault::NotJson),
        ("404 page not found", Fault::NotJson),
        ("{\"version\":\"https://jsonfeed.org/version/1.1\",,}", Fault::NotJson),
        ("null", Fault::UnknownFormat),
        ("{\"가\":1}", Fault::UnknownFormat),
    ] {
        assert_eq!(faults(&page(text.as_bytes())), [fault], "{text}");
    }
}
