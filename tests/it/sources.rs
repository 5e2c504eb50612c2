//! Several sources in one zone.

use preview::Rule;
use serde_json::{Value, json};

use crate::browser::{Reader, browse};
use crate::site::{Site, feed, json_rule, story};
use test_support::wanted;

fn dated(id: &str, headline: &str, day: &str) -> Value {
    story(id, headline, json!({ "date_published": format!("{day}T00:00:00Z") }))
}

fn two() -> Site {
    Site::plain().config(&json!({
        "brand": "국방 소식",
        "sources": [{ "url": "a.json", "name": "The Gazette" }, { "url": "b.json", "name": "국방일보" }],
    }))
}

#[test]
fn they_merge_newest_first() {
    let a = [dated("1", "Newest", "2022-04-04"), dated("2", "Third", "2022-02-02")];
    let b = [dated("3", "Second", "2022-03-03"), dated("4", "Oldest", "2022-01-01")];
    let site = two().with("a.json", json_rule(&feed(&a))).with("b.json", json_rule(&feed(&b)));
    browse(site, Reader::english(), async |page| {
        page.visit("").await;
        page.expect_list(&["Newest", "Second", "Third", "Oldest"]).await;
        page.expect("return document.title", "Recent News — 국방 소식").await;
        page.see(".brand", "국방 소식").await;
    });
}

#[test]
fn one_that_is_down_does_not_take_the_other_along() {
    let b = [dated("3", "Still here", "2022-03-03")];
    let site = two().with("a.json", Rule::answer(404, "text/plain", "")).with("b.json", json_rule(&feed(&b)));
    browse(site, Reader::english(), async |page| {
        page.visit("").await;
        page.expect_list(&["Still here"]).await;
        page.expect_texts(".notice p:first-child", &["The Gazette refused with status 404."]).await;
        page.click(".notice .button:last-child").await;
        page.see_no(".notice").await;
        page.expect_list(&["Still here"]).await;
    });
}

#[test]
fn what_both_have_is_shown_once() {
    let a = [
        story("same", "By id, from the first", json!({})),
        story("a", "By address, from the first", json!({ "url": "https://news.example/x" })),
    ];
    let b = [
        story("same", "By id, from the second", json!({})),
        story("b", "By address, from the second", json!({ "url": "https://news.example/x" })),
        story("c", "Only here", json!({})),
    ];
    let site = two().with("a.json", json_rule(&feed(&a))).with("b.json", json_rule(&feed(&b)));
    browse(site, Reader::english(), async |page| {
        page.visit("").await;
        page.expect_list(&["By id, from the first", "By address, from the first", "Only here"]).await;
    });
}

#[test]
fn a_source_at_another_origin() {
    let elsewhere = Site::plain().with("a.json", json_rule(&feed(&[story("1", "From afar", json!({}))])).cors());
    let Some(dir) = wanted::path("NEWS_ZONE_DIST", "browser tests") else { return };
    let elsewhere = elsewhere.serve(dir);
    let config = json!({ "sources": [format!("{}a.json", elsewhere.url())] });
    browse(Site::plain().config(&config), Reader::english(), async |page| {
        page.visit("").await;
        page.expect_list(&["From afar"]).await;
        page.expect_texts(".notice", &[]).await;
    });
}

#[test]
fn more_is_asked_for_only_on_demand() {
    let items: Vec<Value> = (0..40).map(|nth| story(&format!("n{nth}"), &format!("Note {nth}"), json!({}))).collect();
    browse(Site::of_pages(&[items[..20].to_vec(), items[20..].to_vec()]), Reader::english(), async |page| {
        page.visit("").await;
        page.expect("return document.querySelectorAll('.card').length", 20).await;
        assert_eq!(page.site.count("/edition/feed-2.json"), 0);
        page.click(".stories > .button").await;
        page.expect("return document.querySelectorAll('.card').length", 40).await;
        assert_eq!(page.site.count("/edition/feed-2.json"), 1);
        page.see_no(".stories > .button").await;
    });
}

#[test]
fn a_long_page_is_drawn_in_parts() {
    let items: Vec<Value> = (0..75).map(|nth| story(&format!("n{nth}"), &format!("Note {nth}"), json!({}))).collect();
    // Low enough that the end of the list is far from the window, and so waits for its button.
    browse(Site::of(&items), Reader::english().screen(900, 400), async |page| {
        page.visit("").await;
        for drawn in [30, 60, 75] {
            page.expect("return document.querySelectorAll('.card').length", drawn).await;
            if drawn < 75 {
                page.click(".stories > .button").await;
            }
        }
        page.see_no(".stories > .button").await;
    });
}
