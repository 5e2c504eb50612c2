//! The engine against the plainest search there is, on articles and questions that are chance.

use super::*;
use crate::article::Article;
use crate::search::Document;
use crate::search::index::tests::corpus::{Dice, Script};
use crate::search::index::tests::{CUT, Site};
use crate::search::reference::Folded;

const SCRIPTS: [Script; 4] = [Script::English, Script::Korean, Script::Japanese, Script::Mixed];
const OFFSET: i32 = 9 * 60;

pub(super) fn told(articles: &[Article]) -> Engine {
    let mut engine = Engine::default();
    let documents = articles.iter().map(Document::of).collect();
    engine.take(Said::Documents { holding: 1, first: 0, documents });
    engine
}

fn plainly(articles: &[Article], expression: &Expression) -> Vec<u32> {
    let answers = |(_, article): &(usize, &Article)| Folded::new(article, OFFSET).answers(expression);
    articles.iter().enumerate().filter(answers).map(|it| it.0 as u32).collect()
}

#[test]
fn every_expression_finds_what_it_says() {
    let mut dice = Dice(7);
    let mut found_some = 0;
    for script in SCRIPTS {
        for _ in 0..3 {
            let count = 20 + dice.roll(80);
            let articles = dice.articles(script, count);
            let engine = told(&articles);
            for _ in 0..120 {
                let expression = dice.question(script, 3);
                let found = found(&engine.corpus, &expression, OFFSET);
                assert_eq!(found, plainly(&articles, &expression), "{expression:?}");
                found_some += usize::from(!found.is_empty() && found.len() < articles.len());
            }
        }
    }
    assert!(200 < found_some, "only {found_some} questions find some and not all");
}

/// More than lie in one drawer, so that they are sifted before they are looked at.
#[test]
fn many_are_found_as_few_are() {
    let mut dice = Dice(29);
    let mut found_some = 0;
    for script in SCRIPTS {
        let mut articles = dice.articles(script, 2_100);
        let mut engine = told(&articles);
        for round in 0..40 {
            let nth = dice.roll(articles.len());
            articles[nth].headline = dice.text(script, 6);
            engine.take(Said::Amended { holding: 1, nth, document: Document::of(&articles[nth]) });
            if round % 8 == 7 {
                let first = 1_000 + dice.roll(articles.len() - 1_000);
                let documents = articles[first..].iter().map(Document::of).collect();
                engine.take(Said::Documents { holding: 1, first, documents });
            }
            let expression = dice.question(script, 2);
            let found = found(&engine.corpus, &expression, OFFSET);
            assert_eq!(found, plainly(&articles, &expression), "{expression:?}");
            found_some += usize::from(!found.is_empty() && found.len() < articles.len());
        }
    }
    assert!(40 < found_some, "only {found_some} questions find some and not all");
}

/// The rows that a text finds, asked of an engine that has been asked others before.
fn rows(engine: &mut Engine, text: &str, composing: bool) -> Vec<usize> {
    let question =
        Question { number: 5, text: text.into(), composing, literal: true, rows_max: 999, ..Question::default() };
    asked(engine, question).rows.iter().map(|it| it.nth).collect()
}

#[test]
fn typing_on_finds_what_typing_at_once_does() {
    let mut dice = Dice(11);
    for script in SCRIPTS {
        let articles = dice.articles(script, 300);
        let mut engine = told(&articles);
        for _ in 0..15 {
            let mut text = dice.text(script, 3);
            if dice.roll(4) == 0 {
                text.insert(dice.roll(2) * (text.len() - text.len()), '-');
            }
            let composing = dice.roll(2) == 0;
            for (end, _) in text.char_indices().chain([(text.len(), ' ')]) {
                let typed = &text[..end];
                assert_eq!(
                    rows(&mut engine, typed, composing),
                    rows(&mut told(&articles), typed, composing),
                    "{typed}"
                );
            }
        }
    }
}

#[test]
fn articles_that_change_are_found_as_they_are() {
    let mut dice = Dice(13);
    let mut articles = dice.articles(Script::Mixed, 120);
    let mut engine = told(&articles[..80]);
    for round in 0..60 {
        match dice.roll(3) {
            0 => {
                let nth = dice.roll(80);
                articles[nth].headline = dice.text(Script::Mixed, 6);
                engine.take(Said::Amended { holding: 1, nth, document: Document::of(&articles[nth]) });
            }
            1 => {
                let first = dice.roll(80);
                let documents = articles[first..80].iter().map(Document::of).collect();
                engine.take(Said::Documents { holding: 1, first, documents });
            }
            _ => {}
        }
        let text = dice.text(Script::Mixed, 2);
        assert_eq!(
            rows(&mut engine, &text, false),
            rows(&mut told(&articles[..80]), &text, false),
            "round {round}: {text}"
        );
    }
}

pub(super) const BASE: &str = "https://news.example/edition/";
pub(super) const DIRECTORY: &str = "search/index.bin";

/// The last answer, where the archive's files come as they are wanted, but for those that are lost.
pub(super) fn answered(engine: &mut Engine, site: &Site, lost: &[String]) -> Answer {
    let mut last = None;
    while engine.is_busy() {
        match engine.step() {
            Some(Reply::Answer(answer)) => last = Some(*answer),
            Some(Reply::Wants(addresses)) => {
                for address in addresses {
                    let name = address.strip_prefix(BASE).unwrap();
                    let is_lost = lost.iter().any(|it| it == name);
                    let bytes = if name == DIRECTORY { Some(&site.directory) } else { site.files.get(name) };
                    engine.take(Said::File { address, bytes: bytes.cloned().filter(|_| !is_lost) });
                }
            }
            Some(Reply::Asks { .. }) => panic!("nobody else was named"),
            None => {}
        }
    }
    last.unwrap()
}

pub(super) fn beyond(engine: &mut Engine, text: &str, older_max: usize) {
    engine.take(Said::Asked(Question { number: 5, text: text.into(), rows_max: 30, older_max, ..Question::default() }));
}

#[test]
fn the_archive_answers_for_what_is_not_at_hand() {
    let mut dice = Dice(17);
    let mut found_some = 0;
    for script in [Script::English, Script::Korean, Script::Mixed] {
        let articles = dice.articles(script, 200);
        let site = Site::of(&articles, &[20, 60, 120], CUT);
        let mut engine = told(&articles[..30]);
        engine.take(Said::Archive { base: BASE.into(), directory: DIRECTORY.into(), known: 30 });
        for _ in 0..40 {
            let words = dice.text(script, 1);
            // Whole words and nothing else: by those both tiers go alike.
            let words: String = words.chars().filter(|it| it.is_alphanumeric()).collect();
            let text = format!("\"{words}\"");
            beyond(&mut engine, &text, 999);
            let answer = answered(&mut engine, &site, &[]);
            let older = answer.older.unwrap();
            let expression = Expression::read(&text, false).expression;
            let everywhere = plainly(&articles, &expression);
            for row in &older.rows {
                let nth: u32 = row.id.trim_start_matches('a').parse().unwrap();
                assert!(30 <= nth && everywhere.contains(&nth), "{text} finds {}", row.id);
            }
            assert!(older.is_complete && !older.is_awaited && older.notes.len() == 1, "{:?}", older.notes);
            found_some += usize::from(!older.rows.is_empty());
            // What begins with fewer goes on where it was.
            beyond(&mut engine, &text, 3);
            let fewer = answered(&mut engine, &site, &[]).older.unwrap();
            assert_eq!(fewer.rows, older.rows);
        }
    }
    assert!(40 < found_some, "only {found_some} questions find something");
}

#[test]
fn what_the_archive_has_lost_is_counted() {
    let articles = Dice(19).articles(Script::English, 100);
    let site = Site::of(&articles, &[20, 80], CUT);
    let told_of = || {
        let mut engine = told(&articles[..10]);
        engine.take(Said::Archive { base: BASE.into(), directory: DIRECTORY.into(), known: 10 });
        beyond(&mut engine, "the", 999);
        engine
    };
    let whole = answered(&mut told_of(), &site, &[]).older.unwrap();
    assert!(!whole.rows.is_empty() && whole.notes.len() == 1, "{:?}", whole.notes);
    let without_directory = answered(&mut told_of(), &site, &[DIRECTORY.into()]).older.unwrap();
    let lost = "1 part of the archive could not be read; what they hold is not shown.";
    assert_eq!((without_directory.rows.len(), without_directory.is_awaited), (0, false));
    assert!(without_directory.notes.iter().any(|it| it == lost), "{:?}", without_directory.notes);
    for name in site.files.keys() {
        let older = answered(&mut told_of(), &site, std::slice::from_ref(name)).older.unwrap();
        let is_said = older.notes.iter().any(|it| it.contains("could not be read"));
        assert!(older.rows.len() <= whole.rows.len() && (is_said || older == whole), "without {name}");
    }
    // Files that nobody asked for are not minded.
    let mut engine = told_of();
    engine.take(Said::File { address: "https://elsewhere.example/x.bin".into(), bytes: Some(vec![1, 2, 3]) });
    assert_eq!(answered(&mut engine, &site, &[]).older.unwrap(), whole);
}
