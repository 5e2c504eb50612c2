//! What is published of a small store.

use super::*;
use crate::delivery::Delivery;
use news_core::draft::{Draft, DraftNeighbour, Marked};
use news_core::query::Facet;

const SETTINGS: &str = "[site]\ntitle = \"국방일보\"\nurl = \"https://news.example/\"\n\
    [[source]]\nname = \"first\"\npath = \"a\"\n[[source]]\nname = \"second\"\npath = \"b\"\n";

fn item(id: &str, published: &str, more: impl FnOnce(&mut Draft)) -> Item {
    let mut draft = Draft {
        id: Some(id.to_owned()),
        headline: Some(Marked::Text(format!("기사 {id}"))),
        body: Some(Marked::Html("<p>국방부는</p>".to_owned())),
        published: Some(published.to_owned()).filter(|it| !it.is_empty()),
        ..Draft::default()
    };
    more(&mut draft);
    Item { base: "https://a.example/feed".to_owned(), draft }
}

fn check(first: Vec<Item>, second: Vec<Item>, now: &str, see: impl FnOnce(&Catalogue<'_>)) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&folder.path().join("store.redb")).unwrap();
    let settings = Settings::parse(SETTINGS).unwrap();
    for (source, items) in settings.sources.iter().zip([first, second]) {
        store.receive(source, &Delivery { items, ..Delivery::default() }, Moment(0)).unwrap();
    }
    see(&Catalogue::read(&settings, &store, Moment::parse(now).unwrap()).unwrap());
}

fn slugs(catalogue: &Catalogue<'_>) -> Vec<String> {
    catalogue.rows.iter().map(|it| it.slug.clone()).collect()
}

#[test]
fn newest_first_and_each_story_once() {
    let same = |draft: &mut Draft| draft.url = Some("/story".to_owned());
    let first = vec![item("old", "2020-01-01", same), item("undated", "", |_| {})];
    let second = vec![item("new", "2022-01-01", |_| {}), item("twin", "2021-01-01", same)];
    check(first, second, "2023-01-01", |catalogue| {
        assert_eq!(slugs(catalogue), ["new", "old", "undated"]);
        assert_eq!(catalogue.briefs[0].headline, "기사 new");
        assert_eq!(catalogue.briefs[0].body, Body::Blocks(Vec::new()));
        let whole = catalogue.article(0).unwrap();
        assert!(matches!(&whole.body, Body::Blocks(blocks) if blocks.len() == 1));
    });
}

#[test]
fn embargo_and_expiry_follow_the_clock() {
    let items = || {
        vec![
            item("later", "2022-01-01", |it| it.embargoed = Some("2022-06-01T00:00:00Z".to_owned())),
            item("passed", "2022-01-01", |it| it.expires = Some("2022-05-01T00:00:00Z".to_owned())),
            item("taken", "2022-01-01", |it| it.status = Some("canceled".to_owned())),
        ]
    };
    check(items(), Vec::new(), "2022-04-01", |catalogue| assert_eq!(slugs(catalogue), ["passed"]));
    check(items(), Vec::new(), "2022-06-02", |catalogue| {
        assert_eq!(slugs(catalogue), ["later"]);
        let gone: Vec<&str> = catalogue.gone.iter().map(|it| it.slug.as_str()).collect();
        assert_eq!(gone, ["passed", "taken"]);
        assert_eq!(catalogue.gone[1].reason, Reason::Canceled);
    });
}

#[test]
fn unfit_rows_are_named_and_left_out() {
    let empty = item("empty", "2022-01-01", |it| (it.headline, it.body) = (None, None));
    check(vec![empty, item("1", "2021-01-01", |_| {})], Vec::new(), "2023-01-01", |catalogue| {
        assert_eq!((slugs(catalogue), catalogue.briefs.len()), (vec!["1".to_owned()], 1));
        assert_eq!(catalogue.notices[0].fact, "unfit");
    });
}

#[test]
fn groups_and_neighbours() {
    let of = |section: &'static str| move |it: &mut Draft| it.section = Some(section.to_owned());
    let next = |it: &mut Draft| {
        let to = |id: &str| DraftNeighbour {
            relation: Some("next".to_owned()),
            id: Some(id.to_owned()),
            headline: Some("다음".to_owned()),
            ..DraftNeighbour::default()
        };
        it.neighbours = vec![to("a b"), to("nowhere")];
    };
    let items = vec![
        item("1", "2022-01-03", of("C++")),
        item("2", "2022-01-02", of("C")),
        item("3", "2022-01-01", of("국방")),
        item("a b", "2021-01-01", of("국방")),
        item("4", "2020-01-01", next),
    ];
    check(items, Vec::new(), "2023-01-01", |catalogue| {
        let groups = catalogue.groups(Facet::Section);
        let names: Vec<(&str, &[usize])> = groups.iter().map(|it| (it.name.as_str(), it.articles.as_slice())).collect();
        assert_eq!(names, [("C", &[1][..]), ("C++", &[0]), ("국방", &[2, 3])]);
        assert_eq!((groups[0].slug.as_str(), groups[2].slug.as_str()), ("c", "국방"));
        assert!(groups[1].slug.starts_with("c-"));
        let article = catalogue.article(4).unwrap();
        assert_eq!(article.neighbours[0].id.as_deref(), Some(catalogue.rows[3].slug.as_str()));
        assert_eq!(article.neighbours[1].id, None);
    });
}
