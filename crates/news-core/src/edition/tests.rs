use super::draft::{card_of, draft_of};
use super::*;
use crate::accept::{Terms, accept};
use crate::article::{Article, Body};
use crate::draft::{Draft, Marked};
use crate::format::{Answer, Page, json_feed, read_feed};
use crate::markup::{Surroundings, from_nodes};
use crate::native::Native;
use crate::parser::Parser;

const CASES: &str = include_str!("../../../../tests/fixtures/markup/cases.json");
const FEEDS: [&str; 2] = [
    include_str!("../../../../tests/fixtures/json_feed/edition.json"),
    include_str!("../../../../tests/fixtures/json_feed/feed-1.1.json"),
];
const SEED: &str = include_str!("../../../../tests/fixtures/seed/seed.txt");
const HOSTS: [&str; 2] = ["www.youtube-nocookie.com", "player.vimeo.com"];

fn moment(text: &str) -> Option<Moment> {
    Moment::parse(text)
}

fn accepted(draft: Draft) -> Article {
    let hosts = HOSTS.map(str::to_owned);
    let terms = Terms {
        now: Moment(4_000_000_000),
        base: "https://news.example/edition/list.json",
        language: None,
        split_kicker: true,
        embed_hosts: &hosts,
    };
    accept(draft, &terms, &Native, &mut Vec::new()).unwrap()
}

fn carried(draft: Draft) -> Draft {
    let written = json_feed::write(&Page { drafts: vec![draft], ..Page::default() });
    let url = "https://news.example/edition/list.json";
    let answer = Answer { url, bytes: written.as_bytes(), cut: false, pages: None };
    let page = read_feed(&answer, &Native).unwrap();
    assert_eq!(page.problems, []);
    page.drafts.into_iter().next().unwrap()
}

#[track_caller]
fn check_article(article: &Article) {
    assert_eq!(accepted(carried(draft_of(article))), *article);
    let card = accepted(carried(card_of(article, "pack.json#1")));
    let facts = |it: &Article| {
        let Article { id, url, headline, kicker, deck, authors, byline, section, tags, .. } = it.clone();
        (id, url, headline, kicker, deck, authors, byline, section, tags, it.language.clone(), it.published, it.updated)
    };
    assert_eq!(facts(&card), facts(article));
    if let Body::Blocks(blocks) = &article.body
        && !blocks.is_empty()
    {
        assert_eq!(card.body, Body::Elsewhere { url: "https://news.example/edition/pack.json#1".to_owned() });
    }
}

fn draft(headline: &str, html: &str) -> Draft {
    let headline = Some(headline).filter(|it| !it.is_empty()).map(|it| Marked::Text(it.to_owned()));
    let body = Some(html).filter(|it| !it.is_empty()).map(|it| Marked::Html(it.to_owned()));
    Draft { id: Some("함대-1".to_owned()), headline, body, ..Draft::default() }
}

#[test]
fn articles_come_back_as_they_were() {
    for feed in FEEDS {
        let answer = Answer { url: "https://news.example/feed.json", bytes: feed.as_bytes(), cut: false, pages: None };
        for draft in read_feed(&answer, &Native).unwrap().drafts {
            let hosts = HOSTS.map(str::to_owned);
            let terms = Terms {
                now: Moment(4_000_000_000),
                base: answer.url,
                language: Some("ko"),
                split_kicker: true,
                embed_hosts: &hosts,
            };
            if let Ok(article) = accept(draft, &terms, &Native, &mut Vec::new()) {
                check_article(&article);
            }
        }
    }
    check_article(&accepted(draft("[속보] [속보] 함대 귀환", "<p>가 <b>나</b></p>")));
    check_article(&accepted(draft("", "<p>첫 문장이다.</p><p>둘째.</p>")));
    check_article(&accepted(draft("a < b & \"c\"", "")));
    check_article(&accepted(Draft { protected: true, ..draft("함대", "") }));
    check_article(&accepted(Draft { detail_url: Some("https://b.example/1".into()), ..draft("함대", "") }));
    let byline = Some("By Chul-Hwan, Kim < >".to_owned());
    check_article(&accepted(Draft { byline, body: Some(Marked::Text(SEED.to_owned())), ..draft("[ROK] “We", "") }));
}

#[test]
fn a_card_has_the_picture_that_the_text_begins_with() {
    let article = accepted(draft("함대", "<figure><img src=/a.jpg alt=배 width=640 height=480></figure><p>가</p>"));
    let card = accepted(carried(card_of(&article, "pack.json#1")));
    let image = card.image.unwrap();
    assert_eq!((image.url.as_str(), image.alt.as_str()), ("https://news.example/a.jpg", "배"));
    assert_eq!((image.size, article.image), (Some((640, 480)), None));
}

#[test]
fn blocks_are_printed_as_they_are_read() {
    let embed_hosts = HOSTS.map(str::to_owned);
    let around = Surroundings { base: "https://news.example/국방/1", embed_hosts: &embed_hosts };
    let cases: serde_json::Value = serde_json::from_str(CASES).unwrap();
    for case in cases.as_array().unwrap() {
        let blocks = from_nodes(&Native.html(case["html"].as_str().unwrap()), &around);
        let printed = html(&blocks);
        assert_eq!(from_nodes(&Native.html(&printed), &around), blocks, "{}: {printed}", case["name"]);
    }
}

fn outline() -> Outline {
    let list = |file: &str, newest, oldest| Part { file: file.into(), is_volume: false, articles: 3, newest, oldest };
    Outline {
        title: "국방일보 \"1\"".to_owned(),
        language: "ko".to_owned(),
        parts: vec![
            list("list-a.json", moment("2026-01-02T03:04:05Z"), moment("2026-01-01")),
            list("list-b.json", moment("2026-01-01"), moment("2025-12-01")),
            Part { is_volume: true, ..list("volume-c.json", moment("2025-12-01"), None) },
        ],
        buckets: 4,
        gone: "gone-d.json".to_owned(),
        search: "search/index-e.bin".to_owned(),
    }
}

#[test]
fn outlines_come_back_as_they_were() {
    for outline in [outline(), Outline::default(), Outline { parts: outline().parts, ..Outline::default() }] {
        let written = outline.write();
        assert!(is_outline(written.as_bytes()));
        assert_eq!(Outline::read(&Native.json(&written).unwrap()), outline, "{written}");
    }
}

#[test]
fn broken_outlines_lose_what_is_broken() {
    #[track_caller]
    fn check(json: &str, parts: usize, bucket: Option<&str>) {
        let outline = Outline::read(&Native.json(json).unwrap());
        assert_eq!((outline.parts.len(), outline.bucket_of("함대").as_deref()), (parts, bucket), "{json}");
    }
    check("null", 0, None);
    check("[]", 0, None);
    check(r#"{"lists":7,"volumes":{"file":"a"},"title":[],"gone":1}"#, 0, None);
    check(r#"{"lists":[7,null,{},{"file":3},{"file":"가.json","articles":-1,"newest":"어제"}]}"#, 1, None);
    check(r#"{"buckets":3}"#, 0, None);
    check(r#"{"buckets":-4}"#, 0, None);
    check(r#"{"buckets":1e300}"#, 0, None);
    check(r#"{"buckets":"4"}"#, 0, None);
    check(r#"{"buckets":1}"#, 0, Some("find/000.json"));
    let written = outline().write();
    for end in (0..written.len()).filter(|it| written.is_char_boundary(*it)) {
        assert!(Native.json(&written[..end]).is_err());
        assert_eq!(is_outline(&written.as_bytes()[..end]), 31 <= end, "{end}");
    }
}

#[test]
fn an_article_is_in_the_parts_that_span_its_moment() {
    #[track_caller]
    fn check(published: &str, expected: &[usize]) {
        let parts = outline().parts;
        let spanning: Vec<usize> = (0..parts.len()).filter(|it| parts[*it].spans(moment(published))).collect();
        assert_eq!(spanning, expected, "{published}");
    }
    check("2026-01-01T12:00:00Z", &[0]);
    check("2026-01-01", &[0, 1]);
    check("2025-12-01", &[1, 2]);
    check("1999-01-01", &[2]);
    check("", &[2]);
    check("2027-01-01", &[]);
}

#[test]
fn places_of_articles() {
    let bucket = write_bucket([("함대-1", moment("2026-01-01")), ("b", None), ("__proto__", None)]);
    let json = Native.json(&bucket).unwrap();
    assert_eq!(published_in(&json, "함대-1"), Some(moment("2026-01-01")));
    assert_eq!((published_in(&json, "b"), published_in(&json, "c")), (Some(None), None));
    for broken in ["7", "[]", r#"{"b":7}"#] {
        assert_eq!(published_in(&Native.json(broken).unwrap(), "b"), None, "{broken}");
    }
}

#[test]
fn articles_that_are_gone() {
    let (since, until) = (moment("2026-01-01").unwrap(), moment("2027-01-01"));
    let articles = [
        ("함대-1", Reason::Canceled),
        ("b", Reason::Withheld),
        ("c", Reason::Embargoed { until }),
        ("d", Reason::Embargoed { until: None }),
        ("e", Reason::Expired { since }),
    ];
    let written = write_gone(articles);
    let json = Native.json(&written).unwrap();
    for (id, reason) in articles {
        assert_eq!(gone_in(&json, id), Some(reason), "{id}");
    }
    assert_eq!(gone_in(&json, "f"), None);
    assert!(!written.contains("함대"), "the name of a held back article must not be told");
    let strange = format!("{{\"{}\":\"sold\",\"{}\":7}}", gone_key("a"), gone_key("b"));
    let json = Native.json(&strange).unwrap();
    assert_eq!((gone_in(&json, "a"), gone_in(&json, "b")), (Some(Reason::Canceled), None));
}

#[test]
fn buckets_are_even() {
    let mut sizes = [0_usize; 64];
    for nth in 0..64_000 {
        sizes[bucket(&format!("기사-{nth}"), 64) as usize] += 1;
    }
    assert!(sizes.iter().all(|it| (850..1150).contains(it)), "{sizes:?}");
}
