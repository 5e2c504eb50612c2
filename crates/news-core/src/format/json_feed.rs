//! JSON Feed 1.1 and 1.0, <https://www.jsonfeed.org/version/1.1/>, and the edition format, which is a JSON Feed with
//! the facts that the standard has no name for in an extension object `_news_zone`.
//!
//! A feed's `_news_zone`: `home`, the published site that its articles have pages in, and `problems`, what was wrong with
//! the source that it was made from.
//!
//! An item's `_news_zone`: `item` (position in the source, if another than here), `kicker`, `headline_html` (instead
//! of `title`), `deck` or `deck_html` (instead of `summary`), `byline`, `section`, `detail_url`, `protected`, `status`
//! (usable, withheld or canceled), `embargoed_until`, `expires`, `copyright_notice`, `copyright_holder`, `image`
//! (`alt`, `caption`, `width`, `height`), `neighbours` (`relation`, `id`, `headline`, `url`, `reason`, `language`) and
//! `corrections` ([`crate::correction`]). An author's: `email`.
//!
//! Invariant: what [`write()`] writes, [`read`] reads back as it was.

mod faults;
mod write;

use super::fields::Fields;
use super::intake::read_items;
use super::{Answer, Page};
use crate::draft::{Draft, DraftAttachment, DraftAuthor, DraftImage, DraftNeighbour, Marked};
use crate::json::Json;
use crate::markup::Address;
use crate::problem::Fault;

pub use write::write;

/// Name of the extension object.
const EXTENSION: &str = "_news_zone";

/// Reads a feed.
#[must_use]
pub fn read(json: &Json, answer: &Answer<'_>) -> Page {
    let mut page = Page::default();
    let mut fields = Fields::of_document(&mut page.problems);
    page.title = fields.text(json, "title");
    page.language = fields.text(json, "language");
    page.next_url = elsewhere(json, "next_url", &mut fields, answer);
    let authors = authors(json, &mut fields);
    let items = json.get("items");
    if let Some(other) = items.filter(|items| !matches!(items, Json::List(_))) {
        fields.wrong("items", other, "array");
    }
    if let Some(extension) = fields.object(json, EXTENSION) {
        page.home = elsewhere(extension, "home", &mut fields, answer);
        page.problems.append(&mut faults::read(extension));
    }
    read_items(&mut page, &mut items.unwrap_or(&Json::Null).list().iter(), &|item, fields, draft| {
        fill(item, fields, draft);
        if draft.authors.is_empty() {
            draft.authors.clone_from(&authors);
        }
    });
    page
}

/// The address of another document. A next page that is this one would never end.
fn elsewhere(json: &Json, name: &'static str, fields: &mut Fields<'_>, answer: &Answer<'_>) -> Option<String> {
    let link = fields.text(json, name)?;
    let found = Address::resolve(answer.url, &link).filter(|it| it.is_http() && it.as_str() != answer.url);
    if found.is_none() {
        fields.report(name, &link, Fault::BadAddress);
    }
    found.map(|it| it.as_str().to_owned())
}

fn fill(item: &Json, fields: &mut Fields<'_>, draft: &mut Draft) {
    draft.id = fields.id(item, "id");
    draft.url = fields.text(item, "url");
    draft.headline = fields.text(item, "title").map(Marked::Text);
    draft.deck = fields.text(item, "summary").map(Marked::Text);
    draft.authors = authors(item, fields);
    draft.tags = fields.texts(item, "tags");
    draft.language = fields.text(item, "language");
    draft.published = fields.text(item, "date_published");
    draft.updated = fields.text(item, "date_modified");
    let html = fields.text(item, "content_html").map(Marked::Html);
    draft.body = html.or_else(|| fields.text(item, "content_text").map(Marked::Text));
    draft.image = fields.first_text(item, &["image", "banner_image"]).map(image_at);
    draft.attachments = fields.objects(item, "attachments").into_iter().map(|it| attachment(it, fields)).collect();
    if let Some(extension) = fields.object(item, EXTENSION) {
        extend(extension, fields, draft);
    }
}

fn extend(extension: &Json, fields: &mut Fields<'_>, draft: &mut Draft) {
    if let Some(position) = fields.small_amount(extension, "item") {
        draft.item = position as usize;
    }
    draft.kicker = fields.text(extension, "kicker");
    draft.byline = fields.text(extension, "byline");
    draft.section = fields.text(extension, "section");
    draft.detail_url = fields.text(extension, "detail_url");
    draft.protected = fields.truth(extension, "protected");
    draft.status = fields.text(extension, "status");
    draft.embargoed = fields.text(extension, "embargoed_until");
    draft.expires = fields.text(extension, "expires");
    draft.copyright_notice = fields.text(extension, "copyright_notice");
    draft.copyright_holder = fields.text(extension, "copyright_holder");
    if let Some(headline) = fields.text(extension, "headline_html") {
        draft.headline = Some(Marked::Html(headline));
    }
    let deck = fields.text(extension, "deck").map(Marked::Text);
    let deck = deck.or_else(|| fields.text(extension, "deck_html").map(Marked::Html));
    if deck.is_some() {
        draft.deck = deck;
    }
    if let Some(said) = fields.object(extension, "image") {
        let image = draft.image.get_or_insert_default();
        image.alt = fields.text(said, "alt");
        image.caption = fields.text(said, "caption");
        image.width = fields.small_amount(said, "width");
        image.height = fields.small_amount(said, "height");
    }
    draft.neighbours = fields.objects(extension, "neighbours").into_iter().map(|it| neighbour(it, fields)).collect();
    draft.corrections = fields.texts(extension, "corrections");
}

fn image_at(url: String) -> DraftImage {
    DraftImage { url: Some(url), ..DraftImage::default() }
}

/// `authors` of version 1.1, or else the `author` of 1.0; authors of whom nothing is said are left out.
fn authors(object: &Json, fields: &mut Fields<'_>) -> Vec<DraftAuthor> {
    let name = if object.get("authors").is_some() { "authors" } else { "author" };
    let mut authors = Vec::new();
    for said in fields.objects(object, name) {
        let extension = fields.object(said, EXTENSION);
        let author = DraftAuthor {
            name: fields.text(said, "name"),
            url: fields.text(said, "url"),
            email: extension.and_then(|extension| fields.text(extension, "email")),
        };
        if author != DraftAuthor::default() {
            authors.push(author);
        }
    }
    authors
}

fn attachment(said: &Json, fields: &mut Fields<'_>) -> DraftAttachment {
    DraftAttachment {
        url: fields.text(said, "url"),
        media_type: fields.text(said, "mime_type"),
        title: fields.text(said, "title"),
        bytes: fields.amount(said, "size_in_bytes"),
        seconds: fields.small_amount(said, "duration_in_seconds"),
    }
}

fn neighbour(said: &Json, fields: &mut Fields<'_>) -> DraftNeighbour {
    DraftNeighbour {
        relation: fields.text(said, "relation"),
        id: fields.id(said, "id"),
        headline: fields.text(said, "headline"),
        url: fields.text(said, "url"),
        reason: fields.text(said, "reason"),
        language: fields.text(said, "language"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Native;
    use crate::parser::Parser;
    use crate::problem::Problem;

    fn page(json: &str) -> Page {
        let answer = Answer { url: "https://news.example/가/feed.json", bytes: &[], cut: false, pages: None };
        read(&Native.json(json).unwrap(), &answer)
    }

    #[track_caller]
    fn check(item: &str, expected: Draft) {
        let page = page(&["{\"items\":[", item, "]}"].concat());
        assert_eq!(page.problems, []);
        assert_eq!(page.drafts, [expected]);
    }

    #[track_caller]
    fn check_problems(json: &str, expected: &[Problem]) {
        assert_eq!(page(json).problems, expected, "{json}");
    }

    fn draft(id: &str) -> Draft {
        Draft { id: Some(id.to_owned()), ..Draft::default() }
    }

    #[allow(clippy::unnecessary_wraps)]
    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn items() {
        check(
            r#"{"id":" 1 ","title":" 함대 귀환 "}"#,
            Draft { headline: Some(Marked::Text("함대 귀환".into())), ..draft("1") },
        );
        check(r#"{"id":7,"title":null}"#, draft("7"));
        check(r#"{"url":" /a b "}"#, Draft { url: some("/a b"), ..draft("/a b") });
        check(
            r#"{"id":"1","content_html":"<p>가","content_text":"나"}"#,
            Draft { body: Some(Marked::Html("<p>가".into())), ..draft("1") },
        );
        check(
            r#"{"id":"1","content_html":" ","content_text":"나"}"#,
            Draft { body: Some(Marked::Text("나".into())), ..draft("1") },
        );
        check(r#"{"id":"1","date_published":"어제"}"#, Draft { published: some("어제"), ..draft("1") });
        check(r#"{"id":"1","summary":"덱"}"#, Draft { deck: Some(Marked::Text("덱".into())), ..draft("1") });
        check(
            r#"{"id":"1","summary":"요약","_news_zone":{"deck":"덱"}}"#,
            Draft { deck: Some(Marked::Text("덱".into())), ..draft("1") },
        );
        check(
            r#"{"id":"1","attachments":[{"url":"/a.m4a","mime_type":"audio/x-m4a","size_in_bytes":89970236,"duration_in_seconds":6629.5}]}"#,
            Draft {
                attachments: vec![DraftAttachment {
                    url: some("/a.m4a"),
                    media_type: some("audio/x-m4a"),
                    title: None,
                    bytes: Some(89_970_236),
                    seconds: Some(6629),
                }],
                ..draft("1")
            },
        );
    }

    #[test]
    fn authors_of_both_versions() {
        let names = |json: &str| -> Vec<String> {
            page(json).drafts.into_iter().flat_map(|draft| draft.authors).filter_map(|author| author.name).collect()
        };
        assert_eq!(names(r#"{"items":[{"id":1,"author":{"name":"김철환"}}]}"#), ["김철환"]);
        assert_eq!(names(r#"{"items":[{"id":1,"author":{"name":"나"},"authors":[{"name":"가"},{}]}]}"#), ["가"]);
        assert_eq!(
            names(r#"{"authors":[{"name":"가"}],"items":[{"id":1},{"id":2,"author":{"name":"나"}}]}"#),
            ["가", "나"]
        );
    }

    #[test]
    fn the_feed_itself() {
        let page = page(r#"{"title":"뉴스","language":"ko","next_url":"feed2.json","items":[]}"#);
        assert_eq!((page.title, page.language), (some("뉴스"), some("ko")));
        assert_eq!(page.next_url, some("https://news.example/가/feed2.json"));
        assert_eq!((page.home, page.problems), (None, Vec::new()));
    }

    #[test]
    fn the_site_of_a_feed() {
        let home = |home: &str| page(&["{\"_news_zone\":{\"home\":\"", home, "\"},\"items\":[]}"].concat());
        assert_eq!(home("../../").home, some("https://news.example/"));
        assert_eq!(home("https://other.example/신문/").home, some("https://other.example/신문/"));
        for wrong in ["javascript:alert(1)", "mailto:a@b.example"] {
            let problem = Problem { field: "home".to_owned(), ..Problem::of_document(Fault::BadAddress, wrong) };
            let page = home(wrong);
            assert_eq!((page.home, page.problems), (None, vec![problem]));
        }
    }

    #[test]
    fn what_is_wrong() {
        let wrong = |expected| Fault::WrongType { expected };
        let of_feed =
            |field: &str, found, fault| Problem { field: field.to_owned(), ..Problem::of_document(fault, found) };
        check_problems(r#"{"title":7}"#, &[of_feed("title", "number", wrong("string"))]);
        check_problems(r#"{"items":"가"}"#, &[of_feed("items", "가", wrong("array"))]);
        for link in ["javascript:alert(1)", "feed.json", "mailto:a@b.example"] {
            check_problems(
                &[r#"{"next_url":""#, link, "\"}"].concat(),
                &[of_feed("next_url", link, Fault::BadAddress)],
            );
        }
        check_problems(
            r#"{"items":[{"id":"1","tags":{},"image":[],"authors":"김철환","_news_zone":"가"}]}"#,
            &[
                Problem::of_item(0, "authors", "김철환", wrong("object")),
                Problem::of_item(0, "tags", "object", wrong("string")),
                Problem::of_item(0, "image", "array", wrong("string")),
                Problem::of_item(0, "_news_zone", "가", wrong("object")),
            ],
        );
        check_problems(
            r#"{"items":[{"id":"1"},{"title":"함대"},{"id":"1"},null]}"#,
            &[
                Problem::of_item(1, "", "함대", Fault::NoId),
                Problem::of_item(2, "", "1", Fault::DuplicateId),
                Problem::of_item(3, "", "null", wrong("object")),
            ],
        );
    }
}
