use super::*;

/// An expression in one line: `+` all, `|` any, `-` not, `"` quoted, `^` in the title.
fn drawn(expression: &Expression) -> String {
    let row = |members: &[Expression], with: &str| {
        let members: Vec<String> = members.iter().map(drawn).collect();
        format!("({})", members.join(with))
    };
    match expression {
        Expression::All(members) => row(members, " + "),
        Expression::Any(members) => row(members, " | "),
        Expression::Not(member) => format!("-{}", drawn(member)),
        Expression::Words(words) => {
            let text = words.patterns[0].text().unwrap();
            let text = if words.quoted { format!("\"{text}\"") } else { text };
            if words.place == Place::Title { format!("^{text}") } else { text }
        }
        Expression::Named { facet, name } => format!("{}={name}", facet.key()),
        Expression::Dated { from, to } => {
            let day = |it: &Option<crate::moment::Day>| it.map_or(String::new(), |it| it.to_string());
            format!("[{}..{}]", day(from), day(to))
        }
    }
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let asked = Expression::read(text, false);
    assert_eq!(drawn(&asked.expression), expected, "{text}");
    assert_eq!(asked.faults, [], "{text}");
}

#[track_caller]
fn check_fault(text: &str, expected: &str, at: &str, kind: FaultKind) {
    let asked = Expression::read(text, false);
    assert_eq!(drawn(&asked.expression), expected, "{text}");
    let found: Vec<(&str, FaultKind)> = asked.faults.iter().map(|it| (&text[it.at.clone()], it.kind)).collect();
    assert_eq!(found, [(at, kind)], "{text}");
}

#[test]
fn words_and_phrases() {
    check("", "()");
    check("  \u{3000}\u{200b} ", "()");
    check("국방", "국방");
    check("국방  장관", "(국방 + 장관)");
    check("NATO 국방부,", "(nato + 국방부)");
    check("U.S. 15.6% C++ …", "(u.s + 15.6% + c++ + …)");
    check("북방한계선(NLL)서 10:30 k-9", "(북방한계선(nll)서 + 10:30 + k-9)");
    check("\"방산  협력\" 루마니아", "(\"방산 협력\" + 루마니아)");
    check(
        "“방산 협력” „방산 협력“ «방산 협력» »방산 협력« 「방산 협력」 ＂방산 협력＂",
        &{
            let phrases = ["\"방산 협력\""; 6];
            format!("({})", phrases.join(" + "))
        },
    );
    check("\"국방\"부", "(\"국방\" + 부)");
    check("5\"포", "5\"포");
    check("\"\"", "()");
    check("\"-a OR b: (\"", "\"-a or b: (\"");
}

#[test]
fn without() {
    check("국방 -훈련", "(국방 + -훈련)");
    check("국방 －훈련 −연습", "(국방 + -훈련 + -연습)");
    check("-\"한미 훈련\"", "-\"한미 훈련\"");
    check("-author:kim", "-author=kim");
    check("-(육군 OR 해군)", "-(육군 | 해군)");
    check("-OR", "-or");
    check_fault("국방 -", "국방", "-", FaultKind::LonelyNot);
    check_fault("국방 – 장관", "(국방 + 장관)", "–", FaultKind::LonelyNot);
    check_fault("--훈련", "-훈련", "-", FaultKind::LonelyNot);
    check_fault("- a", "a", "-", FaultKind::LonelyNot);
}

#[test]
fn one_of() {
    check("육군 OR 해군", "(육군 | 해군)");
    check("육군 | 해군|공군", "(육군 | 해군 | 공군)");
    check("육군 ＯＲ 해군｜공군", "(육군 | 해군 | 공군)");
    check("훈련 육군 OR 해군 2022", "(훈련 + (육군 | 해군) + 2022)");
    check("육군 or 해군", "(육군 + or + 해군)");
    check("\"OR\" ORDER", "(\"or\" + order)");
    check("(한국 훈련) OR 연습", "((한국 + 훈련) | 연습)");
    check("((a)) (b c)", "(a + b + c)");
    check("(a OR b) OR c", "(a | b | c)");
    check("() a", "a");
    check(":) a)", "(:) + a))");
    check("(author:kim OR tag:\"K9 자주포\") -x", "((author=kim | tag=k9 자주포) + -x)");
    check_fault("육군 OR", "육군", "OR", FaultKind::LonelyOr);
    check_fault("OR 육군", "육군", "OR", FaultKind::LonelyOr);
    check_fault("육군 | OR 해군", "(육군 | 해군)", "OR", FaultKind::LonelyOr);
    check_fault("(육군 OR) 해군", "(육군 + 해군)", "OR", FaultKind::LonelyOr);
    check_fault("(육군 해군", "(육군 + 해군)", "(", FaultKind::Unclosed);
    check_fault("국방 \"방산 협", "(국방 + \"방산 협\")", "\"방산 협", FaultKind::Unclosed);
}

#[test]
fn properties() {
    check("author:Dîncu", "author=dincu");
    check("AUTHOR：\"Kim  Chul-Hwan\"", "author=kim chul-hwan");
    check("section:정치 tag:K9 lang:ko-KR", "(section=정치 + tag=k9 + lang=ko)");
    check(
        "작성자:김 섹션:정치 태그:사드 언어:ko 기자:이",
        "(author=김 + section=정치 + tag=사드 + lang=ko + author=이)",
    );
    check("https://a.b/c subauthor:x", "(https://a.b/c + subauthor:x)");
    check_fault("author: kim", "kim", "author:", FaultKind::NothingBehind);
    check_fault("tag:\"\" kim", "kim", "tag:\"\"", FaultKind::NothingBehind);
    check_fault("tag:\"k9 자", "tag=k9 자", "tag:\"k9 자", FaultKind::Unclosed);
}

#[test]
fn in_the_title() {
    check("in:title 국방 -훈련 author:kim", "(^국방 + -^훈련 + author=kim)");
    check("국방 \"장관 회담\" in:제목", "(^국방 + ^\"장관 회담\")");
    check("title:국방 장관", "(^국방 + 장관)");
    check("제목:\"국방 장관\" 회담", "(^\"국방 장관\" + 회담)");
    check_fault("국방 in:ti", "국방", "in:ti", FaultKind::NoPlace);
    check_fault("국방 in:Seoul", "(국방 + in:seoul)", "in:Seoul", FaultKind::NoPlace);
}

#[test]
fn days() {
    check("after:2022-09", "[2022-09-01..]");
    check("before:2022-09", "[..2022-08-31]");
    check("이후:2022 이전:2022-03-01", "([2022-01-01..] + [..2022-02-28])");
    check("date:2022-09", "[2022-09-01..2022-09-30]");
    check("날짜：２０２２．９．２３", "[2022-09-23..2022-09-23]");
    check("-date:2022-09/2023-01", "-[2022-09-01..2023-01-31]");
    check("date:\"2022-09/\"", "[2022-09-01..]");
    check_fault("사드 after:20", "사드", "after:20", FaultKind::NoDate);
    check_fault("사드 date:2022-02-30", "사드", "date:2022-02-30", FaultKind::NoDate);
    check_fault("after:effects", "after:effects", "after:effects", FaultKind::NoDate);
}

#[test]
fn faults_come_in_the_order_of_the_text() {
    let asked = Expression::read("(a OR after:x \"b -", false);
    let kinds: Vec<FaultKind> = asked.faults.iter().map(|it| it.kind).collect();
    assert_eq!(kinds, [FaultKind::Unclosed, FaultKind::NoDate, FaultKind::Unclosed]);
    let asked = Expression::read("((((((((((a", false);
    assert_eq!((drawn(&asked.expression).as_str(), asked.faults.len()), ("((a", 8));
}

#[test]
fn a_word_being_composed_is_what_it_may_become() {
    #[track_caller]
    fn check(text: &str, patterns: usize) {
        let asked = Expression::read(text, true);
        let words = asked.expression.words().into_iter().map(|it| it.patterns.len()).next_back();
        assert_eq!(words, Some(patterns), "{text}");
    }
    check("국방 장과", 2);
    check("국방 장과 ", 1);
    check("장과 2022", 1);
    check("\"국방 장과", 2);
    check("\"국방 장과\"", 1);
    check("title:장과", 2);
    check("title:\"장과\"", 1);
    // What is half typed leaves nothing out yet but itself.
    let asked = Expression::read("국방 -후", true);
    let Expression::All(members) = asked.expression else { panic!("two members") };
    assert_eq!(members[1], Expression::Not(Box::new(Expression::read("후", false).expression)));
}
