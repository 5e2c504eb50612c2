use super::*;
use crate::search::{Dictionary, Pattern};

/// Headlines that are searched, one a line.
const HEADLINES: [&str; 12] = [
    "국방부 사드 배치 부지 발표",
    "국방부 장관 방한",
    "국방부 국회 보고",
    "국방부 예산안",
    "국방부 조직 개편",
    "국방부는 아니라고",
    "북한 미사일 발사",
    "미사일 요격 시험",
    "작가 한강",
    "작품 전시",
    "nato summit in madrid",
    "nato missile defence",
];

fn holds(text: &str, expression: &Expression) -> bool {
    let found = |it: &Pattern| text.char_indices().any(|(at, _)| it.length_at(&text[at..]).is_some());
    match expression {
        Expression::All(members) => members.iter().all(|it| holds(text, it)),
        Expression::Any(members) => members.iter().any(|it| holds(text, it)),
        Expression::Not(member) => !holds(text, member),
        Expression::Words(words) => words.patterns.iter().any(found),
        Expression::Named { .. } | Expression::Dated { .. } => true,
    }
}

fn proposed(text: &str) -> Option<Instead> {
    let dictionary = Dictionary::of(&mut HEADLINES.into_iter());
    let mut count = |asked: &Expression| HEADLINES.iter().filter(|it| holds(it, asked)).count();
    instead(text, false, &mut count, &mut |word| dictionary.nearest(word))
}

#[track_caller]
fn check(text: &str, expected: &str, reasons: &[Reason]) {
    let proposed = proposed(text);
    let found = proposed.as_ref().map(|it| (it.text.as_str(), it.changes.iter().map(|it| it.reason).collect()));
    assert_eq!(found, Some((expected, reasons.to_vec())), "{text}");
    // What was changed is where it says, and nothing else was.
    let mut again = text.to_owned();
    for change in proposed.iter().flat_map(|it| it.changes.iter().rev()) {
        again.replace_range(change.at.clone(), &change.word);
    }
    assert_eq!(again, expected);
}

#[track_caller]
fn check_none(text: &str) {
    assert_eq!(proposed(text), None, "{text}");
}

#[test]
fn the_other_keyboard() {
    check("rnrqkd", "국방", &[Reason::Keyboard]);
    check("Rnrqkdqn", "국방부", &[Reason::Keyboard]);
    check("RNRQKDQN", "국방부", &[Reason::Keyboard]);
    check("ㅜㅁ새", "nato", &[Reason::Keyboard]);
    check("rnrqkd wkdrhks", "국방 장관", &[Reason::Keyboard, Reason::Keyboard]);
    check("rnrqkdqnfmf", "국방부", &[Reason::Keyboard]);
}

#[test]
fn particles() {
    check("국방부를", "국방부", &[Reason::Particle]);
    check("국방부는", "국방부", &[Reason::Particle]);
    check("국방부의 사드를", "국방부 사드", &[Reason::Particle, Reason::Particle]);
    check_none("작가");
    assert!(proposed("국방부는").is_some_and(|it| it.replaces() && it.literal == 1 && it.found == 6));
}

#[test]
fn typos() {
    check("국반부", "국방부", &[Reason::Typo]);
    check("미사닐", "미사일", &[Reason::Typo]);
    check("mssile", "missile", &[Reason::Typo]);
    check("국반부는", "국방부", &[Reason::Typo]);
    check_none("zzzz");
    check_none("summit");
}

#[test]
fn the_rest_stays_as_it_is() {
    check("  mssile?\u{3000}in:title -x ", "  missile?\u{3000}in:title -x ", &[Reason::Typo]);
    check("국반부 OR 육군 after:2022", "국방부 OR 육군 after:2022", &[Reason::Typo]);
    check("title:국반부 (사드)", "title:국방부 (사드)", &[Reason::Typo]);
    // Nothing is proposed for what stands between quotes, or must not occur.
    check_none("\"mssile\"");
    check_none("nato -mssile");
    check_none("zzzz -(mssile rnrqkd)");
    check_none("");
    check_none("-");
}
