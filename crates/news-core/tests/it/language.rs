//! The language of queries, over texts made by rule: whatever is typed is read, and points where it should.

use crate::typos::Dice;
use news_core::search::{Expression, Part, instead, parts};
use unicode_normalization::UnicodeNormalization;

/// What texts are made of: everything the language gives a meaning, whole and in pieces, and letters of all kinds.
const PIECES: [&str; 60] = [
    " ",
    " ",
    " ",
    "\u{3000}",
    "\n",
    "\u{200b}",
    "\"",
    "“",
    "”",
    "„",
    "«",
    "»",
    "「",
    "」",
    "-",
    "－",
    "–",
    "|",
    "｜",
    "(",
    ")",
    "（",
    "OR",
    " OR ",
    "or",
    ":",
    "：",
    "author:",
    "tag:\"",
    "in:title",
    "in:",
    "title:",
    "제목:",
    "섹션:",
    "after:",
    "before:2022",
    "date:",
    "2022-09",
    "2022-09/",
    "/",
    ".",
    "국방",
    "부는",
    "미사이",
    "ㄱㅂ",
    "ㄳ",
    "ㅏ",
    "nato",
    "rnrqkd",
    "Dîncu",
    "é",
    "e\u{301}",
    "ガ",
    "か\u{3099}",
    "日本",
    "K9",
    "😀",
    "ß",
    "'",
    "…",
];

fn text(dice: &mut Dice) -> String {
    let count = dice.below(12);
    (0..count).map(|_| PIECES[dice.below(PIECES.len())]).collect()
}

#[track_caller]
fn check_places(text: &str) {
    let mut end = 0;
    for Part { at, .. } in parts(text) {
        assert!(end <= at.start && at.start < at.end, "{text:?}");
        assert!(text.is_char_boundary(at.start) && text.is_char_boundary(at.end), "{text:?}");
        end = at.end;
    }
    assert!(end <= text.len());
    let asked = Expression::read(text, true);
    for fault in &asked.faults {
        assert!(text.get(fault.at.clone()).is_some_and(|it| !it.is_empty()), "{text:?}");
    }
    assert!(asked.faults.is_sorted_by_key(|it| it.at.start), "{text:?}");
    assert!(is_tidy(&asked.expression), "{text:?}: {asked:?}");
}

/// Whether an expression has the shape that is promised: no choice of one, nothing nested for nothing.
fn is_tidy(expression: &Expression) -> bool {
    match expression {
        Expression::All(members) => {
            members.len() != 1 && members.iter().all(|it| !matches!(it, Expression::All(_)) && is_tidy(it))
        }
        Expression::Any(members) => {
            2 <= members.len() && members.iter().all(|it| !matches!(it, Expression::Any(_)) && is_tidy(it))
        }
        Expression::Not(member) => is_tidy(member),
        Expression::Words(words) => !words.patterns.is_empty() && words.patterns.iter().all(|it| !it.spans.is_empty()),
        Expression::Named { name, .. } => !name.is_empty(),
        Expression::Dated { from, to } => from.is_some() || to.is_some(),
    }
}

#[test]
fn every_text_is_a_query_and_so_is_every_beginning_of_it() {
    let mut dice = Dice(5);
    for _ in 0..2_000 {
        let text = text(&mut dice);
        for (end, _) in text.char_indices().chain([(text.len(), ' ')]) {
            check_places(&text[..end]);
        }
    }
    for many in ["(", "-", "\"", "OR ", "a|", "-(", "author:", "((a)", "ㄳ", "국방 ", "「"] {
        check_places(&many.repeat(20_000));
    }
}

#[test]
fn composed_and_decomposed_are_one_query() {
    let mut dice = Dice(7);
    for _ in 0..5_000 {
        let text = text(&mut dice);
        let (composed, decomposed) = (text.nfc().collect::<String>(), text.nfd().collect::<String>());
        for composing in [false, true] {
            let (one, other) = (Expression::read(&composed, composing), Expression::read(&decomposed, composing));
            assert_eq!(one.expression, other.expression, "{text:?}");
            assert_eq!(one.faults.len(), other.faults.len(), "{text:?}");
        }
    }
}

#[test]
fn what_is_searched_instead_changes_nothing_else() {
    let mut dice = Dice(11);
    let mut proposed = 0;
    for _ in 0..2_000 {
        let text = text(&mut dice);
        // Whatever is Korean and short is found; anything else may have been 국방.
        let mut count = |asked: &Expression| {
            asked.words().iter().filter(|it| it.patterns[0].text().as_deref() == Some("국방")).count()
        };
        let Some(instead) = instead(&text, true, &mut count, &mut |_| vec!["국방".to_owned()]) else { continue };
        proposed += 1;
        let mut again = text.clone();
        for change in instead.changes.iter().rev() {
            again.replace_range(change.at.clone(), &change.word);
        }
        assert_eq!(again, instead.text);
        assert!(instead.literal < instead.found && !instead.changes.is_empty());
    }
    assert!(500 < proposed, "{proposed}");
}
