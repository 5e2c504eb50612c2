//! What is told of two versions, as tables, and what holds for all of them.

use super::lines::{Step, steps};
use super::passages::{Passage, passages};
use super::*;
use news_core::accept::{Terms, accept};
use news_core::draft::{Draft, Marked};
use news_core::moment::Moment;
use news_core::native::Native;

mod chance;

fn article(fill: impl FnOnce(&mut Draft)) -> Article {
    let mut draft = Draft {
        id: Some("1".to_owned()),
        headline: Some(Marked::Text("[연재] 함대 귀환".to_owned())),
        byline: Some("By Chul-Hwan, Kim".to_owned()),
        ..Draft::default()
    };
    fill(&mut draft);
    let terms = Terms { now: Moment(0), base: "https://a.kr/", language: None, split_kicker: true, embed_hosts: &[] };
    accept(draft, &terms, &Native, &mut Vec::new()).unwrap()
}

fn text(html: &str) -> Article {
    article(|it| it.body = Some(Marked::Html(html.to_owned())))
}

/// Parts in a line, in the manner of wdiff.
fn outline(parts: &[Part]) -> String {
    let piece = |it: &Piece| match it {
        Piece::Same(words) => words.clone(),
        Piece::Gone(words) => format!("[-{words}-]"),
        Piece::Come(words) => format!("{{+{words}+}}"),
        Piece::Gap => "…".to_owned(),
    };
    let part = |it: &Part| {
        let pieces: String = it.pieces.iter().map(piece).collect();
        if it.place == Place::Text { pieces } else { format!("{:?}: {pieces}", it.place) }
    };
    parts.iter().map(part).collect::<Vec<_>>().join(" / ")
}

#[track_caller]
fn check(before: &str, after: &str, expected: &str) {
    assert_eq!(outline(&between(&text(before), &text(after))), expected, "{before} → {after}");
}

#[test]
fn words_in_english() {
    check("<p>Kim said so.</p>", "<p>Lee said so.</p>", "[-Kim-]{+Lee+} said so.");
    check("<p>It cost 1,200.50 won.</p>", "<p>It cost 1,300.50 won.</p>", "It cost [-1,200.50-]{+1,300.50+} won.");
    check("<p>We don't know.</p>", "<p>We do know.</p>", "We [-don't-]{+do+} know.");
    // What stands between two changes and says nothing is a part of them.
    check(
        "<p>On Monday, May 2, he left Busan.</p>",
        "<p>On Friday, June 2, he left Busan.</p>",
        "On [-Monday, May-]{+Friday, June+} 2, he left Busan.",
    );
    check("<p>The ship left.</p>", "<p>The old ship left early.</p>", "The {+old +}ship left{+ early+}.");
    check(
        "<p>A minister, who resigned, spoke.</p>",
        "<p>A minister spoke.</p>",
        "A minister[-, who resigned,-] spoke.",
    );
}

#[test]
fn eojeol_in_korean_and_their_endings() {
    check("<p>국방부는 밝혔다.</p>", "<p>국방부가 밝혔다.</p>", "국방부[-는-]{+가+} 밝혔다.");
    check(
        "<p>김철수가 왔다고 말했다.</p>",
        "<p>이철수가 왔다고 말했다.</p>",
        "[-김철수가-]{+이철수가+} 왔다고 말했다.",
    );
    check(
        "<p>장관은 부산에서 김철수를 만났다.</p>",
        "<p>장관은 부산에서 김철호를 만났다.</p>",
        "장관은 부산에서 [-김철수를-]{+김철호를+} 만났다.",
    );
    check(
        "<p>장관은 회담했다고 전했다.</p>",
        "<p>장관은 회담한다고 전했다.</p>",
        "장관은 [-회담했다고-]{+회담한다고+} 전했다.",
    );
    check(
        "<p>병력 12,345명은 떠났다.</p>",
        "<p>병력 12,346명은 떠났다.</p>",
        "병력 [-12,345명은-]{+12,346명은+} 떠났다.",
    );
    check("<p>그는 그 배에 탔다.</p>", "<p>그가 그 배에 탔다.</p>", "[-그는-]{+그가+} 그 배에 탔다.");
    check(
        "<p>국방부는 장관이 갔다고 했다.</p>",
        "<p>국방부가 장관은 갔다고 했다.</p>",
        "국방부[-는-]{+가+} 장관[-이-]{+은+} 갔다고 했다.",
    );
    check(
        "<p>함대가 부산에서 출항했다.</p>",
        "<p>함대가 전날 부산에서 출항했다.</p>",
        "함대가 {+전날 +}부산에서 출항했다.",
    );
    // Spaces alone are not told, and endings are found beside them.
    check("<p>할수 있다고 했다.</p>", "<p>할 수 있다고 했다.</p>", "");
}

#[test]
fn characters_in_japanese() {
    check("<p>防衛相は五日に会見した。</p>", "<p>防衛相は六日に会見した。</p>", "防衛相は[-五-]{+六+}日に会見した。");
    check("<p>艦隊がソウルへ帰った。</p>", "<p>艦隊がプサンへ帰った。</p>", "艦隊が[-ソウル-]{+プサン+}へ帰った。");
    // One character that happens to be in both is no reason to tear a name.
    check(
        "<p>会見した山田太郎氏は述べた。</p>",
        "<p>会見した川田次郎氏は述べた。</p>",
        "会見した[-山田太-]{+川田次+}郎氏は述べた。",
    );
}

#[test]
fn markup_and_white_space_are_no_correction() {
    let before = "<p>국방부 장관은 <b>함대</b>를 맞았다.</p><p>둘째 문단이다.</p><ul><li>하나</ul>";
    for after in [
        "<p>국방부&nbsp;장관은 함대를\n <a href=/a>맞았다</a>.</p><p>둘째 <em>문단</em>이다.</p><ul><li>하나</ul>",
        "<p>국방부 장관은 함대를 맞았다.<br>둘째 문단이다.</p><p>하나</p>",
        "<h2>국방부 장관은 함대를 맞았다.</h2><blockquote><p>둘째 문단이다.</blockquote><p>하나</p><hr><img src=/a.jpg alt=배>",
    ] {
        check(before, after, "");
        check(after, before, "");
    }
}

#[test]
fn paragraphs_that_came_went_changed_and_moved() {
    let [first, second, third] = [
        "국방부는 함대가 부산에 돌아왔다고 밝혔다.",
        "장관은 다음 달에 서울에서 회담할 것이다.",
        "The fleet had left the port in early spring.",
    ];
    let html = |lines: &[&str]| lines.iter().map(|it| format!("<p>{it}</p>")).collect::<String>();
    let check = |before: &[&str], after: &[&str], expected: &str| check(&html(before), &html(after), expected);
    check(&[first, second], &[first, third, second], &format!("{{+{third}+}}"));
    check(&[first, third, second], &[first, second], &format!("[-{third}-]"));
    check(&[first, second, third], &[third, first, second], &format!("Moved: {third}"));
    let changed = second.replace("서울에서", "평택에서");
    check(
        &[first, second, third],
        &[third, first, &changed],
        &format!("Moved: {third} / 장관은 다음 달에 [-서울에서-]{{+평택에서+}} 회담할 것이다."),
    );
    // Nothing in common: one went, one came, and no word salad.
    check(&[first, third], &[first, second], &format!("[-{third}-] / {{+{second}+}}"));
    // A short line that is elsewhere, too, has not moved.
    check(&["Related", first, third], &[first, third, "Related"], "[-Related-] / {+Related+}");
}

#[test]
fn captions_tables_and_everything_around_the_text() {
    check(
        "<figure><img src=a><figcaption>K9 in Romania, 2021</figcaption></figure><table><tr><th>Year<td>12</table>",
        "<figure><img src=a><figcaption>K9 in Romania, 2022</figcaption></figure><table><tr><th>Year<td>13</table>",
        "Caption: K9 in Romania, [-2021-]{+2022+} / Year | [-12-]{+13+}",
    );
    let before = article(|it| it.deck = Some(Marked::Text("Old deck".to_owned())));
    let after = article(|it| {
        it.headline = Some(Marked::Text("[기획] 함대 출항".to_owned()));
        it.byline = Some("By Young-Hee, Lee".to_owned());
    });
    let expected = "Headline: 함대 [-귀환-]{+출항+} / Kicker: [-연재-]{+기획+} / Deck: [-Old deck-] / \
        Byline: [-By Chul-Hwan, Kim-]{+By Young-Hee, Lee+}";
    assert_eq!(outline(&between(&before, &after)), expected);
}

/// A source that gives texts from now on, or no longer, has corrected none.
#[test]
fn texts_that_were_not_there_are_not_compared() {
    check("", "<p>함대가 돌아왔다.</p>", "");
    check("<p>함대가 돌아왔다.</p>", "", "");
    let elsewhere = article(|it| it.detail_url = Some("/1".to_owned()));
    assert_eq!(between(&elsewhere, &text("<p>함대가 돌아왔다.</p>")), []);
}

#[test]
fn long_passages_that_stayed_are_left_out() {
    let long = "함대는 여섯 달 동안 바다에 있었고 부산에 돌아온 뒤 수리를 받는다고 한다";
    check(
        &format!("<p>{long}. Kim said. {long}.</p>"),
        &format!("<p>{long}. Lee said. {long}.</p>"),
        "…돌아온 뒤 수리를 받는다고 한다. [-Kim-]{+Lee+} said. 함대는 여섯 달 동안 바다에…",
    );
}

#[test]
fn a_correction_for_which_there_is_no_room_is_only_dated() {
    let correction = |at: i64, words: usize| {
        let pieces = whole(&"가".repeat(words), Piece::Come);
        Correction { at: Moment(at), parts: vec![Part { place: Place::Text, pieces }] }
    };
    let texts = written(vec![correction(3, 1_000), correction(2, 2_000), correction(1, 1_000)]);
    assert!(texts.iter().map(String::len).sum::<usize>() <= BYTES_MAX + 20);
    let read = news_core::correction::read(&texts);
    assert_eq!(read.iter().map(|it| (it.at.0, it.parts.len())).collect::<Vec<_>>(), [(3, 1), (2, 0), (1, 1)]);
}
