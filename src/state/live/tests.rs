use news_core::accept::{Reason, Withdrawn};
use news_core::moment::Moment;

use super::*;

fn article(id: &str, day: i64, headline: &str) -> Arc<Article> {
    Arc::new(Article {
        id: id.to_owned(),
        url: None,
        headline: headline.to_owned(),
        headline_from_text: false,
        kicker: None,
        deck: None,
        authors: Vec::new(),
        byline: None,
        section: None,
        tags: Vec::new(),
        language: None,
        published: Some(Moment(day * 86_400)),
        updated: None,
        body: Body::Blocks(Vec::new()),
        image: None,
        attachments: Vec::new(),
        copyright_notice: None,
        copyright_holder: None,
        neighbours: Vec::new(),
        corrections: Vec::new(),
        translations: Vec::new(),
    })
}

fn elsewhere(of: &Arc<Article>, url: &str) -> Arc<Article> {
    Arc::new(Article { body: Body::Elsewhere { url: url.to_owned() }, ..Article::clone(of) })
}

fn holding(articles: &[&Arc<Article>]) -> Holding {
    Holding { articles: articles.iter().map(|it| Arc::clone(it)).collect(), withdrawn: Vec::new() }
}

fn headlines(hand: &Holding) -> Vec<&str> {
    hand.articles.iter().map(|it| it.headline.as_str()).collect()
}

#[test]
fn what_is_new_waits_and_what_is_corrected_holds() {
    let (fleet, budget) = (article("1", 20, "함대 귀환"), article("2", 19, "국방 예산"));
    let mut hand = holding(&[&fleet, &budget]);
    let corrected = article("2", 19, "국방 예산안");
    let (newest, older) = (article("3", 21, "새 소식"), article("4", 3, "지난 소식"));
    let (new, changed) = settle(&mut hand, holding(&[&newest, &fleet, &corrected, &older]), None);
    assert_eq!((new, changed), (vec![newest], true));
    assert_eq!(headlines(&hand), ["함대 귀환", "국방 예산안", "지난 소식"]);
}

#[test]
fn nothing_changes_under_the_eyes_of_who_reads() {
    let fleet = article("1", 20, "함대 귀환");
    let mut hand = holding(&[&fleet]);
    let corrected = article("1", 20, "함대, 귀환하다");
    assert_eq!(settle(&mut hand, holding(&[&corrected]), Some("1")), (Vec::new(), false));
    assert_eq!(headlines(&hand), ["함대 귀환"]);
    assert_eq!(settle(&mut hand, holding(&[&corrected]), Some("2")), (Vec::new(), true));
    assert_eq!(headlines(&hand), ["함대, 귀환하다"]);
}

#[test]
fn a_text_that_is_here_stays() {
    let fleet = article("1", 20, "함대 귀환");
    let mut hand = holding(&[&fleet]);
    let listed = elsewhere(&fleet, "https://a.example/pack-2.json#1");
    assert_eq!(settle(&mut hand, holding(&[&listed]), None), (Vec::new(), false));
    assert!(Arc::ptr_eq(&hand.articles[0], &fleet));
}

#[test]
fn what_is_withdrawn_goes_at_once_and_may_come_back() {
    let fleet = article("1", 20, "함대 귀환");
    let mut hand = holding(&[&fleet]);
    let gone = Withdrawn { id: "1".to_owned(), reason: Reason::Canceled };
    let fresh = Holding { articles: Vec::new(), withdrawn: vec![gone.clone()] };
    assert_eq!(settle(&mut hand, fresh, Some("1")), (Vec::new(), true));
    assert_eq!(hand, Holding { articles: Vec::new(), withdrawn: vec![gone] });
    let (new, _) = settle(&mut hand, holding(&[&fleet]), None);
    assert_eq!((new, hand), (vec![fleet], Holding::default()));
}

#[test]
fn what_can_be_read_without_a_network() {
    let here = article("1", 20, "함대 귀환");
    let kept = elsewhere(&article("2", 19, "국방 예산"), "https://a.example/pack-1.json#2");
    let lost = elsewhere(&article("3", 18, "훈련"), "https://a.example/pack-2.json#3");
    assert_eq!(readable(&[here, kept, lost], "https://a.example/list-1.json\nhttps://a.example/pack-1.json"), 2);
}
