//! Older articles from a search engine on other machines: up, down and failing over.

use serde_json::{Value, json};

use super::{archive, news};
use crate::browser::{Page, Reader, browse, browse_in};
use crate::site::{Site, json_rule};
use preview::{Preview, PreviewOptions, Rule};
use std::time::Duration;

/// What a node says that knows an article of a lighthouse, and one that is at hand.
fn found() -> Rule {
    let hit = |id: &str, headline: &str, marked: &str| {
        json!({
            "document": { "id": id, "headline": headline, "published": 1_500_000_000 },
            "highlights": [{ "field": "in_title", "value": marked }],
        })
    };
    let hits = [
        hit("light", "Lighthouse <img src=x onerror=alert(1)>", "\u{e001}lighthouse\u{e002} img src x onerror alert 1"),
        hit("fleet", "Fleet returns to Busan", "fleet returns to busan"),
    ];
    json_rule(&json!({ "results": [{ "found": 2, "hits": hits, "search_cutoff": false }] })).cors()
}

/// A node that answers so.
fn node(rule: Rule) -> Preview {
    let node = Preview::start(PreviewOptions::new(env!("CARGO_TARGET_TMPDIR"))).unwrap();
    node.rule("/multi_search", rule);
    node
}

fn engine(nodes: &[&Preview]) -> Value {
    let nodes: Vec<String> = nodes.iter().map(|it| it.url()).collect();
    json!({ "nodes": nodes, "collection": "news", "key": "search-only" })
}

async fn expect_found(page: &Page) {
    page.see(".older .card-headline", "Lighthouse <img src=x onerror=alert(1)>").await;
    page.expect_texts(".older mark", &["Lighthouse"]).await;
    page.see(".older .hint", "2 older articles").await;
    page.see_no(".older img").await;
}

#[test]
fn the_next_node_answers_where_one_fails() {
    let answer = |status, kind, body: &str| Rule::answer(status, kind, body).cors();
    let slow = answer(200, "application/json", "{}").delay(Duration::from_secs(20));
    for first in [answer(503, "text/plain", "busy"), answer(200, "text/html", "<p>Hello"), slow] {
        let (first, second) = (node(first), node(found()));
        let site = Site::of(&news()).config(&json!({ "search": engine(&[&first, &second]) }));
        browse(site, Reader::english(), async |page| {
            page.visit("").await;
            page.type_into("#search", "lighthouse").await;
            expect_found(page).await;
            // The one that failed rests.
            page.retype("#search", "lighthouses").await;
            expect_found(page).await;
            assert_eq!((first.count("/multi_search"), second.count("/multi_search")), (1, 2));
            let _ = page.take_faults().await;
        });
    }
}

#[test]
fn where_all_nodes_fail_the_static_index_answers() {
    let Some(dist) = archive::published() else { return };
    let (refusing, failing) = (node(found()), node(Rule::answer(500, "text/plain", "no").cors()));
    let gone = engine(&[&refusing, &failing]);
    // Its port is nobody's from here on.
    drop(refusing);
    let config = json!({ "sources": [{ "url": "edition/manifest.json" }], "search": gone });
    browse_in(dist.to_owned(), Site::published().config(&config), Reader::english(), async |page| {
        page.visit("?q=lighthouse%202307").await;
        page.see(".older .card-headline", "Lighthouse keeper 2307").await;
        assert_eq!(failing.count("/multi_search"), 1);
        let _ = page.take_faults().await;
    });
}

#[test]
fn what_the_engine_cannot_be_asked_the_static_index_is() {
    let Some(dist) = archive::published() else { return };
    let other = node(found());
    let config = json!({ "sources": [{ "url": "edition/manifest.json" }], "search": engine(&[&other]) });
    browse_in(dist.to_owned(), Site::published().config(&config), Reader::english(), async |page| {
        page.visit("?q=lighthouse").await;
        expect_found(page).await;
        page.retype("#search", "등대지ㄱ 2307").await;
        page.see(".older .card-headline", "Lighthouse keeper 2307").await;
        assert_eq!(other.count("/multi_search"), 1);
    });
}
