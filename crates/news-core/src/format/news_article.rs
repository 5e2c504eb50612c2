//! schema.org articles as JSON-LD, <https://schema.org/NewsArticle>: one, a list of them, or a `@graph`.
//!
//! Nearly every property may be a text, an object or a list of either, and an object may be only an `@id` that names
//! another node of the document. So values are taken for what they are, and only what is none of these is reported.

use super::fields::{Fields, filled};
use super::intake::read_items;
use super::{Answer, Page};
use crate::draft::{Draft, DraftAuthor, DraftImage, DraftNeighbour, Marked};
use crate::json::Json;
use crate::problem::{Fault, Problem};
use std::collections::HashMap;

/// Reads articles; other nodes of the document are not its items.
#[must_use]
pub fn read(json: &Json, answer: &Answer<'_>) -> Page {
    let nodes = nodes_of(json);
    let document = Document::new(&nodes);
    let mut page = Page::default();
    let articles: Vec<&Json> = nodes.iter().copied().filter(|node| is_article(node)).collect();
    if articles.is_empty() {
        page.problems.push(Problem::of_document(Fault::UnknownFormat, "schema.org"));
    }
    // The one article of a document may go by the document's address: it is what the page there is about.
    let only = Some(answer.url).filter(|url| articles.len() == 1 && !url.is_empty());
    read_items(&mut page, &mut articles.into_iter(), &|item, fields, draft| {
        document.fill(item, fields, draft);
        if draft.id.is_none() && draft.url.is_none() {
            draft.id = only.map(str::to_owned);
        }
    });
    page
}

/// The nodes of a document: its own elements, and those of its graphs.
fn nodes_of(json: &Json) -> Vec<&Json> {
    let roots = match json {
        Json::List(roots) => roots.as_slice(),
        one => std::slice::from_ref(one),
    };
    let mut nodes = Vec::new();
    for root in roots {
        match root.get("@graph") {
            Some(Json::List(graph)) => nodes.extend(graph),
            Some(one) => nodes.push(one),
            None => nodes.push(root),
        }
    }
    nodes
}

/// Whether a node is an article: `NewsArticle`, `ReportageNewsArticle`, `BlogPosting` and the like, with or without
/// the vocabulary's address before it.
fn is_article(node: &Json) -> bool {
    let is_name = |name: &str| {
        name.ends_with("Article") || name.ends_with("Posting") || name.ends_with("/Report") || name == "Report"
    };
    match node.get("@type") {
        Some(Json::Text(name)) => is_name(name),
        Some(Json::List(names)) => names.iter().filter_map(Json::text).any(is_name),
        _ => false,
    }
}

/// The same work in another language.
fn translation(url: String) -> DraftNeighbour {
    DraftNeighbour::translation(None, Some(url))
}

/// The document's nodes by their `@id`.
struct Document<'j> {
    nodes: HashMap<&'j str, &'j Json>,
}

impl<'j> Document<'j> {
    fn new(nodes: &[&'j Json]) -> Self {
        let named = |node: &&'j Json| Some((node.get("@id")?.text()?, *node));
        Self { nodes: nodes.iter().filter_map(named).collect() }
    }

    /// The node that a reference means; the value itself where it is none. One step only: a node that is itself but a
    /// reference says nothing.
    fn resolve<'a>(&'a self, value: &'a Json) -> &'a Json {
        let id = value.get("@id").and_then(Json::text).filter(|_| value.members().len() == 1);
        id.and_then(|id| self.nodes.get(id).copied()).unwrap_or(value)
    }

    /// The values of a property, references resolved: those of its list, or the one it has.
    fn values<'a>(&'a self, node: &'a Json, field: &str) -> Vec<&'a Json> {
        let values = match node.get(field) {
            None => &[],
            Some(Json::List(values)) => values.as_slice(),
            Some(one) => std::slice::from_ref(one),
        };
        values.iter().filter(|value| **value != Json::Null).map(|value| self.resolve(value)).collect()
    }

    /// A property's words: the first text, or name of an object, there is.
    fn words(&self, node: &Json, fields: &mut Fields<'_>, field: &str) -> Option<String> {
        self.values(node, field).into_iter().find_map(|value| named(value, fields, field, "string"))
    }

    fn fill(&self, item: &Json, fields: &mut Fields<'_>, draft: &mut Draft) {
        let words = |fields: &mut Fields<'_>, field| self.words(item, fields, field);
        draft.id = fields.id(item, "@id");
        draft.url = words(fields, "url").or_else(|| self.page_url(item, fields));
        draft.headline = words(fields, "headline").or_else(|| words(fields, "name")).map(Marked::Text);
        draft.deck = words(fields, "alternativeHeadline").or_else(|| words(fields, "description")).map(Marked::Text);
        draft.authors = self.authors(item, fields);
        draft.section = words(fields, "articleSection");
        draft.tags = self.tags(item, fields);
        draft.language = words(fields, "inLanguage");
        draft.published = words(fields, "datePublished");
        draft.updated = words(fields, "dateModified");
        draft.expires = words(fields, "expires");
        draft.body = words(fields, "articleBody").map(Marked::Text);
        for field in ["workTranslation", "translationOfWork"] {
            let url =
                |value: &Json| value.text().map(str::to_owned).or_else(|| fields.first_text(value, &["url", "@id"]));
            draft.neighbours.extend(self.values(item, field).into_iter().filter_map(url).map(translation));
        }
        draft.image = self.values(item, "image").into_iter().find_map(|value| image(value, fields));
        draft.copyright_holder = words(fields, "copyrightHolder");
        draft.copyright_notice =
            words(fields, "copyrightNotice").or_else(|| notice(item, draft.copyright_holder.as_deref()));
    }

    /// The page that is about the article: an address, or an object known by one.
    fn page_url(&self, item: &Json, fields: &mut Fields<'_>) -> Option<String> {
        let values = self.values(item, "mainEntityOfPage");
        values.into_iter().find_map(|value| match value {
            Json::Text(url) => filled(url),
            // `true` says only that the article is what its page is about.
            Json::Bool(_) => None,
            object => fields.first_text(object, &["@id", "url"]),
        })
    }

    fn authors(&self, item: &Json, fields: &mut Fields<'_>) -> Vec<DraftAuthor> {
        let field = if item.get("author").is_some() { "author" } else { "creator" };
        let mut authors = Vec::new();
        for value in self.values(item, field) {
            if let Some(name) = named(value, fields, field, "object") {
                let email = fields.text(value, "email").map(|email| email.trim_start_matches("mailto:").to_owned());
                authors.push(DraftAuthor { name: Some(name), url: fields.text(value, "url"), email });
            }
        }
        authors
    }

    /// Keywords, in a list or parted by commas.
    fn tags(&self, item: &Json, fields: &mut Fields<'_>) -> Vec<String> {
        let values = self.values(item, "keywords");
        let parted = values.len() == 1;
        let mut tags = Vec::new();
        for value in values {
            match value {
                Json::Text(text) if parted => tags.extend(text.split(',').filter_map(filled)),
                value => tags.extend(named(value, fields, "keywords", "string")),
            }
        }
        tags
    }
}

/// The text that a value is, or the name that it has. An object without one is no fault: it may say other things.
fn named(value: &Json, fields: &mut Fields<'_>, field: &str, expected: &'static str) -> Option<String> {
    match value {
        Json::Text(text) => filled(text),
        Json::Object(_) => fields.first_text(value, &["name", "@value", "alternateName"]),
        other => {
            fields.wrong(field, other, expected);
            None
        }
    }
}

/// An address, or an `ImageObject`. Sizes are often texts such as `1200 px`; those are done without.
fn image(value: &Json, fields: &mut Fields<'_>) -> Option<DraftImage> {
    match value {
        Json::Text(url) => Some(DraftImage { url: Some(filled(url)?), ..DraftImage::default() }),
        Json::Object(_) => {
            let size = |name| value.get(name).filter(|size| matches!(size, Json::Number(_)));
            Some(DraftImage {
                url: Some(fields.first_text(value, &["url", "contentUrl", "@id"])?),
                alt: None,
                caption: fields.first_text(value, &["caption", "description"]),
                width: size("width").and_then(|_| fields.small_amount(value, "width")),
                height: size("height").and_then(|_| fields.small_amount(value, "height")),
            })
        }
        other => {
            fields.wrong("image", other, "object");
            None
        }
    }
}

/// The copyright line where only its parts are given: a year and a holder.
fn notice(item: &Json, holder: Option<&str>) -> Option<String> {
    let year = Fields::of_document(&mut Vec::new()).id(item, "copyrightYear")?;
    Some(["© ", &year, " ", holder?].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Native;
    use crate::parser::Parser;

    fn page(json: &str) -> Page {
        let answer = Answer { url: "", bytes: &[], cut: false, pages: None };
        read(&Native.json(json).unwrap(), &answer)
    }

    #[track_caller]
    fn check(members: &str, expected: Draft) {
        let page = page(&[r#"{"@type":"NewsArticle","@id":"가""#, members, "}"].concat());
        assert_eq!(page.problems, []);
        assert_eq!(page.drafts, [Draft { id: Some("가".into()), ..expected }]);
    }

    fn author(name: &str) -> DraftAuthor {
        DraftAuthor { name: Some(name.to_owned()), ..DraftAuthor::default() }
    }

    fn image_at(url: &str) -> DraftImage {
        DraftImage { url: Some(url.to_owned()), ..DraftImage::default() }
    }

    #[allow(clippy::unnecessary_wraps)]
    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    #[test]
    fn translations() {
        let neighbours = ["https://가.example/en", "/fr", "/ko"].map(|it| translation(it.to_owned())).into();
        check(
            r#","workTranslation":[{"@id":"https://가.example/en"},"/fr"],"translationOfWork":{"url":"/ko"}"#,
            Draft { neighbours, ..Draft::default() },
        );
    }

    #[test]
    fn texts() {
        check(
            r#","headline":" 함대 귀환 ","alternativeHeadline":"덱","description":"요약","articleBody":"첫째.\n\n둘째.","inLanguage":"ko""#,
            Draft {
                headline: Some(Marked::Text("함대 귀환".into())),
                deck: Some(Marked::Text("덱".into())),
                body: Some(Marked::Text("첫째.\n\n둘째.".into())),
                language: some("ko"),
                ..Draft::default()
            },
        );
        check(
            r#","inLanguage":{"@type":"Language","alternateName":"ko"}"#,
            Draft { language: some("ko"), ..Draft::default() },
        );
        check(
            r#","headline":{"@value":"함대","@language":"ko"},"url":["/a","/b"],"articleSection":["국방","정치"]"#,
            Draft {
                headline: Some(Marked::Text("함대".into())),
                url: some("/a"),
                section: some("국방"),
                ..Draft::default()
            },
        );
        check(r#","mainEntityOfPage":{"@type":"WebPage","@id":"/a"}"#, Draft { url: some("/a"), ..Draft::default() });
        check(r#","mainEntityOfPage":true"#, Draft::default());
    }

    #[test]
    fn people_pictures_and_keywords() {
        for (said, expected) in [
            ("\"김철환\"", vec![author("김철환")]),
            (r#"["김철환",{"name":"이영희"},null,{}]"#, vec![author("김철환"), author("이영희")]),
            (
                r#"{"name":"김철환","email":"mailto:kim@news.example"}"#,
                vec![DraftAuthor { email: some("kim@news.example"), ..author("김철환") }],
            ),
        ] {
            check(&[",\"author\":", said].concat(), Draft { authors: expected, ..Draft::default() });
        }
        for (said, expected) in [
            ("\"/a.jpg\"", image_at("/a.jpg")),
            (r#"["","/b.jpg"]"#, image_at("/b.jpg")),
            (
                r#"{"url":"/c.jpg","width":640,"height":"480 px","caption":"K9"}"#,
                DraftImage { width: Some(640), caption: some("K9"), ..image_at("/c.jpg") },
            ),
            (r#"[{},{"contentUrl":"/d.jpg","width":{"value":1}}]"#, image_at("/d.jpg")),
        ] {
            check(&[",\"image\":", said].concat(), Draft { image: Some(expected), ..Draft::default() });
        }
        for said in ["\"K9, 수출\"", r#"["K9","수출"]"#, r#"[{"@type":"DefinedTerm","name":"K9"},"수출"]"#] {
            check(
                &[",\"keywords\":", said].concat(),
                Draft { tags: vec!["K9".into(), "수출".into()], ..Draft::default() },
            );
        }
        check(
            r#","copyrightHolder":{"name":"국방일보"},"copyrightYear":2022"#,
            Draft {
                copyright_holder: some("국방일보"), copyright_notice: some("© 2022 국방일보"), ..Draft::default()
            },
        );
        check(r#","copyrightYear":"2022""#, Draft::default());
    }

    #[test]
    fn graphs_and_references() {
        let found = page(
            r##"{"@context":"https://schema.org","@graph":[{"@type":["NewsArticle","Article"],"@id":"1","author":{"@id":"#p"},"image":{"@id":"#i"}},
                {"@id":"#p","@type":"Person","name":"김철환"},{"@id":"#i","@type":"ImageObject","url":"/i.jpg"},
                {"@type":"http://schema.org/ReportageNewsArticle","@id":"2","author":{"@id":"2"}},{"@type":"WebPage"}]}"##,
        );
        assert_eq!(found.problems, []);
        let drafts: Vec<_> = found.drafts.into_iter().map(|draft| (draft.id, draft.authors, draft.image)).collect();
        assert_eq!(
            drafts,
            [(some("1"), vec![author("김철환")], Some(image_at("/i.jpg"))), (some("2"), Vec::new(), None)]
        );
    }

    #[test]
    fn what_is_wrong() {
        let wrong = |expected| Fault::WrongType { expected };
        let found = page(
            r#"[{"@type":"NewsArticle","@id":"1","headline":7,"author":[7],"image":true,"keywords":{},"articleBody":[[]]},
                {"@type":"NewsArticle","@id":"1"},{"@type":"NewsArticle","headline":"함대"}]"#,
        );
        assert_eq!(found.drafts.len(), 1);
        assert_eq!(
            found.problems,
            [
                Problem::of_item(0, "headline", "number", wrong("string")),
                Problem::of_item(0, "author", "number", wrong("object")),
                Problem::of_item(0, "articleBody", "array", wrong("string")),
                Problem::of_item(0, "image", "boolean", wrong("object")),
                Problem::of_item(1, "", "1", Fault::DuplicateId),
                Problem::of_item(2, "", "함대", Fault::NoId),
            ]
        );
        let person = page(r#"{"@context":"https://schema.org","@type":"Person","name":"김철환"}"#);
        assert_eq!(person.problems, [Problem::of_document(Fault::UnknownFormat, "schema.org")]);
    }
}
