use super::*;
use crate::accept::{Terms, accept};
use crate::draft::{Draft, Marked};
use crate::moment::Moment;
use crate::native::Native;

fn entry(id: &str, url: &str, date: &str) -> Arc<Article> {
    let draft = Draft {
        id: Some(id.to_owned()),
        url: Some(url.to_owned()).filter(|it| !it.is_empty()),
        headline: Some(Marked::Text(format!("기사 {id} {url}"))),
        published: Some(date.to_owned()).filter(|it| !it.is_empty()),
        ..Draft::default()
    };
    let terms = Terms { now: Moment(0), base: "", language: None, split_kicker: true, embed_hosts: &[] };
    Arc::new(accept(draft, &terms, &Native, &mut Vec::new()).unwrap())
}

fn holding(articles: Vec<Arc<Article>>) -> Holding {
    Holding { articles, withdrawn: Vec::new() }
}

#[track_caller]
fn check(holdings: &[Holding], expected: &[&str]) {
    let archive = Archive::new(holdings);
    let ids: Vec<&str> = archive.articles().iter().map(|it| it.id.as_str()).collect();
    assert_eq!(ids, expected);
}

#[test]
fn sources_merge_newest_first_undated_last_in_source_order() {
    let first = holding(vec![entry("x", "", ""), entry("1", "", "2022-01-01"), entry("3", "", "2022-01-03")]);
    let second = holding(vec![entry("2", "", "2022-01-02"), entry("y", "", "")]);
    check(&[first, second], &["3", "2", "1", "x", "y"]);
}

#[test]
fn duplicates_appear_once() {
    let same_id = [holding(vec![entry("1", "", "2022-01-01")]), holding(vec![entry("1", "", "2022-01-02")])];
    check(&same_id, &["1"]);
    let same_url = [
        holding(vec![entry("1", "https://a.example/1", "2022-01-01")]),
        holding(vec![entry("other", "https://a.example/1", "2022-01-02")]),
    ];
    check(&same_url, &["1"]);
}

#[test]
fn one_id_for_two_stories_keeps_both() {
    let two = [
        holding(vec![entry("1", "https://a.example/hello", "2022-01-02")]),
        holding(vec![entry("1", "https://b.example/hello", "2022-01-01")]),
    ];
    check(&two, &["1", "https://b.example/hello"]);
}

#[test]
fn articles_are_found_by_their_ids() {
    let archive = Archive::new(&[holding(vec![entry("1", "", "2022-01-01")])]);
    assert_eq!(archive.article("1").map(|it| it.headline.as_str()), Some("기사 1"));
    assert_eq!(archive.article("2"), None);
}
