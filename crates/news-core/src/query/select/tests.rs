use super::*;
use crate::archive::Holding;
use crate::article::{Article, Author, Body};
use crate::markup;
use crate::moment::Day;

fn article(id: &str, headline: &str, date: Option<&str>, section: &str, text: &str) -> Entry {
    Entry::new(Article {
        id: id.to_owned(),
        url: None,
        headline: headline.to_owned(),
        headline_from_text: false,
        kicker: None,
        deck: None,
        authors: vec![Author { name: "김철환".to_owned(), url: None, email: None }],
        byline: None,
        section: Some(section.to_owned()),
        tags: vec!["K9".to_owned()],
        language: Some(if headline.is_ascii() { "en-gb" } else { "ko" }.to_owned()),
        published: date.map(|it| Moment::parse(it).unwrap()),
        updated: None,
        body: Body::Blocks(markup::from_text(text)),
        image: None,
        attachments: Vec::new(),
        copyright_notice: None,
        copyright_holder: None,
        neighbours: Vec::new(),
    })
}

fn archive() -> Archive {
    let entries = vec![
        article("u", "Undated talks", None, "Korea", "Vasile Dîncu met the minister."),
        article("b", "국방부장관은 루마니아", Some("2022-09-24T20:00:00Z"), "국제", "방산 협력을 논의했다"),
        article("a", "Talks in Seoul", Some("2022-09-23T10:00:00Z"), "Korea", "Defence talks."),
        article("c", "Weather", Some("2022-09-25T10:00:00Z"), "Science", "Talks about rain; 국방 없음."),
    ];
    Archive::new(&[Holding { entries, withdrawn: Vec::new() }])
}

#[track_caller]
fn check(search: &str, expected: &[&str], undated: usize) -> Selection {
    let archive = archive();
    let answer = Query::read(search).select(&archive, 0);
    let ids: Vec<&str> = answer.rows.iter().map(|row| archive.entries()[*row].article.id.as_str()).collect();
    assert_eq!((ids.as_slice(), answer.undated), (expected, undated), "{search}");
    answer
}

#[test]
fn what_answers_and_in_which_order() {
    check("", &["c", "b", "a", "u"], 0);
    check("sort=oldest", &["a", "b", "c", "u"], 0);
    check("q=talks", &["c", "a", "u"], 0);
    check("q=talks&sort=relevance", &["a", "u", "c"], 0);
    check("q=국방", &["c", "b"], 0);
    check("q=장관", &["b"], 0);
    check("q=dincu", &["u"], 0);
    check("q=talks+rain", &["c"], 0);
    check("section=Korea", &["a", "u"], 0);
    check("section=Korea&q=defence", &["a"], 0);
    check("section=Nowhere", &[], 0);
    check("lang=en", &["c", "a", "u"], 0);
    check("author=김철환&tag=K9&lang=ko", &["b"], 0);
}

#[test]
fn a_range_of_days_counts_the_undated() {
    check("from=2022-09-24", &["c", "b"], 1);
    check("to=2022-09-23", &["a"], 1);
    check("from=2022-09-24&to=2022-09-24", &["b"], 1);
    check("from=2022-09-24&section=국제", &["b"], 0);
}

#[test]
fn days_are_the_readers() {
    let archive = archive();
    let on_the_25th = Query { from: Day::parse("2022-09-25"), ..Query::default() };
    assert_eq!(on_the_25th.select(&archive, 0).rows.len(), 1);
    assert_eq!(on_the_25th.select(&archive, 9 * 60).rows.len(), 2, "20:00 in London is the next day in Seoul");
}

#[test]
fn counts_beside_choices_are_what_choosing_gives() {
    for search in
        ["", "q=talks", "section=Korea", "section=Korea&q=talks", "lang=en&from=2022-09-24", "section=Nowhere"]
    {
        let query = Query::read(search);
        let archive = archive();
        for facet in Facet::ALL {
            for choice in &query.select(&archive, 0).choices[facet as usize] {
                let chosen = query.with_facet(facet, &choice.name).select(&archive, 0);
                assert_eq!(chosen.rows.len(), choice.count, "{search}: {facet:?} {}", choice.name);
            }
        }
    }
    let answer = check("section=Nowhere", &[], 0);
    assert!(answer.choices[0].iter().any(|it| it.name == "Nowhere" && it.count == 0), "the choice made stays visible");
}
