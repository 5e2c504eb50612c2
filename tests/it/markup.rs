//! One text, two parsers, two renderers, one result: every shared case of `markup`, drawn by the browser from its own
//! parser's nodes and natively from html5ever's.

use std::fs;
use std::path::Path;

use news_core::config::Config;
use news_core::lang::Language;
use serde_json::{Value, json};

use crate::browser::{Reader, browse};
use crate::canonical::expect_same;
use crate::native::{articles, rendered};
use crate::site::{EDITION, Site, feed, json_rule, story};

/// Name and HTML of each case.
fn cases() -> Vec<(String, String)> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/markup/cases.json");
    let cases: Vec<Value> = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    let text = |case: &Value, name: &str| case[name].as_str().unwrap().to_owned();
    cases.iter().map(|case| (text(case, "name"), text(case, "html"))).collect()
}

/// A zone that embeds from the hosts that the cases name.
fn config() -> Value {
    json!({ "embed_hosts": ["www.youtube-nocookie.com", "player.vimeo.com"] })
}

#[test]
fn the_browser_and_the_native_build_draw_the_same() {
    let cases = cases();
    let items: Vec<Value> = cases
        .iter()
        .enumerate()
        .map(|(nth, (name, html))| story(&nth.to_string(), name, json!({ "content_html": html })))
        .collect();
    browse(Site::plain().config(&config()).with(EDITION, json_rule(&feed(&items))), Reader::english(), async |page| {
        let url = format!("{}{EDITION}", page.site.url());
        let hosts = ["www.youtube-nocookie.com", "player.vimeo.com"].map(str::to_owned).into();
        let config = Config { embed_hosts: hosts, ..Config::default() };
        let (articles, problems) = articles(&feed(&items).to_string(), &url, &config);
        assert_eq!((articles.len(), problems), (cases.len(), Vec::new()));
        page.visit("").await;
        for (nth, (name, _)) in cases.iter().enumerate() {
            let path = format!("article/{nth}");
            // As a link is followed, without loading the page anew for each case.
            let follow = "const link = document.createElement('a'); link.href = '/' + arguments[0];
                document.querySelector('main').append(link); link.click(); link.remove()";
            page.ask(follow, vec![json!(path)]).await;
            page.expect("return document.getElementById('heading-article')?.textContent", name.as_str()).await;
            let native = rendered(&articles, config.clone(), &path, Language::English);
            expect_same(page, &native, ".body", name).await;
        }
    });
}
