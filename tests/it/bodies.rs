//! An article's text in the page: what it may bring, and what it may never do.

use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse};
use crate::site::{Site, story};

/// Texts that would run something if they were taken at their word.
const HOSTILE: [&str; 22] = [
    "<script>window.hacked = 1</script>",
    "<script src=/trusted-types.js></script>",
    "<img src=x onerror='window.hacked = 1'>",
    "<svg onload='window.hacked = 1'><script>window.hacked = 1</script></svg>",
    "<svg><a xlink:href='javascript:window.hacked=1'><text>x</text></a></svg>",
    "<math><mtext><table><mglyph><style><img src=x onerror=window.hacked=1>",
    "<iframe src='javascript:window.hacked=1'></iframe>",
    "<iframe srcdoc='<script>parent.hacked = 1</script>'></iframe>",
    "<object data='javascript:window.hacked=1'></object><embed src='javascript:window.hacked=1'>",
    "<a href='javascript:window.hacked=1'>click</a>",
    "<a href=' java&#10;script:window.hacked=1'>click</a>",
    "<a href='&#1;javascript:window.hacked=1'>click</a>",
    "<a href='data:text/html,<script>opener.hacked=1</script>'>click</a>",
    "<a href='vbscript:x'>click</a>",
    "<form action='javascript:window.hacked=1'><button>go</button><input autofocus onfocus=window.hacked=1></form>",
    "<details open ontoggle='window.hacked = 1'><summary>x</summary></details>",
    "<style>@import '/x.css'; * { display: none }</style>",
    "<link rel=stylesheet href=/x.css><meta http-equiv=refresh content='0;url=/gone'><base href=//evil.example/>",
    "<template><script>window.hacked = 1</script></template><noscript><img src=x onerror=window.hacked=1></noscript>",
    "<p style='position:fixed;inset:0' class=masthead id=content>covers everything</p>",
    "<video onerror='window.hacked = 1'><source onerror='window.hacked = 1' src=x></video>",
    "<!--><img src=x onerror=window.hacked=1>--><![CDATA[<img src=x onerror=window.hacked=1>]]>",
];

/// What must not be in a text: elements that act, attributes that act, addresses that act.
const TRACES: &str = "return [...document.querySelectorAll('.body *')].flatMap(it => {
    const acts = /^(script|style|iframe|object|embed|form|input|link|meta|base|template|svg|math|details)$/i;
    const bad = [...it.attributes].filter(({ name, value }) =>
        /^on|^style$|^id$|^srcdoc$/i.test(name) || /^\\s*(javascript|data|vbscript):/i.test(value));
    return acts.test(it.localName) || bad.length ? [it.outerHTML] : [];
})";

#[test]
fn nothing_in_a_text_runs() {
    let items: Vec<Value> = HOSTILE
        .iter()
        .enumerate()
        .map(|(nth, html)| {
            let html = format!("<p>before</p>{html}<p>after</p>");
            story(&nth.to_string(), &format!("Case {nth}"), json!({ "content_html": html }))
        })
        .collect();
    browse(Site::of(&items), Reader::english(), async |page| {
        page.visit("").await;
        for (nth, html) in HOSTILE.iter().enumerate() {
            page.js(&format!("document.getElementById('to-{nth}').click()")).await;
            page.see("#heading-article", &format!("Case {nth}")).await;
            page.see(".body p", "before").await;
            assert_eq!(page.js(TRACES).await, json!([]), "{html}");
            for link in 0..page.texts(".body a").await.len() {
                page.js(&format!("document.querySelectorAll('.body a')[{link}].click()")).await;
            }
            assert_eq!(page.js("return window.hacked ?? null").await, Value::Null, "{html}");
        }
        page.expect_address(&format!("article/{}/", HOSTILE.len() - 1)).await;
    });
}

#[test]
fn words_that_look_like_markup_are_words() {
    let items = [story(
        "1",
        "<b>Bold</b> & <script>x</script>",
        json!({
            "summary": "<img src=x onerror=window.hacked=1>", "content_text": "1 < 2 & <i>this</i>",
            "tags": ["<u>tag</u>"], "authors": [{ "name": "<s>Kim</s>" }],
            "_news_zone": { "copyright_notice": "<Copyright ⓒ>", "section": "<em>x</em>", "kicker": "<i>K</i>" },
        }),
    )];
    browse(Site::of(&items), Reader::english(), async |page| {
        page.visit("").await;
        page.see(".card-headline", "<b>Bold</b> & <script>x</script>").await;
        page.click(".card-headline a").await;
        page.see(".body p", "1 < 2 & <i>this</i>").await;
        page.see(".copyright", "<Copyright ⓒ>").await;
        page.see(".byline", "<s>Kim</s>").await;
        page.see(".deck", "<img src=x onerror").await;
        page.expect("return document.querySelectorAll('main b, main i, main s, main u, main em').length", 0).await;
    });
}

async fn attributes(page: &Page, selector: &str, name: &str) -> Value {
    page.ask(
        "return [...document.querySelectorAll(arguments[0])].map(it => it.getAttribute(arguments[1]))",
        vec![json!(selector), json!(name)],
    )
    .await
}

#[test]
fn links_out_tell_nothing_and_get_no_hold() {
    let html = "<p><a href=https://a.example/x target=_blank rel=opener>out</a> <a href=/y>beside</a>
        <a href=mailto:a@b.example>mail</a></p>";
    let items = [story(
        "1",
        "Links",
        json!({
            "content_html": html, "url": "https://news.example/1",
            "authors": [{ "name": "Kim", "url": "https://news.example/kim" }],
            "attachments": [{ "url": "https://news.example/a.pdf", "mime_type": "application/pdf", "size_in_bytes": 1500 }],
            "_news_zone": { "neighbours": [{ "headline": "Elsewhere", "url": "https://news.example/2" }] },
        }),
    )];
    browse(Site::of(&items), Reader::english(), async |page| {
        page.visit("article/1").await;
        page.see(".body a", "out").await;
        let out = "main a[href^=http]:not([href*='127.0.0.1'])";
        let rels = attributes(page, out, "rel").await;
        assert_eq!(rels.as_array().unwrap().len(), 5, "{rels}");
        for rel in rels.as_array().unwrap() {
            let rel = rel.as_str().unwrap_or_default();
            assert!(rel.contains("noopener") && rel.contains("noreferrer"), "{rels}");
        }
        assert_eq!(attributes(page, "main a[target]", "target").await, json!([]));
        page.see(".attachments li", "application/pdf, 1.5 KB").await;
    });
}

#[test]
fn a_page_of_another_host_is_loaded_on_a_click() {
    let html = "<p>Film:</p><iframe src='https://player.invalid/video/1' width=560></iframe>
        <iframe src='https://elsewhere.invalid/video/2'></iframe>";
    let site = Site::of(&[story("1", "Film", json!({ "content_html": html }))])
        .config(&json!({ "embed_hosts": ["player.invalid"] }));
    browse(site, Reader::english(), async |page| {
        page.visit("article/1").await;
        page.see(".embed button", "Load content from player.invalid").await;
        page.see_no("iframe").await;
        page.click(".embed button").await;
        page.expect("return document.querySelector('iframe').src", "https://player.invalid/video/1").await;
        page.expect("return document.querySelectorAll('iframe').length", 1).await;
        assert!(attributes(page, "iframe", "sandbox").await[0].is_string());
    });
}

#[test]
fn an_article_that_lacks_everything_leaves_no_hole() {
    let items = [json!({ "id": "1", "title": "Alone" })];
    browse(Site::of(&items), Reader::english(), async |page| {
        page.visit("article/1").await;
        page.see("#heading-article", "Alone").await;
        for absent in [".deck", ".byline", ".copyright", "figure", "time", ".neighbours", ".attachments", ".kicker"] {
            page.see_no(&format!(".panel-article {absent}")).await;
        }
        // Nothing stands there empty but takes room.
        let holes = "return [...document.querySelectorAll('.panel-article article *')]
            .filter(it => it.textContent === '' && it.getBoundingClientRect().height > 0).map(it => it.outerHTML)";
        page.expect(holes, json!([])).await;
    });
}
