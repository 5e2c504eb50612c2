//! Headlines, bodies and descriptions: texts of which an item holds several, each with a role and a media type.
//!
//! Version 1 puts the role into the name (`body_html`, `headline_main`), 2 and 3 put it beside the value. Providers
//! choose roles freely, so media types and a few usual roles are all that can be gone by.

use super::super::fields::{Fields, filled};
use crate::draft::Marked;
use crate::json::Json;

/// The best text where markup is welcome.
pub(super) fn html_first(item: &Json, fields: &mut Fields<'_>, list: &str, name: &str) -> Option<Marked> {
    let texts = all(item, fields, list, name);
    let html = texts.iter().position(|text| matches!(text, Marked::Html(_)));
    texts.into_iter().nth(html.unwrap_or(0))
}

/// The best text where a line of plain words is wanted.
pub(super) fn text_first(item: &Json, fields: &mut Fields<'_>, list: &str, name: &str) -> Option<Marked> {
    let texts = all(item, fields, list, name);
    let plain = texts.iter().position(|text| matches!(text, Marked::Text(_)));
    texts.into_iter().nth(plain.unwrap_or(0))
}

/// All texts of a kind, the main one first, else in the order of the document.
fn all(item: &Json, fields: &mut Fields<'_>, list: &str, name: &str) -> Vec<Marked> {
    let mut texts = Vec::new();
    let mut add = |role: &str, media_type: Option<&str>, value: String| {
        let html = match media_type {
            Some(media_type) => is_html(media_type),
            None => is_html(role),
        };
        let at = if role == "main" { 0 } else { texts.len() };
        texts.insert(at, if html { Marked::Html(value) } else { Marked::Text(value) });
    };
    for said in fields.objects(item, list) {
        let role = fields.text(said, "role").unwrap_or_default();
        let media_type = fields.first_text(said, &["contentType", "contenttype"]);
        if let Some(value) = fields.text(said, "value") {
            add(&role, media_type.as_deref(), value);
        }
    }
    if let Some(value) = fields.text(item, name) {
        add("main", None, value);
    }
    for (member, value) in item.members() {
        let role = member.strip_prefix(name).and_then(|rest| rest.strip_prefix('_'));
        if let (Some(role), Some(value)) = (role, value.text().and_then(filled)) {
            add(role, None, value);
        }
    }
    texts
}

/// Whether a media type or a role speaks of markup: `application/xhtml+xml`, `body_xhtml`, `html`, `richtext`.
fn is_html(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    word.contains("html") || word == "richtext"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Native;
    use crate::parser::Parser;

    #[track_caller]
    fn check(json: &str, html: Marked, text: Marked) {
        let mut problems = Vec::new();
        let mut fields = Fields::of_document(&mut problems);
        let json = Native.json(json).unwrap();
        assert_eq!(html_first(&json, &mut fields, "bodies", "body"), Some(html));
        assert_eq!(text_first(&json, &mut fields, "bodies", "body"), Some(text));
        assert_eq!(problems, []);
    }

    fn html(text: &str) -> Marked {
        Marked::Html(text.to_owned())
    }

    fn text(text: &str) -> Marked {
        Marked::Text(text.to_owned())
    }

    #[test]
    fn choices() {
        check(r#"{"body_text":"가","body_html":"<p>가"}"#, html("<p>가"), text("가"));
        check(r#"{"body_main":"가","body_richtext":"<p>가"}"#, html("<p>가"), text("가"));
        check(r#"{"body_short":"나","body_main":"가"}"#, text("가"), text("가"));
        check(r#"{"body_xhtml":"<p>가"}"#, html("<p>가"), html("<p>가"));
        check(r#"{"bodies":[{"value":"가"}]}"#, text("가"), text("가"));
        check(
            r#"{"bodies":[{"role":"main","value":"가"},{"role":"richtext","contentType":"body_xhtml","value":"<p>가"}]}"#,
            html("<p>가"),
            text("가"),
        );
        check(
            r#"{"bodies":[{"role":"html","contenttype":"text/plain","value":"가"},{"value":" "}]}"#,
            text("가"),
            text("가"),
        );
    }
}
