//! One article of the English Wikinews in Korean too, translated for this edition, so that the demo shows two languages of
//! one story.

use crate::trouble::{Outcome, Trouble};
use serde_json::{Value, json};

/// The article that was translated.
const ORIGINAL: &str = "en-05a2651539";

/// Its translation.
const ID: &str = "ko-05a2651539";

const HEADLINE: &str = "케냐의 킵초게, 마라톤 두 시간 벽을 깨다";

/// Paragraph by paragraph.
const TEXT: [&str; 4] = [
    "케냐의 엘리우드 킵초게가 어제 마라톤을 2시간 안에 완주했다. 모두가 노려 온 이 기록 안에 42.195킬로미터(약 26마일) 전 구간을 뛴 것이 확인되기는 이번이 처음이다. 다만 국제육상경기연맹(IAAF)의 ‘공개 경기’가 아니어서 공인 세계 기록은 아니다. 기록은 1시간 59분 40초 2였다.",
    "킵초게는 오스트리아 빈에서 달렸다. 두 시간의 벽을 깨도록 돕기 위해 특별히 마련된 행사였다. ‘이네오스 1:59 챌린지’로 이름 붙인 이 행사에는 페이스메이커 42명이 나섰다. 정상급 선수와 올림픽 우승자들도 포함된 이들은 자리를 바꿔 가며 킵초게를 둘러싸고 함께 달렸다.",
    "킵초게는 경기를 마친 뒤 “그들은 세계 최고의 선수들이다. 고맙다”며 “이 일을 맡아 줘서 감사하다. 우리가 함께 해냈다”고 말했다. 트위터에는 “오늘 우리는 달에 갔다가 지구로 돌아왔다! 세계 곳곳에서 보내 준 응원에 할 말을 잃었다”고 썼다.",
    "공인 경기의 현 세계 기록도 킵초게의 것이다. 지난해 독일 베를린에서 세운 2시간 1분 39초다.",
];

/// Puts the translation behind its original, and has each name the other.
pub(crate) fn add(items: &mut Vec<Value>) -> Outcome {
    let nth = items.iter().position(|it| it["id"] == ORIGINAL);
    let nth = nth.ok_or_else(|| Trouble::new(format!("{ORIGINAL} is not among the articles")))?;
    let original = &mut items[nth];
    original["_news_zone"]["neighbours"] = json!([{ "relation": "translation", "id": ID, "language": "ko" }]);
    let item = json!({
        "id": ID,
        "title": HEADLINE,
        "summary": TEXT[0].split_inclusive(". ").next().map(str::trim_end),
        "content_text": TEXT.join("\n\n"),
        "date_published": original["date_published"],
        "authors": [{ "name": "위키뉴스 기여자" }],
        "language": "ko",
        "_news_zone": {
            "section": "스포츠",
            "copyright_notice": "위키뉴스 기여자, 크리에이티브 커먼즈 저작자표시 2.5 (CC BY 2.5), 영어에서 옮김",
            "copyright_holder": "위키뉴스 기여자",
            "neighbours": [{ "relation": "translation", "id": ORIGINAL, "language": "en" }],
        },
    });
    items.insert(nth + 1, item);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_edition_has_both() {
        let mut items =
            vec![json!({ "id": "1" }), json!({ "id": ORIGINAL, "date_published": "2019-10-13" }), json!({ "id": "2" })];
        add(&mut items).unwrap();
        assert_eq!(items[1]["_news_zone"]["neighbours"][0]["id"], items[2]["id"]);
        assert_eq!(items[2]["_news_zone"]["neighbours"][0]["id"], items[1]["id"]);
        assert_eq!(items[2]["summary"], "케냐의 엘리우드 킵초게가 어제 마라톤을 2시간 안에 완주했다.");
        assert!(add(&mut Vec::new()).is_err());
    }
}
