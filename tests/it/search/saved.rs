//! Searches that a reader keeps: in this browser and nowhere else.

use serde_json::{Value, json};

use super::{expect_ids, news};
use crate::browser::{Page, Reader, browse, browse_everywhere};
use crate::site::Site;

const SAVE: &str = ".saved > .button";

fn site() -> Site {
    let feeds = json!([{ "section": "국방", "url": "section/defence/rss.xml" }]);
    Site::of(&news()).config(&json!({ "feeds": feeds }))
}

async fn open_filters(page: &Page) {
    page.click(".filters-more > summary").await;
    page.until("the filters are open", "return document.querySelector('.filters-more').open").await;
}

async fn expect_saved(page: &Page, names: &[&str]) {
    page.expect_texts(".saved li > a:first-child", names).await;
}

#[test]
fn a_search_is_kept_found_again_and_forgotten() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("").await;
        open_filters(page).await;
        // There is nothing to keep in all news.
        page.see_no(SAVE).await;
        page.type_into("#search", "fleet").await;
        expect_ids(page, &["fleet", "navy"]).await;
        page.click(SAVE).await;
        expect_saved(page, &["fleet"]).await;
        page.see_no(SAVE).await;
        page.visit("?section=%EA%B5%AD%EB%B0%A9").await;
        open_filters(page).await;
        expect_saved(page, &["fleet"]).await;
        page.click(SAVE).await;
        expect_saved(page, &["fleet", "국방"]).await;
        // Only what a feed has as a whole is offered as one.
        page.expect(
            "return [...document.querySelectorAll('.saved-feed')].map(it => new URL(it.href).pathname)",
            json!(["/section/defence/rss.xml"]),
        )
        .await;
        page.click(".saved li:first-child > a:first-child").await;
        expect_ids(page, &["fleet", "navy"]).await;
        page.expect_address("?q=fleet").await;
        page.reload().await;
        open_filters(page).await;
        expect_saved(page, &["fleet", "국방"]).await;
        page.click(".saved li:first-child .saved-forget .button").await;
        expect_saved(page, &["국방"]).await;
        page.click(".saved li:first-child .saved-forget .button").await;
        page.see_no(".saved li").await;
        page.expect("return localStorage.getItem('news-zone.searches')", Value::Null).await;
    });
}

#[test]
fn two_pages_at_once_lose_nothing() {
    browse(site(), Reader::korean(), async |page| {
        page.visit("?q=fleet").await;
        open_filters(page).await;
        page.see(SAVE, "이 검색 저장").await;
        // What another page of the zone does meanwhile.
        page.js("localStorage.setItem('news-zone.searches', 'tag=K9\\n')").await;
        page.click(SAVE).await;
        expect_saved(page, &["K9", "fleet"]).await;
        page.js("localStorage.removeItem('news-zone.searches')").await;
    });
}

#[test]
fn where_nothing_can_be_stored_the_page_says_so() {
    let refuse = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";
    browse(site(), Reader::english().with_script(refuse), async |page| {
        page.visit("?q=fleet").await;
        open_filters(page).await;
        page.see_no(".saved .hint").await;
        page.click(SAVE).await;
        expect_saved(page, &["fleet"]).await;
        page.see(".saved .hint", "Kept until this page is closed").await;
        page.retype("#search", "budget").await;
        page.click(SAVE).await;
        expect_saved(page, &["fleet", "budget"]).await;
    });
}
