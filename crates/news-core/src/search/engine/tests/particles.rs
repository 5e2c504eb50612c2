//! Particles in what the archive is asked.

use super::chance::{BASE, DIRECTORY, answered, beyond, told};
use super::*;
use crate::search::index::tests::{CUT, Site, headline};

/// Eighty articles about the ministry, six of which call it with a particle, and one about a writer.
fn site() -> (Engine, Site) {
    let text = |nth: usize| match nth {
        0 => "날씨 소식".to_owned(),
        7 => "작가 이야기".to_owned(),
        _ if nth % 13 == 1 => format!("국방부는 발표했다 {nth}"),
        _ => format!("국방부 소식 {nth}"),
    };
    let articles: Vec<_> = (0..82).map(|nth| headline(nth, &text(nth), Some(1_663_941_600 - nth as i64))).collect();
    let site = Site::of(&articles, &[20, 62], CUT);
    let mut engine = told(&articles[..1]);
    engine.take(Said::Archive { base: BASE.into(), directory: DIRECTORY.into(), known: 1 });
    (engine, site)
}

fn asked_for(text: &str, older_max: usize) -> (usize, Vec<String>) {
    let (mut engine, site) = site();
    beyond(&mut engine, text, older_max);
    let answer = answered(&mut engine, &site, &[]);
    let older = answer.older.unwrap();
    assert!(!older.is_awaited);
    (older.rows.len(), answer.notes.into_iter().filter_map(|it| it.offer).map(|it| it.1).collect())
}

#[test]
fn a_particle_goes_where_the_bare_word_finds_many_times_as_much() {
    // Seven have it: eighty are not twenty times as many, and whoever asks for few gets them as they are.
    assert_eq!(asked_for("국방부는", 5), (5, vec![]));
    assert_eq!(asked_for("국방부는", 999), (7, vec![]));
    // None, one: the bare word, with a way back.
    assert_eq!(asked_for("국방부에서", 999), (80, vec!["\"국방부에서\"".to_owned()]));
    assert_eq!(asked_for("국방부는 14", 999), (1, vec![]));
    assert_eq!(asked_for("국방부에게 소식", 999), (73, vec!["\"국방부에게\" 소식".to_owned()]));
    // What only looks like one stays: there is nothing else to find.
    assert_eq!(asked_for("작가", 999), (1, vec![]));
    assert_eq!(asked_for("\"국방부에서\"", 999), (0, vec![]));
    assert_eq!(asked_for("해군은", 999), (0, vec![]));
}
