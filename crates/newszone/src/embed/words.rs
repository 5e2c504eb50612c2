//! Words of the page on which a snippet is put together.
//!
//! They are not in `news_core::lang`: every reader would carry them along, and only those who build pages meet them.
//!
//! Invariant: a language that lacks a word does not compile.

use news_core::lang::Language;

/// The words of one language.
pub(super) struct Words {
    /// What the page is for; the site's name goes before or behind it.
    pub(super) title: fn(&str) -> String,
    pub(super) intro: &'static str,
    pub(super) choices: &'static str,
    /// The whole zone, among its sections.
    pub(super) all: &'static str,
    pub(super) layout: &'static str,
    /// Values of the attribute, and what they are called.
    pub(super) layouts: [(&'static str, &'static str); 3],
    pub(super) limit: &'static str,
    pub(super) open: &'static str,
    pub(super) opens: [(&'static str, &'static str); 4],
    pub(super) theme: &'static str,
    pub(super) themes: [(&'static str, &'static str); 4],
    pub(super) filter: &'static str,
    pub(super) images: &'static str,
    pub(super) accent: &'static str,
    pub(super) size: &'static str,
    pub(super) pin: &'static str,
    pub(super) pin_hint: &'static str,
    pub(super) preview: &'static str,
    pub(super) element: &'static str,
    pub(super) element_hint: &'static str,
    pub(super) fallback: &'static str,
    pub(super) fallback_hint: &'static str,
    pub(super) rule: &'static str,
    pub(super) rule_hint: &'static str,
    pub(super) frame: &'static str,
    pub(super) frame_hint: &'static str,
    pub(super) copy: &'static str,
    pub(super) copied: &'static str,
    /// Where the browser does not let a page copy: what was to be copied is selected.
    pub(super) selected: &'static str,
    /// Where there is no script.
    pub(super) scriptless: &'static str,
}

impl Words {
    /// Those of a language.
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::English => &ENGLISH,
            Language::Korean => &KOREAN,
        }
    }
}

static ENGLISH: Words = Words {
    title: |site| format!("Put {site} on your page"),
    intro: "Choose what is shown, look at it, and copy the lines into your page.",
    choices: "What is shown",
    all: "All sections",
    layout: "Layout",
    layouts: [("list", "Headline and date"), ("cards", "Picture, headline, deck"), ("headlines", "Headline alone")],
    limit: "Most headlines",
    open: "Articles open",
    opens: [("place", "in place"), ("dialog", "in a dialog"), ("site", "on the site"), ("tab", "in a new tab")],
    theme: "Colours",
    themes: [("auto", "reader's choice"), ("light", "light"), ("dark", "dark"), ("host", "as your page")],
    filter: "Readers can search and filter",
    images: "Pictures",
    accent: "Accent colour",
    size: "Size of text, in pixels",
    pin: "Pin this version",
    pin_hint: "The browser then runs these very scripts or none. When the site publishes others, the lines have to be \
               copied anew; until then the fallback is shown.",
    preview: "Preview",
    element: "Element",
    element_hint: "Follows your page: its width, its fonts if you say so, its language.",
    fallback: "Element with headlines in it",
    fallback_hint: "The headlines of now show at once and without script, and search engines read them.",
    rule: "Style",
    rule_hint: "Keeps the room free, as high as the preview is at its width, so that nothing moves when the news comes.",
    frame: "Iframe",
    frame_hint: "Where pages take no scripts of others: leave the last line out, and choose a height. Accent colour and \
                 size of text are the element's alone.",
    copy: "Copy",
    copied: "Copied.",
    selected: "This browser does not let the page copy. The lines are selected: copy them with the keyboard.",
    scriptless: "Without JavaScript nothing can be chosen here. The lines below show all sections.",
};

static KOREAN: Words = Words {
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
