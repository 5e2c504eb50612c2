//! OPML 1.0 and 2.0, <http://opml.org/spec2.opml>: a list of feeds, in folders.

use super::Listed;
use super::feed::position;
use news_core::problem::{Fault, Problem};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::collections::HashSet;
use url::Url;

/// Most sources read of one list: far more than anyone follows.
const LISTED_MAX: usize = 10_000;

/// The feeds of a list, in its order, each address once.
///
/// # Errors
///
/// A document that is malformed before its first feed.
pub(super) fn read(text: &str, base: &str) -> Result<Vec<Listed>, Problem> {
    let mut reader = Reader::from_str(text);
    let mut listed = Vec::new();
    let mut seen = HashSet::new();
    // For each open outline its name, if it is a folder.
    let mut folders: Vec<Option<String>> = Vec::new();
    while listed.len() < LISTED_MAX {
        match reader.read_event() {
            Ok(Event::Start(tag)) if is_outline(&tag) => {
                folders.push(visit(&tag, base, &folders, &mut seen, &mut listed))
            }
            Ok(Event::Empty(tag)) if is_outline(&tag) => {
                visit(&tag, base, &folders, &mut seen, &mut listed);
            }
            Ok(Event::End(tag)) if tag.local_name().as_ref().eq_ignore_ascii_case("outline") => {
                folders.pop();
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) if listed.is_empty() => {
                let at = usize::try_from(reader.error_position()).unwrap_or(usize::MAX).min(text.len());
                let (line, column) = position(text, at);
                return Err(Problem::of_document(
                    Fault::Malformed { line, column },
                    text.get(at..).unwrap_or_default(),
                ));
            }
            Err(_) => break,
        }
    }
    Ok(listed)
}

fn is_outline(tag: &BytesStart<'_>) -> bool {
    tag.local_name().as_ref().eq_ignore_ascii_case("outline")
}

/// Notes a feed; for a folder, says its name.
fn visit(
    tag: &BytesStart<'_>,
    base: &str,
    folders: &[Option<String>],
    seen: &mut HashSet<String>,
    listed: &mut Vec<Listed>,
) -> Option<String> {
    let attribute = |name: &str| {
        let found = tag.attributes().flatten().find(|it| it.key.as_ref().eq_ignore_ascii_case(name))?;
        let value = found.normalized_value(XmlVersion::Implicit1_0).ok()?;
        Some(value.trim().to_owned()).filter(|it| !it.is_empty())
    };
    let name = attribute("title").or_else(|| attribute("text"));
    let address = attribute("xmlUrl").or_else(|| attribute("url"));
    let Some(address) = address else { return name };
    let url = Url::options().base_url(Url::parse(base).ok().as_ref()).parse(&address).ok();
    let url = url.filter(|it| matches!(it.scheme(), "http" | "https"))?;
    if seen.insert(url.to_string()) {
        let folder = folders.iter().rev().flatten().next().cloned();
        listed.push(Listed { name: name.unwrap_or_else(|| url.to_string()), url: url.to_string(), folder });
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(outlines: &str, expected: &[(&str, &str, Option<&str>)]) {
        let text = format!(
            "<?xml version=\"1.0\"?><opml version=\"2.0\"><head><title>x</title></head><body>{outlines}</body></opml>"
        );
        let found = read(&text, "https://a.example/list.opml").unwrap();
        let found: Vec<_> = found.iter().map(|it| (it.name.as_str(), it.url.as_str(), it.folder.as_deref())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn lists() {
        check(
            r#"<outline text="국방"><outline text="육군" xmlUrl="https://b.example/army?a=1&amp;b=2"/>
                <outline title="세계"><outline xmlUrl="/rel"/></outline></outline><outline text="밖" xmlurl="https://c.example/"/>"#,
            &[
                ("육군", "https://b.example/army?a=1&b=2", Some("국방")),
                ("https://a.example/rel", "https://a.example/rel", Some("세계")),
                ("밖", "https://c.example/", None),
            ],
        );
        check(r#"<outline xmlUrl="file:///etc/passwd"/><outline xmlUrl="javascript:x"/><outline text="빈"/>"#, &[]);
        check(
            r#"<outline text="가" xmlUrl="https://b.example/"/><outline text="나" xmlUrl="https://b.example/"/>"#,
            &[("가", "https://b.example/", None)],
        );
    }

    #[test]
    fn malformed() {
        let problem = read("<opml>\n<body><outline text=\"가\"</opml></x>", "").unwrap_err();
        assert!(matches!(problem.fault, Fault::Malformed { line: 2, .. }), "{problem:?}");
    }
}
