//! What is kept, and what of it comes back.

use super::*;
use crate::accept::{Terms, accept};
use crate::draft::{Draft, Marked};
use crate::native::Native;
use crate::parser::Parser;

fn of(pairs: &[(&str, &str)]) -> Vec<Record> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn records_of_every_kind_are_found_again() {
    let mut kept = Kept::default();
    for (nth, kind) in [Kind::Saved, Kind::Series, Kind::Author, Kind::Word, Kind::Source].into_iter().enumerate() {
        kept.put(record(kind, "국방/1", Moment(nth as i64), "함대\t귀환"));
        let entry = kept.entry(kind, "국방/1").unwrap();
        assert_eq!((entry.name, entry.at, entry.headline), ("국방/1", Moment(nth as i64), "함대\t귀환"));
    }
    kept.put(read_record("1", Moment(9), 500, "K9"));
    assert_eq!(kept.entry(Kind::Read, "1"), Some(Entry { name: "1", at: Moment(9), permille: 500, headline: "K9" }));
    assert_eq!(kept.records().len(), 6);
    assert!(kept.remove("read/1") && !kept.remove("read/1") && !kept.has(Kind::Read) && kept.has(Kind::Word));
}

#[test]
fn the_later_stays_and_what_is_not_known_is_carried_along() {
    let mut kept = Kept::new(of(&[("saved/1", "5\t\told"), ("saved/1", "7\t\tnew"), ("later/x", "of another kind")]));
    let expected = of(&[("later/x", "of another kind"), ("saved/1", "7\t\tnew")]);
    assert_eq!(kept.records(), expected);
    assert_eq!(
        kept.merge(of(&[("saved/1", "6\t\tx"), ("later/x", "y"), ("saved/2", "1\t\tz")])),
        of(&[("saved/2", "1\t\tz")])
    );
    assert_eq!(kept.records()[1..], of(&[("saved/1", "7\t\tnew"), ("saved/2", "1\t\tz")]));
    // A clock that was wrong by years loses nothing but the order.
    assert_eq!(kept.merge(of(&[("saved/2", "-99\t\tw")])), []);
}

#[test]
fn the_latest_come_first() {
    let kept = Kept::new(of(&[("saved/a", "5\t\tA"), ("saved/b", "9\t\tB"), ("saved/c", "no second")]));
    let names: Vec<&str> = kept.entries(Kind::Saved).iter().map(|it| it.name).collect();
    assert_eq!(names, ["b", "a"]);
}

#[test]
fn places_to_go_on_from() {
    #[track_caller]
    fn check(permille: u16, expected: Option<u16>) {
        let kept = Kept::new(vec![read_record("1", Moment(0), permille, "")]);
        assert_eq!(kept.place_in("1"), expected, "{permille}");
    }
    check(0, None);
    check(49, None);
    check(50, Some(50));
    check(949, Some(949));
    check(950, None);
    check(1000, None);
}

#[test]
fn muted_words() {
    #[track_caller]
    fn check(word: &str, expected: bool) {
        let draft = Draft {
            id: Some("1".to_owned()),
            headline: Some(Marked::Text("[방산] K9 자주포 수출".to_owned())),
            tags: vec!["NATO".to_owned()],
            ..Draft::default()
        };
        let terms =
            Terms { now: Moment(0), base: "https://a.example/", language: None, split_kicker: true, embed_hosts: &[] };
        let article = accept(draft, &terms, &Native, &mut Vec::new()).unwrap();
        let kept = Kept::new(vec![record(Kind::Word, word, Moment(0), "")]);
        assert_eq!(kept.mutes()(&article), expected, "{word}");
    }
    check("k9", true);
    check("자주포", true);
    check("nato", true);
    check("방산", true);
    check("전차", false);
    check("", false);
}

#[test]
fn files() {
    let records = of(&[("read/1", "5\t500\t\"함대\"\n"), ("later/x", "\u{1}")]);
    let articles = of(&[("1", "{\"items\":[]}")]);
    let read = |text: &str| read_file(&Native.json(text).unwrap());
    assert_eq!(read(&write_file(&records, &articles)), Ok([records, articles]));
    assert_eq!(read(&write_file(&[], &[])), Ok([Vec::new(), Vec::new()]));
    assert_eq!(read(r#"{"version":"news-zone/kept/1","records":{"a":1},"more":[]}"#), Ok([Vec::new(), Vec::new()]));
    assert_eq!(read(r#"{"version":"news-zone/kept/2"}"#), Err(NotKept::Later));
    for foreign in ["{}", "[]", "\"x\"", r#"{"version":"https://jsonfeed.org/version/1.1"}"#] {
        assert_eq!(read(foreign), Err(NotKept::Foreign), "{foreign}");
    }
}

#[test]
fn what_was_read_is_the_same_however_far() {
    let records = |permille| {
        let read = ["1", "국방"].map(|id| read_record(id, Moment(permille), permille as u16, "머리기사"));
        read.into_iter().chain([record(Kind::Saved, "2", Moment(1), "")]).collect()
    };
    let [half, whole] = [500, 1_000].map(|permille| Kept::new(records(permille)).noted());
    assert_eq!(half, whole);
    assert!(half.holds(Kind::Read, "1") && half.holds(Kind::Read, "국방"));
    assert!(!half.holds(Kind::Read, "2") && !half.holds(Kind::Saved, "2") && !half.holds(Kind::Read, "국"));
    assert!(Kept::new(records(1)).holds(Kind::Saved, "2"));
}
