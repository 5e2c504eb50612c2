//! Which format a document is in, from what is in it. Media types and file names are not asked: hosts send all of
//! these as `application/json`, or as nothing at all.

use super::ninjs;
use crate::json::Json;

/// A format that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON Feed, and our editions, which are JSON Feeds with more to them.
    JsonFeed,
    /// IPTC ninjs.
    Ninjs,
    /// WordPress REST posts.
    WordPress,
    /// Ghost Content API posts.
    Ghost,
    /// schema.org articles as JSON-LD.
    NewsArticle,
}

/// How many elements of a list are looked at, so that one broken item in front does not hide what the others are.
const ELEMENTS_LOOKED_AT: usize = 20;

/// Names that only the items of a JSON Feed bear.
const FEED_ITEM_NAMES: [&str; 4] = ["content_html", "content_text", "date_published", "_news_zone"];

/// The format, told by the first of these that holds:
///
/// 1. JSON Feed: a `version` that names jsonfeed.org; or, where that was forgotten, `items` with names that only this
///    format has.
/// 2. schema.org: `@graph`, or `@context` or `@type` on the document or its elements. Before the others, because
///    their names (`title`, `id`, `items`) are common words and these are not.
/// 3. Ghost: a list of `posts`, or a list of `errors` with messages.
/// 4. WordPress: a `title`, `content` or `excerpt` that is an object with `rendered`, on the document or its elements;
///    or an error's `code` and `message`; or an empty list, which is what a site without posts answers.
/// 5. ninjs: `uri`, or names that only it has, on the document, its elements, or the values of its members. Last,
///    because `uri` alone is thin evidence.
#[must_use]
pub fn format_of(json: &Json) -> Option<Format> {
    let document = [(Format::JsonFeed, is_feed as fn(&Json) -> bool), (Format::NewsArticle, is_linked_data)];
    let posts = [(Format::Ghost, is_ghost as fn(&Json) -> bool), (Format::WordPress, is_wordpress)];
    let last = [(Format::Ninjs, ninjs::is_ninjs as fn(&Json) -> bool)];
    let tests = document.into_iter().chain(posts).chain(last);
    tests.into_iter().find(|(_, test)| test(json)).map(|(format, _)| format)
}

/// Whether any of the first elements passes a test.
pub(super) fn any_of(elements: &[Json], test: fn(&Json) -> bool) -> bool {
    elements.iter().take(ELEMENTS_LOOKED_AT).any(test)
}

/// Whether an object has any of these members.
pub(super) fn has_any(json: &Json, names: &[&str]) -> bool {
    json.members().iter().any(|(name, _)| names.contains(&name.as_str()))
}

/// Whether a document calls itself a JSON Feed.
pub(super) fn says_it_is_a_feed(json: &Json) -> bool {
    let version = json.get("version").and_then(Json::text).unwrap_or_default();
    ["https://", "http://"].iter().any(|scheme| {
        let rest = version.strip_prefix(scheme).unwrap_or_default();
        rest.strip_prefix("www.").unwrap_or(rest).starts_with("jsonfeed.org/version/")
    })
}

fn is_feed(json: &Json) -> bool {
    says_it_is_a_feed(json)
        || json.get("items").is_some_and(|items| any_of(items.list(), |item| has_any(item, &FEED_ITEM_NAMES)))
}

fn is_linked_data(json: &Json) -> bool {
    let test = |json: &Json| has_any(json, &["@graph", "@context", "@type"]);
    test(json) || any_of(json.list(), test)
}

fn is_ghost(json: &Json) -> bool {
    let is_error = |error: &Json| has_any(error, &["message"]);
    matches!(json.get("posts"), Some(Json::List(_)))
        || json.get("errors").is_some_and(|errors| any_of(errors.list(), is_error))
}

fn is_wordpress(json: &Json) -> bool {
    let is_post = |json: &Json| {
        ["title", "content", "excerpt"]
            .iter()
            .any(|name| json.get(name).is_some_and(|value| has_any(value, &["rendered"])))
    };
    let is_error = has_any(json, &["code"]) && has_any(json, &["message"]);
    *json == Json::List(Vec::new()) || is_error || is_post(json) || any_of(json.list(), is_post)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Native;
    use crate::parser::Parser;

    #[track_caller]
    fn check(json: &str, expected: Option<Format>) {
        assert_eq!(format_of(&Native.json(json).unwrap()), expected, "{json}");
    }

    #[test]
    fn formats() {
        check(r#"{"version":"https://jsonfeed.org/version/1.1","items":[]}"#, Some(Format::JsonFeed));
        check(r#"{"version":"https://jsonfeed.org/version/1"}"#, Some(Format::JsonFeed));
        check(r#"{"items":[7,{"id":1,"content_text":"가"}]}"#, Some(Format::JsonFeed));
        check(r#"{"@context":"https://schema.org","headline":"가"}"#, Some(Format::NewsArticle));
        check(r#"[{"@type":"NewsArticle"}]"#, Some(Format::NewsArticle));
        check(r#"{"posts":[]}"#, Some(Format::Ghost));
        check(r#"{"errors":[{"message":"가"}]}"#, Some(Format::Ghost));
        check("[]", Some(Format::WordPress));
        check(r#"[null,{"title":{"rendered":"가"}}]"#, Some(Format::WordPress));
        check(r#"{"id":1,"content":{"rendered":""}}"#, Some(Format::WordPress));
        check(r#"{"code":"rest_no_route","message":"가","data":{"status":404}}"#, Some(Format::WordPress));
        check(r#"{"uri":"urn:가"}"#, Some(Format::Ninjs));
        check(r#"[{"headlines":[]}]"#, Some(Format::Ninjs));
        check(r#"{"_items":[{"uri":"urn:가"}]}"#, Some(Format::Ninjs));
        check(r#"{"가":{"uri":"urn:가","versioncreated":"2022-09-23"}}"#, Some(Format::Ninjs));
    }

    #[test]
    fn what_is_none_of_them() {
        for json in [
            "null",
            "7",
            "\"뉴스\"",
            "{}",
            "[[]]",
            "[1,2]",
            r#"{"title":"가"}"#,
            r#"{"items":[]}"#,
            r#"{"settings":{"title":"가"}}"#,
            r#"{"tags":[{"name":"가"}]}"#,
            r#"[{"id":1,"name":"가"}]"#,
            r#"{"version":1.1}"#,
            r#"{"posts":"가"}"#,
            r#"{"errors":["가"]}"#,
        ] {
            check(json, None);
        }
    }
}
