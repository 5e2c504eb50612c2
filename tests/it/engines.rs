//! The engines and the partner's page that other tests stand on: shown by an element of the tests' own.

use std::time::Duration;

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::browser::{CHROMIUM, FIREFOX, Page, Reader, WEBKIT, browse, browse_everywhere};
use crate::host::Host;
use crate::site::{Site, stories, story};

/// What a partner who is careful lets its own page do, and the site with the news in it.
const STRICT: &str = "default-src 'none'; script-src 'self'; connect-src {site}; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'; trusted-types 'none'";

/// A page with the stand-in for the element, and what it falls back to.
const BODY: &str =
    "<h1>Partner</h1>\n<news-zone src=\"{site}\"><a href=\"{site}\">All the news · 모든 뉴스</a></news-zone>";

fn partner(script: &str) -> Host {
    Host::page(BODY)
        .head("<script type=\"module\" src=\"/news-zone.js\"></script>")
        .csp(STRICT)
        .file("news-zone.js", &format!("{}\n{script}", include_str!("engines/note.js")))
}

fn news() -> Site {
    let long =
        story("long", "해군 함대가 훈련을 마치고 돌아왔다: a headline that goes over more than one line", json!({}));
    Site::of(&[stories(1), vec![long]].concat()).cors()
}

async fn open(page: &Page) {
    page.open_host("").await;
    page.until_in_zone("the element", "return root.querySelector('button')").await;
}

#[test]
fn each_engine_is_what_it_is_called_and_runs_the_app() {
    let names = [(&CHROMIUM, "Chrome/"), (&FIREFOX, "Firefox/"), (&WEBKIT, "Version/")];
    for (engine, name) in names {
        browse(Site::of(&stories(2)), Reader::english().in_engine(engine), async |page| {
            page.visit("").await;
            page.expect_list(&["Story 1", "Story 2"]).await;
            let agent = page.js("return navigator.userAgent").await;
            assert!(agent.as_str().unwrap().contains(name), "{} says {agent}", page.engine());
        });
    }
}

#[test]
fn an_element_stands_on_a_partners_page() {
    browse_everywhere(news().on(partner("")), Reader::english(), async |page| {
        open(page).await;
        let headlines = ["Story 1", "해군 함대가 훈련을 마치고 돌아왔다: a headline that goes over more than one line"];
        page.expect_texts_in_zone("a", &headlines).await;
        page.expect_in_zone("return getComputedStyle(root.querySelector('.note')).color", "rgb(1, 2, 3)").await;
        assert_eq!(page.in_zone("return zone.shadowRoot === root && root.adoptedStyleSheets.length").await, 1);
        assert!(page.host().starts_with("http://localhost:"));
        page.expect("return location.href", page.host()).await;
        assert_eq!(page.site.count("/edition/feed.json"), 1);
    });
}

#[test]
fn the_pointer_and_the_keys_reach_into_an_element() {
    browse_everywhere(news().on(partner("")), Reader::english(), async |page| {
        open(page).await;
        let ground = "return getComputedStyle(root.querySelector('button')).backgroundColor";
        page.expect_in_zone(ground, "rgb(4, 5, 6)").await;
        page.point_in_zone("button").await;
        page.expect_in_zone(ground, "rgb(7, 8, 9)").await;
        page.click_in_zone("button").await;
        page.expect_texts_in_zone("button", &["Clicked"]).await;
        // The second link begins on one line and ends on another.
        page.click_in_zone("p + p a").await;
        page.expect("return location.hash", "#read").await;
        page.press(Key::Tab).await;
        page.expect_in_zone("return root.activeElement?.localName", "button").await;
        page.press(Key::Escape).await;
        page.expect_in_zone("return root.querySelector('button').dataset.key", "Escape").await;
    });
}

#[test]
fn a_window_is_as_wide_as_the_reader_says() {
    for (width, height) in [(600, 900), (1280, 500)] {
        browse_everywhere(news().on(partner("")), Reader::english().screen(width, height), async |page| {
            page.open_host("").await;
            page.expect("return [innerWidth, innerHeight]", json!([width, height])).await;
            page.expect("return document.visibilityState", "visible").await;
            page.expect("return new Date().getTimezoneOffset()", 0).await;
        });
    }
}

#[test]
fn what_goes_wrong_on_a_partners_page_is_a_fault() {
    let faults = [
        (
            "const it = document.createElement('style'); it.append('a {}'); document.head.append(it)",
            "policy: style-src",
        ),
        ("fetch('http://127.0.0.1:1/').catch(() => {})", "policy: connect-src"),
        ("try { document.body.innerHTML = '<p>' } catch {}", "policy: require-trusted-types-for"),
        ("throw new Error('함대 귀환')", "함대 귀환"),
        ("Promise.reject(new Error('nobody caught it'))", "nobody caught it"),
        ("console.error('said so')", "said so"),
    ];
    let mut host = partner("");
    for (nth, (script, _)) in faults.iter().enumerate() {
        let name = format!("fault-{nth}.js");
        host = host.head(&format!("<script type=\"module\" src=\"/{name}\"></script>")).file(&name, script);
    }
    browse_everywhere(news().on(host), Reader::english(), async |page| {
        open(page).await;
        let mut found = Vec::new();
        let is_missing = |found: &[String], words: &str| !found.iter().any(|it| it.contains(words));
        // A page is told of what its policy stopped when there is nothing else to do.
        for _ in 0..100 {
            found.extend(page.take_faults().await);
            if !faults.iter().any(|(_, words)| is_missing(&found, words)) {
                break;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        for (script, words) in faults {
            assert!(!is_missing(&found, words), "{script}: no “{words}” in {found:#?}");
        }
        assert_eq!(page.take_faults().await, Vec::<String>::new());
    });
}

#[test]
fn faults_outlast_the_page() {
    browse_everywhere(news().on(partner("throw new Error('first')")), Reader::english(), async |page| {
        open(page).await;
        page.reload().await;
        page.until_in_zone("the element", "return root.querySelector('button')").await;
        let faults = page.take_faults().await;
        assert_eq!(faults.iter().filter(|it| it.contains("first")).count(), 2, "{faults:?}");
    });
}

#[test]
fn a_page_that_cannot_be_watched_is_a_fault() {
    let host = Host::page("<p>Nothing moves here.</p>").csp("default-src 'none'");
    browse_everywhere(Site::plain().on(host), Reader::english(), async |page| {
        page.open_host("").await;
        page.see("p", "Nothing moves").await;
        assert_ne!(page.take_faults().await, Vec::<String>::new());
        page.open("").await;
        page.take_faults().await;
    });
}

#[test]
fn without_scripts_the_fallback_is_all_there_is() {
    let site = news().on(partner("document.querySelector('h1').textContent = 'Scripts ran'"));
    browse_everywhere(site, Reader::english().without_scripts(), async |page| {
        page.open_host("").await;
        let words = page.words().await;
        for expected in ["Partner", "All the news · 모든 뉴스"] {
            assert!(words.contains(expected), "{words}");
        }
        assert!(!words.contains("Scripts ran") && !words.contains("Story"), "{words}");
        assert_eq!(page.attribute("news-zone > a", "href").await, Some(page.site.url()));
        assert_eq!(page.attribute("news-zone", "section").await, None);
        assert_eq!(page.site.count("/edition/feed.json"), 0);
    });
}

#[test]
fn a_partner_sends_its_own_headers() {
    let host = partner("").header("X-Partner", "{site}").file("more/words.txt", "낱말 of {site}");
    browse_everywhere(
        Site::plain().cors().on(host.csp("connect-src 'self' {site}")),
        Reader::english(),
        async |page| {
            page.open_host("").await;
            let script = "return fetch('more/words.txt').then(async it =>
            [it.headers.get('X-Partner'), it.headers.get('Content-Type'), await it.text()])";
            let site = page.site.url();
            let expected: Value = json!([site, "text/plain; charset=utf-8", format!("낱말 of {site}")]);
            page.expect(script, expected).await;
        },
    );
}
