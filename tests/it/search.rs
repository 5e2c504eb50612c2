//! The search in the browser: where it runs, what it is typed, and what becomes of the address.

mod archive;
mod elsewhere;
mod engine;
mod saved;

pub(crate) use archive::{newsroom, newszone};

use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse, browse_everywhere};
use crate::site::{Site, stories, story};
use preview::Rule;

/// The ids of the list, in its order.
const LISTED: &str =
    "return [...document.querySelectorAll('.stories-list .card-headline a')].map(it => it.id.slice(3))";

async fn expect_ids(page: &Page, ids: &[&str]) {
    page.expect(LISTED, json!(ids)).await;
}

fn news() -> Vec<Value> {
    let dated = |date: &str, section: &str| json!({ "date_published": format!("{date}T09:00:00Z"), "_news_zone": { "section": section } });
    vec![
        story("missile", "북한, 미사일 발사", dated("2022-09-25", "국방")),
        story("minister", "국방부장관은 방산 협력을 논의했다", dated("2022-09-23", "국방")),
        story("fleet", "Fleet returns to Busan", dated("2022-09-20", "Defence")),
        story("budget", "Budget agreed", dated("2021-01-02", "Politics")),
        story("navy", "Navy and fleet budget", dated("2020-05-05", "Defence")),
    ]
}

#[test]
fn it_runs_in_a_worker_and_is_fetched_when_it_is_wanted() {
    browse_everywhere(Site::of(&news()), Reader::english(), async |page| {
        const LOADED: &str = "return performance.getEntriesByType('resource').some(it => it.name.includes('search'))";
        page.visit("").await;
        page.expect(LOADED, false).await;
        page.type_into("#search", "fleet").await;
        expect_ids(page, &["fleet", "navy"]).await;
        // In the worker's own time: the page has loaded nothing but the worker.
        page.expect(
            "return performance.getEntriesByType('resource').map(it => it.name).filter(it => it.endsWith('search_bg.wasm'))",
            json!([]),
        )
        .await;
    });
}

#[test]
fn where_no_worker_can_be_had_it_runs_in_the_page() {
    for rule in [Rule::answer(404, "text/plain", "no"), Rule::answer(200, "text/javascript", "throw 1")] {
        browse(Site::of(&news()).with("search-worker.js", rule), Reader::english(), async |page| {
            page.visit("").await;
            page.type_into("#search", "fleet").await;
            expect_ids(page, &["fleet", "navy"]).await;
            let _ = page.take_faults().await;
        });
    }
}

#[test]
fn where_it_cannot_be_had_the_page_says_so_and_the_news_stay() {
    let rule = || Rule::answer(404, "text/plain", "no");
    let site = Site::of(&news()).with("search_bg.wasm", rule());
    browse(site, Reader::english(), async |page| {
        page.visit("").await;
        page.type_into("#search", "fleet").await;
        page.see(".stories-list h2", "The search cannot be loaded").await;
        page.retype("#search", "").await;
        expect_ids(page, &["missile", "minister", "fleet", "budget", "navy"]).await;
        let _ = page.take_faults().await;
    });
}

#[test]
fn operators_are_in_the_text_and_in_the_address() {
    browse(Site::of(&news()), Reader::english(), async |page| {
        page.visit("?q=fleet%20-budget").await;
        expect_ids(page, &["fleet"]).await;
        let cases: [(&str, &[&str]); 9] = [
            ("fleet OR 미사일", &["missile", "fleet", "navy"]),
            ("\"fleet budget\"", &["navy"]),
            ("section:국방", &["missile", "minister"]),
            ("after:2022-09-21", &["missile", "minister"]),
            ("before:2021", &["navy"]),
            ("date:2022-09", &["missile", "minister", "fleet"]),
            ("방산협력", &["minister"]),
            ("ㅁㅅㅇ", &["missile"]),
            ("budget -section:Politics", &["navy"]),
        ];
        for (typed, ids) in cases {
            page.retype("#search", typed).await;
            expect_ids(page, ids).await;
        }
        page.expect_address("?q=budget%20-section%3APolitics").await;
        page.reload().await;
        expect_ids(page, &["navy"]).await;
    });
}

#[test]
fn what_cannot_be_understood_is_pointed_at() {
    browse(Site::of(&news()), Reader::english(), async |page| {
        page.visit("?q=fleet%20after%3Asoon").await;
        page.see(".filters-notes .hint", "“after:soon”: this is no year").await;
        page.retype("#search", "\"fleet").await;
        expect_ids(page, &["fleet", "navy"]).await;
        page.see(".filters-notes .hint", "no quote closes this").await;
        page.retype("#search", "fleet").await;
        page.see_no(".filters-notes").await;
    });
}

#[test]
fn what_was_searched_instead_is_said_and_the_literal_query_offered() {
    browse(Site::of(&news()), Reader::english(), async |page| {
        page.visit("?q=rnrqkd").await;
        expect_ids(page, &["minister"]).await;
        page.see(".filters-notes .hint", "Showing what was found for “국방”.").await;
        page.click(".filters-notes .button").await;
        page.see(".stories-list h2", "Nothing found").await;
        page.expect_address("?q=%22rnrqkd%22").await;
        page.retype("#search", "flete").await;
        expect_ids(page, &["fleet", "navy"]).await;
        page.expect_texts(".stories-list mark", &["Fleet", "fleet"]).await;
        page.retype("#search", "미사일을").await;
        expect_ids(page, &["missile"]).await;
    });
}

/// What an input method does while a syllable is put together, step by step.
const COMPOSE: &str = "
    const field = document.getElementById('search');
    field.focus();
    field.dispatchEvent(new CompositionEvent('compositionstart', { bubbles: true }));
    for (const text of arguments[0]) {
        field.value = text;
        field.dispatchEvent(new InputEvent('input', { bubbles: true, isComposing: true, data: text }));
    }
    if (arguments[1]) field.dispatchEvent(new CompositionEvent('compositionend', { bubbles: true }));";

#[test]
fn half_typed_syllables_find_what_they_may_become() {
    browse(Site::of(&news()), Reader::korean(), async |page| {
        page.visit("").await;
        page.ask(COMPOSE, vec![json!(["ㅁ", "미", "미ㅅ", "미사", "미상", "미사이"]), json!(false)]).await;
        expect_ids(page, &["missile"]).await;
        page.ask(COMPOSE, vec![json!(["미사이"]), json!(true)]).await;
        // Put together, it is the word 미사이, which is one slip away from the one that is there.
        page.expect("return document.getElementById('search').value", "미사이").await;
        page.ask(COMPOSE, vec![json!(["국ㅂ"]), json!(false)]).await;
        expect_ids(page, &["minister"]).await;
    });
}

#[test]
fn typing_fast_on_a_slow_machine_loses_no_letter() {
    browse(Site::of(&stories(1_500)), Reader::english(), async |page| {
        page.visit("").await;
        page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 6 })).await;
        page.type_into("#search", "story 1499").await;
        page.expect("return document.getElementById('search').value", "story 1499").await;
        page.until("one story is listed", "return document.querySelectorAll('.stories-list .card').length === 1").await;
        page.expect_address("?q=story%201499").await;
        page.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
    });
}

#[test]
fn days_are_brushed_by_keyboard() {
    browse(Site::of(&news()), Reader::english(), async |page| {
        page.visit("").await;
        page.click(".filters-more > summary").await;
        page.until("there are bars", "return 1 < document.querySelectorAll('.bar').length").await;
        page.js("document.querySelector('.histogram input').focus()").await;
        page.press('\u{e010}').await;
        // The last month begins with September 2022.
        page.expect_address("?from=2022-09-01").await;
        expect_ids(page, &["missile", "minister", "fleet"]).await;
        page.expect("return document.activeElement.getAttribute('aria-valuetext')", "1 September 2022").await;
        page.press('\u{e012}').await;
        page.expect_address("?from=2022-08-01").await;
        page.press('\u{e011}').await;
        page.expect_address("").await;
        page.js("document.querySelectorAll('.histogram input')[1].focus()").await;
        page.press('\u{e011}').await;
        expect_ids(page, &["navy"]).await;
        page.expect_address("?to=2020-05-31").await;
    });
}
