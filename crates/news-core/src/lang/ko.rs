//! Korean.

use super::building::BuildingWords;
use super::keys::KeyWords;
use super::number::{digits, grouped};
use super::search::SearchWords;
use super::{Outage, ReaderWords, Words, size};
use crate::accept::Reason;
use crate::display::Setting;
use crate::division::Period;
use crate::kept::NotKept;
use crate::moment::{Day, Moment};
use crate::problem::{Fault, Problem};
use crate::search::FaultKind;

/// Korean.
pub(super) static WORDS: Words = Words {
    tag: "ko",
    region: "KR",
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
    shortcuts: "키보드 단축키",
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
    found: |count| ["기사 ", &grouped(count), "건"].concat(),
    searched: |count| ["지금까지 불러온 기사 ", &grouped(count), "건에서 찾았습니다."].concat(),
    undated: |count| ["날짜가 없는 기사 ", &grouped(count), "건은 제외되었습니다."].concat(),
    histogram: "날짜별 기사 수",
    no_search: "검색 기능을 불러올 수 없습니다",
    no_search_hint: "연결 상태를 확인해 주세요. 뉴스는 그대로 읽을 수 있습니다.",
    older: "지난 기사에서",
    older_more: "더 오래된 기사에서 찾기",
    older_loading: "지난 기사를 찾는 중…",
    offline: |count| match count {
        0 => "오프라인 상태입니다. 전에 열어 보지 않은 기사는 읽을 수 없습니다.".to_owned(),
        _ => ["오프라인 상태입니다. 지금 읽을 수 있는 기사는 ", &grouped(count), "건입니다."].concat(),
    },
    offline_hint: "오프라인 상태이며, 이 내용은 저장되어 있지 않습니다.",
    fresh: |count| ["새 기사 ", &grouped(count), "건"].concat(),
    keep: "오프라인용으로 저장",
    keep_hint: "목록에 있는 기사의 본문을 이 브라우저에 최신 기사부터 저장합니다. 섹션을 고르면 그 섹션의 기사만 저장합니다.",
    keep_limit: "저장 한도",
    keep_nothing: "저장 안 함",
    keep_full: "공간이 부족해 오래된 기사는 저장하지 못했습니다.",
    newer: "새 버전이 준비되었습니다.",
    reload: "새로고침",
    load_from: |host| format!("{host}의 콘텐츠 불러오기"),
    language_names: &[
        ("en", "영어"),
        ("ko", "한국어"),
        ("ja", "일본어"),
        ("zh", "중국어"),
        ("de", "독일어"),
        ("fr", "프랑스어"),
        ("es", "스페인어"),
        ("ro", "루마니아어"),
    ],
    minutes: |minutes| format!("읽는 데 {minutes}분"),
    enlarge: "사진 크게 보기",
    was_read: "읽음",
    muted_out: |count| ["숨긴 기사 ", &grouped(count), "건은 제외되었습니다."].concat(),
    size,
    reason,
    outage,
    problems: |source, count| format!("{source}: {count}가지를 읽지 못했습니다."),
    problem,
};

/// The words around reading and keeping.
pub(super) static READER: ReaderWords = ReaderWords {
    period,
    show_all: |count| [&grouped(count), "건 모두 보기"].concat(),
    contents: "차례",
    at: " ",
    corrected: ["", " 수정"],
    what_changed: "고친 내용",
    places: ["제목", "머리말", "부제", "글쓴이", "사진 설명", "자리 옮김"],
    gone: ["(삭제 시작:", "삭제 끝)"],
    come: ["(추가 시작:", "추가 끝)"],
    topics: "더 찾아보기",
    series: "연재",
    more_in: |name| ["‘", name, "’ 기사 더 보기"].concat(),
    more_by: |name| [name, "의 다른 기사"].concat(),
    in_list: "목록에서 앞뒤 기사",
    above: "위 기사",
    below: "아래 기사",
    translations: "다른 언어",
    read_here: "한국어로 읽기",
    read_in: |name| ["다른 언어로 읽기: ", name].concat(),
    side_by_side: "나란히 보기",
    one_language: "한 언어로 보기",
    no_translation: "다른 언어로 된 기사를 불러오지 못했습니다.",
    notes: "각주",
    to_text: "본문으로 돌아가기",
    tools: "이 기사",
    save_article: "저장",
    share: "공유",
    copy_link: "링크 복사",
    copied: "복사했습니다.",
    not_copied: "브라우저가 복사를 허용하지 않았습니다.",
    copy_quote: "인용문 복사",
    no_quote: "기사에서 인용할 부분을 먼저 선택해 주세요.",
    print: "인쇄",
    listen: "듣기",
    pause: "일시 정지",
    go_on: "이어 듣기",
    stop: "그만 듣기",
    speed: "속도",
    no_voice: "이 브라우저에는 기사의 언어를 읽을 음성이 없습니다.",
    resume: |percent| format!("읽던 곳부터 계속 읽기({percent}%)"),
    follow: |name| [name, " 구독"].concat(),
    display: "보기 설정",
    settings: ["테마", "글자 크기", "줄 길이", "글꼴", "간격", "목록", "사진"],
    setting,
    reset: "처음으로 되돌리기",
    kept: "보관함",
    kept_hint: "여기 있는 것은 모두 이 기기에만 저장됩니다. 다른 사람은 볼 수 없으며 계정도 필요 없습니다.",
    saved_articles: "저장한 기사",
    none_saved: "저장한 기사가 없습니다. 기사에서 ‘저장’을 누르면 전문이 여기에 보관됩니다.",
    history: "읽은 기사",
    none_read: "아직 읽은 기사가 없습니다.",
    followed: "구독",
    none_followed: "연재와 글쓴이는 기사 끝에서 구독할 수 있습니다.",
    muted: "숨기기",
    mute_word: "이 낱말이 있는 기사 숨기기",
    mute: "숨기기",
    mute_named: |name| [name, " 숨기기"].concat(),
    take_off: |name| ["‘", name, "’ 빼기"].concat(),
    stored: "이 기기에 저장된 것",
    stored_is: |records, bytes| {
        format!("읽기·저장·구독·숨기기 기록 {records}개, 저장한 기사를 합해 {}입니다.", size(bytes))
    },
    stored_offline: |texts, app| {
        let (texts, app) = (size(texts), size(app));
        format!(
            "오프라인에서 읽을 수 있는 기사·페이지·사진은 {texts}이며, 모두 지우면 함께 지워집니다. 앱({app})은 열려 있는 페이지에 필요하므로 남습니다."
        )
    },
    export: "파일로 내보내기",
    import: "파일 가져오기",
    imported: |count| ["기록 ", &grouped(count), "개를 가져왔습니다."].concat(),
    not_imported: |why| match why {
        NotKept::Foreign => "가져오지 못했습니다. 여기서 내보낸 파일이 아닙니다.",
        NotKept::Later => {
            "가져오지 못했습니다. 더 새로운 버전에서 만든 파일입니다. 페이지를 새로 고친 뒤 다시 시도해 주세요."
        }
    },
    erase: "모두 지우기",
    erase_sure: "정말 모두 지우기",
    kept_not: "브라우저가 저장을 허용하지 않아 이 페이지를 닫을 때까지만 남습니다.",
    kept_full: "저장하지 못했습니다. 브라우저의 저장 공간이 가득 찼습니다. 전에 저장한 것은 그대로 있습니다. 저장한 기사를 몇 개 뺀 뒤 다시 시도해 주세요.",
    data_saved: |bytes| format!("이번 방문에서 데이터 약 {} 절약", size(bytes)),
    show_picture: "사진 보기",
    queue_add: "듣기 목록에 추가",
    queue_next: "다음에 듣기",
    queue_list: "이 기사들 이어 듣기",
    queue: "듣기 목록",
    queued: "듣기 목록에 추가했습니다.",
    previous: "이전 기사",
    next: "다음 기사",
    raise: |name| ["‘", name, "’ 위로"].concat(),
    not_heard: |name| ["‘", name, "’ 기사는 불러오지 못해 건너뛰었습니다."].concat(),
    is_followed: "구독 중",
    mute_from: "숨기기…",
};

fn setting(setting: Setting, choice: &str) -> &'static str {
    match (setting, choice) {
        (Setting::Theme, "auto") => "기기 설정대로",
        (Setting::Theme, "light") => "밝게",
        (Setting::Theme, "dark") => "어둡게",
        (Setting::Theme, _) => "고대비",
        (Setting::Size, "small") => "작게",
        (Setting::Size, "large") => "크게",
        (Setting::Size, "larger") => "더 크게",
        (Setting::Size, "largest") => "가장 크게",
        (Setting::Width, "narrow") => "짧게",
        (Setting::Width, "wide") => "길게",
        (Setting::Face, "serif") => "명조",
        (Setting::Face, _) => "고딕",
        (Setting::Spacing, "wide") => "넓게",
        (Setting::Density, "standard") => "기본",
        (Setting::Density, "headlines") => "제목만",
        (Setting::Density, _) => "사진 카드",
        (Setting::Lite, "auto") => "기기 설정대로",
        (Setting::Lite, "on") => "빼기",
        (Setting::Lite, _) => "보이기",
        (Setting::Size | Setting::Width | Setting::Spacing, _) => "보통",
    }
}

/// From Monday.
const WEEKDAYS: [&str; 7] = ["월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일"];

fn period(period: Period, today: Option<Day>) -> String {
    let (day, is_whole) = match period {
        Period::Undated => return "날짜 없음".to_owned(),
        Period::Month(first) => (first, false),
        Period::Day(day) => (day, true),
    };
    let (year, month) = (digits(day.year.unsigned_abs() as usize), digits(day.month.into()));
    if !is_whole {
        return [year.as_str(), "년 ", &month, "월"].concat();
    }
    match today.map(|it| it.days_since(day)) {
        Some(0) => "오늘".to_owned(),
        Some(1) => "어제".to_owned(),
        _ => {
            let line = [&month, "월 ", &digits(day.day.into()), "일 ", WEEKDAYS[day.weekday()]].concat();
            let is_near = today.is_some_and(|it| it.year == day.year);
            if is_near { line } else { [year.as_str(), "년 ", &line].concat() }
        }
    }
}

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

/// What the search says.
pub(super) static SEARCH: SearchWords = SearchWords {
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
    meant: |text, found| ["“", text, "” 검색(", &grouped(found), "건)"].concat(),
    older_found: |count, is_complete| {
        ["지난 기사 ", &grouped(count), if is_complete { "건" } else { "건 이상" }].concat()
    },
    older_until: |it| {
        let (year, month, day) =
            (digits(it.year.unsigned_abs() as usize), digits(it.month.into()), digits(it.day.into()));
        [year.as_str(), "년 ", &month, "월 ", &day, "일까지 거슬러 찾았습니다."].concat()
    },
    older_lost: |count| {
        ["지난 기사 가운데 ", &grouped(count), "곳을 읽지 못해, 그 안의 기사는 빠져 있습니다."].concat()
    },
    older_leaves_out: "초성과 기호는 지금까지 불러온 기사에서만 찾습니다.",
};

/// What the page says on which lines for other sites are put together.
pub(super) static BUILDING: BuildingWords = BuildingWords {
    title: |site| format!("{site} 퍼가기"),
    intro: "보여 줄 것을 고르고, 미리 본 뒤, 코드를 페이지에 붙여 넣으세요.",
    choices: "보여 줄 것",
    all: "모든 섹션",
    layout: "모양",
    layouts: [("list", "제목과 날짜"), ("cards", "사진, 제목, 요약"), ("headlines", "제목만")],
    limit: "최대 기사 수",
    open: "기사 열기",
    opens: [("place", "그 자리에서"), ("dialog", "대화 상자에서"), ("site", "사이트에서"), ("tab", "새 탭에서")],
    theme: "색",
    themes: [("auto", "독자의 설정대로"), ("light", "밝게"), ("dark", "어둡게"), ("host", "주변 페이지처럼")],
    filter: "독자가 검색하고 거를 수 있게",
    images: "사진",
    accent: "강조 색",
    size: "글자 크기(픽셀)",
    pin: "이 버전으로 고정",
    pin_hint: "브라우저가 바로 이 스크립트만 실행합니다. 사이트가 새 스크립트를 내놓으면 코드를 다시 복사해야 하고, 그때까지는 \
               대체 내용이 보입니다.",
    preview: "미리 보기",
    element: "요소",
    element_hint: "너비와 언어가 페이지를 따르고, 원하면 글꼴도 따릅니다.",
    fallback: "제목이 들어 있는 요소",
    fallback_hint: "지금의 제목이 스크립트 없이도 바로 보이고, 검색 엔진도 읽습니다.",
    rule: "스타일",
    rule_hint: "미리 보기의 너비에서 잰 높이만큼 자리를 비워 두어, 뉴스가 나타날 때 페이지가 움직이지 않습니다.",
    frame: "아이프레임",
    frame_hint: "다른 곳의 스크립트를 쓸 수 없는 페이지에서는 마지막 줄을 빼고 높이를 정하세요. 강조 색과 글자 크기는 \
                 요소에만 쓰입니다.",
    copy: "복사",
    copied: "복사했습니다.",
    selected: "이 브라우저에서는 페이지가 복사할 수 없습니다. 코드를 선택해 두었으니 키보드로 복사하세요.",
    scriptless: "자바스크립트가 꺼져 있어 고를 수 없습니다. 아래 코드는 모든 섹션을 보여 줍니다.",
};

/// What the dialog of keyboard shortcuts says.
pub(super) static KEYS: KeyWords = KeyWords {
    title: "키보드 단축키",
    intro: "입력란에 글을 쓰는 동안에는 작동하지 않습니다.",
    on: "키보드 단축키 사용",
    action: "동작",
    key: "키",
    actions: [
        "다음 기사",
        "이전 기사",
        "기사 열기",
        "목록으로 돌아가기",
        "기사 저장",
        "검색",
        "첫 화면",
        "단축키 보기",
    ],
    then: "이어서",
    change: "바꾸기",
    change_of: |action| ["‘", action, "’ 키 바꾸기"].concat(),
    press: |action| ["‘", action, "’에 쓸 새 키를 누르세요. 그대로 두려면 Esc 키를 누르세요."].concat(),
    changed: |key, action| ["이제 ‘", key, "’ 키는 ‘", action, "’에 쓰입니다."].concat(),
    taken: |key, action| ["‘", key, "’ 키는 이미 ‘", action, "’에 쓰이고 있습니다. 다른 키를 골라 주세요."].concat(),
    unfit: "단축키로 쓸 수 없는 키입니다. 글자, 숫자, 기호 가운데 하나를 눌러 주세요.",
    reset: "기본 키로 되돌리기",
    was_reset: "기본 키로 되돌렸습니다.",
    not_kept: "브라우저가 저장을 허용하지 않아 이 페이지를 닫을 때까지만 남습니다.",
    close: "닫기",
};
