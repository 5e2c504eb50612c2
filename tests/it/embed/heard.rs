//! What assistive technology is told of an element, in which order, and how it looks in forced colours.

use serde_json::{Value, json};

use super::{archive, open, shown};
use crate::browser::{Page, Reader, browse};

/// Roles that readers go by.
const ROLES: [&str; 9] =
    ["search", "searchbox", "heading", "link", "button", "list", "dialog", "group", "DisclosureTriangle"];

/// What is said of the element, in order: role and name of each stop.
async fn heard(page: &Page) -> Vec<String> {
    let tree = page.devtools("Accessibility.getFullAXTree", json!({})).await;
    let nodes = tree["nodes"].as_array().unwrap();
    let text = |node: &Value, of: &str| node[of]["value"].as_str().unwrap_or_default().to_owned();
    let by_id = |id: &Value| nodes.iter().find(|it| it["nodeId"] == *id);
    let mut waiting: Vec<&Value> = nodes.iter().filter(|it| it["parentId"].is_null()).collect();
    let mut heard = Vec::new();
    while let Some(node) = waiting.pop() {
        let role = text(node, "role");
        if node["ignored"] != true && ROLES.contains(&role.as_str()) {
            heard.push(format!("{role} {}", text(node, "name")).trim().to_owned());
        }
        waiting.extend(node["childIds"].as_array().into_iter().flatten().rev().filter_map(by_id));
    }
    heard
}

#[test]
fn headlines_and_articles_in_reading_order() {
    let mut items = archive();
    items.truncate(2);
    browse(shown(&items, "filter=\"on\" open=\"dialog\""), Reader::english(), async |page| {
        open(page).await;
        let list = ["list", "heading Fleet returns", "link Fleet returns", "heading 함대 귀환", "link 함대 귀환"];
        let before: Vec<&str> = ["search", "searchbox Search"].into_iter().chain(list).collect();
        assert_eq!(heard(page).await, before);
        page.click_in_zone("#search").await;
        page.until_in_zone("the filters", "return root.querySelector('.filters-more')").await;
        let with_filters = heard(page).await;
        let filters = "DisclosureTriangle Filters Newest first · 2 articles";
        let expected: Vec<&str> = ["search", "searchbox Search", "group", filters].into_iter().chain(list).collect();
        assert_eq!(with_filters, expected);
        page.click_in_zone("#to-fleet").await;
        page.expect_texts_in_zone("dialog[open] .body", &["Text of fleet."]).await;
        // A dialog is all there is while it is open, and is called by its headline.
        assert_eq!(
            heard(page).await,
            [
                "dialog Fleet returns",
                "group Fleet returns",
                "button Close",
                "heading Fleet returns",
                "link Read at the publisher"
            ]
        );
    });
}

#[test]
fn in_place_the_list_is_not_heard_behind_the_article() {
    browse(shown(&archive(), ""), Reader::korean(), async |page| {
        open(page).await;
        page.click_in_zone("#to-함대").await;
        page.expect_texts_in_zone(".body", &["Text of 함대."]).await;
        let heard = heard(page).await;
        assert!(!heard.iter().any(|it| it.contains("Fleet returns")), "{heard:?}");
        assert_eq!(heard[..3], ["group 함대 귀환", "button Close", "heading 함대 귀환"]);
        // The words of the interface are the page's: this one is in English.
        page.expect_in_zone("return root.querySelector('.zone').lang", "en").await;
        page.js("document.documentElement.lang = 'ko'; document.querySelector('news-zone').close()").await;
        super::set(page, "limit", Some("4")).await;
        page.expect_in_zone("return root.querySelector('.zone').lang", "ko").await;
    });
}

#[test]
fn forced_colours_keep_words_lines_and_focus() {
    browse(shown(&archive(), "filter=\"on\" theme=\"dark\""), Reader::english(), async |page| {
        let forced = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
        page.devtools("Emulation.setEmulatedMedia", forced).await;
        open(page).await;
        let script =
            "const probe = document.createElement('p'); probe.style.cssText = 'color: CanvasText; background: Canvas';
            root.append(probe);
            const of = (it, name) => getComputedStyle(it).getPropertyValue(name);
            const seen = [
              of(root.querySelector('.card-meta'), 'color') === of(probe, 'color'),
              of(root.querySelector('.list > li + li'), 'border-top-style'),
              of(root.querySelector('#search'), 'border-top-style'),
            ];
            probe.remove();
            return seen";
        page.expect_in_zone(script, json!([true, "solid", "solid"])).await;
        page.press(fantoccini::key::Key::Tab).await;
        page.press(fantoccini::key::Key::Tab).await;
        page.expect_in_zone("return root.activeElement !== null", true).await;
        page.expect_in_zone("return getComputedStyle(root.activeElement).outlineStyle", "solid").await;
    });
}
