//! Reading an article: what it consists of, where it leads, how it looks, and what can be done with it.

mod aloud;
mod carrying;
mod display;
mod lite;
mod queue;

use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse, browse_everywhere};
use crate::site::{Site, stories, story, with_script};

/// A long article in three parts, with a picture that the site has, and all that leads to others.
pub(crate) fn long() -> Value {
    let paragraphs = "<p>The fleet came home in the evening. Crowds stood on the quay.</p>".repeat(40);
    let part = |nth: usize| format!("<h2>Part number {nth}</h2>{paragraphs}");
    let picture = "<figure><img src='../icon-512.png' alt='The flagship' width=512 height=512>\
        <figcaption>The flagship at the quay.</figcaption></figure>";
    story(
        "long",
        "[Fleet report] The fleet is home",
        json!({
            "content_text": null,
            "content_html": format!("<p>First words.</p>{picture}{}{}{}", part(1), part(2), part(3)),
            "date_published": "2024-12-31T12:00:00Z",
            "language": "en",
            "authors": [{ "name": "Kim Cheol-hwan" }],
            "tags": ["navy"],
            "_news_zone": { "section": "Defence", "copyright_notice": "ⓒ Kookbang Ilbo" },
        }),
    )
}

pub(crate) fn site() -> Site {
    let mut items = vec![long()];
    items.extend(stories(3));
    Site::of(&items)
}

#[test]
fn a_long_article_says_how_long_and_leads_to_its_parts() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("article/long/").await;
        page.see(".byline", "7 min read").await;
        page.expect("return document.querySelector('.contents details').open", false).await;
        page.click(".contents summary").await;
        page.expect_texts(".contents a", &["Part number 1", "Part number 2", "Part number 3"]).await;
        page.click(".contents li:nth-child(2) a").await;
        page.expect_focus("part-2").await;
        page.until(
            "the part is in sight",
            "const top = document.getElementById('part-2').getBoundingClientRect().top;
            return top >= 0 && top < innerHeight",
        )
        .await;
        page.expect_address("article/long/").await;
        // A short article is not divided, and takes a minute.
        page.visit("article/s1/").await;
        page.see(".byline", "1 min read").await;
        page.see_no(".contents").await;
    });
}

#[test]
fn parts_are_led_to_in_hash_mode_too() {
    browse(site().config(&json!({ "routes": "hash" })), Reader::english(), async |page| {
        page.visit("#/article/long/").await;
        page.click(".contents summary").await;
        page.click(".contents li:nth-child(3) a").await;
        page.expect_focus("part-3").await;
        page.see("#heading-article", "The fleet is home").await;
        page.open("#/article/long/#part-2").await;
        page.see("#heading-article", "The fleet is home").await;
    });
}

#[test]
fn the_articles_beside_it_are_those_of_the_readers_own_list() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("").await;
        page.click("#to-s1").await;
        page.expect(
            "return document.querySelector('#beside-prev').textContent",
            "Above [Fleet report] The fleet is home",
        )
        .await;
        page.expect("return document.querySelector('#beside-next').textContent", "Below Story 2").await;
        page.click("#beside-next").await;
        page.see("#heading-article", "Story 2").await;
        page.expect_focus("heading-article").await;
        // The first has none above, the last none below.
        page.visit("article/long/").await;
        page.see_no("#beside-prev").await;
        // The oldest first: what was below is above.
        page.visit("article/s1/?sort=oldest").await;
        page.expect("return document.querySelector('#beside-prev').textContent", "Above Story 2").await;
        page.visit("article/s1/?q=story").await;
        page.see_no("#beside-prev").await;
        page.see("#beside-next", "Story 2").await;
    });
}

#[test]
fn series_section_author_and_keywords_lead_to_what_is_like_it() {
    browse(site(), Reader::english(), async |page| {
        page.visit("article/long/").await;
        let topics = ["More in “Fleet report”", "More in “Defence”", "More by Kim Cheol-hwan", "navy"];
        page.expect_texts(".topics a", &topics).await;
        for nth in 1..=4 {
            page.visit("article/long/").await;
            page.click(&format!(".topics li:nth-child({nth}) a")).await;
            page.expect_list(&["[Fleet report] The fleet is home"]).await;
        }
    });
}

#[test]
fn a_picture_is_seen_alone_and_put_away() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("article/long/").await;
        page.until("the picture is here", "return document.querySelector('.body img')?.complete").await;
        page.expect("return document.querySelector('.enlarge').ariaLabel ?? document.querySelector('.enlarge').getAttribute('aria-label')", "The flagship — Enlarge the picture").await;
        page.js("document.querySelector('.enlarge').focus()").await;
        page.press(ENTER).await;
        page.until("the dialog is open", "return document.querySelector('#lightbox').open").await;
        page.see("#lightbox figcaption", "The flagship at the quay.").await;
        page.expect("return document.querySelector('#lightbox img').alt", "The flagship").await;
        // The keyboard stays in it, and finds back.
        page.expect("return document.querySelector('#lightbox').contains(document.activeElement)", true).await;
        page.click("#lightbox .button").await;
        page.until("the dialog is closed", "return !document.querySelector('#lightbox').open").await;
        page.expect("return document.activeElement.className", "enlarge").await;
        page.expect_address("article/long/").await;
        page.press(ENTER).await;
        page.until("the dialog is open", "return document.querySelector('#lightbox').open").await;
        page.press(ESCAPE).await;
        page.until("the dialog is closed", "return !document.querySelector('#lightbox').open").await;
    });
}

/// Takes what is copied, because a test is not asked whether it may. What a page has is told by an attribute: a test is
/// in a world of its own in some engines.
const CLIPBOARD: &str = "Object.defineProperty(navigator, 'clipboard', { configurable: true, value: {
    async writeText(text) {
        if ('refuses' in document.body.dataset) throw new Error('refused');
        document.body.dataset.copied = text;
    } } });";

#[test]
fn the_address_and_a_quotation_are_copied() {
    browse_everywhere(with_script(site(), CLIPBOARD), Reader::english(), async |page| {
        page.visit("article/long/?q=fleet").await;
        let copied = "return document.body.dataset.copied";
        tool(page, "Copy link").await;
        page.see(".tools-told", "Copied.").await;
        let url = format!("{}/article/long/", page.site.url().trim_end_matches('/'));
        page.expect(copied, url.as_str()).await;
        page.js("getSelection().removeAllRanges()").await;
        tool(page, "Copy quote").await;
        page.see(".tools-told", "Select the words").await;
        page.js("getSelection().selectAllChildren(document.querySelector('.body p'))").await;
        tool(page, "Copy quote").await;
        page.see(".tools-told", "Copied.").await;
        let source = "— [Fleet report] The fleet is home, Kim Cheol-hwan\nⓒ Kookbang Ilbo";
        let quote = format!("“First words.”\n{source}\n{url}#:~:text=First%20words.");
        page.expect(copied, quote.as_str()).await;
        page.js("document.body.dataset.refuses = ''").await;
        tool(page, "Copy link").await;
        page.see(".tools-told", "did not allow").await;
    });
}

/// Presses the tool of that name.
pub(super) async fn tool(page: &Page, label: &str) {
    let script = format!(
        "const it = [...document.querySelectorAll('.tool')].find(it => it.textContent === {label:?}); it?.click(); return Boolean(it)"
    );
    page.until(label, &script).await;
}

#[test]
fn reading_goes_on_where_it_stopped() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("article/long/").await;
        page.see(".byline", "7 min read").await;
        page.see_no(".tools-resume").await;
        page.js("scrollTo(0, document.querySelector('.body').offsetHeight / 2)").await;
        let noted = "const all = await new Promise(done => { const open = indexedDB.open('news-zone /'); \
            open.onupgradeneeded = () => open.transaction.abort(); open.onerror = () => done(); open.onsuccess = () => { const get = open.result.transaction('records').objectStore('records').get('read/long'); \
            get.onsuccess = () => { open.result.close(); done(get.result); } } }); return Number(all?.split('\\t')[1]) > 300";
        page.until("the place is noted", &format!("return (async () => {{ {noted} }})()")).await;
        let place = page.js("return scrollY").await.as_f64().unwrap();
        page.visit("").await;
        page.visit("article/long/").await;
        page.see(".tools-resume", "Go on where you stopped").await;
        page.click(".tools-resume .button").await;
        page.until("the place is there", &format!("return Math.abs(scrollY - {place}) < 60")).await;
        page.see_no(".tools-resume").await;
        // What is short is read at once, and nobody goes on in it.
        page.visit("article/s1/").await;
        page.visit("").await;
        page.visit("article/s1/").await;
        page.see("#heading-article", "Story 1").await;
        page.see_no(".tools-resume").await;
    });
}

#[test]
fn what_is_printed_is_the_article() {
    browse(site(), Reader::english(), async |page| {
        page.visit("article/long/").await;
        page.see(".topics", "More in").await;
        page.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        let seen = "return ['.tools', '.topics', '.follows', '.pager', '.contents', '.masthead-own', '.tabs', '.body', '.copyright', '.byline']
            .filter(it => document.querySelector(it)?.getClientRects().length)";
        page.expect(seen, json!([".body", ".copyright", ".byline"])).await;
    });
}

const ENTER: char = '\u{e007}';
const ESCAPE: char = '\u{e00c}';

#[test]
fn how_far_the_text_has_come_is_seen_and_not_said() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("article/long/").await;
        page.see(".byline", "7 min read").await;
        page.see_no(".progress").await;
        let far = "const it = document.querySelector('.progress').getBoundingClientRect();
            return [Math.round(it.width / innerWidth * 10), it.left < 1]";
        let scroll = async |part: f64| {
            let to = "const body = document.querySelector('.body').getBoundingClientRect();
                scrollTo(0, scrollY + body.top + (body.height - innerHeight) * arguments[0])";
            page.ask(to, vec![json!(part)]).await;
        };
        scroll(0.5).await;
        page.until("the line is there", "return document.querySelector('.progress')").await;
        page.expect("return document.querySelector('.progress').getAttribute('aria-hidden')", "true").await;
        page.expect(far, json!([5, true])).await;
        scroll(1.0).await;
        page.expect(far, json!([10, true])).await;
        // Mirrored, it grows from the other side.
        page.js("document.documentElement.dir = 'rtl'").await;
        scroll(0.5).await;
        page.expect(far, json!([5, false])).await;
        // What is seen whole has no way to go.
        page.js("document.documentElement.dir = 'ltr'").await;
        page.click("#beside-next").await;
        page.see("#heading-article", "Story 1").await;
        page.expect(far, json!([0, true])).await;
    });
}
