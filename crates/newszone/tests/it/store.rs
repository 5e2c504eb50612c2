//! What the store makes of deliveries.

use news_core::draft::{Draft, Marked};
use news_core::moment::Moment;
use newszone::delivery::{Delivery, Item};
use newszone::settings::{Settings, SourceSettings};
use newszone::store::{Receipt, Row, Store};

fn source() -> SourceSettings {
    let text = "[site]\ntitle = \"국방일보\"\nurl = \"https://news.example/\"\n[[source]]\npath = \"기사\"";
    Settings::parse(text).unwrap().sources.remove(0)
}

/// Items by id, headline and address; an empty text is none.
fn delivery(is_complete: bool, items: &[(&str, &str, &str)]) -> Delivery {
    let some = |text: &str| Some(text.to_owned()).filter(|it| !it.is_empty());
    let item = |(nth, (id, headline, url)): (usize, &(&str, &str, &str))| Item {
        base: "https://news.example/feed".to_owned(),
        draft: Draft {
            item: nth,
            id: some(id),
            url: some(url),
            headline: some(headline).map(Marked::Text),
            ..Draft::default()
        },
    };
    Delivery { items: items.iter().enumerate().map(item).collect(), is_complete, ..Delivery::default() }
}

/// Every article by source and id: the store gives them in no particular order.
fn rows(store: &Store) -> Vec<Row> {
    let mut rows = store.rows().unwrap();
    rows.sort_by(|a, b| (&a.source, &a.id).cmp(&(&b.source, &b.id)));
    rows
}

/// Added, corrected, unchanged, removed; then each article as `id slug versions`, canceled ones with a `!`.
#[track_caller]
fn check(store: &Store, delivery: &Delivery, counts: [usize; 4], expected: &[&str]) {
    let receipt = store.receive(&source(), delivery, Moment(7)).unwrap();
    let [added, corrected, unchanged, removed] = counts;
    assert_eq!(receipt, Receipt { added, corrected, unchanged, removed, ..Receipt::default() });
    let mark = |row: &Row| if row.status.canceled { "!" } else { "" };
    let found = rows(store).into_iter().map(|row| format!("{} {} {}{}", row.id, row.slug, row.versions, mark(&row)));
    assert_eq!(found.collect::<Vec<_>>(), expected);
}

#[test]
fn deliveries() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("a/store.redb")).unwrap();
    let (ga, na) = (("가", "함대", "/1"), ("2", "나", "/2"));
    check(&store, &delivery(true, &[ga, na, ("", "무명", ""), ("2", "둘", "")]), [2, 0, 0, 0], &["2 2 1", "가 가 1"]);
    check(&store, &delivery(true, &[na, ga]), [0, 0, 2, 0], &["2 2 1", "가 가 1"]);
    check(&store, &delivery(false, &[("가", "귀환", "/1")]), [0, 1, 0, 0], &["2 2 1", "가 가 2"]);
    check(&store, &delivery(true, &[("가", "귀환", "/1")]), [0, 0, 1, 1], &["2 2 1!", "가 가 2"]);
    check(&store, &delivery(false, &[na]), [0, 0, 1, 0], &["2 2 1", "가 가 2"]);
    check(&store, &delivery(false, &[("9", "귀환", "/1")]), [0, 1, 0, 0], &["2 2 1", "9 9 3"]);
    assert_eq!(rows(&store)[1].former_slugs, ["가"]);

    let history = store.history("기사", "9").unwrap();
    let headline = |nth: usize| store.item(&history[nth].1).unwrap().draft.headline;
    assert_eq!(history.len(), 3);
    assert_eq!((headline(0), headline(1)), (Some(Marked::Text("함대".into())), Some(Marked::Text("귀환".into()))));
    assert!(store.item(&[0; 32]).is_err());
}

#[test]
fn a_source_that_shrinks_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("store.redb");
    let store = Store::open(&file).unwrap();
    let four = [("1", "가", ""), ("2", "나", ""), ("3", "다", ""), ("4", "라", "")];
    store.receive(&source(), &delivery(true, &four), Moment(7)).unwrap();
    let before = (rows(&store), store.source("기사").unwrap());
    let shrunk = Receipt { shrunk: true, ..Receipt::default() };
    for delivery in [delivery(true, &four[..1]), delivery(true, &[]), delivery(false, &[])] {
        assert_eq!(store.receive(&source(), &delivery, Moment(8)).unwrap(), shrunk);
        assert_eq!((rows(&store), store.source("기사").unwrap()), before);
    }
    assert!(Store::open(&file).is_err(), "one process at a time");
    drop(store);
    let store = Store::open(&file).unwrap();
    assert_eq!(rows(&store), before.0);
    assert_eq!(store.receive(&source(), &delivery(true, &four[..2]), Moment(9)).unwrap().removed, 2);
}

#[test]
fn notes_of_a_build() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("store.redb")).unwrap();
    for notes in [vec![("가", [1; 32]), ("b", [2; 32])], vec![("b", [3; 32])]] {
        store.note_built(&mut notes.iter().map(|(path, key)| ((*path).to_owned(), *key))).unwrap();
        let mut found = Vec::new();
        store.built(&mut |path, key| found.push((path.to_owned(), key))).unwrap();
        let mut expected: Vec<_> = notes.iter().map(|(path, key)| ((*path).to_owned(), *key)).collect();
        expected.sort();
        assert_eq!(found, expected);
    }
    store.note_asked("기사", Moment(5)).unwrap();
    assert_eq!(store.source("기사").unwrap().asked, 5);
}
