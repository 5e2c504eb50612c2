//! What a correction changed, as readers see it: in the app, on printed pages, without script and without a network.

use std::fs;

use fantoccini::key::Key;
use serde_json::json;

use crate::browser::{Page, Reader, browse, browse_everywhere, browse_everywhere_in, browse_in};
use crate::search::{newsroom, newszone};
use crate::site::{Site, stories, story};
use test_support::wanted;

/// What is said of words that went or came, for who does not see how they are set.
const HEARD: &str =
    "return [...document.querySelectorAll('.corrections :is(del, ins)')].map(it => it.textContent.trim())";

/// Whether what was changed is in sight.
const IS_OPEN: &str = "return document.querySelector('.corrections del').checkVisibility()";

fn corrected() -> Site {
    let corrections = json!([
        "2024-12-31T01:12:00Z\n#headline\n=The fleet \n-left\n+is home\n#text\n~\n=said \n-Kim\n+<b>Lee</b>\n=.",
        "2024-12-30T22:05:00Z\n#moved\n=Crowds stood\n~\n#caption\n+The quay",
        "yesterday\n#text\n+Never",
    ]);
    let fleet = story(
        "fleet",
        "The fleet is home",
        json!({
            "date_published": "2024-12-30T12:00:00Z", "date_modified": "2024-12-31T01:12:00Z", "language": "en",
            "_news_zone": { "corrections": corrections },
        }),
    );
    let broken =
        json!({ "_news_zone": { "corrections": ["", "x\ny\tz", "2024-12-31T01:12:00Z\n#text\n?\n#nowhere"] } });
    // Of one that its source says was changed, and of which nobody knows how.
    let changed = json!({ "date_published": "2024-12-29T12:00:00Z", "date_modified": "2024-12-31T01:12:00Z" });
    let items = vec![fleet, story("broken", "Broken", broken), story("changed", "Changed", changed)];
    Site::of(&[items, stories(2)].concat())
}

#[test]
fn what_changed_is_shown_to_who_asks() {
    browse_everywhere(corrected(), Reader::english(), async |page| {
        page.visit("article/fleet/").await;
        page.expect_texts(".corrections > p", &["Corrected 31 December 2024, 01:12"]).await;
        page.expect("return document.querySelector('.byline').textContent.includes('Updated')", false).await;
        page.expect(IS_OPEN, false).await;
        page.js("document.querySelector('.corrections summary').focus()").await;
        page.press(Key::Enter).await;
        page.expect(IS_OPEN, true).await;
        page.expect_texts(".correction-when", &["31 December 2024, 01:12", "30 December 2024, 22:05"]).await;
        page.expect_texts(".correction-place", &["Headline", "Moved", "Caption"]).await;
        let heard = [
            "(removed: left end of removal)",
            "(added: is home end of addition)",
            "(removed: Kim end of removal)",
            "(added: <b>Lee</b> end of addition)",
            "(added: The quay end of addition)",
        ];
        page.expect(HEARD, json!(heard)).await;
        // Told by more than colour, and words of the one kind by the same means.
        let lines = "return ['del', 'ins'].map(it => getComputedStyle(document.querySelector(`.corrections ${it}`)).textDecorationLine)";
        page.expect(lines, json!(["line-through", "underline"])).await;
        page.press(Key::Enter).await;
        page.expect(IS_OPEN, false).await;
        // What is broken is passed over, and the rest is said.
        page.visit("article/broken/").await;
        page.expect_texts(".corrections > p", &["Corrected 31 December 2024, 01:12"]).await;
        page.see_no(".corrections details").await;
        page.visit("article/changed/").await;
        page.see(".byline", "Updated 31 December 2024").await;
        page.see_no(".corrections").await;
    });
}

#[test]
fn in_korean_and_in_the_readers_own_time() {
    browse(corrected(), Reader::korean(), async |page| {
        page.visit("article/fleet/").await;
        page.expect_texts(".corrections > p", &["2024년 12월 31일 01:12 수정"]).await;
        page.expect_texts(".corrections summary", &["고친 내용"]).await;
        page.click(".corrections summary").await;
        page.expect_texts(".correction-place", &["제목", "자리 옮김", "사진 설명"]).await;
        // Words of the page are said in its language, and those of the article in the article's own.
        let languages =
            "return ['.corrections', '.corrections details > div', '.corrections .unseen', '.correction-place']
            .map(it => document.querySelector(it).closest('[lang]').lang)";
        page.expect(languages, json!(["ko", "en", "ko", "ko"])).await;
    });
    browse(corrected(), Reader::english().time_zone("Asia/Seoul"), async |page| {
        page.visit("article/fleet/").await;
        page.expect_texts(".corrections > p", &["Corrected 31 December 2024, 10:12"]).await;
    });
}

#[test]
fn on_paper_is_what_was_opened() {
    browse(corrected(), Reader::english(), async |page| {
        page.visit("article/fleet/").await;
        page.see(".corrections > p", "Corrected").await;
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        let printed = "return ['.corrections > p', '.corrections details'].map(it => document.querySelector(it).checkVisibility())";
        page.expect(printed, json!([true, false])).await;
        page.js("document.querySelector('.corrections details').open = true").await;
        page.expect(printed, json!([true, true])).await;
    });
}

/// A published site whose newest article was corrected after it had been published.
fn published(name: &str) -> Option<std::path::PathBuf> {
    let program = wanted::path("NEWS_ZONE_PROGRAM", "publishing a correction")?;
    let line = |text: &str, updated: &str| {
        json!({ "id": "flagship", "title": "Flagship returns 함대 귀환", "content_text": text,
            "date_published": "2024-01-01T00:00:00Z", "date_modified": updated })
        .to_string()
            + "\n"
    };
    let before = line("She came back at dawn.\n\n국방부는 환영했다.", "2024-01-01T00:00:00Z");
    let after = line("She came back at noon.\n\n국방부가 환영했다.", "2024-01-02T10:12:00Z");
    let folder = newsroom(name, &before, "");
    newszone(&program, &folder, "publish");
    let articles = folder.join("articles.jsonl");
    fs::write(&articles, fs::read_to_string(&articles).unwrap().replace(&before, &after)).unwrap();
    newszone(&program, &folder, "publish");
    Some(folder.join("dist"))
}

/// What was changed, element by element, but for the marks that the app leaves where nothing is.
const TOLD: &str = "return document.querySelector('.corrections').outerHTML.replaceAll('<!---->', '')";

async fn come_alive(page: &Page) {
    page.js("window.lived = false; document.addEventListener('news-zone-live', () => { window.lived = true })").await;
    page.press(Key::Tab).await;
    page.expect("return window.lived", true).await;
}

#[test]
fn a_printed_page_shows_it_and_so_does_the_app() {
    let Some(dist) = published("corrections-published") else { return };
    browse_everywhere_in(dist, Site::published(), Reader::english(), async |page| {
        page.open("article/flagship/").await;
        page.expect_texts(".corrections > p", &["Corrected 2 January 2024, 10:12"]).await;
        // Opened before there is any app, it stays open, and is the same element afterwards.
        page.js("document.querySelector('.corrections').stood = true; document.querySelector('.corrections summary').click()")
            .await;
        page.expect(IS_OPEN, true).await;
        assert_eq!(page.site.count("/news-zone_bg.wasm"), 0);
        come_alive(page).await;
        page.expect("return document.querySelector('.corrections').stood", true).await;
        page.expect(IS_OPEN, true).await;
        page.expect_texts(
            ".corrections li",
            &[
                "She came back at (removed: dawn end of removal) (added: noon end of addition) .",
                "국방부 (removed: 는 end of removal) (added: 가 end of addition) 환영했다.",
            ],
        )
        .await;
        page.js("document.querySelector('.corrections details').open = false").await;
        let printed = page.js(TOLD).await;

        page.open("").await;
        come_alive(page).await;
        page.click("#to-flagship").await;
        page.see(".corrections > p", "Corrected").await;
        page.expect(TOLD, printed).await;
    });
}

#[test]
fn without_script_it_is_there_as_well() {
    let Some(dist) = published("corrections-unscripted") else { return };
    let page = fs::read_to_string(dist.join("article/flagship/index.html")).unwrap();
    assert!(page.contains("dawn<span") && page.contains("noon<span"), "what changed is in the page");
    browse_everywhere_in(dist, Site::published(), Reader::english().without_scripts(), async |page| {
        page.open("article/flagship/").await;
        let words = page.words().await;
        assert!(words.contains("Corrected 2 January 2024, 10:12") && words.contains("What changed"), "{words}");
    });
}

#[test]
fn without_a_network_it_is_where_the_text_is() {
    let Some(dist) = published("corrections-offline") else { return };
    browse_in(dist, Site::published(), Reader::english(), async |page| {
        page.open("").await;
        page.press(Key::Tab).await;
        page.until("the worker", "return !!navigator.serviceWorker.controller").await;
        page.click("#to-flagship").await;
        page.see(".corrections > p", "Corrected").await;
        page.until("the pack is kept", "return caches.keys().then(async (names) => {
            const kept = await Promise.all(names.map(async (it) => (await (await caches.open(it)).keys()).map((it) => it.url)));
            return kept.flat().some((it) => it.includes('/pack-'));
        })")
            .await;
        page.until("the front page is kept", "return caches.match(document.baseURI).then(it => !!it)").await;
        page.site.set_down(true);
        page.open("library/").await;
        page.see("#heading-library", "").await;
        page.open("").await;
        page.press(Key::Tab).await;
        page.click("#to-flagship").await;
        page.click(".corrections summary").await;
        page.expect(IS_OPEN, true).await;
    });
}

#[test]
fn the_library_is_a_page_of_a_published_site() {
    let Some(dist) = published("corrections-library") else { return };
    browse_everywhere_in(dist, Site::published(), Reader::english(), async |page| {
        page.open("library/").await;
        page.see("#heading-library", "Library").await;
        page.expect("return fetch('library/').then(it => it.status)", 200).await;
        page.expect("return fetch('no/such/page/').then(it => it.status)", 404).await;
        page.expect("return document.querySelector('meta[name=robots]').content", "noindex").await;
        // Its links lead to the site's pages.
        page.expect("return document.querySelector('.brand a, a.brand').pathname", "/").await;
    });
}
