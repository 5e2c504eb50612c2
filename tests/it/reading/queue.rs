//! Articles read aloud one after another: put into a queue from wherever they are named, changed, and gone through.

use preview::Rule;
use serde_json::{Value, json};

use super::aloud::{SAID, finish, said, voices};
use super::tool;
use crate::browser::{Page, Reader, browse_everywhere};
use crate::site::{Site, story, with_script};

/// What a headset or a lock screen would have.
const KEYS: &str = "{
    const keys = {};
    Object.defineProperty(navigator, 'mediaSession', { configurable: true, value: {
        setActionHandler: (action, then) => { keys[action] = then; } } });
    for (const action of ['pause', 'play', 'nexttrack', 'previoustrack'])
        document.addEventListener(action, () => keys[action]?.());
}";

/// Four articles; the text of the third is elsewhere, and cannot be had.
fn site() -> Site {
    let dated = |day: u8| json!({ "date_published": format!("2024-12-0{day}T12:00:00Z"), "language": "en" });
    let korean = json!({ "date_published": "2024-12-03T12:00:00Z", "language": "ko", "content_text": null,
        "content_html": "<p>함대가 돌아왔다. <em>환호</em>했다.</p><ul><li>부산</li></ul>" });
    let lost = json!({ "date_published": "2024-12-02T12:00:00Z", "content_text": null, "summary": "Lost.",
        "_news_zone": { "detail_url": "lost.json" } });
    let items: Vec<Value> = vec![
        story("a", "First", dated(4)),
        story("b", "함대 귀환", korean),
        story("c", "Third", lost),
        story("d", "Fourth", dated(1)),
    ];
    let site = Site::of(&items).with("edition/lost.json", Rule::answer(404, "text/plain", "no"));
    with_script(site, &[&voices("['en-US', 'ko-KR']"), KEYS].concat())
}

/// Goes to an article of the list as a link does, without loading the page.
async fn go(page: &Page, id: &str) {
    page.until(id, &format!("const link = document.getElementById('to-{id}'); link?.click(); return Boolean(link)"))
        .await;
}

async fn queue(page: &Page, expected: &[&str]) {
    page.expect_texts(".player-item", expected).await;
}

async fn now(page: &Page, headline: &str) {
    page.expect("return document.querySelector('.player-now')?.textContent", headline).await;
}

#[test]
fn the_list_is_read_aloud_and_what_cannot_be_had_is_passed_over() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("").await;
        page.see_no(".player").await;
        tool(page, "Listen to these articles").await;
        said(page, &["First"]).await;
        now(page, "First").await;
        queue(page, &["First", "함대 귀환", "Third", "Fourth"]).await;
        finish(page).await;
        finish(page).await;
        // The next one, which stands nowhere in the page: sentence by sentence, with a voice of its language.
        now(page, "함대 귀환").await;
        said(page, &["First", "Text of a.", "함대 귀환"]).await;
        page.expect(&format!("{SAID}.at(-1)"), json!(["함대 귀환", "ko", 1, "ko-KR"])).await;
        for sentence in ["함대가 돌아왔다.", "환호했다.", "부산"] {
            finish(page).await;
            page.expect(&format!("{SAID}.at(-1)[0]"), sentence).await;
        }
        finish(page).await;
        now(page, "Fourth").await;
        page.see(".player output", "“Third” could not be loaded and was passed over.").await;
        page.expect(&format!("{SAID}.at(-1)[0]"), "Fourth").await;
        finish(page).await;
        finish(page).await;
        page.see_no(".player").await;
        let _ = page.take_faults().await;
    });
}

#[test]
fn a_queue_is_filled_changed_and_gone_through() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("article/a/").await;
        page.see(".body", "Text of a.").await;
        page.click("#save-article").await;
        tool(page, "Add to queue").await;
        page.see(".tools-told", "Added to the listening queue.").await;
        go(page, "d").await;
        page.see(".body", "Text of d.").await;
        tool(page, "Listen").await;
        said(page, &["Fourth"]).await;
        // What is read goes on while the reader goes on.
        go(page, "b").await;
        page.see(".body", "함대가").await;
        tool(page, "Listen next").await;
        queue(page, &["First", "Fourth", "함대 귀환"]).await;
        now(page, "Fourth").await;
        page.click(".player summary").await;
        page.click("[aria-label='Move “함대 귀환” up']").await;
        queue(page, &["First", "함대 귀환", "Fourth"]).await;
        page.expect("return document.querySelector('.player-list [aria-current] .player-item').textContent", "Fourth")
            .await;
        page.click(".player-list li:first-child .player-item").await;
        now(page, "First").await;
        page.expect(&format!("{SAID}.at(-1)[0]"), "First").await;
        tool(page, "Next article").await;
        // It stands in the page: what is read is marked there.
        page.expect(&format!("{SAID}.at(-1)[0]"), "함대 귀환").await;
        page.until(
            "it is marked",
            "return CSS.highlights?.get('aloud')?.size || document.querySelector('.story-headline.aloud')",
        )
        .await;
        tool(page, "Previous article").await;
        page.expect(&format!("{SAID}.at(-1)[0]"), "First").await;
        // Taken out while it is read: the next takes its place.
        page.click("[aria-label='Remove “First”']").await;
        page.expect(&format!("{SAID}.at(-1)[0]"), "함대 귀환").await;
        queue(page, &["함대 귀환", "Fourth"]).await;
        // From the library, and to an end.
        page.click(".way").await;
        page.click("[aria-labelledby=library-saved] .tool").await;
        queue(page, &["함대 귀환", "Fourth", "First"]).await;
        page.see("[aria-labelledby=library-stored]", "Added to the listening queue.").await;
        tool(page, "Stop").await;
        page.see_no(".player").await;
    });
}

#[test]
fn keys_outside_the_page_are_heard_where_there_are_any() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("").await;
        tool(page, "Listen to these articles").await;
        said(page, &["First"]).await;
        let press = async |key: &str| page.js(&format!("document.dispatchEvent(new Event('{key}'))")).await;
        press("pause").await;
        page.expect(
            "return [...document.querySelectorAll('.player .tool')].some(it => it.textContent === 'Go on')",
            true,
        )
        .await;
        press("play").await;
        said(page, &["First", "First"]).await;
        press("nexttrack").await;
        now(page, "함대 귀환").await;
        press("previoustrack").await;
        now(page, "First").await;
    });
}
