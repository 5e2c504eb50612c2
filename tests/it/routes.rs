//! Addresses: what a reader can link to, send and come back to.

use fantoccini::key::Key;
use preview::Fallback;
use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse, browse_everywhere};
use crate::site::{EDITION, Site, stories};

/// An edition of so many pages of ten articles.
fn pages(count: usize) -> Site {
    let items = stories(count * 10);
    let pages: Vec<Vec<Value>> = items.chunks(10).map(<[Value]>::to_vec).collect();
    Site::of_pages(&pages)
}

#[test]
fn a_link_to_an_article_of_the_first_page_asks_for_no_other() {
    browse(pages(3), Reader::english(), async |page| {
        page.visit("article/s3").await;
        page.see("#heading-article", "Story 3").await;
        page.see(".body p", "Text of s3.").await;
        page.expect("return document.title", "Story 3 — News Zone").await;
        assert_eq!(page.site.count("/edition/feed-2.json"), 0);
    });
}

#[test]
fn a_link_to_an_older_article_follows_the_pages_until_it_is_there() {
    browse(pages(4), Reader::english(), async |page| {
        page.visit("article/s25").await;
        page.see("#heading-article", "Story 25").await;
        assert_eq!(page.site.count("/edition/feed-3.json"), 1);
        assert_eq!(page.site.count("/edition/feed-4.json"), 0, "the article was there already");
    });
}

#[test]
fn an_article_that_is_nowhere() {
    browse(pages(3), Reader::english(), async |page| {
        page.visit("article/nowhere").await;
        page.see("#heading-article", "This article is not here").await;
        page.expect("return document.title", "This article is not here — News Zone").await;
        assert_eq!(page.site.count("/edition/feed-3.json"), 1, "every page was looked through");
        page.click(".panel-article .message a").await;
        page.expect_address("").await;
        page.see(".card-headline", "Story 1").await;
    });
}

#[test]
fn whoever_goes_on_while_typing_comes_back_to_what_they_typed() {
    browse_everywhere(pages(1), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        // At once: the address has had no time to follow.
        page.type_into("#search", "story 7").await;
        page.click("#to-s7").await;
        page.see("#heading-article", "Story 7").await;
        page.back().await;
        page.expect_list(&["Story 7"]).await;
        page.expect("return document.querySelector('#search').value", "story 7").await;
    });
}

#[test]
fn whoever_presses_twice_takes_one_step() {
    browse_everywhere(pages(1), Reader::english(), async |page| {
        page.visit("?q=story").await;
        page.see(".card-headline", "Story 1").await;
        let twice = "const link = document.querySelector('#to-s3'), before = history.length; link.click(); link.click(); return before";
        let before = page.js(twice).await;
        page.see("#heading-article", "Story 3").await;
        page.expect("return history.length", before.as_u64().unwrap() + 1).await;
        page.expect_focus("heading-article").await;
        // Nothing keeps the mark of what was pressed.
        page.expect("return document.querySelector('[data-pressed]')", Value::Null).await;
    });
}

/// A link is followed once its answer is painted, a key at once: neither may overtake the other.
#[test]
fn the_last_step_asked_for_is_the_one_taken() {
    const HOLD_FRAMES: &str = "window.draw = requestAnimationFrame; window.held = [];
        window.requestAnimationFrame = (it) => held.push(it)";
    const PAINT: &str = "window.isPainted = false; window.requestAnimationFrame = draw;
        held.forEach((it) => requestAnimationFrame(it));
        requestAnimationFrame(() => setTimeout(() => setTimeout(() => { window.isPainted = true })))";
    browse_everywhere(pages(1), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        // The first key fetches what the others need.
        page.press('j').await;
        page.expect_focus("to-s1").await;
        page.js(HOLD_FRAMES).await;
        page.press(Key::Enter).await;
        page.press('g').await;
        page.press('h').await;
        page.js(PAINT).await;
        page.until("both had their time", "return window.isPainted").await;
        page.expect_address("").await;
        page.expect_focus("heading-recent").await;
        // Alone it is followed.
        page.js("document.getElementById('to-s1').focus()").await;
        page.js(HOLD_FRAMES).await;
        page.press(Key::Enter).await;
        page.expect_address("").await;
        page.js(PAINT).await;
        page.expect_address("article/s1/").await;
    });
}

#[test]
fn an_unknown_address_says_so_and_leads_on() {
    for (reader, heading) in [(Reader::english(), "There is no such page"), (Reader::korean(), "없는 페이지입니다")]
    {
        browse(pages(1), reader, async |page| {
            page.visit("no/such/page").await;
            page.see("#heading-unknown", heading).await;
            page.expect("return document.title", format!("{heading} — News Zone")).await;
            page.expect("return document.querySelectorAll('[role=tab][tabindex=\"0\"]').length", 1).await;
            page.click("#heading-unknown ~ p a").await;
            page.expect_address("").await;
            page.see(".card-headline", "Story 1").await;
            page.see_no("#heading-unknown").await;
        });
    }
}

#[test]
fn back_puts_the_list_back_as_it_stood() {
    browse(pages(3), Reader::english().screen(600, 700), async |page| {
        page.visit("").await;
        page.click(".stories > .button").await;
        page.see(".card-headline", "Story 20").await;
        page.js("document.getElementById('to-s15').scrollIntoView({ block: 'center' })").await;
        let scrolled = page.js("return scrollY").await;
        assert_ne!(scrolled, 0);
        page.click("#to-s15").await;
        page.expect_address("article/s15/").await;
        page.expect_focus("heading-article").await;
        page.expect("return scrollY", 0).await;

        page.back().await;
        page.expect_address("").await;
        page.expect_focus("to-s15").await;
        page.expect("return scrollY", scrolled).await;

        page.forward().await;
        page.see("#heading-article", "Story 15").await;
        page.expect_focus("heading-article").await;
        page.expect("return scrollY", 0).await;
    });
}

#[test]
fn a_reload_keeps_the_place() {
    browse(Site::of(&stories(30)), Reader::english().screen(600, 700), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 20").await;
        page.js("document.getElementById('to-s20').scrollIntoView({ block: 'center' })").await;
        let scrolled = page.js("return scrollY").await;
        page.reload().await;
        page.see(".card-headline", "Story 20").await;
        page.expect("return scrollY", scrolled).await;
    });
}

#[test]
fn a_change_of_page_is_named_focused_and_announced() {
    browse(Site::of(&stories(3)), Reader::english(), async |page| {
        page.visit("").await;
        page.expect("return document.title", "Recent News — News Zone").await;
        // What was found is told once the reader rests: whoever is quicker would hear it between the pages.
        page.see("[role=status]", "3 articles").await;
        page.click("#to-s2").await;
        page.expect("return document.title", "Story 2 — News Zone").await;
        page.expect_focus("heading-article").await;
        page.see("[role=status]", "Story 2").await;
        page.back().await;
        page.expect("return document.title", "Recent News — News Zone").await;
        page.see("[role=status]", "Recent News").await;
        page.expect_focus("to-s2").await;
        page.click(".brand").await;
        page.expect_focus("heading-recent").await;
    });
}

/// The journey that has to work wherever a zone is put.
async fn walk_through(page: &Page, article: &str, filtered: &str) {
    page.visit("").await;
    page.click("#to-s2").await;
    page.expect_address(article).await;
    page.see("#heading-article", "Story 2").await;
    page.back().await;
    page.expect_address("").await;
    page.type_into("#search", "story").await;
    page.expect_address(filtered).await;
    page.open(article).await;
    page.reload().await;
    page.see("#heading-article", "Story 2").await;
    page.click(".breadcrumb a").await;
    page.see(".card-headline", "Story 1").await;
    page.expect_focus("heading-recent").await;
}

#[test]
fn a_zone_at_a_sub_path() {
    browse(pages(2).at("/a/b/"), Reader::english(), async |page| {
        walk_through(page, "article/s2/", "?q=story").await;
        page.open("article/s15").await;
        page.see("#heading-article", "Story 15").await;
        assert!(page.site.requests().iter().all(|it| it.path.starts_with("/a/b/")), "{:?}", page.site.requests());
    });
}

fn hashed() -> Site {
    pages(2).config(&json!({ "routes": "hash" })).fallback(Fallback::None)
}

#[test]
fn a_zone_at_a_host_without_fallback() {
    for base in ["/", "/a/b/"] {
        browse(hashed().at(base), Reader::english(), async |page| {
            walk_through(page, "#/article/s2/", "#/?q=story").await;
            page.open("#/nowhere").await;
            page.see("#heading-unknown", "There is no such page").await;
        });
    }
}

#[test]
fn a_host_that_answers_deep_links_with_404() {
    browse(pages(1).fallback(Fallback::NotFoundPage), Reader::english(), async |page| {
        page.visit("article/s4").await;
        page.see("#heading-article", "Story 4").await;
    });
}

#[test]
fn an_id_that_needs_escaping() {
    let id = "https://a.example/국방?p=1&q=2#3";
    let items = [crate::site::story(id, "함대 귀환", json!({}))];
    browse(Site::of(&items), Reader::english(), async |page| {
        page.visit("").await;
        page.click(".card-headline a").await;
        page.see("#heading-article", "함대 귀환").await;
        page.reload().await;
        page.see("#heading-article", "함대 귀환").await;
        page.back().await;
        page.expect("return document.activeElement.textContent.trim()", "함대 귀환").await;
    });
}

#[test]
fn links_that_are_the_browsers_business() {
    browse(Site::of(&stories(2)), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "Story 1").await;
        let script = "let passed = 0;
            addEventListener('click', event => { passed += !event.defaultPrevented; event.preventDefault() });
            for (const held of ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'])
                document.getElementById('to-s1').dispatchEvent(
                    new MouseEvent('click', { bubbles: true, cancelable: true, [held]: true }));
            return passed";
        assert_eq!(page.js(script).await, 4);
        page.expect_address("").await;
        assert_eq!(page.site.count(&format!("/{EDITION}")), 1);
    });
}
