//! What an element says, and what it can be told.

use serde_json::json;

use super::{archive, notes, open, partner, shown, zone};
use crate::browser::{Reader, browse};
use crate::site::{EDITION, Site};

#[test]
fn ready_says_how_many_and_whence() {
    browse(shown(&archive(), "limit=\"2\""), Reader::english(), async |page| {
        open(page).await;
        let source = format!("{}{EDITION}", page.site.url());
        assert_eq!(notes(page, "ready").await, [json!({ "count": 2, "source": source })]);
        page.expect("return notes.every(it => it.composed && it.bubbles)", true).await;
    });
}

#[test]
fn open_tells_what_and_how_and_can_be_stopped() {
    browse(shown(&archive(), ""), Reader::english(), async |page| {
        open(page).await;
        page.js("addEventListener('news-zone-open', event => event.preventDefault(), { once: true })").await;
        page.click_in_zone("#to-fleet").await;
        page.until("what was opened", "return notes.find(it => it.name === 'open')").await;
        let said =
            json!({ "id": "fleet", "url": "https://news.example/fleet", "headline": "Fleet returns", "open": "place" });
        assert_eq!(notes(page, "open").await, [said]);
        page.expect("return new Promise(done => setTimeout(() => done(location.pathname), 200))", "/").await;
        page.expect_in_zone("return root.querySelector('.reading')", json!(null)).await;
        page.click_in_zone("#to-fleet").await;
        page.expect_texts_in_zone(".story-headline", &["Fleet returns"]).await;
        page.click_in_zone(".close").await;
        page.until("what was closed", "return notes.find(it => it.name === 'close')").await;
        assert_eq!(notes(page, "close").await, [json!({ "id": "fleet" })]);
    });
}

/// A click with a key held is the browser's own business: another tab, another window, a download.
#[test]
fn clicks_that_mean_something_else() {
    browse(shown(&archive(), ""), Reader::english(), async |page| {
        open(page).await;
        let script = "const link = root.getElementById('to-fleet');
            return ['ctrlKey', 'metaKey', 'shiftKey', 'altKey'].map(key => {
              const click = new MouseEvent('click', { bubbles: true, composed: true, cancelable: true, [key]: true });
              let taken; addEventListener('click', (it) => { taken = it.defaultPrevented; it.preventDefault(); }, { once: true });
              link.dispatchEvent(click); return taken; })";
        page.expect_in_zone(script, json!([false, false, false, false])).await;
        page.expect("return notes.some(it => it.name === 'open')", false).await;
    });
}

#[test]
fn an_article_opens_by_its_id() {
    browse(shown(&archive(), "limit=\"1\""), Reader::english(), async |page| {
        open(page).await;
        // One that is not in the list, too.
        page.expect_in_zone("return zone.open('예산')", true).await;
        page.expect_texts_in_zone(".story-headline", &["국방 예산 통과"]).await;
        page.in_zone("zone.close()").await;
        page.expect_in_zone("return root.querySelector('.reading')", json!(null)).await;
        page.expect_in_zone("return zone.open('nowhere')", true).await;
        page.expect_texts_in_zone(".message h2", &["This article is not here"]).await;
        page.in_zone("zone.close(); zone.close()").await;
        page.js("addEventListener('news-zone-open', event => event.preventDefault())").await;
        page.expect_in_zone("return zone.open('fleet')", false).await;
    });
}

#[test]
fn a_method_before_there_is_anything_is_no_error() {
    let host = partner(&zone("").replace("src=", "data-src="));
    browse(Site::of(&archive()).cors().on(host), Reader::english(), async |page| {
        page.open_host("").await;
        page.until("the element", "return document.querySelector('news-zone')?.shadowRoot").await;
        let script = "const other = document.createElement('news-zone'); other.close();
            return other.open('x').then(opened => [opened, other.limit, other.shadowRoot.childElementCount])";
        page.expect(script, json!([false, 10, 1])).await;
        page.take_faults().await;
    });
}

#[test]
fn open_on_the_publishers_page_and_in_a_tab() {
    let mut items = archive();
    items.truncate(1);
    browse(shown(&items, "open=\"tab\""), Reader::english(), async |page| {
        open(page).await;
        let script = "const { target, rel, href } = root.querySelector('.card a'); return [target, rel, href]";
        page.expect_in_zone(script, json!(["_blank", "noopener", "https://news.example/fleet"])).await;
        super::set(page, "open", Some("site")).await;
        page.expect_in_zone(script, json!(["", "", "https://news.example/fleet"])).await;
        // Nothing of the page follows there, and nothing was read for it.
        page.point_in_zone(".card a").await;
        page.expect("return new Promise(done => setTimeout(() => done(true), 200))", true).await;
        assert_eq!(page.site.count("/embed/reader.js"), 0);
    });
}
