//! Words: every one that a reader meets comes from a table, and a language is a file and one line.

mod intl;
mod state;
mod table;

use leptos::prelude::{Owner, RenderHtml};
use news_core::config::{Config, Remote, SectionFeed, Source};
use news_core::lang::Language;
use news_core::route::{Addressing, Mode};
use news_core::shortcuts::{Action, Shortcuts};
use news_zone::app::{Actions, app};
use news_zone::state::Zone;
use news_zone::ui::shortcuts::{Doing, Showing, dialog};

use state::{STATES, State};

/// Attributes that are read out or shown.
const SAID: [&str; 7] =
    ["alt", "aria-description", "aria-label", "aria-roledescription", "aria-valuetext", "placeholder", "title"];

/// All that the data say, and that is shown as they say it; what holds another comes before it.
const DATA: [&str; 28] = [
    "https://www.youtube.com/embed/x",
    "www.youtube.com",
    "application/pdf",
    "news-zone.json",
    "[연재]",
    "연재",
    "국방일보",
    "출처",
    "머리기사",
    "요약문",
    "본문",
    "소제목",
    "인용문",
    "그림말",
    "주석",
    "그림풀이",
    "표이름",
    "칸",
    "김철환",
    "국방",
    "해군",
    "파일",
    "저작권",
    "옛기사",
    "이웃",
    "까닭",
    "낱말",
    // A language that has no name here.
    "· fr",
];

/// What of a page is neither from a table nor from the data: texts, and attributes that are said. Words of the tables
/// stand in brackets here.
fn strangers(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for piece in html.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        let mut texts = vec![text.to_owned()];
        let mut rest = tag;
        while let Some((before, after)) = rest.split_once("=\"") {
            let (value, behind) = after.split_once('"').unwrap_or((after, ""));
            let name = before.rsplit(' ').next().unwrap_or_default();
            if SAID.contains(&name) {
                texts.push(value.to_owned());
            }
            rest = behind;
        }
        found.extend(texts.into_iter().filter(|it| left(it).contains(char::is_alphabetic)));
    }
    found
}

/// A text without what stands in brackets and without the data.
fn left(text: &str) -> String {
    let (mut left, mut depth) = (String::new(), 0_usize);
    for letter in text.chars() {
        match letter {
            '⟦' => depth += 1,
            '⟧' => depth = depth.saturating_sub(1),
            _ if depth == 0 => left.push(letter),
            _ => {}
        }
    }
    let left = ["&amp;", "&lt;", "&gt;", "&quot;"].iter().fold(left, |text, it| text.replace(it, " "));
    DATA.iter().fold(left, |text, it| text.replace(it, " "))
}

/// The page in a state, in a language.
fn printed((_, path, prepare): &State, language: Language) -> String {
    Owner::new().with(|| {
        let config = Config {
            brand: "국방일보".to_owned(),
            sources: vec![Source { name: "출처".to_owned(), url: "https://a.example/feed.json".to_owned() }],
            feeds: vec![SectionFeed { section: "국방".to_owned(), url: "https://a.example/rss.xml".to_owned() }],
            search: Some(Remote {
                nodes: vec!["https://a.example".to_owned()],
                collection: "x".to_owned(),
                key: "x".to_owned(),
            }),
            ..Config::default()
        };
        let addressing = Addressing { mode: Mode::Path, base: "/".to_owned(), alias: None };
        let (path, search) = path.split_once('?').unwrap_or((path, ""));
        let route = addressing.read(&format!("/{path}"), search, "");
        let zone = Zone::new(config, addressing, route, language, 0, None);
        prepare(zone);
        app(zone, Actions::NONE).to_html()
    })
}

/// The switch of languages calls each language as it calls itself, and so do links to an article's translations.
fn without_names(html: &str) -> String {
    let without = |html: String, it: &Language| {
        let html = html.replace(&format!(">{}</button>", it.words().name), "></button>");
        html.replace(&format!(">{}</a>", it.reader_words().read_here), "></a>")
    };
    Language::ALL.iter().fold(html.to_owned(), without)
}

#[test]
fn no_word_comes_from_anywhere_else() {
    for language in [Language::Accented, Language::Mirrored] {
        for state in STATES {
            let html = without_names(&printed(state, language));
            assert_eq!(strangers(&html), Vec::<String>::new(), "{}:\n{html}", state.0);
            assert!(html.contains('⟦'), "{} says nothing", state.0);
        }
    }
}

#[test]
fn no_word_of_the_dialog_comes_from_anywhere_else() {
    let shortcuts = Shortcuts::default();
    let words = Language::Accented.key_words();
    let said = (words.taken)("낱말", words.name(Action::Next));
    for (awaited, said) in [(None, String::new()), (Some(Action::Home), said), (None, words.unfit.to_owned())] {
        let doing =
            Doing { take: |_: &str, _: &str, _| false, wait_for: |_| {}, turn: |_| {}, reset: || {}, close: || {} };
        let showing = Showing { shortcuts: &shortcuts, awaited, said: &said, lasts: false };
        let html = Owner::new().with(|| dialog(&showing, words, "en-XA", doing).to_html());
        // Keys are called as they are printed on keyboards.
        let html = Action::ALL
            .iter()
            .flat_map(|it| shortcuts.keys(*it))
            .fold(html, |html, key| html.replace(&format!("<kbd>{key}<"), "<kbd><"));
        assert_eq!(strangers(&html), Vec::<String>::new(), "{html}");
    }
}

#[test]
fn the_check_sees_what_it_should() {
    #[track_caller]
    fn check(html: &str, expected: &[&str]) {
        assert_eq!(strangers(html), expected, "{html}");
    }
    check("<p>⟦Çļöšé~~⟧</p>", &[]);
    check("<p>Close</p>", &["Close"]);
    check("<p>닫기</p>", &["닫기"]);
    check("<p>국방일보, ⟦ñéŵéšţ ⟦x⟧ ~⟧ · 3</p>", &[]);
    check("<p>국방일보 news</p>", &["국방일보 news"]);
    check("<img alt=\"A ship\" class=\"picture\"><b title=\"⟦x⟧\" aria-label=\"Close\">1</b>", &["A ship", "Close"]);
    // Whatever else a page is made of says nothing.
    check("<a href=\"/x\" id=\"to-1\" lang=\"ko\" data-x=\"word\">⟦x⟧</a>", &[]);
}

/// Longer words still come out whole and escaped, and no state prints another one's words: a page is what its table says.
#[test]
fn each_language_prints_every_state() {
    for language in Language::ALL {
        for state in STATES {
            let html = printed(state, language);
            assert!(!html.contains('⟦'), "{} in {language:?}", state.0);
            assert!(html.contains(language.words().skip), "{} in {language:?}", state.0);
        }
    }
}
