//! The site on a home screen.

use serde_json::{Value, json};

use super::{be_kept, news};
use crate::browser::{Page, Reader, browse, browse_in};
use crate::site::Site;
use test_support::wanted;

/// What Chromium makes of the page's manifest: its faults, and why the page could not be installed.
async fn judged(page: &Page) -> (Value, Value, Value) {
    let read = page.devtools("Page.getAppManifest", json!({})).await;
    let manifest = serde_json::from_str(read["data"].as_str().unwrap_or_default()).unwrap_or_default();
    let faults = page.devtools("Page.getInstallabilityErrors", json!({})).await;
    (manifest, read["errors"].clone(), faults["installabilityErrors"].clone())
}

#[test]
fn the_bare_app_can_be_installed_wherever_it_stands() {
    for base in ["/", "/a/b/"] {
        browse(news().at(base), Reader::english(), async |page| {
            page.visit("article/s1/").await;
            be_kept(page).await;
            let (manifest, errors, obstacles) = judged(page).await;
            assert_eq!((errors, obstacles), (json!([]), json!([])), "{manifest}");
            assert_eq!(manifest["display"], "standalone");
            let served = "const at = document.querySelector('link[rel=manifest]').href; return fetch(at).then(async it => {
                const manifest = await it.json();
                return [it.headers.get('content-type'), new URL(manifest.start_url, at).pathname, new URL(manifest.scope, at).pathname,
                    new URL(manifest.share_target.action, at).pathname] })";
            page.expect(served, json!(["application/manifest+json", base, base, base])).await;
        });
    }
}

#[test]
fn a_published_site_can_be_installed() {
    let Some(dir) = wanted::path("NEWS_ZONE_SITE", "tests of a published site") else { return };
    browse_in(dir, Site::published(), Reader::english(), async |page| {
        page.open("article/1/").await;
        page.see("#heading-article", "").await;
        let (manifest, errors, obstacles) = judged(page).await;
        assert_eq!((errors, obstacles), (json!([]), json!([])), "{manifest}");
        assert_eq!((&manifest["start_url"], &manifest["lang"]), (&json!("/"), &json!("en")));
        assert_eq!(manifest["share_target"]["params"], json!({ "text": "q" }));
    });
}

#[test]
fn what_is_shared_is_searched_and_the_search_has_a_way_in() {
    browse(news(), Reader::english(), async |page| {
        page.visit("?q=s2").await;
        page.expect_list(&["Story 2"]).await;
        page.visit("?#search").await;
        page.expect_focus("search").await;
    });
}
