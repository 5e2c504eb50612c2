//! What is written for machines, read back by the programs and schemas of others.

use news_core::accept::{Terms, accept};
use news_core::article::Article;
use news_core::draft::{Draft, DraftAttachment, DraftAuthor, Marked};
use news_core::moment::Moment;
use news_core::native::Native;
use newszone::machine::entry::Entry;
use newszone::machine::feed::Feed;
use newszone::machine::{atom, described, json_feed, rss, sitemap};
use newszone::settings::Settings;
use std::fs;
use std::path::Path;
use std::process::Command;
use test_support::wanted;

const SITE: &str = "[site]\ntitle = \"국방 & <일보>\"\nurl = \"https://news.example/a/\"\nlanguage = \"ko\"\n";
const NOW: i64 = 1_700_000_000;

fn article(nth: i64) -> Article {
    let text = |text: &str| Some(text.to_owned());
    let draft = Draft {
        id: Some(nth.to_string()),
        headline: Some(Marked::Text(format!("[연재] 함대 \"귀환\" <{nth}> & ]]>"))),
        deck: Some(Marked::Text("덱\u{fffe} & <b>".to_owned())),
        body: Some(Marked::Html("<p>본문 &amp; <a href='/x?a=1&amp;b=2'>고리</a> ]]&gt; \u{ffff}</p>".to_owned())),
        authors: vec![DraftAuthor { name: text("김철환"), ..DraftAuthor::default() }],
        section: text("국방"),
        tags: vec!["K9".to_owned()],
        published: Some(Moment(NOW - nth * 86_400).rfc3339()).filter(|_| nth != 3),
        attachments: vec![DraftAttachment {
            url: text("/소리.mp3"),
            media_type: text("audio/mpeg"),
            bytes: Some(9),
            ..DraftAttachment::default()
        }],
        ..Draft::default()
    };
    let (now, base) = (Moment(NOW), "https://origin.example/");
    let terms = Terms { now, base, language: Some("ko"), split_kicker: true, embed_hosts: &[] };
    accept(draft, &terms, &Native, &mut Vec::new()).unwrap()
}

fn with_feed(see: impl FnOnce(&Feed<'_>)) {
    let settings = Settings::parse(SITE).unwrap();
    let articles: Vec<Article> = (0..4).map(article).collect();
    let entries = articles.iter().map(|it| Entry::new(&settings, &format!("함대-{}", it.id), it)).collect();
    see(&Feed { settings: &settings, title: "국방 & <일보>".to_owned(), folder: "section/a/".to_owned(), entries });
}

/// What feed-rs makes of a feed is what was put in.
fn check_feed(text: &str) {
    let feed = feed_rs::parser::parse(text.as_bytes()).unwrap();
    assert_eq!(feed.title.unwrap().content, "국방 & <일보>");
    assert_eq!(feed.language.as_deref(), Some("ko"));
    assert_eq!(feed.entries.len(), 4);
    for (nth, entry) in (0_i64..).zip(&feed.entries) {
        assert_eq!(entry.id, format!("https://news.example/a/article/%ED%95%A8%EB%8C%80-{nth}/"));
        assert_eq!(entry.links[0].href, entry.id);
        assert_eq!(entry.title.as_ref().unwrap().content, format!("[연재] 함대 \"귀환\" <{nth}> & ]]>"));
        assert_eq!(entry.published.map(|it| it.timestamp()), (nth != 3).then_some(NOW - nth * 86_400));
        assert_eq!(entry.authors[0].name.as_deref(), Some("김철환"));
        let terms: Vec<&str> = entry.categories.iter().map(|it| it.term.as_str()).collect();
        assert_eq!(terms, ["국방", "K9"]);
        let body = entry.content.as_ref().unwrap().body.as_deref().unwrap();
        assert!(body.contains("<p>본문 &amp; <a href=\"https://origin.example/x?a=1&amp;b=2\""), "{body}");
    }
}

#[test]
fn feed_rs_reads_rss() {
    with_feed(|feed| check_feed(&rss::write(feed)));
}

#[test]
fn feed_rs_reads_atom() {
    with_feed(|feed| check_feed(&atom::write(feed)));
}

#[test]
fn a_json_feed_is_as_its_schema_says() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/recorded/jsonfeed/schema-v1.1.json");
    let schema = serde_json::from_slice(&fs::read(schema).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    with_feed(|feed| {
        let document: serde_json::Value = serde_json::from_str(&json_feed::write(feed)).unwrap();
        let errors: Vec<String> = validator.iter_errors(&document).map(|it| it.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new());
        assert_eq!(document["items"][0]["title"], "[연재] 함대 \"귀환\" <0> & ]]>");
    });
    assert!(!validator.is_valid(&serde_json::json!({"version": "https://jsonfeed.org/version/1.1"})));
}

/// Whether xmllint finds the document as the schema of sitemaps says; none where there is no xmllint.
fn is_sitemap(text: &str) -> Option<bool> {
    let xmllint = wanted::program("xmllint", "the schema of sitemaps")?;
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema/sitemap.xsd");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("sitemap.xml");
    fs::write(&file, text).unwrap();
    let status = Command::new(xmllint).args(["--nonet", "--noout", "--schema"]).arg(schema).arg(file).status().unwrap();
    Some(status.success())
}

#[test]
fn a_sitemap_is_as_its_schema_says() {
    with_feed(|feed| {
        let place = |it: &Entry<'_>| sitemap::Place { url: it.url.clone(), changed: it.changed() };
        let places: Vec<sitemap::Place> = feed.entries.iter().map(place).collect();
        let files = sitemap::write(&places);
        assert_eq!(files.len(), 1);
        if let Some(is) = is_sitemap(&files[0]) {
            assert!(is, "{}", files[0]);
            assert_eq!(is_sitemap(&files[0].replace("<loc>", "<lok>").replace("</loc>", "</lok>")), Some(false));
        }
    });
}

#[test]
fn news_is_of_two_days() {
    with_feed(|feed| {
        let text = sitemap::news(&feed.entries, "국방 & 일보", "ko", Moment(NOW)).unwrap();
        assert_eq!(text.matches("<news:title>").count(), 3, "{text}");
        assert!(text.contains("<news:name>국방 &amp; 일보</news:name><news:language>ko</news:language>"), "{text}");
        assert_eq!(sitemap::news(&feed.entries, "국방", "ko", Moment(NOW + 86_400 * 9)), None);
    });
}

#[test]
fn an_embed_holds_no_markup_of_others() {
    with_feed(|feed| {
        let document: serde_json::Value =
            serde_json::from_str(&described::oembed(feed.settings, &feed.entries[0])).unwrap();
        assert_eq!((&document["version"], &document["type"]), (&"1.0".into(), &"rich".into()));
        let html = document["html"].as_str().unwrap();
        assert!(html.contains("&lt;0&gt;") && !html.contains("<b>"), "{html}");
    });
}
