//! Korean.

use super::{SearchWords, digits};
use crate::search::FaultKind;

/// Korean.
pub(super) static WORDS: SearchWords = SearchWords {
    fault: |kind, piece| {
        let what = match kind {
            FaultKind::Unclosed => "닫는 따옴표가 없어 끝까지를 한 구절로 찾습니다",
            FaultKind::NothingBehind => "뒤에 찾을 말이 없습니다",
            FaultKind::NoDate => "연도, 달, 날짜가 아닙니다. 2022, 2022-09, 2022-09-23처럼 써 주세요",
            FaultKind::NoPlace => "찾을 자리가 아닙니다. in:title만 쓸 수 있습니다",
            FaultKind::LonelyOr => "OR 양쪽에 말이 있어야 합니다",
            FaultKind::LonelyNot => "빼기표 뒤에 말이 있어야 합니다",
        };
        ["“", piece, "”: ", what, "."].concat()
    },
    instead: |text| ["“", text, "” 검색 결과입니다."].concat(),
    literal: |text| ["입력한 대로 “", text, "” 검색"].concat(),
    meant: |text, found| ["“", text, "” 검색(", &digits(found), "건)"].concat(),
    older_found: |count, is_complete| {
        ["지난 기사 ", &digits(count), if is_complete { "건" } else { "건 이상" }].concat()
    },
    older_until: |it| {
        let (year, month, day) =
            (digits(it.year.unsigned_abs() as usize), digits(it.month.into()), digits(it.day.into()));
        [year.as_str(), "년 ", &month, "월 ", &day, "일까지 거슬러 찾았습니다."].concat()
    },
    older_lost: |count| ["지난 기사 가운데 ", &digits(count), "곳을 읽지 못해, 그 안의 기사는 빠져 있습니다."].concat(),
    older_leaves_out: "초성과 기호는 지금까지 불러온 기사에서만 찾습니다.",
};
