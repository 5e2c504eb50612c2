//! A page as a JSON Feed 1.1 document.
//!
//! Invariant: the same page gives the same bytes, and what is absent leaves no member behind.

use super::super::Page;
use super::{EXTENSION, faults};
use crate::draft::{Draft, DraftAttachment, DraftAuthor, DraftImage, DraftNeighbour, Marked};
use crate::json::quote;

/// Writes a page as a JSON Feed that [`super::read`] reads back as it was, problems and all.
#[must_use]
pub fn write(page: &Page) -> String {
    let mut out = Writer::default();
    out.open("", '{');
    out.text("version", "https://jsonfeed.org/version/1.1");
    // The standard asks for a title, were it an empty one.
    out.text("title", page.title.as_deref().unwrap_or_default());
    out.filled("language", page.language.as_deref());
    out.filled("next_url", page.next_url.as_deref());
    if page.home.is_some() || !page.problems.is_empty() {
        out.open(EXTENSION, '{');
        out.filled("home", page.home.as_deref());
        if !page.problems.is_empty() {
            faults::write(&mut out, &page.problems);
        }
        out.close('}');
    }
    out.open("items", '[');
    for (position, draft) in page.drafts.iter().enumerate() {
        out.open("", '{');
        item(&mut out, position, draft);
        out.close('}');
    }
    out.close(']');
    out.close('}');
    out.text
}

fn item(out: &mut Writer, position: usize, draft: &Draft) {
    out.filled("id", draft.id.as_deref());
    out.filled("url", draft.url.as_deref());
    out.filled("title", text_of(draft.headline.as_ref()));
    out.filled("summary", text_of(draft.deck.as_ref()));
    out.filled("content_html", html_of(draft.body.as_ref()));
    out.filled("content_text", text_of(draft.body.as_ref()));
    out.filled("image", draft.image.as_ref().and_then(|image| image.url.as_deref()));
    out.filled("date_published", draft.published.as_deref());
    out.filled("date_modified", draft.updated.as_deref());
    out.filled("language", draft.language.as_deref());
    out.list("authors", &draft.authors, author);
    if !draft.tags.is_empty() {
        out.open("tags", '[');
        for tag in &draft.tags {
            out.text("", tag);
        }
        out.close(']');
    }
    out.list("attachments", &draft.attachments, attachment);
    let before = out.text.len();
    out.open(EXTENSION, '{');
    let empty = out.text.len();
    extension(out, position, draft);
    if out.text.len() == empty {
        out.text.truncate(before);
    } else {
        out.close('}');
    }
}

fn extension(out: &mut Writer, position: usize, draft: &Draft) {
    if draft.item != position {
        out.number("item", draft.item as u64);
    }
    out.filled("kicker", draft.kicker.as_deref());
    out.filled("headline_html", html_of(draft.headline.as_ref()));
    out.filled("deck_html", html_of(draft.deck.as_ref()));
    out.filled("byline", draft.byline.as_deref());
    out.filled("section", draft.section.as_deref());
    out.filled("detail_url", draft.detail_url.as_deref());
    if draft.protected {
        out.yes("protected");
    }
    out.filled("status", draft.status.as_deref());
    out.filled("embargoed_until", draft.embargoed.as_deref());
    out.filled("expires", draft.expires.as_deref());
    out.filled("copyright_notice", draft.copyright_notice.as_deref());
    out.filled("copyright_holder", draft.copyright_holder.as_deref());
    if let Some(said) = &draft.image {
        image(out, said);
    }
    out.list("neighbours", &draft.neighbours, neighbour);
}

fn image(out: &mut Writer, said: &DraftImage) {
    if (&said.alt, &said.caption, said.width, said.height) == (&None, &None, None, None) {
        return;
    }
    out.open("image", '{');
    out.filled("alt", said.alt.as_deref());
    out.filled("caption", said.caption.as_deref());
    out.amount("width", said.width.map(u64::from));
    out.amount("height", said.height.map(u64::from));
    out.close('}');
}

fn author(out: &mut Writer, author: &DraftAuthor) {
    out.filled("name", author.name.as_deref());
    out.filled("url", author.url.as_deref());
    if let Some(email) = &author.email {
        out.open(EXTENSION, '{');
        out.text("email", email);
        out.close('}');
    }
}

fn attachment(out: &mut Writer, attachment: &DraftAttachment) {
    out.filled("url", attachment.url.as_deref());
    out.filled("mime_type", attachment.media_type.as_deref());
    out.filled("title", attachment.title.as_deref());
    out.amount("size_in_bytes", attachment.bytes);
    out.amount("duration_in_seconds", attachment.seconds.map(u64::from));
}

fn neighbour(out: &mut Writer, neighbour: &DraftNeighbour) {
    out.filled("relation", neighbour.relation.as_deref());
    out.filled("id", neighbour.id.as_deref());
    out.filled("headline", neighbour.headline.as_deref());
    out.filled("url", neighbour.url.as_deref());
    out.filled("reason", neighbour.reason.as_deref());
    out.filled("language", neighbour.language.as_deref());
}

fn text_of(marked: Option<&Marked>) -> Option<&str> {
    if let Some(Marked::Text(text)) = marked { Some(text) } else { None }
}

fn html_of(marked: Option<&Marked>) -> Option<&str> {
    if let Some(Marked::Html(html)) = marked { Some(html) } else { None }
}

/// A JSON document in the making. Members need a name; elements of a list go by the empty one.
#[derive(Default)]
pub(super) struct Writer {
    text: String,
}

impl Writer {
    /// Begins an object (`{`) or a list (`[`).
    pub(super) fn open(&mut self, name: &str, bracket: char) {
        self.name(name);
        self.text.push(bracket);
    }

    /// Ends what was begun last.
    pub(super) fn close(&mut self, bracket: char) {
        self.text.push(bracket);
    }

    /// A text.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.name(name);
        quote(&mut self.text, text);
    }

    /// A whole number.
    pub(super) fn number(&mut self, name: &str, number: u64) {
        self.name(name);
        self.text.push_str(&number.to_string());
    }

    fn filled(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }

    fn amount(&mut self, name: &str, amount: Option<u64>) {
        if let Some(amount) = amount {
            self.number(name, amount);
        }
    }

    fn yes(&mut self, name: &str) {
        self.name(name);
        self.text.push_str("true");
    }

    /// A list of objects; nothing where it is empty.
    fn list<T>(&mut self, name: &str, items: &[T], write: fn(&mut Self, &T)) {
        if items.is_empty() {
            return;
        }
        self.open(name, '[');
        for item in items {
            self.open("", '{');
            write(self, item);
            self.close('}');
        }
        self.close(']');
    }

    /// The comma that parts this value from the one before, and its name. A text ends in a quote, so a bracket at the
    /// end always is one that was opened.
    fn name(&mut self, name: &str) {
        if !self.text.is_empty() && !self.text.ends_with(['{', '[']) {
            self.text.push(',');
        }
        if !name.is_empty() {
            quote(&mut self.text, name);
            self.text.push(':');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::format::{Answer, json_feed};
    use crate::native::Native;
    use crate::parser::{DEPTH_LEVELS_MAX, Parser};
    use crate::problem::{Fault, Problem};

    #[track_caller]
    fn check(page: &Page) {
        let text = write(page);
        let answer = Answer { url: "https://news.example/feed.json", bytes: &[], cut: false, pages: None };
        assert_eq!(&json_feed::read(&Native.json(&text).unwrap(), &answer), page, "{text}");
    }

    #[allow(clippy::unnecessary_wraps)]
    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    fn draft(id: &str) -> Draft {
        Draft { id: some(id), ..Draft::default() }
    }

    /// A draft in which nothing is missing.
    fn full() -> Draft {
        Draft {
            item: 7,
            url: some("/가?a=b"),
            headline: Some(Marked::Text("“함대” \"귀환\" \\ 🚀".into())),
            kicker: some("연재"),
            deck: Some(Marked::Text("첫 줄\n\n\u{1}둘째 줄".into())),
            byline: some("By Chul-Hwan, Kim < >"),
            authors: vec![
                DraftAuthor { name: some("김철환"), url: some("/kim"), email: some("kim@news.example") },
                DraftAuthor { name: some("이영희"), ..DraftAuthor::default() },
            ],
            section: some("국방"),
            tags: vec!["K9".into(), "수출".into()],
            language: some("ko"),
            published: some("2022-09-23"),
            updated: some("어제"),
            body: Some(Marked::Html("<p>본문</p></script>".into())),
            detail_url: some("https://news.example/1"),
            protected: true,
            image: Some(DraftImage {
                url: some("/k9.jpg"),
                alt: some("자주포"),
                caption: some("K9"),
                width: Some(640),
                height: Some(480),
            }),
            attachments: vec![DraftAttachment {
                url: some("/a.m4a"),
                media_type: some("audio/mp4"),
                title: some("소리"),
                bytes: Some(1 << 40),
                seconds: Some(61),
            }],
            copyright_notice: some("<Copyright ⓒ 국방일보>"),
            copyright_holder: some("국방일보"),
            status: some("usable"),
            embargoed: some("2022-09-23T05:00:00Z"),
            expires: some("2032-09-23"),
            neighbours: vec![DraftNeighbour {
                relation: some("next"),
                id: some("2"),
                headline: some("(후속)"),
                url: some("/2"),
                reason: some("호위함"),
                language: some("ko"),
            }],
            ..draft("1")
        }
    }

    #[test]
    fn what_is_written_reads_back() {
        check(&Page::default());
        let mut page = Page {
            title: some("뉴스"),
            language: some("ko"),
            next_url: some("https://news.example/2.json"),
            home: some("https://news.example/신문/"),
            drafts: vec![full(), Draft { item: 0, ..draft("2") }, Draft { item: 1, ..draft("3") }],
            problems: Vec::new(),
        };
        page.drafts[1].headline = Some(Marked::Html("함대 <em>귀환</em>".into()));
        page.drafts[1].deck = Some(Marked::Html("<p>덱".into()));
        page.drafts[1].body = Some(Marked::Text("가\n\n나".into()));
        page.drafts[1].image = Some(DraftImage { alt: some("그림"), ..DraftImage::default() });
        check(&page);
        assert_eq!(write(&page), write(&page.clone()));
    }

    #[test]
    fn every_fault_reads_back() {
        let faults = [
            Fault::Html,
            Fault::NotJson,
            Fault::Truncated { bytes: 4096 },
            Fault::TooLarge { bytes_max: 16 << 20 },
            Fault::TooDeep { levels_max: DEPTH_LEVELS_MAX },
            Fault::NotUtf8,
            Fault::UnknownFormat,
            Fault::SourceError,
            Fault::WrongType { expected: "string" },
            Fault::WrongType { expected: "number" },
            Fault::WrongType { expected: "boolean" },
            Fault::WrongType { expected: "array" },
            Fault::WrongType { expected: "object" },
            Fault::NoId,
            Fault::DuplicateId,
            Fault::Nothing,
            Fault::BadDate,
            Fault::BadAddress,
            Fault::BidiControl,
        ];
        let mut problems = Vec::new();
        for fault in faults {
            problems.push(Problem::of_document(fault.clone(), "발췌"));
            problems.push(Problem::of_item(3, "date_published", "", fault));
        }
        check(&Page { problems, ..Page::default() });
    }

    #[test]
    fn what_is_absent_leaves_nothing_behind() {
        let page = Page { drafts: vec![draft("가")], ..Page::default() };
        let expected = r#"{"version":"https://jsonfeed.org/version/1.1","title":"","items":[{"id":"가"}]}"#;
        assert_eq!(write(&page), expected);
    }
}
