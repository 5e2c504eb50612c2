mod chance;
mod elsewhere;
mod particles;

use super::*;
use crate::moment::{Day, Moment};
use crate::query::{Facet, Query};
use crate::search::Document;

fn article(id: &str, headline: &str, date: Option<&str>, section: &str, text: &str) -> Document {
    let language = if headline.is_ascii() { "en" } else { "ko" };
    Document {
        id: id.to_owned(),
        fields: [headline, "", "김철환", text].map(str::to_owned),
        names: [section, "K9", "김철환", language].map(|it| vec![it.to_owned()]),
        published: date.map(|it| Moment::parse(it).unwrap().0),
    }
}

const IDS: [&str; 4] = ["c", "b", "a", "u"];

fn engine() -> Engine {
    let documents = vec![
        article("c", "Weather", Some("2022-09-25T10:00:00Z"), "Science", "Talks about rain; 국방 없음."),
        article("b", "국방부장관은 루마니아", Some("2022-09-24T20:00:00Z"), "국제", "방산 협력을 논의했다"),
        article("a", "Talks in Seoul", Some("2022-09-23T10:00:00Z"), "Korea", "Defence talks."),
        article("u", "Undated talks", None, "Korea", "Vasile Dîncu met the minister."),
    ];
    let mut engine = Engine::default();
    engine.take(Said::Documents { holding: 1, first: 0, documents });
    engine
}

/// What a page asks for a query.
fn question(query: &Query, offset_minutes: i32) -> Question {
    let ahead = i64::from(offset_minutes) * 60;
    Question {
        number: 5,
        text: query.text.clone(),
        facets: query.facets.clone(),
        from: query.from.map(|day| day.start().0 - ahead),
        to: query.to.map(|day| day.end().0 - ahead),
        sort: query.sort,
        offset_minutes,
        rows_max: 30,
        ..Question::default()
    }
}

fn asked(engine: &mut Engine, question: Question) -> Answer {
    engine.take(Said::Asked(question));
    while engine.is_busy() {
        if let Some(Reply::Answer(answer)) = engine.step()
            && answer.is_settled
        {
            assert_eq!((answer.number, answer.holding), (5, 1));
            return *answer;
        }
    }
    panic!("no whole answer");
}

#[track_caller]
fn check(search: &str, expected: &[&str], undated: usize) -> Answer {
    let answer = asked(&mut engine(), question(&Query::read(search), 0));
    let ids: Vec<&str> = answer.rows.iter().map(|row| IDS[row.nth]).collect();
    assert_eq!((ids.as_slice(), answer.count, answer.undated), (expected, expected.len(), undated), "{search}");
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
    check("section=korea", &["a", "u"], 0);
    check("lang=en", &["c", "a", "u"], 0);
    check("author=김철환&tag=K9&lang=ko", &["b"], 0);
}

#[test]
fn forms_of_a_word_are_worth_as_much_as_the_word() {
    let headlines = ["Relaunching", "Launching pads", "A launch", "Launchpad", "Prelaunch", "Launches"];
    let documents = headlines.iter().map(|it| article(it, it, None, "World", "")).collect();
    let mut engine = Engine::default();
    engine.take(Said::Documents { holding: 1, first: 0, documents });
    let mut order = |text: &str| {
        let answer =
            asked(&mut engine, question(&Query { sort: Sort::Relevance, text: text.into(), ..Query::default() }, 0));
        answer.rows.iter().map(|row| headlines[row.nth]).collect::<Vec<_>>()
    };
    let forms = ["Launching pads", "A launch", "Launches", "Relaunching", "Launchpad", "Prelaunch"];
    assert_eq!(order("launch"), forms);
    // Between quotes it is the word itself.
    assert_eq!(order("\"launch\"")[..2], ["A launch", "Relaunching"]);
}

#[test]
fn nothing_is_found_where_nothing_is_at_hand() {
    for text in ["", "talks", "ㄱㅂ", "-x", "tag:a", "국방부는 flete"] {
        let mut engine = Engine::default();
        let asked_of_none = Question { number: 5, text: text.into(), rows_max: 9, ..Question::default() };
        engine.take(Said::Asked(asked_of_none.clone()));
        let before = std::iter::from_fn(|| engine.is_busy().then(|| engine.step())).flatten().last();
        assert!(matches!(before, Some(Reply::Answer(answer)) if answer.is_settled && answer.rows.is_empty()), "{text}");
        engine.take(Said::Documents { holding: 1, first: 0, documents: Vec::new() });
        assert_eq!(asked(&mut engine, asked_of_none).count, 0, "{text}");
    }
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
    let on_the_25th = Query { from: Day::parse("2022-09-25"), ..Query::default() };
    assert_eq!(asked(&mut engine(), question(&on_the_25th, 0)).count, 1);
    assert_eq!(
        asked(&mut engine(), question(&on_the_25th, 9 * 60)).count,
        2,
        "20:00 in London is the next day in Seoul"
    );
}

#[test]
fn counts_beside_choices_are_what_choosing_gives() {
    for search in
        ["", "q=talks", "section=Korea", "section=Korea&q=talks", "lang=en&from=2022-09-24", "section=Nowhere"]
    {
        let query = Query::read(search);
        let mut engine = engine();
        for facet in Facet::ALL {
            for choice in &asked(&mut engine, question(&query, 0)).choices[facet as usize] {
                let chosen = query.with_facet(facet, &choice.name);
                assert_eq!(
                    asked(&mut engine, question(&chosen, 0)).count,
                    choice.count,
                    "{search}: {facet:?} {}",
                    choice.name
                );
            }
        }
    }
    let answer = check("section=Nowhere", &[], 0);
    assert!(answer.choices[0].iter().any(|it| it.name == "Nowhere" && it.count == 0), "the choice made stays visible");
}
