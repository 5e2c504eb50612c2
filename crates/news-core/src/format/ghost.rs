//! Ghost Content API, posts, <https://docs.ghost.org/content-api/posts>: a page of posts, or errors.
//!
//! Titles and excerpts are text, `html` and captions are HTML.

use super::fields::Fields;
use super::intake::read_items;
use super::paging::with_parameter;
use super::plain::words;
use super::{Answer, Page};
use crate::draft::{Draft, DraftAuthor, DraftImage, Marked};
use crate::json::Json;
use crate::problem::Fault;

/// Reads posts.
#[must_use]
pub fn read(json: &Json, answer: &Answer<'_>) -> Page {
    let mut page = Page::default();
    let mut fields = Fields::of_document(&mut page.problems);
    for error in fields.objects(json, "errors") {
        let found = fields.first_text(error, &["code", "type", "message"]).unwrap_or_default();
        fields.report("", &found, Fault::SourceError);
    }
    page.next_url = next_url(json, &mut fields, answer);
    let posts = json.get("posts").unwrap_or(&Json::Null);
    read_items(&mut page, &mut posts.list().iter(), &fill);
    page
}

fn next_url(json: &Json, fields: &mut Fields<'_>, answer: &Answer<'_>) -> Option<String> {
    let meta = fields.object(json, "meta")?;
    let pagination = fields.object(meta, "pagination")?;
    let next = fields.amount(pagination, "next")?;
    Some(with_parameter(answer.url, "page", &next.to_string()))
}

fn fill(item: &Json, fields: &mut Fields<'_>, draft: &mut Draft) {
    draft.id = fields.id(item, "id");
    draft.url = fields.first_text(item, &["canonical_url", "url"]);
    draft.headline = fields.text(item, "title").map(Marked::Text);
    draft.deck = fields.text(item, "custom_excerpt").map(Marked::Text);
    draft.published = fields.text(item, "published_at");
    draft.updated = fields.text(item, "updated_at");
    draft.body = body(item, fields);
    if draft.body.is_none() {
        // Where there is a text, the excerpt is only its beginning.
        draft.deck = draft.deck.take().or_else(|| fields.text(item, "excerpt").map(Marked::Text));
        draft.protected = item.get("access") == Some(&Json::Bool(false));
    }
    draft.image = image(item, fields);
    draft.authors = fields.objects(item, "authors").into_iter().filter_map(|it| author(it, fields)).collect();
    let section = fields.object(item, "primary_tag");
    draft.section = section.and_then(|tag| public_name(tag, fields));
    for tag in fields.objects(item, "tags") {
        let name = public_name(tag, fields);
        draft.tags.extend(name.filter(|name| draft.section.as_ref() != Some(name)));
    }
}

fn body(item: &Json, fields: &mut Fields<'_>) -> Option<Marked> {
    let html = fields.text(item, "html").map(Marked::Html);
    html.or_else(|| fields.text(item, "plaintext").map(Marked::Text))
}

fn image(item: &Json, fields: &mut Fields<'_>) -> Option<DraftImage> {
    Some(DraftImage {
        url: Some(fields.text(item, "feature_image")?),
        alt: fields.text(item, "feature_image_alt"),
        caption: fields.text(item, "feature_image_caption").and_then(|caption| words(&caption)),
        width: None,
        height: None,
    })
}

fn author(said: &Json, fields: &mut Fields<'_>) -> Option<DraftAuthor> {
    Some(DraftAuthor { name: Some(fields.text(said, "name")?), url: fields.text(said, "url"), email: None })
}

/// The name of a tag, unless it is one of the newsroom's own: those begin with `#` and no reader sees them.
fn public_name(tag: &Json, fields: &mut Fields<'_>) -> Option<String> {
    let internal = tag.get("visibility").and_then(Json::text) == Some("internal");
    fields.text(tag, "name").filter(|name| !internal && !name.starts_with('#'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Native;
    use crate::parser::Parser;
    use crate::problem::Problem;

    fn page(json: &str) -> Page {
        let url = "https://news.example/ghost/api/content/posts/?key=가&page=1";
        read(&Native.json(json).unwrap(), &Answer { url, bytes: &[], cut: false, pages: None })
    }

    #[track_caller]
    fn check(post: &str, expected: Draft) {
        let page = page(&["{\"posts\":[", post, "]}"].concat());
        assert_eq!(page.problems, []);
        assert_eq!(page.drafts, [expected]);
    }

    fn draft(id: &str) -> Draft {
        Draft { id: Some(id.to_owned()), ..Draft::default() }
    }

    fn text(text: &str) -> Option<Marked> {
        Some(Marked::Text(text.to_owned()))
    }

    #[test]
    fn posts() {
        check(
            r#"{"id":"6b","title":"A < B","html":"<p>본문","plaintext":"본문","excerpt":"본","canonical_url":null,"url":"/가/"}"#,
            Draft {
                headline: text("A < B"),
                body: Some(Marked::Html("<p>본문".into())),
                url: Some("/가/".into()),
                ..draft("6b")
            },
        );
        check(r#"{"id":"6b","html":null,"plaintext":"본문"}"#, Draft { body: text("본문"), ..draft("6b") });
        check(
            r#"{"id":"6b","html":"","excerpt":"요약","access":false}"#,
            Draft { deck: text("요약"), protected: true, ..draft("6b") },
        );
        check(
            r##"{"id":"6b","custom_excerpt":"덱","excerpt":"요약","authors":[{"name":"김철환","url":"/kim/"},{}],
                "primary_tag":{"name":"국방"},"tags":[{"name":"국방"},{"name":"#internal"},
                {"name":"비공개","visibility":"internal"},{"name":"K9","visibility":"public"}],
                "feature_image":"/k9.jpg","feature_image_alt":"자주포","feature_image_caption":"<i>사진</i> 국방부"}"##,
            Draft {
                deck: text("덱"),
                authors: vec![DraftAuthor { name: Some("김철환".into()), url: Some("/kim/".into()), email: None }],
                section: Some("국방".into()),
                tags: vec!["K9".into()],
                image: Some(DraftImage {
                    url: Some("/k9.jpg".into()),
                    alt: Some("자주포".into()),
                    caption: Some("사진 국방부".into()),
                    ..DraftImage::default()
                }),
                ..draft("6b")
            },
        );
    }

    #[test]
    fn pages_follow_one_another() {
        let next = |next: &str| {
            page(&[r#"{"posts":[],"meta":{"pagination":{"page":1,"next":"#, next, "}}}"].concat()).next_url
        };
        assert_eq!(next("2").as_deref(), Some("https://news.example/ghost/api/content/posts/?key=가&page=2"));
        assert_eq!(next("null"), None);
    }

    #[test]
    fn what_is_wrong() {
        let wrong = |expected| Fault::WrongType { expected };
        let bad_key = r#"{"errors":[{"message":"Unknown Content API Key","code":"UNKNOWN_CONTENT_API_KEY"}]}"#;
        let error = Problem::of_document(Fault::SourceError, "UNKNOWN_CONTENT_API_KEY");
        assert_eq!(page(bad_key), Page { problems: vec![error], ..Page::default() });
        let found = page(
            r#"{"posts":["가",{"id":"1","html":7,"tags":["K9"],"authors":{},"primary_tag":[]},{"id":1},{}],"meta":7}"#,
        );
        assert_eq!(found.drafts.len(), 1);
        assert_eq!(
            found.problems,
            [
                Problem { field: "meta".into(), ..Problem::of_document(wrong("object"), "number") },
                Problem::of_item(0, "", "가", wrong("object")),
                Problem::of_item(1, "html", "number", wrong("string")),
                Problem::of_item(1, "primary_tag", "array", wrong("object")),
                Problem::of_item(1, "tags", "K9", wrong("object")),
                Problem::of_item(2, "", "1", Fault::DuplicateId),
                Problem::of_item(3, "", "", Fault::NoId),
            ]
        );
    }
}
