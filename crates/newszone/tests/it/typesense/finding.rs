//! What is found by names, days, alternatives and exclusions, and what strangers typed.

use super::server::{Page, Server, drawn, everything, push, question, settings, word, words};
use crate::newsroom::Newsroom;
use news_core::moment::Day;
use news_core::query::{Facet, Sort};
use news_core::search::Choice;
use news_core::search::remote::Engine;
use news_core::search::remote::typesense::Typesense;
use news_core::search::{Expression, Place, fold};
use serde_json::json;
use std::fs;

#[test]
fn names_days_alternatives_and_exclusions() {
    let Some(server) = Server::start(&[]) else { return };
    let mut newsroom = Newsroom::new("");
    newsroom.set(&settings(&[&server], "texts = true", "[[source]]\npath = \"a.jsonl\"\n"));
    let article = |id: &str, title: &str, section: &str, tag: &str, author: &str, date: Option<&str>| {
        let mut line = json!({ "id": id, "title": title, "content_text": format!("본문 {id} 국방부"), "tags": [tag],
            "authors": [{ "name": author }], "language": if id == "c" { "en" } else { "ko" },
            "_news_zone": { "section": section } });
        if let Some(date) = date {
            line["date_published"] = json!(date);
        }
        line.to_string() + "\n"
    };
    let lines = [
        article("a", "국방부장관은 루마니아로", "정치 & <b>", "K9", "김철환", Some("2022-09-01T00:30:00+09:00")),
        article("b", "[연재] 방산 협력", "Sports", "x` || keys:!=none", "김 철환", Some("2022-09-30T23:30:00+09:00")),
        article("c", "Presidential ship", "Sports", "K9", "Vasile Dîncu", Some("1965-05-01")),
        article("d", "방산, 협상력", "정치", "k9", "Anna-Maria Kim", None),
    ];
    fs::write(newsroom.folder.path().join("a.jsonl"), lines.concat()).unwrap();
    newsroom.pull();
    push(&newsroom).unwrap();
    let page = Page::of(&newsroom);
    #[track_caller]
    fn check(page: &Page, expression: &Expression, expected: &str) {
        let mut asked = question(expression);
        asked.offset_minutes = 540;
        let mut ids: Vec<String> = page.ask(&asked).unwrap().hits.into_iter().map(|it| it.id).collect();
        ids.sort();
        assert_eq!(ids.concat(), expected, "{expression:?}");
    }
    let named = |facet, name: &str| Expression::Named { facet, name: fold(name) };
    let not = |it| Expression::Not(Box::new(it));
    let (all, any) = (Expression::All, Expression::Any);
    let day = |text| Day::parse(text);
    check(&page, &word("장관"), "a");
    check(&page, &word("국방부"), "abcd");
    check(&page, &word("president"), "c");
    check(&page, &words("president", Place::Anywhere, true), "");
    check(&page, &words("방산 협력", Place::Anywhere, true), "b");
    check(&page, &all(vec![word("방산"), word("협")]), "bd");
    check(&page, &all(vec![word("방산"), not(word("협력"))]), "d");
    check(&page, &not(any(vec![word("방산"), word("ship")])), "a");
    check(&page, &all(vec![word("국방부"), words("방산", Place::Title, false)]), "bd");
    check(&page, &any(vec![word("장관"), word("ship")]), "ac");
    check(&page, &any(vec![named(Facet::Tag, "k9"), words("연재", Place::Title, false)]), "abcd");
    check(&page, &named(Facet::Tag, "K9"), "acd");
    check(&page, &named(Facet::Tag, "x` || keys:!=none"), "b");
    check(&page, &named(Facet::Section, "정치"), "d");
    check(&page, &named(Facet::Section, "정치 & <b>"), "a");
    check(&page, &not(named(Facet::Section, "Sports")), "ad");
    check(&page, &named(Facet::Author, "김철환"), "a");
    check(&page, &named(Facet::Author, "철환"), "ab");
    check(&page, &named(Facet::Author, "dincu"), "c");
    check(&page, &named(Facet::Author, "maria kim"), "d");
    check(&page, &named(Facet::Language, "en"), "c");
    let (from, to) = (day("2022-09-01"), day("2022-09-30"));
    check(&page, &Expression::Dated { from, to }, "ab");
    check(&page, &not(Expression::Dated { from, to }), "cd");
    check(&page, &Expression::Dated { from: None, to: day("1969-12-31") }, "c");
    check(&page, &any(vec![Expression::Dated { from: None, to: None }, word("ship")]), "abcd");
    check(&page, &any(vec![]), "");
    // Undated articles come last in every order.
    let everything = everything();
    for (sort, expected) in [(Sort::Newest, "bacd"), (Sort::Oldest, "cabd"), (Sort::Relevance, "bacd")] {
        let asked = news_core::search::remote::Question { sort, ..question(&everything) };
        let ids: Vec<String> = page.ask(&asked).unwrap().hits.into_iter().map(|it| it.id).collect();
        assert_eq!(ids.concat(), expected, "{sort:?}");
    }
    // Choices are counted without the one that was made.
    let chosen = named(Facet::Section, "Sports");
    let answer = page.ask(&question(&chosen)).unwrap();
    let choices = |facet| answer.choices.iter().find(|it| it.0 == facet).unwrap().1.clone();
    assert_eq!((answer.total, choices(Facet::Section).len(), choices(Facet::Tag).len()), (2, 3, 2));
    assert!(choices(Facet::Section).contains(&Choice { name: "정치 & <b>".into(), count: 1 }));
}

/// Texts that would be markup, marks and filters of the engine come back as the texts they are.
#[test]
fn what_strangers_type_stays_text() {
    let Some(server) = Server::start(&[]) else { return };
    let mut newsroom = Newsroom::new("");
    newsroom.set(&settings(&[&server], "", "[[source]]\npath = \"a.jsonl\"\n"));
    let title = "국방부장관은 <img src=x onerror=alert(1)> <mark>표시</mark> ` \\ \"";
    let line = json!({ "id": "a", "title": title, "summary": "<script>alert(1)</script> 장관",
        "content_text": "x", "language": "ko", "_news_zone": { "kicker": "연재 & 장관" } });
    fs::write(newsroom.folder.path().join("a.jsonl"), format!("{line}\n")).unwrap();
    newsroom.pull();
    push(&newsroom).unwrap();
    let page = Page::of(&newsroom);
    let expression = word("장관");
    let hit = page.ask(&question(&expression)).unwrap().hits.remove(0);
    assert_eq!(drawn(&hit.kicker), "연재 & ⟦장관⟧");
    assert_eq!(drawn(&hit.headline), "국방부⟦장관⟧은 <img src=x onerror=alert(1)> <mark>표시</mark> ` \\ \"");
    assert!(drawn(&hit.deck).ends_with(" ⟦장관⟧"), "{}", drawn(&hit.deck));
    for hostile in [
        "x` || keys:!=none || in_title:`",
        "장관\" -\"b",
        "*",
        "a*",
        "-",
        "x\\`y",
        "\"}],\"searches\":[{}]",
        "&& dated:true",
        "\u{e001}장관\u{e002}",
        "<img src=x onerror=alert(1)>",
        "장관` || in_title:`x",
    ] {
        for quoted in [false, true] {
            let words = words(hostile, Place::Anywhere, quoted);
            let names = Expression::Named { facet: Facet::Author, name: fold(hostile) };
            for expression in [
                words.clone(),
                Expression::Not(Box::new(words.clone())),
                Expression::Any(vec![words, names.clone()]),
                names.clone(),
                Expression::Not(Box::new(names)),
            ] {
                let engine = Typesense { collection: &page.collection, key: &page.key };
                // What it cannot say it says so; what it can, the engine understands.
                if engine.request(&question(&expression)).is_ok() {
                    let answer = page.ask(&question(&expression));
                    let is_excluded = matches!(expression, Expression::Not(_));
                    let is_there = answer.as_ref().map(|it| it.total);
                    assert!(is_there.is_ok(), "{hostile}: {answer:?}");
                    let is_name = matches!(expression, Expression::Named { .. });
                    assert!(!is_name || is_there == Ok(0), "{hostile}");
                    let is_other_name = is_excluded && format!("{expression:?}").contains("Named");
                    assert!(!is_other_name || is_there == Ok(1), "{hostile}");
                }
            }
        }
    }
}
