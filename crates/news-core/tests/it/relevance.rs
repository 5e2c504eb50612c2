//! The Korean relevance set: what is found of what should be (recall), and how much of what is found should be
//! (precision). The set and its licences are in `tests/fixtures/relevance/README.md`.

use crate::formats::fixtures;
use news_core::accept::{Terms, accept};
use news_core::article::Article;
use news_core::draft::{Draft, Marked};
use news_core::format::{Answer, read};
use news_core::moment::Moment;
use news_core::native::Native;
use news_core::search::{Document, Engine, Question, Reply, Said};
use std::io::Write as _;
use unicode_normalization::UnicodeNormalization;

/// Every class of query, with the least mean recall and precision, in per cent.
const CLASSES: [(&str, f64, f64); 16] = [
    ("noun", 100.0, 100.0),
    ("compound", 100.0, 100.0),
    ("two words", 100.0, 100.0),
    ("spacing", 95.0, 100.0),
    ("particle", 95.0, 90.0),
    ("initials", 100.0, 90.0),
    ("half typed", 95.0, 90.0),
    ("keyboard", 95.0, 90.0),
    ("nfd", 100.0, 100.0),
    ("typo", 90.0, 90.0),
    ("phrase", 100.0, 100.0),
    ("minus", 100.0, 100.0),
    ("or", 100.0, 100.0),
    ("date", 100.0, 100.0),
    ("field", 100.0, 100.0),
    ("title", 100.0, 100.0),
];

/// The articles, and what is searched.
struct Zone {
    ids: Vec<String>,
    engine: Engine,
    asked: u32,
}

impl Zone {
    fn new(articles: &[Article]) -> Self {
        let mut engine = Engine::default();
        let documents = articles.iter().map(Document::of).collect();
        engine.take(Said::Documents { holding: 1, first: 0, documents });
        Self { ids: articles.iter().map(|it| it.id.clone()).collect(), engine, asked: 0 }
    }

    /// The ids that a reader gets to see for a query.
    fn search(&mut self, query: &str, composing: bool) -> Vec<&str> {
        self.asked += 1;
        let question = Question {
            number: self.asked,
            text: query.to_owned(),
            composing,
            rows_max: usize::MAX,
            ..Question::default()
        };
        self.engine.take(Said::Asked(question));
        while self.engine.is_busy() {
            if let Some(Reply::Answer(answer)) = self.engine.step()
                && answer.is_settled
            {
                assert_eq!((answer.number, answer.rows.len()), (self.asked, answer.count));
                return answer.rows.iter().map(|it| self.ids[it.nth].as_str()).collect();
            }
        }
        panic!("{query} has no answer");
    }
}

/// The demo edition, and the headlines of the set.
fn articles() -> Vec<Article> {
    let base = "https://news.example/feed.json";
    let terms = Terms { now: Moment(2_000_000_000), base, language: None, split_kicker: true, embed_hosts: &[] };
    let mut drafts: Vec<Draft> = Vec::new();
    let edition = fixtures().join("../../public/edition");
    for entry in std::fs::read_dir(edition).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        drafts.extend(read(&Answer { url: base, bytes: &bytes, cut: false, pages: None }, &Native).drafts);
    }
    for (name, has_dates) in [("wikinews-ko.tsv", true), ("ynat.tsv", false)] {
        let text = std::fs::read_to_string(fixtures().join("relevance").join(name)).unwrap();
        for line in text.lines() {
            let [id, property, headline] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let property = Some(property.to_owned()).filter(|it| !it.is_empty());
            let (published, section) = if has_dates { (property, None) } else { (None, property) };
            drafts.push(Draft {
                id: Some(id.to_owned()),
                headline: Some(Marked::Text(headline.to_owned())),
                language: Some("ko".to_owned()),
                published,
                section,
                ..Draft::default()
            });
        }
    }
    drafts.into_iter().map(|it| accept(it, &terms, &Native, &mut Vec::new()).unwrap()).collect()
}

/// Not by eprintln!, which the test runner keeps to itself.
fn say(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

fn per_cent(part: usize, whole: usize) -> f64 {
    if whole == 0 { 100.0 } else { part as f64 * 100.0 / whole as f64 }
}

#[test]
fn korean_finds_what_it_should() {
    let mut zone = Zone::new(&articles());
    let set = std::fs::read_to_string(fixtures().join("relevance/queries.tsv")).unwrap();
    let mut figures = vec![(0, 0.0, 0.0); CLASSES.len()];
    for line in set.lines() {
        let [class, query, ids] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        let nth = CLASSES.iter().position(|it| it.0 == class).unwrap();
        let expected: Vec<&str> = ids.split(' ').collect();
        for id in &expected {
            assert!(zone.ids.iter().any(|it| it == id), "{query} expects {id}, which is no article");
        }
        let typed = if class == "nfd" { query.nfd().collect() } else { query.to_owned() };
        let found = zone.search(&typed, matches!(class, "initials" | "half typed"));
        let right = found.iter().filter(|it| expected.contains(it)).count();
        let (recall, precision) = (per_cent(right, expected.len()), per_cent(right, found.len()));
        if recall < 100.0 || precision < 100.0 {
            let wrong: Vec<&&str> = found.iter().filter(|it| !expected.contains(it)).take(5).collect();
            let missed: Vec<&&str> = expected.iter().filter(|it| !found.contains(it)).take(5).collect();
            say(&format!(
                "{class} {query}: recall {recall:.0}, precision {precision:.0}; {wrong:?}, missed {missed:?}"
            ));
        }
        let figures = &mut figures[nth];
        *figures = (figures.0 + 1, figures.1 + recall, figures.2 + precision);
    }
    let queries: usize = figures.iter().map(|it| it.0).sum();
    assert!(100 <= queries, "{queries} queries");
    let mut short = Vec::new();
    for ((class, recall_min, precision_min), (count, recall, precision)) in CLASSES.into_iter().zip(figures) {
        let (recall, precision) = (recall / f64::from(count as u32), precision / f64::from(count as u32));
        say(&format!("{class}: {count} queries, recall {recall:.1} %, precision {precision:.1} %"));
        if recall < recall_min || precision < precision_min {
            short.push(class);
        }
    }
    assert_eq!(short, Vec::<&str>::new(), "classes that fall short");
}
