//! Lists of one thing: a section's, a series's, an author's, a keyword's.

use serde_json::json;
use test_support::wanted;

use crate::browser::{Reader, browse_everywhere, browse_in};
use crate::reading::site;
use crate::site::Site;

#[test]
fn a_list_of_one_thing_says_what_it_is_and_can_be_followed() {
    browse_everywhere(site(), Reader::english(), async |page| {
        let lists = [
            ("Series", "Fleet report", true),
            ("Section", "Defence", false),
            ("Author", "Kim Cheol-hwan", true),
            ("Tag", "navy", false),
        ];
        for (nth, (kind, name, is_followed)) in lists.into_iter().enumerate() {
            page.visit("article/long/").await;
            page.click(&format!(".topics li:nth-child({}) a", nth + 1)).await;
            page.expect_texts("main h1#heading-recent", &[name]).await;
            page.see(".subject-kind", kind).await;
            page.expect_focus("heading-recent").await;
            page.expect("return document.title", format!("{name} — News Zone")).await;
            page.see("[role=status]", name).await;
            page.expect_list(&["[Fleet report] The fleet is home"]).await;
            page.expect("return document.querySelectorAll('.subject button').length", usize::from(is_followed)).await;
            // The address alone opens the same.
            page.reload().await;
            page.expect_texts("main h1#heading-recent", &[name]).await;
            page.expect("return document.title", format!("{name} — News Zone")).await;
        }
        page.visit("?author=Kim%20Cheol-hwan").await;
        page.see(".subject button", "Follow Kim Cheol-hwan").await;
        page.click(".subject button").await;
        page.expect("return document.querySelector('.subject button').ariaPressed ?? document.querySelector('.subject button').getAttribute('aria-pressed')", "true").await;
        page.click(".way").await;
        page.see("[aria-labelledby=library-followed] li", "Kim Cheol-hwan").await;
        // With another question beside it, it is a search like any other.
        page.visit("?author=Kim%20Cheol-hwan&q=fleet").await;
        page.see(".card", "The fleet is home").await;
        page.see_no(".subject").await;
        page.expect_texts("main h1#heading-recent", &["Recent News"]).await;
    });
}

#[test]
fn a_printed_section_says_its_name_before_the_app_and_after() {
    let Some(dir) = wanted::path("NEWS_ZONE_SITE", "tests of a published site") else { return };
    browse_in(dir, Site::published(), Reader::english(), async |page| {
        page.open("section/health/").await;
        page.expect_texts("main h1#heading-recent", &["Health"]).await;
        page.js("document.querySelector('main h1').dataset.stood = ''; document.addEventListener('news-zone-live', () => { document.body.dataset.lives = '' })").await;
        page.press('\u{e004}').await;
        page.until("the app lives", "return 'lives' in document.body.dataset").await;
        page.expect("return [...document.querySelectorAll('main h1')].map(it => 'stood' in it.dataset)", json!([true]))
            .await;
        page.expect("return document.title", "Health — News Zone").await;
    });
}
