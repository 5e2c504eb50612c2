//! What is written reads back.

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
        corrections: vec!["2026-11-29\n#text\n=국방부\n-는\n+가".into(), "2026-11-28".into()],
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
