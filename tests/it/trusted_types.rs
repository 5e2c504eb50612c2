//! The page's `default` Trusted Types policy, in the page itself: it lets the app's own templates through and nothing
//! that acts.

use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse};
use crate::site::{Site, stories};

/// What the app's framework makes of its own static parts.
const TEMPLATES: [&str; 6] = [
    "<div class=\"message\"><h2></h2><p></p></div>",
    "<p class=\"unseen\" role=\"status\"> </p>",
    "<label class=\"field\"><span class=\"field-label\"></span><input type=\"date\"/></label>",
    "<article><h2><a><!></a></h2></article>",
    "<div tabindex=\"0\" aria-label=\"x\" lang=\"ko\">국방부 &amp; 함대</div>",
    "",
];

const REFUSED: [&str; 22] = [
    "<script>1</script>",
    "<SCRIPT>1</SCRIPT>",
    "<script src=x></script>",
    "<p><script>1</script></p>",
    "<iframe></iframe>",
    "<iframe srcdoc=\"x\"></iframe>",
    "<div srcdoc=\"x\"></div>",
    "<p onclick=\"x\"></p>",
    "<p ONCLICK=\"x\"></p>",
    "<p\nonclick=x></p>",
    "<p/onclick=x></p>",
    "<p class=\"x\"onclick=\"x\"></p>",
    "<img src=x onerror=x>",
    "<svg onload=x></svg>",
    "<svg><script>1</script></svg>",
    "<a href=\"javascript:x\">x</a>",
    "<a href=' java&#10;script:x'>x</a>",
    "<form action=\"javascript:x\"></form>",
    "<object data=\"x\"></object>",
    "<embed src=\"x\">",
    "<base href=\"//evil.example/\">",
    "<!--><script>1</script>-->",
];

/// Ways from a string into the page. Each is given `html`, and throws if the policy refuses it.
const SINKS: [&str; 7] = [
    "document.createElement('div').innerHTML = html",
    "const it = document.createElement('div'); document.createElement('main').append(it); it.outerHTML = html",
    "document.createElement('div').insertAdjacentHTML('beforeend', html)",
    "document.createElement('template').innerHTML = html",
    "document.createElement('iframe').srcdoc = html",
    "document.createRange().createContextualFragment(html)",
    "new DOMParser().parseFromString(html, 'text/html')",
];

async fn thrown(page: &Page, sink: &str, html: &str) -> Value {
    let script =
        format!("const html = arguments[0]; try {{ {sink}; return null }} catch (error) {{ return error.name }}");
    page.ask(&script, vec![json!(html)]).await
}

#[test]
fn what_the_policy_lets_through_and_what_not() {
    browse(Site::of(&stories(1)), Reader::english(), async |page| {
        page.visit("").await;
        for sink in SINKS {
            for html in TEMPLATES {
                assert_eq!(thrown(page, sink, html).await, Value::Null, "{sink} with {html}");
            }
            for html in REFUSED {
                assert_eq!(thrown(page, sink, html).await, "TypeError", "{sink} with {html}");
            }
        }
        page.take_faults().await;
    });
}

#[test]
fn strings_never_become_scripts() {
    browse(Site::of(&stories(1)), Reader::english(), async |page| {
        page.visit("").await;
        for (sink, error) in [
            ("document.createElement('script').text = html", "TypeError"),
            ("document.createElement('script').src = html", "TypeError"),
            ("document.createElement('script').textContent = html", "TypeError"),
            ("document.createElement('p').setAttribute('onclick', html)", "TypeError"),
            ("setTimeout(html)", "TypeError"),
            ("new Worker(html)", "TypeError"),
            ("document.write('<script>' + html + '</' + 'script>')", "TypeError"),
        ] {
            assert_eq!(thrown(page, sink, "window.hacked = 1").await, error, "{sink}");
        }
        page.expect("return window.hacked ?? null", Value::Null).await;
        page.take_faults().await;
    });
}

#[test]
fn nobody_can_add_a_policy() {
    browse(Site::of(&stories(1)), Reader::english(), async |page| {
        page.visit("").await;
        for name in ["default", "news-zone-inert", "mine"] {
            let script = format!("trustedTypes.createPolicy('{name}', {{ createHTML: it => it }})");
            assert_eq!(thrown(page, &script, "").await, "TypeError", "{name}");
        }
        page.take_faults().await;
    });
}
