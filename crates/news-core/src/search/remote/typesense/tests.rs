//! Questions in the engine's language, and its answers as it gave them.

use super::*;
use crate::moment::Day;
use crate::native::Native;
use crate::parser::Parser;
use crate::search::expression::{Expression, Place, Words};
use crate::search::fold;
use crate::search::pattern::{Pattern, Span};
use Expression::{All, Any, Dated, Named, Not};

fn words(text: &str, place: Place, quoted: bool) -> Expression {
    Expression::Words(Words { patterns: vec![Pattern::exact(&fold(text)).unwrap()], place, quoted })
}

fn word(text: &str) -> Expression {
    words(text, Place::Anywhere, false)
}

fn quoted(text: &str) -> Expression {
    words(text, Place::Anywhere, true)
}

fn titled(text: &str) -> Expression {
    words(text, Place::Title, false)
}

fn named(facet: Facet, name: &str) -> Expression {
    Named { facet, name: fold(name) }
}

fn not(expression: Expression) -> Expression {
    Not(Box::new(expression))
}

/// `q`, `filter_by`.
#[track_caller]
fn check(expression: &Expression, expected: Result<(&str, &str), Unanswerable>) {
    let found = Compiled::of(expression, 540).map(|it| (it.words(), it.filter(None)));
    assert_eq!(
        found.as_ref().map(|(words, filter)| (words.as_str(), filter.as_str())),
        expected.as_ref().map(|it| *it)
    );
}

#[test]
fn words_together() {
    check(&All(vec![]), Ok(("*", "")));
    check(&word("장관"), Ok(("장관", "")));
    check(&word("국방부"), Ok(("\"국방 방부\"", "in_all:`국방 방부`")));
    check(&All(vec![word("ship"), word("국방"), word("presid")]), Ok(("ship 국방 presid", "")));
    check(&All(vec![word("국"), word("presid")]), Ok(("presid 국", "")));
    check(
        &All(vec![word("국"), word("국방"), word("국방"), quoted("president"), word("pres")]),
        Ok(("president 국방", "")),
    );
    check(&All(vec![word("국"), word("방")]), Err(Unanswerable::Syllable));
    check(&quoted("방산 협력"), Ok(("\"방산 산 협 협력\"", "in_all:`방산 산 협 협력`")));
    check(&quoted("Dîncu"), Ok(("dincu", "")));
    let both = All(vec![word("국방"), not(word("북한")), not(quoted("han ship"))]);
    check(&both, Ok(("-\"북한\" -\"han ship\" 국방", "")));
    check(&not(Any(vec![word("북한"), word("ship")])), Ok(("-\"북한\" -\"ship\"", "")));
    check(&not(word("국")), Err(Unanswerable::Syllable));
    check(&word("—"), Err(Unanswerable::Signs));
    assert!(Compiled::of(&word("presid"), 0).unwrap().is_beginning);
    assert!(!Compiled::of(&quoted("presid"), 0).unwrap().is_beginning);
}

#[test]
fn checks_of_phrases() {
    let checks = |expression| Compiled::of(&expression, 0).unwrap().checks();
    assert_eq!(checks(word("국방부")), Vec::<String>::new());
    assert_eq!(checks(All(vec![word("국방"), word("ship")])), Vec::<String>::new());
    assert_eq!(checks(All(vec![word("국방부"), word("ship")])), ["\"국방 방부\" -\"국방 방부\" ship"]);
    assert_eq!(
        checks(All(vec![word("국방부"), word("대통령")])),
        ["\"국방 방부\" \"대통 통령\" -\"국방 방부\"", "\"국방 방부\" \"대통 통령\" -\"대통 통령\""]
    );
}

#[test]
fn alternatives() {
    check(&Any(vec![word("국방"), titled("NATO")]), Ok(("*", "(in_all:`국방` || in_title:`nato`)")));
    check(&Any(vec![word("국방부"), word("nato")]), Err(Unanswerable::Phrase));
    check(&Any(vec![word("국"), word("nato")]), Err(Unanswerable::Syllable));
    check(&Any(vec![not(word("국방")), word("nato")]), Err(Unanswerable::Exclusion));
    check(&Any(vec![word("국방부")]), Ok(("\"국방 방부\"", "in_all:`국방 방부`")));
    check(&Any(vec![]), Ok(("*", "keys:=none")));
    check(&not(All(vec![])), Ok(("*", "keys:=none")));
    check(&Any(vec![All(vec![])]), Ok(("*", "")));
}

#[test]
fn places() {
    let titles = Compiled::of(&All(vec![titled("국방부"), not(titled("북한"))]), 0).unwrap();
    assert_eq!((titles.field(), titles.filter(None).as_str()), ("in_title", "in_title:`국방 방부`"));
    assert_eq!(Compiled::of(&word("국방"), 0).unwrap().field(), "in_all");
    check(&All(vec![titled("국방"), word("장관")]), Ok(("장관", "in_title:`국방`")));
    check(&All(vec![titled("국방부"), word("장관")]), Err(Unanswerable::Phrase));
    check(&All(vec![not(titled("국방")), word("장관")]), Err(Unanswerable::Exclusion));
}

#[test]
fn names_and_days() {
    let tag = key(Facet::Tag, "K9");
    assert_eq!(tag.len(), 16);
    assert_eq!(tag, key(Facet::Tag, "k9"));
    assert_ne!(tag, key(Facet::Section, "K9"));
    check(&named(Facet::Tag, "K9"), Ok(("*", &format!("keys:={tag}"))));
    check(&not(named(Facet::Tag, "K9")), Ok(("*", &format!("keys:!={tag}"))));
    let day = |text| Day::parse(text);
    let (from, to) = (day("2022-09-01"), day("2022-09-30"));
    check(&Dated { from, to }, Ok(("*", "(published:>=1661958000 && published:<=1664549999)")));
    check(&not(Dated { from, to }), Ok(("*", "(published:<1661958000 || published:>1664549999 || dated:=false)")));
    check(&Dated { from: None, to: day("1969-12-31") }, Ok(("*", "(published:<=-32401)")));
    check(&Dated { from: None, to: None }, Ok(("*", "dated:[true,false]")));
}

#[test]
fn syllables_in_the_making() {
    let half = Pattern::of(vec![Span::of('국'), Span { first: '바', last: '빟' }]).unwrap();
    let exact = Pattern::exact("대토").unwrap();
    let asked = |patterns| Expression::Words(Words { patterns, place: Place::Anywhere, quoted: false });
    check(&asked(vec![half.clone()]), Err(Unanswerable::Range));
    let found = Compiled::of(&asked(vec![exact, half]), 0).unwrap();
    assert_eq!((found.words().as_str(), found.is_narrower), ("대토", true));
}

/// Whatever is typed, nothing but terms and hashes gets through.
#[test]
fn nothing_breaks_out() {
    for hostile in HOSTILE {
        for expression in [
            word(hostile),
            quoted(hostile),
            titled(hostile),
            not(word(hostile)),
            named(Facet::Author, hostile),
            not(named(Facet::Section, hostile)),
            Any(vec![named(Facet::Tag, hostile), word(hostile), word("국방")]),
        ] {
            let Ok(compiled) = Compiled::of(&expression, 0) else { continue };
            let is_sound = |it: char| it.is_alphanumeric() || " \"-*".contains(it);
            assert!(compiled.words().chars().all(is_sound), "{}", compiled.words());
            let filter = compiled.filter(None);
            // Between backticks there are letters and digits; outside them, words of ours.
            for (nth, part) in filter.split('`').enumerate() {
                let is_ours = |it: char| it.is_ascii_alphanumeric() || " ()|&:=!_<>[],-".contains(it);
                let is_good = if nth % 2 == 1 {
                    part.chars().all(|it| it.is_alphanumeric() || it == ' ')
                } else {
                    part.chars().all(is_ours)
                };
                assert!(is_good, "{filter}");
            }
        }
        let question = question(&All(vec![])).body;
        assert!(Native.json(&question).is_ok());
    }
}

const HOSTILE: [&str; 9] = [
    "x` || keys:!=none || in_title:`",
    "a\" -\"b",
    "*",
    "-",
    "x\\`y",
    "\u{e000}\u{e001}\u{e002}",
    "\"}],\"searches\":[{\"collection\":\"other\"",
    "국방\u{0}\u{1f}&& dated:[true,false]",
    "<img src=x onerror=alert(1)>",
];

fn question(expression: &Expression) -> Request {
    let question = Question {
        expression,
        sort: Sort::Relevance,
        page: 1,
        page_articles: 10,
        facets: &Facet::ALL,
        choices_max: 50,
        offset_minutes: 0,
    };
    Typesense { collection: "new\"s", key: "k&/y" }.request(&question).unwrap()
}

#[test]
fn requests() {
    let request = question(&All(vec![word("국방"), named(Facet::Section, "Korea"), named(Facet::Tag, "K9")]));
    assert_eq!(request.path, "/multi_search?x-typesense-api-key=k%26%2Fy");
    let json = Native.json(&request.body).unwrap();
    let searches = json.get("searches").unwrap().list();
    let text = |nth: usize, name: &str| searches[nth].get(name).and_then(Json::text).unwrap().to_owned();
    let (section, tag) = (key(Facet::Section, "Korea"), key(Facet::Tag, "K9"));
    assert_eq!(searches.len(), 3);
    assert_eq!((text(0, "collection").as_str(), text(0, "facet_by").as_str()), ("new\"s", "authors,language"));
    assert_eq!(text(0, "filter_by"), format!("keys:={section} && keys:={tag}"));
    assert_eq!((text(1, "facet_by"), text(1, "filter_by")), ("section".to_owned(), format!("keys:={tag}")));
    assert_eq!((text(2, "facet_by"), text(2, "filter_by")), ("tags".to_owned(), format!("keys:={section}")));
    assert_eq!(searches[0].get("page"), Some(&Json::Number(2.0)));
    assert_eq!(searches[2].get("per_page"), Some(&Json::Number(0.0)));
}

#[track_caller]
fn read(status: u16, text: &str) -> Result<Answer, Refusal> {
    let everything = All(vec![]);
    let question = Question {
        expression: &everything,
        sort: Sort::Newest,
        page: 0,
        page_articles: 10,
        facets: &Facet::ALL,
        choices_max: 9,
        offset_minutes: 0,
    };
    Typesense { collection: "c", key: "k" }.read(&question, status, &Native.json(text).unwrap())
}

fn drawn(pieces: &[crate::search::Piece]) -> String {
    pieces.iter().map(|it| if it.found { format!("[{}]", it.text) } else { it.text.clone() }).collect()
}

#[test]
fn answers() {
    let answer = read(
        200,
        "{\"results\":[{\"found\":12,\"search_cutoff\":false,\"facet_counts\":[{\"field_name\":\"tags\",\"counts\":[
            {\"count\":7,\"value\":\"K9 <b>\"},{\"value\":\"?\"}]}],\"hits\":[{\"document\":{\"id\":\"a\",
            \"kicker\":\"연재\",\"headline\":\"국방부장관은 <img src=x onerror=alert(1)>\",\"published\":-5},
            \"highlights\":[{\"field\":\"in_title\",\"value\":
            \"연 연재 재 \u{e000} 국 국방 방부 부장 \u{e001}장관\u{e002} 관은 은 img src x onerror alert 1\"}]},
            {\"document\":{\"id\":\"b\"}},{\"document\":{\"id\":\"c\",\"headline\":\"h\u{e001}\"},
            \"highlights\":[{\"field\":\"in_title\",\"value\":\"other\"}]}]}]}",
    )
    .unwrap();
    assert_eq!((answer.total, answer.is_complete, answer.hits.len()), (12, true, 2));
    assert_eq!(answer.choices, [(Facet::Tag, vec![crate::search::Choice { name: "K9 <b>".into(), count: 7 }])]);
    let hit = &answer.hits[0];
    assert_eq!((drawn(&hit.kicker).as_str(), hit.published.map(|it| it.0)), ("연재", Some(-5)));
    assert_eq!(drawn(&hit.headline), "국방부[장관]은 <img src=x onerror=alert(1)>");
    assert_eq!((drawn(&answer.hits[1].headline), answer.hits[1].deck.len()), ("h\u{e001}".into(), 0));
}

/// An answer whose check finds something is none.
#[test]
fn forgotten_phrases() {
    let expression = All(vec![word("국방부"), word("ship")]);
    let question = Question {
        expression: &expression,
        sort: Sort::Newest,
        page: 0,
        page_articles: 10,
        facets: &[],
        choices_max: 9,
        offset_minutes: 0,
    };
    for (found, total) in [(0, 5), (1, 0)] {
        let text = format!("{{\"results\":[{{\"found\":5,\"hits\":[]}},{{\"found\":{found},\"hits\":[]}}]}}");
        let engine = Typesense { collection: "c", key: "k" };
        assert_eq!(engine.read(&question, 200, &Native.json(&text).unwrap()).map(|it| it.total), Ok(total));
    }
}

#[test]
fn refusals() {
    assert_eq!(read(401, r#"{"message":"Forbidden"}"#), Err(Refusal::Forbidden));
    assert_eq!(read(503, "{}"), Err(Refusal::Busy { status: 503 }));
    assert_eq!(read(200, r#"{"results":[{"code":404,"error":"Not found."}]}"#), Err(Refusal::Missing));
    assert_eq!(read(200, r#"{"results":[{"code":400,"error":"?"}]}"#), Err(Refusal::Misunderstood { status: 400 }));
    for strange in ["{}", "[]", "null", r#"{"results":[]}"#, r#"{"results":[{}]}"#] {
        assert_eq!(read(200, strange), Err(Refusal::Strange), "{strange}");
    }
}
