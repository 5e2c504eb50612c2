//! WordPress REST API, posts, <https://developer.wordpress.org/rest-api/reference/posts/>: a list of posts, one post,
//! or an error.
//!
//! Titles, excerpts and contents are HTML; names of categories, tags and authors are text with character references.

use super::fields::Fields;
use super::intake::read_items;
use super::paging::{parameter, path, with_parameter};
use super::plain::words;
use super::{Answer, Page};
use crate::draft::{Draft, DraftAuthor, DraftImage, DraftNeighbour, Marked};
use crate::json::Json;
use crate::problem::{Fault, Problem};

/// Posts asked for at once. A hundred, the most that WordPress gives, take it over a second on a small host.
const PER_PAGE: &str = "50";

/// What a list needs. With the contents it would weigh eighty times as much.
const LIST_FIELDS: &str = "id,slug,date_gmt,modified_gmt,title,excerpt,link";

/// What one post is asked for. Without `_links` WordPress embeds nothing.
const DETAIL_QUERY: &str = "?_fields=id,slug,date_gmt,modified_gmt,title,excerpt,link,content,_links,_embedded\
    &_embed=author,wp:term,wp:featuredmedia";

/// The category that WordPress puts posts in that have none.
const NO_CATEGORY: &str = "uncategorized";

/// The address to ask for a list at: a configured one whose path ends in `/wp/v2/posts`, and what it leaves out of
/// fields and number of posts. `None` for any other address.
///
/// An address that asks for embedded objects keeps all fields, because it knows what it wants.
#[must_use]
pub fn list_url(url: &str) -> Option<String> {
    if !path(url).ends_with("/wp/v2/posts") {
        return None;
    }
    let mut url = url.to_owned();
    if parameter(&url, "_fields").is_none() && parameter(&url, "_embed").is_none() {
        url = with_parameter(&url, "_fields", LIST_FIELDS);
    }
    if parameter(&url, "per_page").is_none() {
        url = with_parameter(&url, "per_page", PER_PAGE);
    }
    Some(url)
}

/// Reads posts.
#[must_use]
pub fn read(json: &Json, answer: &Answer<'_>) -> Page {
    let mut page = Page::default();
    if let Some(code) = json.get("code") {
        let code = code.text().unwrap_or_default();
        // This is how WordPress says that the page before was the last.
        if code != "rest_post_invalid_page_number" {
            page.problems.push(Problem::of_document(Fault::SourceError, code));
        }
        return page;
    }
    let items = match json {
        Json::List(items) => items.as_slice(),
        one => std::slice::from_ref(one),
    };
    read_items(&mut page, &mut items.iter(), &|item, fields, draft| fill(item, fields, draft, answer));
    page.next_url = next_url(answer);
    page
}

fn next_url(answer: &Answer<'_>) -> Option<String> {
    let page = parameter(answer.url, "page").and_then(|page| page.parse().ok()).unwrap_or(1_u32);
    (page < answer.pages?).then(|| with_parameter(answer.url, "page", &(page + 1).to_string()))
}

fn fill(item: &Json, fields: &mut Fields<'_>, draft: &mut Draft, answer: &Answer<'_>) {
    draft.id = fields.id(item, "id");
    draft.url = fields.text(item, "link");
    draft.headline = rendered(item, fields, "title").map(Marked::Html);
    draft.deck = rendered(item, fields, "excerpt").map(Marked::Html);
    draft.body = rendered(item, fields, "content").map(Marked::Html);
    draft.published = fields.text(item, "date_gmt");
    draft.updated = fields.text(item, "modified_gmt");
    let content = item.get("content");
    draft.protected = content.is_some_and(|content| fields.truth(content, "protected"));
    if content.is_none() {
        draft.detail_url = draft.id.as_deref().and_then(|id| detail_url(answer.url, id));
    }
    // Polylang says which posts are the same in other languages: an id a language.
    draft.language = item.get("lang").and_then(Json::text).map(str::to_owned);
    for (language, id) in item.get("translations").map(Json::members).unwrap_or_default() {
        draft.neighbours.extend(id.number().map(|id| translation(language, id)));
    }
    if let Some(embedded) = fields.object(item, "_embedded") {
        embed(embedded, fields, draft);
    }
}

fn translation(language: &str, id: f64) -> DraftNeighbour {
    let language = Some(language.to_owned());
    DraftNeighbour { language, ..DraftNeighbour::translation(Some(id.to_string()), None) }
}

/// The HTML of a field that is an object of `rendered` and more, or just a text.
fn rendered(item: &Json, fields: &mut Fields<'_>, field: &str) -> Option<String> {
    match item.get(field)? {
        Json::Text(_) => fields.text(item, field),
        _ => fields.object(item, field).and_then(|object| fields.text(object, "rendered")),
    }
}

/// Where a post of a list has its text. `None` where the list's own address does not tell, or the id is none of
/// WordPress's.
fn detail_url(list_url: &str, id: &str) -> Option<String> {
    let (_, route) = path(list_url).split_once("/wp/v2/")?;
    let is_list = !route.contains('/');
    let is_id = id.bytes().all(|byte| byte.is_ascii_digit());
    (is_list && is_id).then(|| [path(list_url), "/", id, DETAIL_QUERY].concat())
}

/// What comes along only if it was asked for: authors, categories and tags, the picture. What a reader may not see
/// is an error object in its place, which has none of the fields and so is nothing.
fn embed(embedded: &Json, fields: &mut Fields<'_>, draft: &mut Draft) {
    for author in fields.objects(embedded, "author") {
        let name = fields.text(author, "name").and_then(|name| words(&name));
        if name.is_some() {
            draft.authors.push(DraftAuthor { name, url: fields.text(author, "link"), email: None });
        }
    }
    for term in embedded.get("wp:term").unwrap_or(&Json::Null).list().iter().flat_map(Json::list) {
        let Some(name) = fields.text(term, "name").and_then(|name| words(&name)) else { continue };
        let is_category = term.get("taxonomy").and_then(Json::text) == Some("category");
        if is_category && term.get("slug").and_then(Json::text) == Some(NO_CATEGORY) {
            continue;
        }
        if is_category && name.to_ascii_lowercase() == NO_CATEGORY {
            continue;
        }
        if is_category && draft.section.is_none() {
            draft.section = Some(name);
        } else {
            draft.tags.push(name);
        }
    }
    draft.image = fields.objects(embedded, "wp:featuredmedia").first().and_then(|media| image(media, fields));
}

fn image(media: &Json, fields: &mut Fields<'_>) -> Option<DraftImage> {
    let size = fields.object(media, "media_details").unwrap_or(&Json::Null);
    Some(DraftImage {
        url: Some(fields.text(media, "source_url")?),
        alt: fields.text(media, "alt_text").and_then(|alt| words(&alt)),
        caption: rendered(media, fields, "caption").and_then(|caption| words(&caption)),
        width: fields.small_amount(size, "width"),
        height: fields.small_amount(size, "height"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Native;
    use crate::parser::Parser;

    const LIST: &str = "https://뉴스.example/wp-json/wp/v2/posts?per_page=2&_fields=id,title";

    fn page(json: &str, url: &str, pages: Option<u32>) -> Page {
        read(&Native.json(json).unwrap(), &Answer { url, bytes: &[], cut: false, pages })
    }

    #[track_caller]
    fn check(item: &str, expected: Draft) {
        let page = page(item, "", None);
        assert_eq!(page.problems, []);
        assert_eq!(page.drafts, [expected]);
    }

    fn draft(id: &str) -> Draft {
        Draft { id: Some(id.to_owned()), ..Draft::default() }
    }

    fn html(text: &str) -> Option<Marked> {
        Some(Marked::Html(text.to_owned()))
    }

    #[test]
    fn posts_in_several_languages() {
        let translation = |language: &str, id: &str| DraftNeighbour {
            relation: Some("translation".to_owned()),
            id: Some(id.to_owned()),
            language: Some(language.to_owned()),
            ..DraftNeighbour::default()
        };
        check(
            r#"{"id":7,"lang":"ko","translations":{"ko":7,"en":12}}"#,
            Draft {
                language: Some("ko".into()),
                neighbours: vec![translation("ko", "7"), translation("en", "12")],
                ..draft("7")
            },
        );
        check(r#"{"id":7,"lang":null,"translations":[]}"#, draft("7"));
    }

    #[test]
    fn posts() {
        check(
            r#"{"id":7,"title":{"rendered":"함대 <em>귀환<\/em> &#038; 훈련"},"date_gmt":"2022-09-23T05:00:00","modified_gmt":null}"#,
            Draft {
                headline: html("함대 <em>귀환</em> &#038; 훈련"),
                published: Some("2022-09-23T05:00:00".into()),
                ..draft("7")
            },
        );
        check(
            r#"[{"id":7,"title":{"rendered":""},"excerpt":{"rendered":"<p>덱"}}]"#,
            Draft { deck: html("<p>덱"), ..draft("7") },
        );
        check(
            r#"{"id":7,"title":"가","content":{"rendered":"","protected":true}}"#,
            Draft { headline: html("가"), protected: true, ..draft("7") },
        );
        check(
            r#"{"id":7,"content":{"rendered":"<p>가","protected":false},"_embedded":{
                "author":[{"name":"김철환","link":"/author/kim"},{"code":"rest_user_invalid_id","message":"없음"}],
                "wp:term":[[{"taxonomy":"category","slug":"uncategorized","name":"미분류"},
                    {"taxonomy":"category","name":"국방 &amp; 외교"},{"taxonomy":"category","name":"Uncategorized"}],
                    [{"taxonomy":"post_tag","name":"K9"}]],
                "wp:featuredmedia":[{"source_url":"/k9.jpg","alt_text":"자주포","caption":{"rendered":"<p>K9 자주포</p>"},
                    "media_details":{"width":640,"height":480}}]}}"#,
            Draft {
                body: html("<p>가"),
                authors: vec![DraftAuthor {
                    name: Some("김철환".into()),
                    url: Some("/author/kim".into()),
                    email: None,
                }],
                section: Some("국방 & 외교".into()),
                tags: vec!["K9".into()],
                image: Some(DraftImage {
                    url: Some("/k9.jpg".into()),
                    alt: Some("자주포".into()),
                    caption: Some("K9 자주포".into()),
                    width: Some(640),
                    height: Some(480),
                }),
                ..draft("7")
            },
        );
    }

    #[test]
    fn a_list_says_where_the_text_is() {
        let detail = |url: &str, id: &str| {
            let json = ["[{\"id\":", id, ",\"title\":{\"rendered\":\"가\"}}]"].concat();
            page(&json, url, None).drafts.remove(0).detail_url
        };
        let expected = ["https://뉴스.example/wp-json/wp/v2/posts/7", DETAIL_QUERY].concat();
        assert_eq!(detail(LIST, "7"), Some(expected));
        assert_eq!(detail(LIST, "\"../../users\""), None);
        assert_eq!(detail("https://뉴스.example/wp-json/wp/v2/posts/7", "7"), None);
        assert_eq!(detail("https://뉴스.example/posts.json", "7"), None);
    }

    #[test]
    fn pages_follow_one_another() {
        let next = |url, pages| page("[]", url, pages).next_url;
        assert_eq!(next(LIST, Some(3)), Some([LIST, "&page=2"].concat()));
        assert_eq!(next("/posts?page=2", Some(3)).as_deref(), Some("/posts?page=3"));
        assert_eq!(next("/posts?page=3", Some(3)), None);
        assert_eq!(next(LIST, Some(0)), None);
        assert_eq!(next(LIST, None), None);
    }

    #[test]
    fn addresses_of_lists() {
        for (url, expected) in [
            (
                "https://a.example/wp-json/wp/v2/posts",
                Some("?_fields=id,slug,date_gmt,modified_gmt,title,excerpt,link&per_page=50"),
            ),
            ("https://a.example/wp-json/wp/v2/posts?per_page=5&_fields=id", Some("")),
            ("https://a.example/wp-json/wp/v2/posts?_embed=author", Some("&per_page=50")),
            ("https://a.example/뉴스/feed.json", None),
            ("https://a.example/wp-json/wp/v2/posts/7", None),
        ] {
            assert_eq!(list_url(url), expected.map(|rest| [url, rest].concat()), "{url}");
        }
    }

    #[test]
    fn errors() {
        let error = |code: &str| {
            page(&["{\"code\":\"", code, "\",\"message\":\"없음\",\"data\":{\"status\":400}}"].concat(), LIST, None)
        };
        assert_eq!(error("rest_post_invalid_page_number"), Page::default());
        assert_eq!(error("rest_no_route").problems, [Problem::of_document(Fault::SourceError, "rest_no_route")]);
    }

    #[test]
    fn what_is_wrong() {
        let found = page(
            r#"[null,{"id":1,"title":7,"link":[],"_embedded":"가"},{"id":1},{"title":{"rendered":"함대"}},
                {"id":2,"title":{"rendered":[]},"_embedded":{"author":7,"wp:term":[7,[{"name":7}]],"wp:featuredmedia":[[]]}}]"#,
            "",
            None,
        );
        let wrong = |expected| Fault::WrongType { expected };
        assert_eq!(found.drafts.len(), 2);
        assert_eq!(
            found.problems,
            [
                Problem::of_item(0, "", "null", wrong("object")),
                Problem::of_item(1, "link", "array", wrong("string")),
                Problem::of_item(1, "title", "number", wrong("object")),
                Problem::of_item(1, "_embedded", "가", wrong("object")),
                Problem::of_item(2, "", "1", Fault::DuplicateId),
                Problem::of_item(3, "", "함대", Fault::NoId),
                Problem::of_item(4, "rendered", "array", wrong("string")),
                Problem::of_item(4, "author", "number", wrong("object")),
                Problem::of_item(4, "name", "number", wrong("string")),
                Problem::of_item(4, "wp:featuredmedia", "array", wrong("object")),
            ]
        );
    }
}
