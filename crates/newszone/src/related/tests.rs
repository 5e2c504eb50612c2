use super::*;
use news_core::accept::{Terms, accept};
use news_core::draft::{Draft, Marked};
use news_core::moment::Moment;
use news_core::native::Native;
use std::sync::Arc;

pub(super) fn article(id: &str, headline: &str, deck: &str, tags: &[&str]) -> Article {
    let language = if headline.chars().any(|it| ('가'..='힣').contains(&it)) { "ko" } else { "en" };
    let draft = Draft {
        id: Some(id.to_owned()),
        headline: Some(Marked::Text(headline.to_owned())),
        deck: Some(Marked::Text(deck.to_owned())).filter(|_| !deck.is_empty()),
        tags: tags.iter().map(|it| (*it).to_owned()).collect(),
        language: Some(language.to_owned()),
        ..Draft::default()
    };
    let terms = Terms { now: Moment(0), base: "", language: None, split_kicker: true, embed_hosts: &[] };
    accept(draft, &terms, &Native, &mut Vec::new()).unwrap()
}

/// Newest first: what the first is related to, by place and reason.
#[track_caller]
fn check(articles: &[Article], expected: &[(usize, &str)]) {
    let articles: Vec<Arc<Article>> = articles.iter().cloned().map(Arc::new).collect();
    let brief = |nth: usize| Ok(Arc::clone(&articles[nth]));
    let found = Related::new(articles.len(), 3).of(0, &brief).unwrap();
    let found: Vec<(usize, &str)> = found.iter().map(|it| (it.nth, it.reason.as_str())).collect();
    assert_eq!(found, expected);
}

/// Other news, to be rare among.
fn others(from: usize, count: usize) -> impl Iterator<Item = Article> {
    (from..from + count)
        .map(|nth| article(&format!("o{nth}"), &format!("Harvest{nth} festival{nth} opened"), "", &["local"]))
}

#[test]
fn shared_subjects_names_and_rare_words() {
    let mut articles = vec![
        article("1", "Minister visits Romania for talks on howitzers", "", &["K9", "local"]),
        article("2", "Festival opened", "", &["local"]),
        article("3", "First howitzers reach Romania this week", "", &[]),
        article("4", "Poland orders more", "", &["K9"]),
        article("5", "루마니아 회담", "", &["K9"]),
    ];
    articles.extend(others(0, 40));
    check(&articles, &[(2, "Romania · howitzers")]);
}

#[test]
fn korean_words_without_their_particles() {
    let mut articles = vec![
        article("1", "국방부장관, 루마니아와 방산협력 논의", "", &[]),
        article("2", "루마니아에서 방산협력을 위한 회의", "", &[]),
        article("3", "루마니아의 가을", "", &[]),
    ];
    articles.extend(others(0, 40));
    check(&articles, &[(1, "방산협력 · 루마니아")]);
}

#[test]
fn nothing_rather_than_something_silly() {
    let mut articles =
        vec![article("1", "Minister visits school", "", &["local"]), article("2", "School opened", "", &["local"])];
    articles.extend(others(0, 40));
    check(&articles, &[]);
    check(&articles[..1], &[]);
}

#[test]
fn a_later_article_changes_nothing_of_an_older_one() {
    let story = |nth: usize| {
        article(&format!("s{nth}"), &format!("Frigate{} returns to Busan harbour{}", nth / 4, nth / 4), "", &["navy"])
    };
    let articles: Vec<Arc<Article>> = (0..3_000).map(|nth| Arc::new(story(nth))).collect();
    let of = |newest: usize, nth: usize| {
        let articles = &articles[newest..];
        let brief = |nth: usize| Ok(Arc::clone(&articles[nth]));
        let links = Related::new(articles.len(), 3).of(nth - newest, &brief).unwrap();
        links.into_iter().map(|it| (it.nth + newest, it.reason)).collect::<Vec<_>>()
    };
    for nth in [5, 500, 1_022, 1_025, 2_998] {
        assert!(!of(0, nth).is_empty());
        assert_eq!(of(0, nth), of(5, nth), "{nth}");
        assert_eq!(of(0, nth), of(nth, nth), "{nth}");
    }
}
