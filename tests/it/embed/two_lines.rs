//! The two lines that a partner pastes, in each engine.

use super::{FALLBACK, IS_FALLBACK, STRICT, archive, expect_headlines, notes, open, partner, shown};
use crate::browser::{Reader, browse, browse_everywhere, browse_everywhere_in, browse_in};
use crate::host::Host;
use crate::site::{Site, feed, json_rule, story};
use serde_json::json;
use test_support::wanted;

#[test]
fn headlines_and_reading_under_a_strict_policy() {
    browse_everywhere(shown(&archive(), ""), Reader::english(), async |page| {
        open(page).await;
        let all = ["Fleet returns", "함대 귀환", "Budget passes", "Winter drill", "국방 예산 통과"];
        expect_headlines(page, &all).await;
        page.expect_texts_in_zone(
            "time",
            &["23 September 2022", "22 September 2022", "21 September 2022", "20 September 2022", "19 September 2022"],
        )
        .await;
        assert_eq!(page.site.count("/widget_bg.wasm"), 0, "nobody wanted more than headlines yet");
        assert_eq!(page.site.count("/edition/feed.json"), 1);
        page.click_in_zone("#to-함대").await;
        page.expect_texts_in_zone(".story-headline", &["함대 귀환"]).await;
        page.expect_texts_in_zone(".body", &["Text of 함대."]).await;
        page.expect_in_zone("return root.querySelector('.list').checkVisibility()", false).await;
        page.click_in_zone(".close").await;
        page.expect_in_zone("return root.querySelector('.reading') === null && root.activeElement?.id", "to-함대")
            .await;
        assert_eq!(page.site.count("/edition/feed.json"), 1, "reading asks for nothing twice");
    });
}

/// `<news-zone>` of a whole published site: one request for the headlines, one more for a text.
#[test]
fn a_published_site() {
    let Some(dir) = wanted::path("NEWS_ZONE_SITE", "tests of the published site") else { return };
    let body = format!("<news-zone src=\"{{site}}\" limit=\"5\">{FALLBACK}</news-zone>");
    let site = Site::published().cors().on(partner(&body));
    browse_everywhere_in(dir, site, Reader::english(), async |page| {
        open(page).await;
        page.expect_in_zone("return root.querySelectorAll('.card').length", 5).await;
        let href = page.in_zone("return root.querySelector('.card a').href").await;
        let site = page.site.url();
        assert!(href.as_str().unwrap().starts_with(&format!("{site}article/")), "{href}");
        assert_eq!(page.site.count("/embed/zone/headlines.json"), 1);
        assert_eq!(page.site.count("/edition/manifest.json"), 0);
        page.click_in_zone(".card a").await;
        page.until_in_zone("the text", "return root.querySelector('.body p')?.textContent.length > 40").await;
        assert_eq!(page.site.count("/embed/zone/texts.json"), 1);
        assert_eq!(page.site.count("/edition/manifest.json"), 0);
    });
}

#[test]
fn a_section_of_a_published_site_by_name_or_slug() {
    let Some(dir) = wanted::path("NEWS_ZONE_SITE", "tests of the published site") else { return };
    for section in ["사회", "health", "Health"] {
        let body = format!("<news-zone src=\"{{site}}\" section=\"{section}\" limit=\"4\">{FALLBACK}</news-zone>");
        browse_in(dir.clone(), Site::published().cors().on(partner(&body)), Reader::english(), async |page| {
            open(page).await;
            let sections = page
                .in_zone("return [...root.querySelectorAll('.card-section')].map(it => it.textContent.toLowerCase())")
                .await;
            assert_eq!(sections, json!(vec![section.to_lowercase(); 4]));
            assert_eq!(page.site.count("/embed/zone/headlines.json"), 0);
            page.click_in_zone(".card a").await;
            page.until_in_zone("the text", "return root.querySelector('.body p')?.textContent.length > 40").await;
        });
    }
}

#[test]
fn without_script_there_are_links() {
    browse_everywhere(shown(&archive(), ""), Reader::english().without_scripts(), async |page| {
        page.open_host("").await;
        assert!(page.words().await.contains("All the news"));
        assert_eq!(page.attribute("news-zone > a", "href").await.as_deref(), Some(page.site.url().as_str()));
    });
}

/// Without `'wasm-unsafe-eval'` headlines stand, and articles are read at their publisher's.
#[test]
fn a_policy_that_allows_no_wasm() {
    let host = partner(&super::zone("")).csp(&STRICT.replace(" 'wasm-unsafe-eval'", ""));
    browse_everywhere(Site::of(&archive()).cors().on(host), Reader::english(), async |page| {
        open(page).await;
        // The publisher's page is one where the test can follow it: the partner's own.
        let mut items = archive();
        items[0]["url"] = json!(format!("{}?read", page.host()));
        page.site.rule("/edition/feed.json", json_rule(&feed(&items)).cors());
        page.js("addEventListener('news-zone-error', event => sessionStorage.setItem('why', event.detail.reason))")
            .await;
        page.js("return new Promise(done => setTimeout(done, 100))").await;
        page.in_zone("return zone.refresh()").await;
        page.click_in_zone("#to-fleet").await;
        page.expect("return [location.search, sessionStorage.getItem('why')]", json!(["?read", "reader"])).await;
        let faults = page.take_faults().await;
        assert!(faults.iter().all(|it| it.contains("wasm") || it.contains("WebAssembly")), "{faults:?}");
    });
}

/// A page that gives no policy of ours leave: bodies are read by the browser's own sanitiser, where it has one.
#[test]
fn a_page_that_allows_no_policy_of_others() {
    let host: Host =
        partner(&super::zone("")).csp(&STRICT.replace("trusted-types news-zone-embed", "trusted-types 'none'"));
    let html = json!({ "content_text": null, "content_html": "<p>Said <b>plainly</b>.<script>alert(1)</script>" });
    let site = Site::of(&[story("fleet", "Fleet returns", html)]).cors().on(host);
    browse(site, Reader::english(), async |page| {
        open(page).await;
        page.click_in_zone(".card a").await;
        page.expect_texts_in_zone(".body", &["Said plainly."]).await;
        page.take_faults().await;
        page.click_in_zone(".close").await;
        page.expect_in_zone(IS_FALLBACK, false).await;
        assert_eq!(notes(page, "error").await.len(), 0);
    });
}
