//! A published site: the pages of the program `newszone` as a reader meets them, before the app and after.

use fantoccini::key::Key;
use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse_in};
use crate::site::Site;
use test_support::wanted;

/// Marks every element that stands, so that one drawn anew is told from one that stayed, and counts what shifts.
const WATCH: &str = "
    window.lived = false; window.shifts = 0;
    document.addEventListener('news-zone-live', () => { window.lived = true; });
    new PerformanceObserver(list => { for (const it of list.getEntries()) window.shifts += it.value; })
        .observe({ type: 'layout-shift', buffered: true });
    for (const it of document.body.querySelectorAll('*')) it.stood = true;
    return document.body.querySelectorAll('*').length";

/// Elements that were drawn anew, but for what only the app can do: choose among what there is, show all of a list, read
/// it aloud, keep it. That stands behind everything else.
const DRAWN_ANEW: &str = "return [...document.body.querySelectorAll(':not(option)')]
    .filter(it => !it.stood && !it.closest('.show-all, .list-aloud, .kept')).map(it => it.outerHTML)";

fn visit_published(reader: Reader, test: impl AsyncFnOnce(&Page)) {
    let Some(dir) = wanted::path("NEWS_ZONE_SITE", "tests of a published site") else { return };
    browse_in(dir, Site::published(), reader, test);
}

async fn come_alive(page: &Page) {
    page.expect("return window.lived", true).await;
}

#[test]
fn nothing_of_the_app_is_loaded_until_it_is_wanted() {
    visit_published(Reader::english(), async |page| {
        page.open("article/1/").await;
        page.see("#heading-article", "We need to keep working").await;
        page.js("await new Promise(done => setTimeout(done, 1500))").await;
        assert_eq!(page.site.count("/news-zone_bg.wasm"), 0);
        page.js(WATCH).await;
        page.press(Key::Tab).await;
        come_alive(page).await;
        assert_eq!(page.site.count("/news-zone_bg.wasm"), 1);
    });
}

#[test]
fn an_article_is_taken_over_as_it_stands() {
    visit_published(Reader::english().screen(1280, 500), async |page| {
        page.open("article/1/").await;
        let stood = page.js(WATCH).await;
        page.js("const text = document.querySelector('.body p').firstChild;
            getSelection().setBaseAndExtent(text, 3, text, 12); scrollTo(0, 300)")
            .await;
        page.js("document.querySelector('.brand').focus({ preventScroll: true })").await;
        come_alive(page).await;
        page.expect("return String(getSelection()).length", 9).await;
        page.expect("return scrollY", 300).await;
        page.expect("return document.activeElement.className", "brand").await;
        page.expect("return window.shifts", 0).await;
        page.expect("return [...document.querySelectorAll('.panel-article *')].every(it => it.stood)", true).await;
        assert!(20 < stood.as_i64().unwrap_or_default());
        page.expect("return document.title.includes('amicable relations')", true).await;
    });
}

#[test]
fn the_front_page_is_taken_over_and_then_filtered() {
    visit_published(Reader::english(), async |page| {
        page.open("").await;
        page.js(WATCH).await;
        page.type_into("#search", "antarctica").await;
        come_alive(page).await;
        // What was typed before the app came is what it answers.
        page.until(
            "few are left",
            "const left = document.querySelectorAll('.card').length; return 0 < left && left < 5",
        )
        .await;
        page.expect("return document.getElementById('search').value", "antarctica").await;
        page.expect("return document.getElementById('search').stood", true).await;
        page.retype("#search", "").await;
        page.until("the list is whole again", "return 20 < document.querySelectorAll('.card').length").await;
    });
}

#[test]
fn an_address_that_asks_something_shows_what_it_asks() {
    visit_published(Reader::english(), async |page| {
        page.open("?q=antarctica&from=2005-01-01").await;
        page.until("few are left", "return document.querySelectorAll('.card').length < 5").await;
        page.expect("return document.getElementById('search').value", "antarctica").await;
        page.expect("return document.getElementById('from').value", "2005-01-01").await;
    });
}

/// Once they are, it is known how many.
async fn the_articles_are_here(page: &Page) {
    page.until("the articles are here", "return /\\d/.test(document.querySelector('.filters-sentence').textContent)")
        .await;
}

#[test]
fn taking_over_a_list_draws_nothing_anew() {
    visit_published(Reader::english(), async |page| {
        page.open("").await;
        page.js(WATCH).await;
        page.js("document.querySelector('.brand').focus()").await;
        come_alive(page).await;
        the_articles_are_here(page).await;
        page.expect("return [...document.querySelectorAll('.stories-list *')].every(it => it.stood)", true).await;
        page.expect(DRAWN_ANEW, json!([])).await;
        page.expect("return window.shifts", 0).await;
    });
}

#[test]
fn a_button_pressed_too_early_is_not_lost() {
    visit_published(Reader::english(), async |page| {
        page.open("").await;
        page.js(WATCH).await;
        page.js("document.querySelector('.languages [lang=ko]').click();
            dispatchEvent(new PointerEvent('pointermove'))")
            .await;
        come_alive(page).await;
        page.expect("return document.documentElement.lang", "ko").await;
        page.see("#tab-recent", "최근 뉴스").await;
        page.see_no(".stories-list > .unseen").await;
    });
}

#[test]
fn links_lead_on_inside_the_app_and_back() {
    visit_published(Reader::english().screen(600, 800), async |page| {
        page.open("").await;
        page.js(WATCH).await;
        page.press(Key::Tab).await;
        come_alive(page).await;
        let second = page.js("return document.querySelectorAll('.card-headline a')[1].id").await;
        page.click(&format!("#{}", second.as_str().unwrap_or_default())).await;
        page.expect_focus("heading-article").await;
        page.until("the text is here", "return 1 < document.querySelectorAll('.body p').length").await;
        page.back().await;
        page.expect_address("").await;
        page.expect("return document.activeElement.id", second).await;
        page.expect("return [...document.querySelectorAll('.stories-list *')].every(it => it.stood)", true).await;
    });
}

#[test]
fn pages_read_without_script() {
    visit_published(Reader::english().without_scripts(), async |page| {
        page.open("").await;
        let headlines = page.texts(".card-headline").await;
        assert_eq!(headlines.len(), 30, "{headlines:?}");
        page.click(".card-headline a").await;
        page.see("#heading-article", "").await;
        page.see(".body p", "").await;
        page.open("article/1/").await;
        page.see(".copyright", "The Korea Defense Daily").await;
        page.open("section/world/").await;
        page.see(".card-headline", "").await;
    });
}

#[test]
fn a_section_has_a_page_that_the_app_knows() {
    visit_published(Reader::english(), async |page| {
        page.open("section/world/").await;
        page.js(WATCH).await;
        page.press(Key::Tab).await;
        come_alive(page).await;
        page.expect_address("section/world/").await;
        the_articles_are_here(page).await;
        page.expect("return document.getElementById('section').value", "World").await;
        page.expect("return [...document.querySelectorAll('.stories-list *')].every(it => it.stood)", true).await;
    });
}

#[test]
fn an_unknown_article_gets_the_app_and_a_reason() {
    visit_published(Reader::english(), async |page| {
        page.open("article/nowhere/").await;
        page.see("#heading-article", "This article is not here").await;
        page.expect("return document.querySelectorAll('.panel-article h1').length", Value::from(1)).await;
    });
}
