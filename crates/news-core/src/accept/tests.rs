use super::*;
use crate::draft::DraftNeighbour;
use crate::native::Native;

const NOW: &str = "2026-01-01T00:00:00Z";

fn terms<'a>() -> Terms<'a> {
    Terms {
        now: Moment::parse(NOW).unwrap(),
        base: "https://news.example/feed.json",
        language: Some("ko"),
        split_kicker: true,
        embed_hosts: &[],
    }
}

fn draft(headline: &str) -> Draft {
    Draft { id: Some("1".to_owned()), headline: Some(Marked::Text(headline.to_owned())), ..Draft::default() }
}

#[track_caller]
fn accepted(draft: Draft) -> (Article, Vec<Problem>) {
    let mut problems = Vec::new();
    let article = accept(draft, &terms(), &Native, &mut problems).unwrap();
    (article, problems)
}

#[track_caller]
fn check_headline(headline: &str, kicker: Option<&str>, expected: &str) {
    let (article, _) = accepted(draft(headline));
    assert_eq!((article.kicker.as_deref(), article.headline.as_str()), (kicker, expected));
}

#[test]
fn headlines_and_kickers() {
    check_headline("  함대 \n 귀환  ", None, "함대 귀환");
    check_headline("[속보] 함대 귀환", Some("속보"), "함대 귀환");
    check_headline("[ROK-Romania defense ministerial talks] “We", Some("ROK-Romania defense ministerial talks"), "“We");
    check_headline("[]x", None, "[]x");
    check_headline("[all of it]", None, "[all of it]");
    check_headline("[never closed", None, "[never closed");
    check_headline(&format!("[{}] x", "가".repeat(61)), None, &format!("[{}] x", "가".repeat(61)));
    check_headline("a <b> & c", None, "a <b> & c");
}

#[test]
fn a_kicker_given_apart_is_not_repeated() {
    let (article, _) = accepted(Draft { kicker: Some("속보".to_owned()), ..draft("[속보] 함대 귀환") });
    assert_eq!((article.kicker.as_deref(), article.headline.as_str()), (Some("속보"), "함대 귀환"));
    assert_eq!(article.full_headline(), "[속보] 함대 귀환");
}

#[test]
fn html_headlines_become_words() {
    let html = Some(Marked::Html("<em>A</em> &#038; B<script>x</script>".to_owned()));
    let (article, _) = accepted(Draft { headline: html, ..draft("") });
    assert_eq!(article.headline, "A & B");
}

#[test]
fn a_headline_may_come_from_the_text() {
    let body = Some(Marked::Html("<p>첫 문장이다.</p><p>둘째.</p>".to_owned()));
    let (article, _) = accepted(Draft { headline: None, body, ..draft("") });
    assert!(article.headline_from_text);
    assert_eq!(article.headline, "첫 문장이다. 둘째.");
}

#[test]
fn bidirectional_controls_are_removed_and_reported() {
    let (article, problems) = accepted(draft("safe \u{202e}txet\u{202c} end"));
    assert_eq!(article.headline, "safe txet end");
    assert_eq!(problems.iter().map(|it| it.fault.clone()).collect::<Vec<_>>(), [Fault::BidiControl]);
}

#[test]
fn what_is_unfit() {
    let mut problems = Vec::new();
    let no_id = Draft { id: Some(" ".to_owned()), ..draft("x") };
    assert_eq!(accept(no_id, &terms(), &Native, &mut problems), Err(Refusal::Unfit));
    assert!(accept(draft(" \u{200b}\n"), &terms(), &Native, &mut problems).is_ok());
    assert_eq!(accept(draft(" \n"), &terms(), &Native, &mut problems), Err(Refusal::Unfit));
    assert_eq!(problems.iter().map(|it| it.fault.clone()).collect::<Vec<_>>(), [Fault::NoId, Fault::Nothing]);
}

#[test]
fn bad_dates_leave_the_article_undated() {
    let (article, problems) = accepted(Draft { published: Some("지난 금요일".to_owned()), ..draft("x") });
    assert_eq!(article.published, None);
    assert_eq!(problems[0].fault, Fault::BadDate);
    assert_eq!(problems[0].found, "지난 금요일");
}

#[test]
fn addresses_are_resolved_or_left_out() {
    let (article, problems) = accepted(Draft { url: Some(" /a/1 ".to_owned()), ..draft("x") });
    assert_eq!((article.url.as_deref(), problems.len()), (Some("https://news.example/a/1"), 0));
    let (article, problems) = accepted(Draft { url: Some("javascript:alert(1)".to_owned()), ..draft("x") });
    assert_eq!((article.url, problems[0].fault.clone()), (None, Fault::BadAddress));
}

#[test]
fn what_its_source_does_not_want_shown() {
    #[track_caller]
    fn check(change: impl FnOnce(&mut Draft), expected: Option<Reason>) {
        let mut draft = draft("x");
        change(&mut draft);
        let reason = match accept(draft, &terms(), &Native, &mut Vec::new()) {
            Ok(_) => None,
            Err(Refusal::Withdrawn(withdrawn)) => Some(withdrawn.reason),
            Err(Refusal::Unfit) => panic!("unfit"),
        };
        assert_eq!(reason, expected);
    }
    let at = |text: &str| Moment::parse(text).unwrap();
    check(|it| it.status = Some("usable".into()), None);
    check(|it| it.status = Some("Canceled".into()), Some(Reason::Canceled));
    check(|it| it.status = Some("withheld".into()), Some(Reason::Withheld));
    check(|it| it.embargoed = Some("2025-12-31".into()), None);
    check(|it| it.embargoed = Some(NOW.into()), None);
    check(|it| it.embargoed = Some("2026-01-02".into()), Some(Reason::Embargoed { until: Some(at("2026-01-02")) }));
    check(|it| it.embargoed = Some("next week".into()), Some(Reason::Embargoed { until: None }));
    check(|it| it.expires = Some("2026-01-02".into()), None);
    check(|it| it.expires = Some("2025-12-31".into()), Some(Reason::Expired { since: at("2025-12-31") }));
    check(|it| it.expires = Some("some day".into()), None);
}

#[test]
fn texts_kept_elsewhere_and_behind_passwords() {
    let (article, _) = accepted(Draft { detail_url: Some("posts/1".into()), ..draft("x") });
    assert_eq!(article.body, Body::Elsewhere { url: "https://news.example/posts/1".into() });
    let (article, _) = accepted(Draft { protected: true, body: Some(Marked::Html(String::new())), ..draft("x") });
    assert_eq!(article.body, Body::Protected);
}

#[test]
fn neighbours_need_a_headline() {
    let neighbours = vec![
        DraftNeighbour { relation: Some("next".into()), headline: Some("다음".into()), ..DraftNeighbour::default() },
        DraftNeighbour { id: Some("2".into()), ..DraftNeighbour::default() },
    ];
    let (article, _) = accepted(Draft { neighbours, ..draft("x") });
    assert_eq!(article.neighbours.len(), 1);
    assert_eq!(article.neighbours[0].relation, Relation::Next);
}

#[test]
fn translations_need_a_name_and_no_headline() {
    let named = |id: &str, url: &str, language: &str| {
        let some = |text: &str| Some(text.to_owned()).filter(|it| !it.is_empty());
        DraftNeighbour { language: some(language), ..DraftNeighbour::translation(some(id), some(url)) }
    };
    let evil = named("", "javascript:alert(1)", "ko");
    let headline = DraftNeighbour { headline: Some("함대 귀환".into()), ..named("2", "", "\"><script>") };
    let neighbours = vec![named("", "/en/1", "en_US"), headline, named("", "", "ko"), evil];
    let (article, _) = accepted(Draft { neighbours, ..draft("x") });
    assert_eq!(article.neighbours, []);
    let url = Some("https://news.example/en/1".to_owned());
    let first = Translation { language: Some("en-us".into()), id: None, url };
    assert_eq!(article.translations, [first, Translation { language: None, id: Some("2".into()), url: None }]);
}

#[test]
fn languages_are_tags_or_nothing() {
    assert_eq!(accepted(Draft { language: Some("en_US".into()), ..draft("x") }).0.language.as_deref(), Some("en-us"));
    assert_eq!(
        accepted(Draft { language: Some("\"><script>".into()), ..draft("x") }).0.language.as_deref(),
        Some("ko")
    );
    assert_eq!(accepted(draft("x")).0.language.as_deref(), Some("ko"));
}

#[test]
fn a_deck_that_repeats_the_text() {
    #[track_caller]
    fn check(deck: &str, text: &str, expected: bool) {
        let (deck, body) = (Some(Marked::Text(deck.into())), Some(Marked::Text(text.into())));
        assert_eq!(accepted(Draft { deck, body, ..draft("x") }).0.deck_repeats_text(), expected, "{text}");
    }
    check("함대가 돌아왔다…", "함대가 돌아왔다. 환영이 컸다.\n\n둘째.", true);
    check("The fleet is back.", "The fleet is back. More.", true);
    check("The fleet is back.", "In Busan, the fleet is back.", false);
    check("…", "The fleet is back.", false);
}
