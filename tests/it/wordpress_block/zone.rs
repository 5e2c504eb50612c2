//! The site that a WordPress shows news of, and its turn on the one WordPress of the test run.

use std::sync::{Mutex, MutexGuard, PoisonError};

use preview::Rule;
use serde_json::json;

use crate::browser::Page;
use crate::site::{Site, feed, json_rule, story};
use crate::wordpress::server::WordPress;

/// Headlines in the site's own list: more than an element shows by itself.
const HEADLINES: usize = 12;

/// The section that they are all in: a name that has to be escaped.
pub(super) const SECTION: &str = "국방 & \"해군\"";

/// The section's place in the site.
pub(super) const SECTION_PLACE: &str = "embed/section/%EA%B5%AD%EB%B0%A9-%ED%95%B4%EA%B5%B0/";

/// What a site might send that was broken into: everything in it that acts has to go, and every word stay.
pub(super) const HOSTILE: &str = r#"<ul class="x">
<li><a href="https://news.example/article/1/" onclick="window.hacked = 1" style="color: red">함대가 “부산항”에
돌아왔다</a> <time datetime="2022-09-23T09:00:00Z" onmouseover="window.hacked = 1">23 September</time>
<script>window.hacked = 1</script><img src="/nothing.png" onerror="window.hacked = 1"></li>
<li><a href="javascript:window.hacked=1">Second &amp; last</a> [news_zone limit="3"]<!-- wp:news-zone/zone /--></li>
<li><p>Without an end</p></news-zone></div><style>body { display: none }</style><iframe srcdoc="x"></iframe>"#;

/// A site with headlines for the element, and with printed ones that are hostile.
pub(super) fn zone() -> Site {
    let items: Vec<_> = (1..=HEADLINES)
        .map(|nth| {
            let address = format!("https://news.example/article/{nth}/");
            story(
                &nth.to_string(),
                &format!("기사 {nth}"),
                json!({ "url": address, "_news_zone": { "section": SECTION } }),
            )
        })
        .collect();
    Site::plain()
        .cors()
        .with("embed/zone/headlines.json", json_rule(&feed(&items)))
        .with(&format!("{SECTION_PLACE}headlines.json"), json_rule(&feed(&items)))
        .with("embed/zone/fallback.html", Rule::answer(200, "text/html", HOSTILE))
}

/// The turn of one test: the plugin has one setting, which each test sets to its own site.
pub(super) fn turn() -> MutexGuard<'static, ()> {
    static TURN: Mutex<()> = Mutex::new(());
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Sets the plugin to the page's site.
pub(super) fn set(wordpress: &WordPress, page: &Page) {
    wordpress.step(&["site", &page.site.url()]);
}

/// Makes a page of that text: its id and its address.
pub(super) fn post(wordpress: &WordPress, title: &str, text: &str) -> (String, String) {
    let said = wordpress.step(&["page", title, text]);
    let (id, address) = said.split_once(' ').unwrap();
    (id.to_owned(), address.to_owned())
}

/// Waits until the elements of the page in front show so many headlines, one after another.
pub(super) async fn expect_headlines(page: &Page, counts: &[usize]) {
    let script = "return [...document.querySelectorAll('news-zone')]
        .map(it => it.shadowRoot?.querySelectorAll('[part~=headline]').length)";
    page.expect(script, counts).await;
}
