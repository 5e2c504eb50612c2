//! An engine on other machines that is asked before the archive.

use super::*;
use crate::config::Remote;
use crate::search::{Older, OlderRow};

fn asking(older_max: usize) -> Engine {
    let mut engine = engine();
    engine.take(Said::Elsewhere(Remote {
        nodes: vec!["https://a.example".into()],
        collection: "news".into(),
        key: "k".into(),
    }));
    engine.take(Said::Asked(Question {
        number: 8,
        text: "talks".into(),
        rows_max: 9,
        older_max,
        ..Question::default()
    }));
    engine
}

/// Steps until there is nothing to go on with; answers with the last answer and the question for the other engine.
fn settled(engine: &mut Engine) -> (Option<Answer>, Option<Said>) {
    let (mut last, mut asked) = (None, None);
    while engine.is_busy() {
        match engine.step() {
            Some(Reply::Answer(answer)) => last = Some(*answer),
            Some(Reply::Asks { engine, question }) => {
                assert!(matches!(Said::read(&engine), Some(Said::Elsewhere(remote)) if remote.collection == "news"));
                assert!(asked.is_none(), "asked twice");
                asked = Said::read(&question);
            }
            Some(Reply::Wants(addresses)) => panic!("{addresses:?}"),
            None => {}
        }
    }
    (last, asked)
}

fn row(id: &str) -> OlderRow {
    OlderRow { id: id.into(), headline: "Talks".into(), ..OlderRow::default() }
}

#[test]
fn what_it_finds_is_shown_but_for_what_is_at_hand() {
    let mut engine = asking(10);
    let (first, asked) = settled(&mut engine);
    let first = first.unwrap();
    assert_eq!((first.count, first.older.unwrap().is_awaited), (3, true));
    let Some(Said::Asked(question)) = asked else { panic!("not asked") };
    assert_eq!((question.number, question.text.as_str(), question.older_max), (8, "talks", 10));

    // What belongs to another question is nobody's.
    engine.take(Said::Answered { number: 7, older: Some(Older { rows: vec![row("z")], ..Older::default() }) });
    assert!(!engine.is_busy());
    let older = Older { rows: vec![row("a"), row("old")], is_complete: true, ..Older::default() };
    engine.take(Said::Answered { number: 8, older: Some(older) });
    let last = settled(&mut engine).0.unwrap();
    let older = last.older.unwrap();
    assert_eq!((last.count, older.rows, older.is_awaited), (3, vec![row("old")], false));
}

#[test]
fn where_it_does_not_answer_the_archive_does() {
    let mut engine = asking(10);
    engine.take(Said::Archive { base: "https://a.example/".into(), directory: "search/index.bin".into(), known: 0 });
    settled(&mut engine);
    engine.take(Said::Answered { number: 8, older: None });
    assert!(engine.is_busy());
    let Some(Reply::Wants(addresses)) = engine.step() else { panic!("the archive is not asked") };
    assert_eq!(addresses, ["https://a.example/search/index.bin"]);
    engine.take(Said::File { address: addresses[0].clone(), bytes: None });
    let older = settled(&mut engine).0.unwrap().older.unwrap();
    assert_eq!((older.is_awaited, older.rows.len()), (false, 0));
    // Where there is no archive either, nobody waits.
    let mut alone = asking(10);
    settled(&mut alone);
    alone.take(Said::Answered { number: 8, older: None });
    assert!(!settled(&mut alone).0.unwrap().older.unwrap().is_awaited);
}

#[test]
fn it_is_asked_when_older_articles_are_wanted() {
    assert!(settled(&mut asking(0)).1.is_none());
}
