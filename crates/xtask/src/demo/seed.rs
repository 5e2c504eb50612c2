//! The founding document as article 1. Every text in it is taken from the file's own lines, never typed anew.

use crate::trouble::{Outcome, Trouble};
use serde_json::{Value, json};

/// The seed as a feed item. What it lacks (date, address, section, picture) is not there.
pub(crate) fn item(seed: &str) -> Outcome<Value> {
    let lines: Vec<&str> = seed.lines().collect();
    let line = |number: usize| lines.get(number - 1).copied().unwrap_or_default();
    let byline = lines.iter().position(|it| it.starts_with("By "));
    let (Some(byline), true) = (byline, lines.len() == LINES) else {
        return Err(Trouble::new("seed.txt is not the founding document"));
    };
    let paragraphs: Vec<&str> = lines[10..byline].iter().copied().filter(|it| !it.is_empty()).collect();
    let neighbour = line(LINES).trim().trim_start_matches('•').trim().trim_start_matches('(').trim_end_matches(')');
    Ok(json!({
        "id": "1",
        "title": line(5),
        "summary": line(7),
        "content_text": paragraphs.join("\n\n"),
        "language": "en",
        "_news_zone": {
            "deck": line(7),
            "byline": lines[byline],
            "copyright_notice": line(33),
            "copyright_holder": "The Korea Defense Daily",
            "neighbours": [{ "relation": "next", "headline": neighbour }],
        },
    }))
}

/// Lines of the capture, which ends in the middle of a list.
const LINES: usize = 36;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_seed_is_taken_whole() {
        let item = item(include_str!("../../../../tests/fixtures/seed/seed.txt")).unwrap();
        let chars = |text: &Value| text.as_str().unwrap().chars().count();
        assert_eq!((chars(&item["title"]), chars(&item["summary"])), (131, 131));
        let body = item["content_text"].as_str().unwrap();
        let paragraphs: Vec<usize> = body.split("\n\n").map(|it| it.chars().count()).collect();
        assert_eq!(paragraphs, [322, 302, 310, 318, 226, 174, 219]);
        let own = &item["_news_zone"];
        assert_eq!(own["byline"], "By Chul-Hwan, Kim < >");
        assert_eq!(own["copyright_notice"], "<Copyright ⓒ The Korea Defense Daily, All rights reserved>");
        assert_eq!(own["neighbours"][0]["headline"], "Presentation and Follow-on discussion");
        assert!(super::item("something else").is_err());
    }
}
