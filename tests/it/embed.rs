//! `<news-zone>` on pages of others: what `docs/contracts/element.md` promises, in real browsers, on a page of another
//! origin that a real nginx serves under a strict policy.

mod asking;
mod contract;
mod events;
mod faults;
mod filtering;
mod heard;
mod hostile;
mod looks;
mod many;
mod reading;
mod two_lines;

use serde_json::{Value, json};

use crate::browser::Page;
use crate::host::Host;
use crate::site::{EDITION, Site, story};

/// What a page has to allow at most, as the contract lists it.
const STRICT: &str = "default-src 'none'; script-src 'self' {site} 'wasm-unsafe-eval'; style-src 'self'; \
     connect-src {site}; img-src {site}; base-uri 'none'; form-action 'none'; \
     require-trusted-types-for 'script'; trusted-types news-zone-embed";

/// Keeps what the elements of a page say, from the beginning.
const NOTES: &str = "globalThis.notes = [];
    for (const name of ['ready', 'open', 'close', 'filter', 'error']) {
      addEventListener(`news-zone-${name}`, (event) => {
        notes[notes.length] = { name, ...event.detail, composed: event.composed, bubbles: event.bubbles };
      });
    }";

/// What stands between the tags: shown until there is better, and when there is none.
const FALLBACK: &str = "<a href=\"{site}\">All the news</a>";

/// A partner's page with this in its body, that keeps what the elements say.
pub(crate) fn partner(body: &str) -> Host {
    Host::page(body)
        .head("<script src=\"/notes.js\"></script><script type=\"module\" src=\"{site}embed/news-zone.js\"></script>")
        .csp(STRICT)
        .file("notes.js", NOTES)
}

/// An element that reads the site's feed, with these attributes.
pub(crate) fn zone(attributes: &str) -> String {
    format!("<news-zone src=\"{{site}}{EDITION}\" {attributes}>{FALLBACK}</news-zone>")
}

/// A site with these articles, and a partner that shows them in one element.
fn shown(items: &[Value], attributes: &str) -> Site {
    Site::of(items).cors().on(partner(&zone(attributes)))
}

/// Articles that differ in all that can be asked for, newest first.
fn archive() -> Vec<Value> {
    let one = |id: &str, headline: &str, day: u8, language: &str, section: &str, tag: &str, author: &str| {
        let more = json!({
            "date_published": format!("2022-09-{day:02}T03:00:00Z"), "language": language, "tags": [tag],
            "authors": [{ "name": author }], "summary": format!("Deck of {id}."), "url": format!("https://news.example/{}", if id.is_ascii() { id.to_owned() } else { day.to_string() }),
            "_news_zone": { "section": section },
        });
        story(id, headline, more)
    };
    vec![
        one("fleet", "Fleet returns", 23, "en", "Defence", "navy", "Kim"),
        one("함대", "함대 귀환", 22, "ko", "국방", "해군", "김철환"),
        one("budget", "Budget passes", 21, "en", "Politics", "money", "Lee"),
        one("drill", "Winter drill", 20, "en", "Defence", "army", "Lee"),
        one("예산", "국방 예산 통과", 19, "ko", "정치", "예산", "이영희"),
    ]
}

/// Opens the partner's page and waits until its first element has said that it is ready.
async fn open(page: &Page) {
    page.open_host("").await;
    page.until("the element", "return notes.find(it => it.name === 'ready')").await;
}

async fn expect_headlines(page: &Page, expected: &[&str]) {
    page.expect_texts_in_zone(".card-headline", expected).await;
}

/// Sets an attribute of the first element, or takes it away.
async fn set(page: &Page, name: &str, value: Option<&str>) {
    let script = "const zone = document.querySelector('news-zone'); const [name, value] = arguments;
        value === null ? zone.removeAttribute(name) : zone.setAttribute(name, value)";
    page.ask(script, vec![json!(name), json!(value)]).await;
}

/// The notes of that name, without how they travelled.
async fn notes(page: &Page, name: &str) -> Vec<Value> {
    let script = "return notes.filter(it => it.name === arguments[0]).map(({ composed, bubbles, name, ...it }) => it)";
    page.ask(script, vec![json!(name)]).await.as_array().cloned().unwrap_or_default()
}

/// Whether the fallback is what is seen.
const IS_FALLBACK: &str = "return zone.querySelector('a').checkVisibility() && !root.querySelector('.zone') && root.querySelector('slot') !== null";

/// Waits until it is counted what there is to choose, which is when filters are opened: besides "All" in each facet, and
/// the three orders.
async fn expect_counted(page: &Page) {
    page.expect_in_zone("return 7 < root.querySelectorAll('select option').length", true).await;
}
