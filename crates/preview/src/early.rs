//! What the index page asks for before its app has come: the first document of its source.

/// What marks the line that asks for it.
const MARK: &str = " data-source>";
/// What stands before its address.
const HREF: &str = "href=\"";

/// The page asking early for this document, or, without one, for none. The app takes the answer over if it is what its
/// configuration's only source is at; asked for in vain it would cost the reader its bytes.
///
/// ```
/// let page = "<head>\n<link rel=\"preload\" href=\"a.json\" as=\"fetch\" crossorigin data-source>\n</head>";
/// let asking = preview::asking_early(page, Some("edition/manifest.json"));
/// assert_eq!(asking, page.replace("a.json", "edition/manifest.json"));
/// assert_eq!(preview::asking_early(page, None), "<head>\n</head>");
/// ```
#[must_use]
pub fn asking_early(page: &str, source: Option<&str>) -> String {
    let line = |line: &str| {
        let Some((before, rest)) = line.split_once(HREF).filter(|_| line.contains(MARK)) else {
            return line.to_owned();
        };
        let after = rest.split_once('"').map_or("", |it| it.1);
        source.map(|it| [before, HREF, &attribute(it), "\"", after].concat()).unwrap_or_default()
    };
    page.split_inclusive('\n').map(line).collect()
}

/// The address of a zone's first document that can be asked for early, by its configuration: that of its only source,
/// where it is a JSON document. `sources` is that member of the configuration, or nothing.
#[must_use]
pub fn early_source(sources: &[&str]) -> Option<String> {
    let [source] = sources else { return None };
    let path = source.split(['?', '#']).next().unwrap_or_default();
    path.ends_with(".json").then(|| (*source).to_owned())
}

fn attribute(text: &str) -> String {
    text.replace('&', "&amp;").replace('"', "&quot;").replace('<', "&lt;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_in_its_attribute() {
        let page = "<link href=\"a.css\">\n<link rel=\"preload\" href=\"a.json\" as=\"fetch\" data-source>\n뉴스";
        let asking = asking_early(page, Some("b.json?x=\"><script>&y"));
        let expected = page.replace("a.json", "b.json?x=&quot;>&lt;script>&amp;y");
        assert_eq!(asking, expected);
        assert_eq!(asking_early("<link href=\"a.css\">", None), "<link href=\"a.css\">");
    }

    #[test]
    fn the_only_source_if_it_is_a_document() {
        let one = |source: &str| early_source(&[source]);
        assert_eq!(one("edition/feed.json").as_deref(), Some("edition/feed.json"));
        assert_eq!(one("https://a.example/feed.json?v=2").as_deref(), Some("https://a.example/feed.json?v=2"));
        assert_eq!(one("https://blog.example/?x=.json"), None);
        assert_eq!(early_source(&["a.json", "b.json"]), None);
        assert_eq!(early_source(&[]), None);
    }
}
