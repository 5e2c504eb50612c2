//! Text into HTML.

/// Appends a text so that it is text wherever it stands in HTML: between tags, and in an attribute between double
/// quotes (<https://html.spec.whatwg.org/multipage/parsing.html#escapingString>).
pub fn escape(html: &mut String, text: &str) {
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        let escaped = match byte {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'"' => "&quot;",
            _ => continue,
        };
        html.push_str(&text[copied..at]);
        html.push_str(escaped);
        copied = at + 1;
    }
    html.push_str(&text[copied..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut html = "<p>".to_owned();
        escape(&mut html, text);
        assert_eq!(html, format!("<p>{expected}"));
    }

    #[test]
    fn what_means_something_stops_meaning_it() {
        check("", "");
        check("“국방” & 외교", "“국방” &amp; 외교");
        check("<a href=\"x\">'", "&lt;a href=&quot;x&quot;&gt;'");
        check("&amp;", "&amp;amp;");
    }
}
