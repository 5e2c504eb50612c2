//! Texts, their terms, and what finds what.

use super::*;

#[track_caller]
fn check(texts: &[&str], expected: &str) {
    assert_eq!(indexed(texts), expected);
}

#[test]
fn terms_of_texts() {
    check(&["국방부장관은"], "국 국방 방부 부장 장관 관은 은");
    check(&["K9자주포, 전 NATO-회원국!"], "k9 자 자주 주포 포 전 nato 회 회원 원국 국");
    check(&["방산", "Dîncu’s 2022년"], "방 방산 산 \u{e000} dincu s 2022 년");
    check(&["", "★", "부대"], "부 부대 대");
    check(&["\u{e000}\u{e001}`\" || -x"], "x");
    check(&["東京で"], "東 東京 京で で");
    check(&[], "");
}

/// Whether the terms of a query are found in those of a text as an engine finds them: all of them in a row, or one that
/// begins so.
fn finds(query: &str, is_whole: bool, text: &str) -> bool {
    let field = indexed(&[text]);
    match Runs::of(query).sought(is_whole) {
        Some(Sought::Phrase(terms)) => format!(" {field} ").contains(&format!(" {} ", terms.join(" "))),
        Some(Sought::Beginning(term)) => format!(" {field}").contains(&format!(" {term}")),
        None => false,
    }
}

#[test]
fn what_finds_what() {
    #[track_caller]
    fn check(query: &str, text: &str, expected: bool) {
        assert_eq!(finds(query, true, text), expected, "{query} in {text}");
    }
    check("장관", "국방부장관은", true);
    check("국방부장관", "국방부장관은", true);
    check("은", "국방부장관은", true);
    check("국", "한국어", true);
    check("관은 국", "장관은 국방", true);
    check("장관 국방", "장관은 국방", false);
    check("부장", "국방부 장관", false);
    check("2022년", "2022년도 예산", true);
    check("132차", "제132차관", true);
    check("k9자", "신형 K9자주포", true);
    check("전 대통", "국전 대통령", true);
    check("a 전 b", "a 전 b", true);
    check("president", "presidential", false);
    assert!(finds("president", false, "presidential") && !finds("resident", false, "president"));
    check("—", "—", false);
}

/// Inside one run of letters that are written as pairs, a query finds exactly what its letters are in.
#[test]
fn as_exact_as_letters() {
    let texts = ["국방부장관은 국방", "방산협력 방산 협력", "대통령 통령대통", "부 대부 부대", "가나다라 나다 라가나"];
    let queries = texts.iter().flat_map(|text| {
        let letters: Vec<char> = text.chars().collect();
        (0..letters.len())
            .flat_map(move |from| {
                let letters = letters.clone();
                (from + 1..=letters.len()).map(move |to| letters[from..to].iter().collect::<String>())
            })
            .filter(|it| it.trim() == it.as_str())
            .collect::<Vec<_>>()
    });
    for query in queries {
        for text in texts {
            assert_eq!(finds(&query, true, text), text.contains(&query), "{query} in {text}");
        }
    }
}

#[test]
fn names_inside_names() {
    assert_eq!(inside("김철환"), ["김", "김철", "김철환", "철", "철환", "환"]);
    assert_eq!(inside("Vasile Dîncu"), ["dincu", "vasile", "vasile dincu"]);
    assert_eq!(inside("—"), Vec::<String>::new());
    assert_eq!(inside("a b c d e f g h i"), ["a b c d e f g h i"]);
}

#[test]
fn marks_lead_back_to_the_text() {
    #[track_caller]
    fn check(text: &str, marked: &str, expected: Option<(&str, &str)>) {
        let found = pieces(text, marked, ['<', '>']);
        let drawn = found.map(|(pieces, rest)| {
            let piece = |it: Piece| if it.found { format!("[{}]", it.text) } else { it.text };
            (pieces.into_iter().map(piece).collect::<String>(), rest)
        });
        assert_eq!(drawn.as_ref().map(|(text, rest)| (text.as_str(), *rest)), expected);
    }
    check("국방부장관은 <b>", "국 국방 방부 부장 <장관> 관은 은 b", Some(("국방부[장관]은 <b>", "")));
    check("국방부", "<국> <국>방 방부 부", Some(("[국]방부", "")));
    check("Dîncu’s 방산", "<dinc>u s 방 <방산> 산", Some(("[Dînc]u’s [방산]", "")));
    check("방산 협력", "방 <방산> <산> <협> <협력> 력", Some(("[방산] [협력]", "")));
    check("부대", "부 <부대> 대 \u{e000} x", Some(("[부대]", "\u{e000} x")));
    check("부대", "부 군대 대", None);
    check("부대", "부 부대", None);
    check("", "x", Some(("", "x")));
    check("★", "", Some(("★", "")));
}
