//! IPTC ninjs, News in JSON, <https://iptc.org/standards/ninjs/>, versions 1.0 to 3.1: one item, a list of items, or
//! an object of them.
//!
//! Version 1 is flat (`headline`, `body_html`, objects of renditions and associations), 2 and 3 have lists
//! (`headlines`, `bodies`); 3 spells in camel case what came before in lower case. All are read at once, by whatever
//! names are there, because Superdesk and others send mixtures.
//!
//! Invariant: `uri` is a name, not an address. No link is made of it: for most agencies it leads nowhere a reader may
//! go.

mod media;
mod texts;

use super::detect::{any_of, has_any};
use super::fields::{Fields, filled};
use super::intake::read_items;
use super::{Answer, Page};
use crate::draft::{Draft, DraftAuthor, Marked};
use crate::json::Json;

/// Names under which an object keeps its items.
const LIST_NAMES: [&str; 3] = ["items", "_items", "newsItems"];

/// Names that tell a ninjs item, besides `uri`.
const ITEM_NAMES: [&str; 12] = [
    "versioncreated",
    "versionCreated",
    "headlines",
    "bodies",
    "descriptions",
    "pubstatus",
    "pubStatus",
    "body_html",
    "body_text",
    "body_main",
    "body_richtext",
    "headline_main",
];

/// Whether a document is one of ninjs.
pub(super) fn is_ninjs(json: &Json) -> bool {
    is_item(json) || any_of(json.list(), is_item) || in_object(json).is_some()
}

fn is_item(json: &Json) -> bool {
    has_any(json, &["uri"]) || has_any(json, &ITEM_NAMES)
}

/// The items of an object of items: a list or object under one of [`LIST_NAMES`], or the object's own members, if all
/// of them are items: one alone may be a schema that names the same properties.
fn in_object(json: &Json) -> Option<Vec<&Json>> {
    if is_item(json) {
        return None;
    }
    match LIST_NAMES.iter().find_map(|name| json.get(name)) {
        Some(Json::List(items)) => any_of(items, is_item).then(|| items.iter().collect()),
        Some(named) => Some(values_of(named)).filter(|items| items.iter().any(|item| is_item(item))),
        None => Some(values_of(json)).filter(|items| !items.is_empty() && items.iter().all(|item| is_item(item))),
    }
}

fn values_of(object: &Json) -> Vec<&Json> {
    object.members().iter().map(|(_, value)| value).collect()
}

/// Reads items.
#[must_use]
pub fn read(json: &Json, _answer: &Answer<'_>) -> Page {
    let mut page = Page::default();
    match (json, in_object(json)) {
        (Json::List(items), _) => read_items(&mut page, &mut items.iter(), &fill),
        (_, Some(items)) => read_items(&mut page, &mut items.into_iter(), &fill),
        (one, None) => read_items(&mut page, &mut std::iter::once(one), &fill),
    }
    page
}

fn fill(item: &Json, fields: &mut Fields<'_>, draft: &mut Draft) {
    draft.id = fields.id(item, "uri");
    draft.headline = headline(item, fields);
    draft.byline = fields.first_text(item, &["by", "byline"]);
    draft.authors = authors(item, fields);
    draft.section = section(item, fields);
    draft.tags = tags(item, fields);
    draft.language = fields.text(item, "language");
    draft.body = texts::html_first(item, fields, "bodies", "body");
    draft.status = fields.first_text(item, &["pubStatus", "pubstatus"]);
    draft.embargoed = fields.first_text(item, &["embargoedUntil", "embargoeduntil", "embargoed"]);
    draft.expires = fields.text(item, "expires");
    draft.copyright_notice = fields.first_text(item, &["copyrightNotice", "copyrightnotice"]);
    draft.copyright_holder = fields.first_text(item, &["copyrightHolder", "copyrightholder"]);
    dates(item, fields, draft);
    media::attach(item, fields, draft);
    if !media::is_picture(item) {
        draft.deck = texts::text_first(item, fields, "descriptions", "description");
    }
}

/// The headline; or else the item's title or slug, which are meant for newsrooms but name the story all the same.
fn headline(item: &Json, fields: &mut Fields<'_>) -> Option<Marked> {
    texts::text_first(item, fields, "headlines", "headline")
        .or_else(|| fields.first_text(item, &["title", "slugline"]).map(Marked::Text))
}

/// The first date there is counts as that of publication; that of this version as a change if there is another.
fn dates(item: &Json, fields: &mut Fields<'_>, draft: &mut Draft) {
    let version = fields.first_text(item, &["versionCreated", "versioncreated"]);
    let first =
        ["firstpublished", "firstPublished", "firstCreated", "firstcreated", "contentCreated", "contentcreated"];
    draft.published = fields.first_text(item, &first);
    if draft.published.is_some() {
        draft.updated = version;
    } else {
        draft.published = version;
    }
}

/// Superdesk's own list of authors, beside the byline of the standard.
fn authors(item: &Json, fields: &mut Fields<'_>) -> Vec<DraftAuthor> {
    let mut authors = Vec::new();
    for said in fields.objects(item, "authors") {
        if let Some(name) = fields.text(said, "name") {
            let email = fields.text(said, "email");
            authors.push(DraftAuthor { name: Some(name), url: None, email });
        }
    }
    authors
}

/// Superdesk's `service`: the standard has no word for a section.
fn section(item: &Json, fields: &mut Fields<'_>) -> Option<String> {
    let services = fields.objects(item, "service");
    services.into_iter().find_map(|service| fields.text(service, "name"))
}

/// Keywords, a list or parted by commas, and the names of subjects.
fn tags(item: &Json, fields: &mut Fields<'_>) -> Vec<String> {
    let mut tags = match item.get("keywords") {
        Some(Json::Text(keywords)) => keywords.split(',').filter_map(filled).collect(),
        _ => fields.texts(item, "keywords"),
    };
    for name in ["subjects", "subject"] {
        for subject in fields.objects(item, name) {
            tags.extend(fields.text(subject, "name"));
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Native;
    use crate::parser::Parser;
    use crate::problem::{Fault, Problem};

    fn page(json: &str) -> Page {
        let answer = Answer { url: "", bytes: &[], cut: false, pages: None };
        read(&Native.json(json).unwrap(), &answer)
    }

    #[track_caller]
    fn check(item: &str, expected: Draft) {
        let page = page(item);
        assert_eq!(page.problems, []);
        assert_eq!(page.drafts, [expected]);
    }

    fn draft(headline: &str) -> Draft {
        let headline = (!headline.is_empty()).then(|| Marked::Text(headline.to_owned()));
        Draft { id: Some("urn:가".into()), headline, ..Draft::default() }
    }

    #[test]
    fn version_1() {
        check(
            r#"{"uri":"urn:가","headline":"함대 귀환","byline":"김철환 < >","body_text":"본문","body_html":"<p>본문",
                "description_text":"덱","versioncreated":"2022-09-23T14:00:00+09:00","pubstatus":"usable","language":"ko",
                "copyrightnotice":"ⓒ 국방일보","copyrightholder":"국방일보","embargoed":"2022-09-24","expires":"2023-01-01"}"#,
            Draft {
                byline: Some("김철환 < >".into()),
                body: Some(Marked::Html("<p>본문".into())),
                deck: Some(Marked::Text("덱".into())),
                published: Some("2022-09-23T14:00:00+09:00".into()),
                status: Some("usable".into()),
                language: Some("ko".into()),
                copyright_notice: Some("ⓒ 국방일보".into()),
                copyright_holder: Some("국방일보".into()),
                embargoed: Some("2022-09-24".into()),
                expires: Some("2023-01-01".into()),
                ..draft("함대 귀환")
            },
        );
    }

    #[test]
    fn version_3() {
        check(
            r#"{"uri":"urn:가","headlines":[{"role":"short","value":"귀환"},{"role":"main","value":"함대 귀환"}],
                "by":"김철환","bodies":[{"contentType":"text/plain","value":"본문"}],"firstCreated":"2022-09-23",
                "versionCreated":"2022-09-24","pubStatus":"withheld","embargoedUntil":"2022-09-25",
                "subjects":[{"name":"국방"},{"uri":"medtop:11000000"}],"infoSources":[{"name":"연합"}],"located":"부산"}"#,
            Draft {
                byline: Some("김철환".into()),
                body: Some(Marked::Text("본문".into())),
                published: Some("2022-09-23".into()),
                updated: Some("2022-09-24".into()),
                status: Some("withheld".into()),
                embargoed: Some("2022-09-25".into()),
                tags: vec!["국방".into()],
                ..draft("함대 귀환")
            },
        );
    }

    #[test]
    fn what_superdesk_adds() {
        check(
            r#"{"uri":"urn:가","slugline":"fleet","authors":[{"name":"김철환","role":"writer"},{"role":"editor"}],
                "service":[{"code":"d","name":"국방"}],"keywords":["K9"],"subject":[{"name":"해군","code":"1"}],
                "firstpublished":"2022-09-23","versioncreated":"2022-09-24","associations":{"featuremedia":null}}"#,
            Draft {
                authors: vec![DraftAuthor { name: Some("김철환".into()), ..DraftAuthor::default() }],
                section: Some("국방".into()),
                tags: vec!["K9".into(), "해군".into()],
                published: Some("2022-09-23".into()),
                updated: Some("2022-09-24".into()),
                ..draft("fleet")
            },
        );
        check(
            r#"{"uri":"urn:가","keywords":"K9, , 해군"}"#,
            Draft { tags: vec!["K9".into(), "해군".into()], ..draft("") },
        );
    }

    #[test]
    fn shapes_of_documents() {
        let ids = |json: &str| -> Vec<String> { page(json).drafts.into_iter().filter_map(|draft| draft.id).collect() };
        assert_eq!(ids(r#"{"uri":"urn:가"}"#), ["urn:가"]);
        assert_eq!(ids(r#"[{"uri":"urn:가"},{"uri":2}]"#), ["urn:가", "2"]);
        assert_eq!(ids(r#"{"_items":[{"uri":"urn:가"}],"_meta":{}}"#), ["urn:가"]);
        assert_eq!(ids(r#"{"items":{"가":{"uri":"urn:가"}}}"#), ["urn:가"]);
        assert_eq!(ids(r#"{"가":{"uri":"urn:가"},"나":{"uri":"urn:나"}}"#), ["urn:가", "urn:나"]);
    }

    #[test]
    fn what_is_wrong() {
        let wrong = |expected| Fault::WrongType { expected };
        let found = page(
            r#"["가",{"uri":"urn:가","headline":7,"bodies":"나","associations":7,"renditions":[7],"keywords":7},
                {"uri":"urn:가"},{"headline":"함대"}]"#,
        );
        assert_eq!(found.drafts.len(), 1);
        assert_eq!(
            found.problems,
            [
                Problem::of_item(0, "", "가", wrong("object")),
                Problem::of_item(1, "headline", "number", wrong("string")),
                Problem::of_item(1, "keywords", "number", wrong("string")),
                Problem::of_item(1, "bodies", "나", wrong("object")),
                Problem::of_item(1, "renditions", "number", wrong("object")),
                Problem::of_item(1, "associations", "number", wrong("object")),
                Problem::of_item(2, "", "urn:가", Fault::DuplicateId),
                Problem::of_item(3, "", "함대", Fault::NoId),
            ]
        );
    }
}
