//! A reader's page and a real search engine: two servers that the publisher brought an archive to.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::archive;
use crate::browser::{Page, Reader, browse_in};
use crate::site::Site;
use test_support::typesense::Typesense;
use test_support::wanted;

/// An article that the engine has and the static index has not, so that it tells who answered.
const ITS_OWN: &str = "Lighthouse 등대지기 <b>known</b> to the engine alone";

/// Brings the archive of the published site to a server, with one article more. Answers with the key for readers.
fn push(program: &Path, server: &Typesense, name: &str) -> String {
    let its_own = json!({ "id": "its-own", "title": ITS_OWN, "content_text": "Text.", "date_published": "2001-02-03" });
    let engine = format!("[search.typesense]\nnodes = [\"{}\"]\n", server.url());
    let folder = archive::newsroom(name, &format!("{its_own}\n"), &engine);
    archive::newszone(program, &folder, "pull");
    archive::newszone(program, &folder, "push-search");
    let note: Value = serde_json::from_slice(&fs::read(folder.join(".newszone/search.json")).unwrap()).unwrap();
    note["key"].as_str().unwrap().to_owned()
}

async fn expect_its_own(page: &Page) {
    page.see(".older .card-headline", ITS_OWN).await;
    page.see_no(".older .card-headline b").await;
}

#[test]
fn a_real_one_answers_fails_over_and_gives_way_to_the_static_index() {
    let Some(dist) = archive::published() else { return };
    let Some(program) = wanted::path("NEWS_ZONE_PROGRAM", "publishing an archive") else { return };
    let (Some(mut first), Some(mut second)) = (Typesense::start(&[]), Typesense::start(&[])) else { return };
    let key = push(&program, &first, "engine-newsroom-first");
    assert_ne!(push(&program, &second, "engine-newsroom-second"), key);
    // In a cluster one key opens all nodes; these two are none.
    let same =
        json!({ "description": "the same", "actions": ["documents:search"], "collections": ["news"], "value": key });
    assert_eq!(second.send("POST", "/keys", &same.to_string()), 201);
    let config = json!({ "sources": [{ "url": "edition/manifest.json" }],
        "search": { "nodes": [first.url(), second.url()], "collection": "news", "key": key } });
    browse_in(dist.to_owned(), Site::published().config(&config), Reader::english(), async |page| {
        page.visit("?q=lighthouse%20engine").await;
        expect_its_own(page).await;
        page.expect_texts(".older mark", &["Lighthouse", "engine"]).await;
        page.see(".older .hint", "1 older article").await;
        // Inside a Korean word, and only where nothing at hand answers.
        page.retype("#search", "지기 alone").await;
        expect_its_own(page).await;
        page.expect_texts(".older mark", &["지기", "alone"]).await;
        first.kill();
        page.retype("#search", "lighthouse known").await;
        expect_its_own(page).await;
        second.kill();
        page.retype("#search", "lighthouse 2307").await;
        page.see(".older .card-headline", "Lighthouse keeper 2307").await;
        page.retype("#search", "lighthouse alone").await;
        page.see(".stories-list h2", "Nothing found").await;
        first.resume();
        // Whoever failed rests for a while, and is asked again.
        page.until(
            "the engine answers again",
            "const field = document.querySelector('#search');
             if (document.querySelector('.older .card')) return true;
             field.value = field.value.endsWith(' ') ? field.value.trimEnd() : field.value + ' ';
             field.dispatchEvent(new Event('input', { bubbles: true }));
             return false",
        )
        .await;
        expect_its_own(page).await;
        // Nobody listened: the browser itself notes that in its console.
        let _ = page.take_faults().await;
    });
}
