//! Whether all is found that is there, and nothing else: held against looking at every letter of every article.

use super::server::{Page, Server, everything, push, question, settings, word, words};
use crate::newsroom::Newsroom;
use news_core::query::{Facet, Sort};
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
