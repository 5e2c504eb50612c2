//! Sources as they lie in files and as servers give them.

use crate::shelf::{Memory, outcome, pulled, rss, settings};
use news_core::draft::Marked;
use newszone::check::check;
use newszone::fetch::Client;
use newszone::settings::Pull;
use newszone::source::{Document, Given, read, read_place};
use preview::{Preview, PreviewOptions, Rule};
use std::fs;
use std::path::{Path, PathBuf};

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// Item, id, headline, author, published, language of the first article, and how many there are.
#[track_caller]
fn check_feed(name: &str, headline: &str, id: &str, date: Option<&str>, language: Option<&str>, count: usize) {
    let bytes = fs::read(fixture(name)).unwrap();
    let document =
        Document { url: "https://a.example/feed", bytes: &bytes, content_type: None, cut: false, pages: None };
    let Given::Articles(page) = read(&document) else { panic!("{name} is a list") };
    assert_eq!(page.problems, [], "{name}");
    assert_eq!(page.drafts.len(), count, "{name}");
    let first = &page.drafts[0];
    let Some(Marked::Text(found) | Marked::Html(found)) = &first.headline else { panic!("{name}: {first:?}") };
    assert_eq!(found, headline, "{name}");
    assert_eq!(first.id.as_deref(), Some(id), "{name}");
    assert_eq!(first.published.as_deref(), date, "{name}");
    assert_eq!(first.language.as_deref(), language, "{name}");
}

#[test]
fn feeds_in_many_encodings() {
    let date = Some("2022-09-23T05:00:00Z");
    check_feed("feeds/korean-2.0.euc-kr.xml", "함대, 모항으로 돌아오다", "fleet-1", date, Some("ko"), 2);
    check_feed("feeds/japanese-1.0.shift_jis.rdf", "港に船が戻る", "https://news.example/1", date, None, 1);
    check_feed("feeds/chinese-0.92.big5.xml", "艦隊返港", "https://news.example/tw/1", None, Some("zh-tw"), 2);
    check_feed("feeds/french-atom.windows-1252.xml", "La flotte “rentre” à l’été", "urn:essai:1", date, Some("fr"), 1);
    check_feed("feeds/korean-atom.utf-16.xml", "함대 <em>귀환</em>", "urn:시험:1", None, Some("ko"), 1);
}

#[test]
fn a_feed_in_full() {
    let bytes = fs::read(fixture("feeds/korean-2.0.euc-kr.xml")).unwrap();
    let document =
        Document { url: "https://a.example/feed", bytes: &bytes, content_type: None, cut: false, pages: None };
    let Given::Articles(page) = read(&document) else { panic!("a list") };
    let draft = &page.drafts[0];
    assert_eq!(draft.body, Some(Marked::Html("<p>함대가 <b>석 달</b> 만에 돌아왔다.</p>".into())));
    assert_eq!(draft.deck, Some(Marked::Html("석 달 만의 귀환".into())));
    assert_eq!(draft.authors[0].name.as_deref(), Some("김철수"));
    assert_eq!(draft.tags, ["해군", "훈련"]);
    assert_eq!(draft.attachments[0].media_type.as_deref(), Some("audio/mpeg"));
    assert_eq!(draft.image.as_ref().and_then(|it| it.width), Some(800));
    assert_eq!(draft.copyright_notice.as_deref(), Some("(C) 국방 소식"));
}

#[test]
fn samples_of_feed_rs() {
    let mut count = 0;
    for (url, given) in read_place(&fixture("rss-atom")).unwrap() {
        let Given::Articles(page) = given else { panic!("{url} is a list") };
        assert!(!page.drafts.is_empty(), "{url}: {:?}", page.problems);
        assert!(page.drafts.iter().all(|it| it.id.is_some()), "{url}");
        count += 1;
    }
    assert_eq!(count, 11);
}

#[test]
fn every_document_of_the_corpora() {
    let documents = crate::corpora::documents();
    if documents.is_empty() {
        return;
    }
    let client = Client::new(&Pull::default());
    let mut articles = 0;
    for document in &documents {
        let report = check(&document.display().to_string(), &client, crate::shelf::NOW).unwrap();
        articles += report.articles;
        // Whatever gives nothing says why.
        assert!(0 < report.articles || !report.notices.is_empty(), "{document:?}");
    }
    assert!(50 < documents.len() && 70 < articles, "{} documents, {articles} articles", documents.len());
}

#[test]
fn a_folder_of_files() {
    let settings = settings("[[source]]\nname = \"글\"\npath = \"tests/fixtures/files\"\nsection = \"기본\"");
    let memory = Memory::default();
    let report = pulled(&settings, &memory);
    assert_eq!(memory.ids("글"), ["fleet", "held", "line-1", "line-2", "urn:push:1"], "{report:?}");
    let deliveries = memory.deliveries.borrow();
    let delivery = &deliveries["글"];
    assert!(delivery.is_complete);
    assert_eq!(delivery.items[0].base, "https://news.example/a/fleet.md");
    assert_eq!(delivery.items[0].draft.section.as_deref(), Some("기본"));
    assert_eq!(delivery.items[1].draft.status.as_deref(), Some("withheld"));
    assert_eq!(delivery.items[2].draft.section.as_deref(), Some("사회"));
    // Of two versions that were pushed the later one counts.
    let headline = &delivery.items[4].draft.headline;
    assert!(matches!(headline, Some(Marked::Text(text) | Marked::Html(text)) if text == "정정판"), "{headline:?}");
}

#[test]
fn a_list_and_what_it_names() {
    let folder = tempfile::tempdir().unwrap();
    let server = Preview::start(PreviewOptions::new(folder.path())).unwrap();
    let url = server.url();
    let opml = format!(
        "<opml version=\"2.0\"><body><outline text=\"국방\"><outline text=\"안쪽\" xmlUrl=\"{url}inner.xml\"/></outline></body></opml>"
    );
    server.rule("/list.opml", Rule::answer(200, "text/x-opml", opml));
    server.rule("/inner.xml", Rule::answer(200, "text/xml", rss("1")));
    let list = |private| {
        format!("[[source]]\nname = \"목록\"\nurl = \"{url}list.opml\"\nprivate = {private}\nsection = \"${{folder}}\"")
    };

    let memory = Memory::default();
    let report = pulled(&settings(&list(false)), &memory);
    assert_eq!((outcome(&report, "목록"), outcome(&report, "안쪽")), ("list", "failed"));
    assert_eq!(report.notices[0].fact, "private-address", "{:?}", report.notices);
    assert_eq!(server.count("/inner.xml"), 0);

    let report = pulled(&settings(&list(true)), &memory);
    assert_eq!(outcome(&report, "안쪽"), "pulled", "{:?}", report.notices);
    assert_eq!(memory.deliveries.borrow()["안쪽"].items[0].draft.section.as_deref(), Some("국방"));
}

#[test]
fn what_has_not_changed_is_not_sent_again() {
    let folder = tempfile::tempdir().unwrap();
    let server = Preview::start(PreviewOptions::new(folder.path())).unwrap();
    server.rule("/feed", Rule::answer(200, "text/xml", rss("1")).header("ETag", "\"가\"").times(1));
    let settings = settings(&format!(
        "[[source]]\nname = \"국방\"\nurl = \"{}feed\"\nheaders = {{ X-Key = \"열쇠 ${{PATH}}\" }}",
        server.url()
    ));
    let memory = Memory::default();
    assert_eq!(outcome(&pulled(&settings, &memory), "국방"), "pulled");
    server.rule("/feed", Rule::answer(304, "text/xml", ""));
    assert_eq!(outcome(&pulled(&settings, &memory), "국방"), "not-modified");
    let requests = server.requests();
    assert_eq!(requests.last().and_then(|it| it.header("if-none-match")), Some("\"가\""));
    assert!(requests[0].header("x-key").is_some_and(|it| it.len() > 3 && !it.contains('$')));
    assert_eq!(requests[0].header("user-agent"), Some(concat!("newszone/", env!("CARGO_PKG_VERSION"))));
    assert_eq!(memory.ids("국방"), ["1"]);
}

#[test]
fn a_wordpress_gives_its_texts_page_by_page() {
    let folder = tempfile::tempdir().unwrap();
    let server = Preview::start(PreviewOptions::new(folder.path())).unwrap();
    let post = |id: usize| {
        format!(
            "[{{\"id\":{id},\"title\":{{\"rendered\":\"함대 {id}\"}},\"content\":{{\"rendered\":\"<p>본문</p>\"}}}}]"
        )
    };
    let path = "/wp-json/wp/v2/posts";
    server.rule(path, Rule::answer(200, "application/json", post(1)).header("X-WP-TotalPages", "2").times(1));
    let settings = settings(&format!("[[source]]\nname = \"국방\"\nurl = \"{}wp-json/wp/v2/posts\"", server.url()));
    let memory = Memory::default();
    // The second request is answered once the first was: both go to one path.
    server.rule(&format!("{path}?_fields=id,slug,date_gmt,modified_gmt,title,excerpt,link,content,lang,translations,_links,_embedded&_embed=author,wp:term,wp:featuredmedia&per_page=50&page=2"), Rule::answer(200, "application/json", post(2)).header("X-WP-TotalPages", "2"));
    let report = pulled(&settings, &memory);
    assert_eq!(memory.ids("국방"), ["1", "2"], "{report:?} {:?}", server.requests());
    assert!(memory.deliveries.borrow()["국방"].items.iter().all(|it| it.draft.body.is_some()));
}

#[test]
fn checking_says_what_and_where() {
    #[track_caller]
    fn found(name: &str, text: &str, format: &str, articles: usize, part: &str) {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(name);
        fs::write(&file, text).unwrap();
        let report = check(&file.display().to_string(), &Client::new(&Pull::default()), crate::shelf::NOW).unwrap();
        assert_eq!((report.format.as_str(), report.articles), (format, articles), "{:?}", report.notices);
        assert!(report.notices.iter().any(|it| it.text.contains(part)), "{:?}", report.notices);
    }
    found("a.xml", &rss("1").replace("본문", "본문</b>"), "RSS", 0, "line 1, column");
    found(
        "a.json",
        "{\n\"version\": \"https://jsonfeed.org/version/1.1\",\n\"items\": [{\"id\":\"가\",\"content_text\":\"나\"}",
        "JSON",
        1,
        "line 3 column",
    );
    found("a.md", "---\ntitle: 함대\ntilte: x\n---\n본문", "Markdown", 1, "tilte");
    found("a.jsonl", "{\"id\":1,\"title\":\"가\",\"content\":\"나\"}\nx\n", "JSON lines", 1, "Item 2");
    found("a.html", "<!doctype html><p>가", "a web page", 0, "web page");
}

#[test]
fn a_date_that_cannot_be_read_is_said_at_pull() {
    let folder = tempfile::tempdir().unwrap();
    let put = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    put(
        "a.json",
        r#"{"version":"https://jsonfeed.org/version/1.1","title":"국방","items":[{"id":"1","title":"가","date_published":"어제"}]}"#,
    );
    put("b.md", "---\ntitle: 함대\nembargo: 모레\nexpires: 2030-01-01\n---\n본문");
    put("c.xml", &rss("2").replace("<description>", "<pubDate>그제</pubDate><description>"));
    let mut settings = settings("[[source]]\nname = \"글\"\npath = \".\"");
    settings.folder = folder.path().to_owned();
    let report = pulled(&settings, &Memory::default());
    let found: Vec<(&str, &str)> = report.notices.iter().map(|it| (it.about.as_str(), it.fact.as_str())).collect();
    assert_eq!(found, [("글: a.json", "bad-date"), ("글: b.md", "bad-date"), ("글: c.xml", "bad-date")]);
    for (notice, text) in report.notices.iter().zip(["어제", "모레", "그제"]) {
        assert!(notice.text.contains(text), "{}", notice.text);
    }
}
