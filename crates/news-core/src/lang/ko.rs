//! Korean.

use super::{Outage, Words, size};
use crate::accept::Reason;
use crate::moment::{Day, Moment};
use crate::problem::{Fault, Problem};

/// Korean.
pub(super) static WORDS: Words = Words {
    tag: "ko",
    name: "한국어",
    skip: "본문으로 건너뛰기",
    recent: "최근 뉴스",
    article: "기사",
    breadcrumb: "현재 위치",
    language: "언어",
    search: "검색",
    filters: "필터",
    facets: ["섹션", "태그", "글쓴이", "언어"],
    any: "전체",
    from: "시작일",
    to: "종료일",
    sort: "정렬",
    sorts: ["최신순", "오래된순", "정확도순"],
    clear: "필터 지우기",
    save: "이 검색 저장",
    saved: "저장한 검색",
    forget: |name| ["‘", name, "’ 삭제"].concat(),
    feed: "피드",
    not_kept: "브라우저가 저장을 허용하지 않아 이 페이지를 닫을 때까지만 남습니다.",
    more: "기사 더 보기",
    loading: "불러오는 중…",
    looking_back: "지난 목록에서 기사를 찾는 중…",
    retry: "다시 시도",
    dismiss: "닫기",
    close: "닫기",
    empty: "아직 기사가 없습니다",
    empty_hint: "뉴스 출처에는 연결되었지만 아직 보여 줄 기사가 없습니다.",
    nothing: "찾은 기사가 없습니다",
    nothing_hint: "검색어를 줄이거나, 다른 섹션이나 더 넓은 기간을 골라 보세요.",
    down: "뉴스를 불러올 수 없습니다",
    down_hint: "위에 그 까닭이 있습니다. 연결 상태를 확인하고 다시 시도해 주세요.",
    unknown: "없는 페이지입니다",
    unknown_hint: "주소가 잘못되었거나 페이지가 옮겨졌을 수 있습니다.",
    missing: "이 기사를 찾을 수 없습니다",
    missing_hint: "출처의 목록보다 오래된 기사이거나 주소가 잘못되었을 수 있습니다.",
    hidden: "보여 드릴 수 없는 기사입니다",
    no_body: "기사 본문을 불러오지 못했습니다.",
    protected: "비밀번호로 보호된 기사입니다. 발행처에서 읽을 수 있습니다.",
    original: "발행처에서 읽기",
    back: "최근 뉴스로 돌아가기",
    neighbours: "이전 기사와 다음 기사",
    related: "관련 기사",
    attachments: "첨부 파일",
    table: "표",
    by: |names| format!("글 {names}"),
    updated: |date| format!("{date} 수정"),
    day,
    found: |count| format!("기사 {count}건"),
    searched: |count| format!("지금까지 불러온 기사 {count}건에서 찾았습니다."),
    undated: |count| format!("날짜가 없는 기사 {count}건은 제외되었습니다."),
    histogram: "날짜별 기사 수",
    no_search: "검색 기능을 불러올 수 없습니다",
    no_search_hint: "연결 상태를 확인해 주세요. 뉴스는 그대로 읽을 수 있습니다.",
    older: "지난 기사에서",
    older_more: "더 오래된 기사에서 찾기",
    older_loading: "지난 기사를 찾는 중…",
    offline: |count| match count {
        0 => "오프라인 상태입니다. 전에 열어 보지 않은 기사는 읽을 수 없습니다.".to_owned(),
        _ => format!("오프라인 상태입니다. 지금 읽을 수 있는 기사는 {count}건입니다."),
    },
    offline_hint: "오프라인 상태이며, 이 내용은 저장되어 있지 않습니다.",
    fresh: |count| format!("새 기사 {count}건"),
    keep: "오프라인용으로 저장",
    keep_hint: "목록에 있는 기사의 본문을 이 브라우저에 최신 기사부터 저장합니다. 섹션을 고르면 그 섹션의 기사만 저장합니다.",
    keep_limit: "저장 한도",
    keep_nothing: "저장 안 함",
    keep_full: "공간이 부족해 오래된 기사는 저장하지 못했습니다.",
    newer: "새 버전이 준비되었습니다.",
    reload: "새로고침",
    load_from: |host| format!("{host}의 콘텐츠 불러오기"),
    language_name: |tag| {
        match tag {
            "en" => "영어",
            "ko" => "한국어",
            "ja" => "일본어",
            "zh" => "중국어",
            "de" => "독일어",
            "fr" => "프랑스어",
            "es" => "스페인어",
            "ro" => "루마니아어",
            other => other,
        }
        .to_owned()
    },
    size,
    reason,
    outage,
    problems: |source, count| format!("{source}: {count}가지를 읽지 못했습니다."),
    problem,
};

fn day(day: Day) -> String {
    format!("{}년 {}월 {}일", day.year, day.month, day.day)
}

fn reason(reason: Reason) -> String {
    let on = |moment: Moment| day(moment.day(0));
    match reason {
        Reason::Canceled => "발행처가 철회한 기사입니다.".to_owned(),
        Reason::Withheld => "발행처가 공개를 보류한 기사입니다.".to_owned(),
        Reason::Embargoed { until: Some(until) } => format!("{}까지 보도 유예 중인 기사입니다.", on(until)),
        Reason::Embargoed { until: None } => "보도 유예 중인 기사입니다.".to_owned(),
        Reason::Expired { since } => format!("{}에 게시 기간이 끝난 기사입니다.", on(since)),
    }
}

fn outage(source: &str, outage: &Outage) -> String {
    match outage {
        Outage::Unreachable => format!("{source}에 연결할 수 없거나, 이 사이트에서 읽도록 허용되지 않았습니다."),
        Outage::TooSlow { seconds } => format!("{source}의 응답이 {seconds}초 안에 오지 않았습니다."),
        Outage::Status { code } => format!("{source}의 요청이 거절되었습니다(상태 코드 {code})."),
        Outage::Unreadable { fault } => format!("{source}의 응답을 뉴스로 읽을 수 없습니다: {}.", what(fault)),
    }
}

fn problem(problem: &Problem) -> String {
    let mut text = match problem.item {
        Some(item) => format!("{}번째 항목", item + 1),
        None => "문서 전체".to_owned(),
    };
    if !problem.field.is_empty() {
        text.push_str(&format!(", {}", problem.field));
    }
    text.push_str(&format!(": {}", what(&problem.fault)));
    if !problem.found.is_empty() {
        text.push_str(&format!(" (“{}”)", problem.found));
    }
    text
}

fn what(fault: &Fault) -> String {
    match fault {
        Fault::Html => "웹 페이지입니다".to_owned(),
        Fault::NotJson => "JSON이 아닙니다".to_owned(),
        Fault::Truncated { bytes } => format!("{} 뒤에서 끊겼습니다", size(*bytes as u64)),
        Fault::TooLarge { bytes_max } => format!("{}를 넘어 나머지는 읽지 않았습니다", size(*bytes_max as u64)),
        Fault::TooDeep { levels_max } => format!("{levels_max}단계보다 깊게 중첩되어 있습니다"),
        Fault::NotUtf8 => "UTF-8이 아닙니다".to_owned(),
        Fault::Undecodable { encoding } => format!("{encoding} 글자가 아닌 바이트가 있습니다"),
        Fault::Malformed { line, column } => format!("{line}째 줄 {column}째 글자에서 형식이 어긋납니다"),
        Fault::UnknownField => "알 수 없는 필드입니다".to_owned(),
        Fault::UnknownFormat => "알 수 없는 형식입니다".to_owned(),
        Fault::NoReader => "이 형식을 읽는 프로그램을 불러오지 못했습니다".to_owned(),
        Fault::SourceError => "출처가 오류를 알렸습니다".to_owned(),
        Fault::WrongType { expected } => format!("{expected} 형이어야 합니다"),
        Fault::NoId => "id가 없습니다".to_owned(),
        Fault::DuplicateId => "앞에서 쓰인 id입니다".to_owned(),
        Fault::Nothing => "제목도 본문도 없습니다".to_owned(),
        Fault::BadDate => "날짜가 아닙니다".to_owned(),
        Fault::BadAddress => "쓸 수 없는 주소입니다".to_owned(),
        Fault::BidiControl => "글자 순서를 바꾸는 문자가 있어 제거했습니다".to_owned(),
    }
}
