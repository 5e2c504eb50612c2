//! The shared cases (`tests/fixtures/markup/cases.json`), and what no fixture can hold.

use crate::markup::outline::outline;
use crate::markup::{Surroundings, from_nodes};
use crate::native::Native;
use crate::parser::{DEPTH_LEVELS_MAX, Node, Parser};

const CASES: &str = include_str!("../../../../../tests/fixtures/markup/cases.json");

fn blocks_of(html: &str) -> String {
    let embed_hosts = ["www.youtube-nocookie.com".to_owned(), "player.vimeo.com".to_owned()];
    let around = Surroundings { base: "https://news.example/국방/1", embed_hosts: &embed_hosts };
    outline(&from_nodes(&Native.html(html), &around))
}

#[track_caller]
fn check(name: &str, html: &str, expected: &str) {
    assert_eq!(blocks_of(html), expected, "{name}: {html}");
}

#[test]
fn shared_cases() {
    let cases: serde_json::Value = serde_json::from_str(CASES).unwrap();
    let cases = cases.as_array().unwrap();
    for case in cases {
        let text = |field: &str| case[field].as_str().unwrap();
        check(text("name"), text("html"), text("outline"));
    }
    let names: std::collections::HashSet<&str> = cases.iter().filter_map(|it| it["name"].as_str()).collect();
    assert_eq!(names.len(), cases.len(), "two cases have one name");
}

#[test]
fn nesting_without_end() {
    for (tag, times) in [("b", 10_000), ("div", 10_000), ("q", 10_000), ("ul><li", 1_000), ("dl><dd", 1_000)] {
        check_nesting(tag, times);
    }
    for tag in ["blockquote", "table><tr><td", "figure", "figure><figcaption", "span lang=ko", "section"] {
        check_nesting(tag, 1_000);
    }
    let html = format!("{0}가{1}나", "<div>".repeat(90), "</div>".repeat(90));
    check("deep but closed", &html, "p[가] p[나]");
}

#[track_caller]
fn check_nesting(tag: &str, times: usize) {
    let outline = blocks_of(&format!("위 {} 깊이", format!("<{tag}>").repeat(times)));
    assert!(outline.starts_with("p[위]"), "{tag}: {outline}");
    assert!(!outline.contains("깊이"), "{tag}");
}

/// A parser that forgets its limit must not bring the walk down.
#[test]
fn nodes_deeper_than_a_parser_gives() {
    for tag in ["div", "b", "blockquote", "li", "ul", "dl", "pre", "figure", "td", "table", "figcaption"] {
        let mut node = Node::Text("깊이".into());
        for _ in 0..DEPTH_LEVELS_MAX * 3 {
            node = Node::Element { tag: tag.into(), attributes: Vec::new(), children: vec![node] };
        }
        let around = Surroundings { base: "", embed_hosts: &[] };
        let outline = outline(&from_nodes(&[Node::Text("위".into()), node], &around));
        assert_eq!(outline, "p[위]", "{tag}");
    }
}
