//! The zone in the iframes of other sites: sandboxed or not, as high as what is in them, and as their addresses say.

use preview::{Preview, PreviewOptions, Rule};
use serde_json::json;

use crate::browser::{Page, Reader, browse_in};
use crate::site::Site;
use test_support::wanted;

const SANDBOX: &str = "sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox\"";

/// Where pages of the site may be that tests put there.
const OWN: &str = "embed/section/own.html";

/// The site, with one more page for frames that does what a test wants.
fn visit(own: &str, test: impl AsyncFnOnce(&Page)) {
    let Some(dir) = wanted::path("NEWS_ZONE_SITE", "tests of iframes") else { return };
    let policy = "script-src 'unsafe-inline'";
    let own = Rule::answer(200, "text/html", own).header("Content-Security-Policy", policy);
    browse_in(dir, Site::published().with(OWN, own), Reader::english(), test);
}

/// A page of another site, which takes scripts and frames of the zone's and nothing else. It stands while the value
/// lives.
async fn embed(page: &Page, body: &str) -> Preview {
    let mut options = PreviewOptions::new(env!("CARGO_TARGET_TMPDIR"));
    // Whatever it has of its own would be found at another path.
    options.base = "/host/".to_owned();
    let host = Preview::start(options).unwrap();
    let site = page.site.url();
    let policy = format!("default-src 'none'; script-src {site}; frame-src {site}");
    let html = format!("<!doctype html><title>Host</title>{}", body.replace("SITE/", &site));
    host.rule("/host/page", Rule::answer(200, "text/html", html).header("Content-Security-Policy", &policy));
    page.open("robots.txt").await;
    page.js(&format!("location.assign({})", json!(format!("{}page", host.url())))).await;
    page.until("the page of another site", "return document.title === 'Host'").await;
    host
}

/// The frames of that number are as high as what is in them.
async fn expect_fit(page: &Page, frames: u16) {
    for nth in 0..frames {
        let told = format!("return document.querySelectorAll('iframe')[{nth}]?.style.height.endsWith('px')");
        page.until("a height", &told).await;
        page.look_into(nth).await;
        // Half a pixel is rounded up.
        page.until(
            "a frame that fits",
            "const height = document.documentElement.getBoundingClientRect().height;
             return 40 < height && height <= innerHeight && innerHeight < height + 2",
        )
        .await;
        page.look_out().await;
    }
}

#[test]
fn frames_are_as_high_as_what_is_in_them() {
    visit("", async |page| {
        let frames = format!(
            "<script src=\"SITE/embed/resize.js\"></script>
             <iframe src=\"SITE/embed/zone/\" width=600 height=99 {SANDBOX}></iframe>
             <iframe src=\"SITE/embed/zone/?limit=3\" width=300 height=2000></iframe>"
        );
        let _host = embed(page, &frames).await;
        expect_fit(page, 2).await;
        let heights = "return [...document.querySelectorAll('iframe')].map(it => it.clientHeight)";
        let before = page.js(heights).await;
        // In a narrower column headlines take more lines.
        page.js("document.querySelector('iframe').width = 200").await;
        page.until("more lines", &format!("{heights}[0] > {}", before[0])).await;
        expect_fit(page, 2).await;
        // One that loads again has lost its port, and one that comes later never had one.
        page.js("const [first, second] = document.querySelectorAll('iframe');
             const more = document.createElement('iframe');
             more.sandbox = first.sandbox.value; more.src = first.src; more.width = 500;
             first.style.height = second.style.height = '';
             first.src += '?limit=2'; second.src += '&layout=headlines';
             document.body.append(more)")
            .await;
        expect_fit(page, 3).await;
    });
}

#[test]
fn a_script_that_comes_late_finds_the_frames_that_stand() {
    visit("", async |page| {
        let frames = format!("<iframe src=\"SITE/embed/zone/\" width=600 height=99 {SANDBOX}></iframe>");
        let _host = embed(page, &frames).await;
        page.look_into(0).await;
        page.until("headlines", "return document.readyState === 'complete' && document.querySelector('news-zone')")
            .await;
        page.look_out().await;
        let script = format!(
            "const it = document.createElement('script'); it.src = {}; document.body.append(it)",
            json!(format!("{}embed/resize.js", page.site.url()))
        );
        page.js(&script).await;
        expect_fit(page, 1).await;
    });
}

#[test]
fn a_box_with_edges_fits_too() {
    visit("", async |page| {
        let _host = embed(page, "<iframe src=\"SITE/embed/zone/\" width=600></iframe>").await;
        page.js(
            "const sheet = new CSSStyleSheet(); sheet.replaceSync('* { box-sizing: border-box } iframe { border: 7px solid }');
             document.adoptedStyleSheets = [sheet];
             const it = document.createElement('script'); it.src = arguments[0]; document.body.append(it)"
                .replace("arguments[0]", &json!(format!("{}embed/resize.js", page.site.url())).to_string())
                .as_str(),
        )
        .await;
        expect_fit(page, 1).await;
    });
}

#[test]
fn a_frame_can_say_nothing_but_a_height() {
    let own = "<script>onmessage = ({ data, ports: [port] }) => {
        for (const height of [NaN, 'x', -5, 0, null, {}, Infinity]) port.postMessage({ height });
        port.postMessage(null); port.postMessage('9'); port.postMessage({ height: '88px' });
        setTimeout(() => port.postMessage({ height: 77 }), 300) }</script>";
    visit(own, async |page| {
        let frames = format!(
            "<script src=\"SITE/embed/resize.js\"></script>
             <iframe src=\"SITE/{OWN}\" height=99 {SANDBOX}></iframe>
             <iframe src=\"SITE/section/\" height=99></iframe>"
        );
        let _host = embed(page, &frames).await;
        let height = "return document.querySelector('iframe').style.height";
        page.expect(height, "20000px").await;
        page.expect(height, "77px").await;
        // What is not below `embed/` is left alone.
        page.expect("return document.querySelectorAll('iframe')[1].style.height", "").await;
        page.take_faults().await;
    });
}

#[test]
fn an_address_says_what_is_shown_and_nothing_else() {
    visit("", async |page| {
        let query = "?limit=3&layout=headlines&theme=dark&section=x&src=https://evil.example/&onclick=1&history=hash";
        page.open(&format!("embed/zone/{query}")).await;
        let names = "const zone = document.querySelector('news-zone');
            return ['limit', 'layout', 'theme', 'section', 'src', 'onclick', 'history'].map(it => zone.getAttribute(it))";
        page.expect(names, json!(["3", "headlines", "dark", null, "/", null, null])).await;
        page.expect("return document.documentElement.style.colorScheme", "dark").await;
        page.expect("return getComputedStyle(document.body).margin", "0px").await;
    });
}

#[test]
fn only_pages_that_are_made_for_it_may_be_framed_by_others() {
    visit("", async |page| {
        let frames = "<iframe src=\"SITE/embed/zone/\"></iframe><iframe src=\"SITE/article/1/\"></iframe>";
        let _host = embed(page, frames).await;
        page.look_into(0).await;
        page.until("headlines", "return document.querySelector('news-zone')").await;
        page.look_out().await;
        page.look_into(1).await;
        page.expect("return document.querySelector('article, #heading-article') === null", true).await;
        page.look_out().await;
        let faults = page.take_faults().await;
        assert!(faults.len() == 1 && faults[0].contains("frame-ancestors 'self'"), "{faults:?}");
    });
}
