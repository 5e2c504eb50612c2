//! What is found: in Korean and English, by names and days, and what strangers typed.

use super::server::{Page, Server, drawn, everything, push, question, settings, word, words};
use crate::newsroom::Newsroom;
use news_core::moment::Day;
use news_core::query::{Facet, Sort};
use news_core::search::Choice;
use news_core::search::remote::Engine;
use news_core::search::remote::typesense::Typesense;
use news_core::search::{Expression, Place, fold};
use newszone::catalogue::Catalogue;
use serde_json::json;
use std::fs;
use std::path::{Path, PathBuf};

/// The words of every article that are searched, by id: headline with its kicker, and everything.
fn texts(newsroom: &Newsroom) -> Vec<(String, String, String)> {
    let store = newsroom.store();
    let now = news_core::moment::Moment(newsroom.now);
    let catalogue = Catalogue::read(&newsroom.settings, &store, now).unwrap();
    let text = |nth| {
        let article = catalogue.own(nth).unwrap();
        let names: Vec<&str> = article.authors.iter().map(|it| it.name.as_str()).collect();
        let byline = article.byline.clone().unwrap_or_else(|| names.join(", "));
        let kicker = article.kicker.clone().unwrap_or_default();
        let title = format!("{}\n{}", fold(&kicker), fold(&article.headline));
        let all = format!("{title}\n{}\n{}", fold(article.deck.as_deref().unwrap_or_default()), fold(&byline));
        (article.id, title, all)
    };
    (0..catalogue.rows.len()).map(text).collect()
}

/// Whether a text holds a word as the engine knows it: Korean anywhere, other letters as whole words.
fn holds(text: &str, word: &str) -> bool {
    let is_other = |it: Option<char>| it.is_none_or(|it| !it.is_alphanumeric() || is_hangul(it));
    text.match_indices(word).any(|(at, _)| {
        let (before, after) = (text[..at].chars().next_back(), text[at + word.len()..].chars().next());
        let (first, last) = (word.chars().next().unwrap(), word.chars().next_back().unwrap());
        (is_hangul(first) || is_other(before)) && (is_hangul(last) || is_other(after))
    })
}

fn is_hangul(letter: char) -> bool {
    ('가'..='힣').contains(&letter)
}

/// SplitMix64: the same words at every run.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}

/// Parts of Korean words, from wherever in them, two to five letters long.
fn parts_of_words(texts: &[(String, String, String)], count: usize) -> Vec<String> {
    let runs: Vec<&str> = texts
        .iter()
        .flat_map(|it| it.1.split(|letter| !is_hangul(letter)))
        .filter(|it| 2 <= it.chars().count())
        .collect();
    let mut state = 2026;
    let part = |_| {
        let letters: Vec<char> = runs[next(&mut state) as usize % runs.len()].chars().collect();
        let length = (2 + next(&mut state) as usize % 4).min(letters.len());
        let from = next(&mut state) as usize % (letters.len() - length + 1);
        letters[from..from + length].iter().collect()
    };
    (0..count).map(part).collect()
}

/// Asks for words and pairs of words, and counts what was found, what of it should be, and what should have been.
fn recall(page: &Page, texts: &[(String, String, String)], queries: &[Vec<String>]) -> (usize, usize, usize) {
    let (mut found, mut right, mut expected) = (0, 0, 0);
    for query in queries {
        let expression = Expression::All(query.iter().map(|it| word(it)).collect());
        let ids = page.ids(&expression);
        let truth = texts.iter().filter(|it| query.iter().all(|word| it.2.contains(word.as_str())));
        let truth: Vec<&str> = truth.map(|it| it.0.as_str()).collect();
        found += ids.len();
        right += ids.iter().filter(|it| truth.contains(&it.as_str())).count();
        expected += truth.len();
    }
    (found, right, expected)
}

fn demo() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../public/edition")
}

#[test]
fn the_demo_edition_in_both_languages() {
    let Some(server) = Server::start(&[]) else { return };
    let source = format!("[[source]]\npath = {:?}\n", demo().display().to_string());
    let mut newsroom = Newsroom::new("");
    newsroom.set(&settings(&[&server], "", &source));
    newsroom.now = 1_900_000_000;
    newsroom.pull();
    let report = push(&newsroom).unwrap();
    assert!(300 < report.articles && report.sent == report.articles, "{report:?}");
    let page = Page::of(&newsroom);
    let texts = texts(&newsroom);

    // Every part of every word, alone and together with another word of the same headline: as good as looking at every
    // letter of every article.
    let singles: Vec<Vec<String>> = parts_of_words(&texts, 300).into_iter().map(|it| vec![it]).collect();
    let (found, right, expected) = recall(&page, &texts, &singles);
    assert_eq!((found, right), (expected, expected), "words");
    let pairs: Vec<Vec<String>> = singles.chunks(2).map(|it| it.concat()).collect();
    let (found, right, expected) = recall(&page, &texts, &pairs);
    assert_eq!((found, right), (expected, expected), "pairs of words");

    // English by whole words, and by the beginning of the last one.
    for query in ["Romania", "minister", "president", "turkey"] {
        let truth = texts.iter().filter(|it| holds(&it.2, &fold(query))).count();
        assert!(0 < truth, "{query}");
        assert_eq!(page.ids(&words(query, Place::Anywhere, true)).len(), truth, "{query}");
    }
    let beginning = page.ids(&word("presid")).len();
    assert!(page.ids(&words("president", Place::Anywhere, true)).len() <= beginning && 0 < beginning);
    // In headlines alone.
    let truth = texts.iter().filter(|it| holds(&it.1, "romania")).count();
    assert_eq!(page.ids(&words("Romania", Place::Title, true)).len(), truth);

    // Orders, pages and choices.
    let everything = everything();
    let mut asked = question(&everything);
    let first = page.ask(&asked).unwrap();
    assert!(first.is_complete && first.total == report.articles);
    let dates: Vec<_> = first.hits.iter().filter_map(|it| it.published).collect();
    assert!(dates.is_sorted_by(|a, b| a >= b));
    let languages = first.choices.iter().find(|it| it.0 == Facet::Language).unwrap();
    assert_eq!(languages.1.iter().map(|it| it.count).sum::<usize>(), report.articles);
    (asked.page_articles, asked.sort) = (10, Sort::Oldest);
    let oldest = page.ask(&asked).unwrap();
    asked.page = 1;
    let second = page.ask(&asked).unwrap();
    assert!(oldest.hits.last().unwrap().published <= second.hits[0].published);
    assert_ne!(oldest.hits[9], second.hits[0]);
}

/// Headlines of another corpus, where it is at hand.
#[test]
fn korean_headlines_by_the_thousand() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora/ko_ynat.jsonl");
    let corpus = std::env::var_os("NEWS_ZONE_HEADLINES").map_or(corpus, PathBuf::from);
    let Ok(lines) = fs::read_to_string(&corpus) else {
        return test_support::wanted::skipped("thousands of Korean headlines", "NEWS_ZONE_HEADLINES names no file");
    };
    let Some(server) = Server::start(&[]) else { return };
    let mut newsroom = Newsroom::new("");
    newsroom.set(&settings(&[&server], "", "[[source]]\npath = \"lines.jsonl\"\n"));
    let some: String = lines.lines().step_by(11).take(3000).map(|it| format!("{it}\n")).collect();
    fs::write(newsroom.folder.path().join("lines.jsonl"), some).unwrap();
    newsroom.pull();
    push(&newsroom).unwrap();
    let (page, texts) = (Page::of(&newsroom), texts(&newsroom));
    let nouns = ["국방", "대통령", "미국", "훈련", "협회", "북한", "경제", "정부", "삼성", "축구"];
    let tails = ["회담", "장관", "부대", "위원장", "대표", "공개", "출시"];
    let twos = [["삼성", "출시"], ["대통령", "회담"], ["국방", "장관"], ["미국", "정부"], ["북한", "미사일"]];
    let one = |it: &&str| vec![(*it).to_owned()];
    let queries = [
        ("nouns", nouns.iter().map(one).collect()),
        ("compound tails", tails.iter().map(one).collect()),
        ("two words", twos.iter().map(|it| it.iter().map(|it| (*it).to_owned()).collect()).collect()),
        ("parts of words", parts_of_words(&texts, 200).into_iter().map(|it| vec![it]).collect::<Vec<_>>()),
    ];
    for (class, queries) in queries {
        // A page has 250 at the most, and there are more of some: those are counted in the demo's own test.
        let queries: Vec<_> = queries
            .into_iter()
            .filter(|query| {
                texts.iter().filter(|it| query.iter().all(|word| it.2.contains(word.as_str()))).count() <= 250
            })
            .collect();
        let (found, right, expected) = recall(&page, &texts, &queries);
        println!("{class}: {right} of {expected} found, {} of {found} right", right);
        assert_eq!((found, right), (expected, expected), "{class}");
    }
}

/// Small texts of few syllables, where every way of being wrong happens: all answers are those of looking at each letter.
#[test]
fn as_looking_at_every_letter() {
    let Some(server) = Server::start(&[]) else { return };
    let mut newsroom = Newsroom::new("");
    newsroom.set(&settings(&[&server], "texts = true", "[[source]]\npath = \"a.jsonl\"\n"));
    let mut state = 7;
    let mut text = |count: u64| {
        let length = 1 + next(&mut state) % count;
        let letters = (0..length).map(|_| ["가", "나", "다", "라", " ", "마"][next(&mut state) as usize % 6]);
        letters.collect::<String>()
    };
    let mut lines = String::new();
    let mut articles = Vec::new();
    for nth in 0..300 {
        let (title, deck, body) = (format!("하{}", text(8)), format!("하{}", text(6)), format!("하{}", text(12)));
        let line = json!({ "id": nth.to_string(), "title": title, "summary": deck, "content_text": body });
        lines += &format!("{line}\n");
        articles.push((nth.to_string(), fold(&format!("{title}\n{deck}\n{body}"))));
    }
    fs::write(newsroom.folder.path().join("a.jsonl"), lines).unwrap();
    newsroom.pull();
    push(&newsroom).unwrap();
    let page = Page::of(&newsroom);
    let (mut answered, mut empty) = (0, 0);
    for _ in 0..400 {
        let mut part = |count| text(count).split_whitespace().collect::<Vec<_>>().join(" ");
        let wanted: Vec<String> = (0..3).map(|_| part(4)).filter(|it| !it.is_empty()).collect();
        let excluded: Vec<String> = (0..2).map(|_| part(3)).filter(|it| it.chars().count() == 3).collect();
        let not = |it: &String| Expression::Not(Box::new(words(it, Place::Anywhere, true)));
        let all = wanted.iter().map(|it| words(it, Place::Anywhere, true)).chain(excluded.iter().map(not));
        let expression = Expression::All(all.collect());
        let engine = Typesense { collection: &page.collection, key: &page.key };
        if engine.request(&question(&expression)).is_err() {
            continue;
        }
        let mut ids = page.ids(&expression);
        ids.sort();
        let is_right = |text: &String| {
            wanted.iter().all(|it| text.contains(it.as_str())) && !excluded.iter().any(|it| text.contains(it.as_str()))
        };
        let mut expected: Vec<String> = articles.iter().filter(|it| is_right(&it.1)).map(|it| it.0.clone()).collect();
        expected.sort();
        answered += 1;
        empty += usize::from(expected.is_empty());
        assert_eq!(ids, expected, "{wanted:?} without {excluded:?}");
    }
    assert!(100 < answered && 10 < empty && empty < answered - 10, "{empty} of {answered}");
}

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
