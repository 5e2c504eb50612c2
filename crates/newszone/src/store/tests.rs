//! Deliveries, one after another, and what the store makes of them.

use super::*;
use news_core::draft::{Draft, Marked};

/// A source that always gives all it has.
fn source() -> SourceSettings {
    toml::from_str("name = \"국방\"\npath = \"articles\"").unwrap()
}

fn item(id: &str, headline: &str) -> Item {
    let draft = Draft {
        id: Some(id.to_owned()),
        headline: Some(Marked::Text(headline.to_owned())),
        published: Some("2022-09-23T05:00:00Z".to_owned()),
        ..Draft::default()
    };
    Item { base: "https://a.example/".to_owned(), draft }
}

fn delivery(items: &[(&str, &str)]) -> Delivery {
    Delivery { items: items.iter().map(|(id, headline)| item(id, headline)).collect(), ..Delivery::default() }
}

fn open() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("store.redb")).unwrap();
    (folder, store)
}

fn rows(store: &Store) -> Vec<Row> {
    let mut rows = Vec::new();
    store.rows(&mut |row| rows.push(row)).unwrap();
    rows
}

#[track_caller]
fn check(store: &Store, delivery: &Delivery, expected: Receipt) {
    assert_eq!(store.receive(&source(), delivery, Moment(100)).unwrap(), expected);
}

#[test]
fn new_corrected_and_as_they_were() {
    let (_folder, store) = open();
    let none = Receipt::default;
    check(&store, &delivery(&[("1", "함대"), ("2", "귀환")]), Receipt { added: 2, ..none() });
    check(&store, &delivery(&[("1", "함대"), ("2", "귀환")]), Receipt { unchanged: 2, ..none() });
    check(&store, &delivery(&[("2", "귀환하다")]), Receipt { corrected: 1, ..none() });
    let history = store.history("국방", "2").unwrap();
    let headlines: Vec<_> = history.iter().map(|(_, it)| store.item(it).unwrap().draft.headline.unwrap()).collect();
    assert_eq!(headlines, [Marked::Text("귀환".into()), Marked::Text("귀환하다".into())]);
    assert_eq!(store.source("국방").unwrap().items, 1);
    // The same id twice in one delivery: the first counts.
    check(&store, &delivery(&[("3", "가"), ("3", "나")]), Receipt { added: 1, ..none() });
}

#[test]
fn what_a_complete_source_no_longer_has_is_withdrawn() {
    let (_folder, store) = open();
    let whole = |items| Delivery { is_complete: true, ..delivery(items) };
    check(&store, &whole(&[("1", "가"), ("2", "나"), ("3", "다")]), Receipt { added: 3, ..Receipt::default() });
    check(&store, &whole(&[("1", "가"), ("3", "다")]), Receipt { unchanged: 2, removed: 1, ..Receipt::default() });
    assert!(rows(&store).iter().find(|it| it.id == "2").unwrap().status.canceled);
    // One that comes back is shown again.
    let back = Receipt { unchanged: 2, corrected: 1, ..Receipt::default() };
    check(&store, &whole(&[("1", "가"), ("2", "나"), ("3", "다")]), back);
    assert!(!rows(&store).iter().any(|it| it.status.canceled));
}

#[test]
fn a_source_that_shrinks_beyond_belief_is_put_aside() {
    let (_folder, store) = open();
    let ids: Vec<String> = (0..10).map(|nth| nth.to_string()).collect();
    let items: Vec<(&str, &str)> = ids.iter().map(|it| (it.as_str(), "함대")).collect();
    let whole = |items| Delivery { is_complete: true, ..delivery(items) };
    check(&store, &whole(&items), Receipt { added: 10, ..Receipt::default() });
    let shrunk = Receipt { shrunk: true, ..Receipt::default() };
    check(&store, &delivery(&[]), shrunk.clone());
    check(&store, &whole(&items[..4]), shrunk);
    assert_eq!(rows(&store).iter().filter(|it| !it.status.canceled).count(), 10);
    check(&store, &whole(&items[..6]), Receipt { unchanged: 6, removed: 4, ..Receipt::default() });
}

#[test]
fn status_and_slugs() {
    let (_folder, store) = open();
    let mut embargoed = item("a b", "함대 귀환");
    embargoed.draft.embargoed = Some("언젠가".to_owned());
    embargoed.draft.status = Some("Canceled".to_owned());
    let delivery = Delivery { items: vec![embargoed], ..Delivery::default() };
    check(&store, &delivery, Receipt { added: 1, withdrawn: 1, ..Receipt::default() });
    let other: SourceSettings = toml::from_str("name = \"다른\"\npath = \"x\"").unwrap();
    store.receive(&other, &self::delivery(&[("7", "가")]), Moment(1)).unwrap();
    store.receive(&source(), &self::delivery(&[("7", "나")]), Moment(1)).unwrap();
    let rows = rows(&store);
    let status = Status { canceled: true, embargoed: Some(i64::MAX), ..Status::default() };
    assert_eq!(rows.iter().find(|it| it.id == "a b").unwrap().status, status);
    let mut slugs: Vec<&str> = rows.iter().map(|it| it.slug.as_str()).collect();
    slugs.sort_unstable();
    slugs.dedup();
    assert_eq!(slugs.len(), 3, "{slugs:?}");
    assert!(slugs.contains(&"7"), "{slugs:?}");
}
