//! Pages that were not made with guests in mind: their styles stay outside, their patched prototypes do no harm, and
//! nothing of the element leaks out to them.

use std::cell::RefCell;

use serde_json::json;

use super::{archive, expect_headlines, open, partner, zone};
use crate::browser::{Page, Reader, browse, browse_everywhere};
use crate::site::Site;

const ALL: [&str; 5] = ["Fleet returns", "함대 귀환", "Budget passes", "Winter drill", "국방 예산 통과"];

/// How the first headline and its article look.
const LOOK: &str = "return ['.card-headline a', '.card-meta', '.zone', '.list > li'].map(it => {
    const style = getComputedStyle(root.querySelector(it));
    return ['color', 'font-size', 'font-family', 'font-weight', 'text-transform', 'letter-spacing', 'display', 'text-align',
        'visibility', 'background-color', 'line-height', 'list-style-type', 'padding-top']
      .map(name => style.getPropertyValue(name)).join() })";

#[test]
fn styles_of_the_page_stay_outside() {
    let resets = "html { font-size: 62.5% } body { text-transform: uppercase; letter-spacing: .3em; text-align: right; line-height: 3 }
        * { color: red !important; font: italic 40px fantasy !important; visibility: visible !important; float: left;
          background: lime !important; list-style: square !important; padding: 9px !important }
        a, h2, li, time { display: block !important; text-decoration: line-through !important }
        .list, .card, .zone, .button { display: none !important }
        :root { --paper: pink; --ink: pink; --sans: fantasy; --serif: fantasy; --u: 99px; --line: pink }
        news-zone { float: none !important; padding: 0 !important; width: 700px !important }";
    let host = partner(&zone("")).head("<link rel=\"stylesheet\" href=\"/resets.css\">").file("resets.css", resets);
    let seen = RefCell::new(Vec::new());
    // The element's own box is the page's to place: it is as wide in both.
    let plainly = partner(&zone(""))
        .head("<link rel=\"stylesheet\" href=\"/width.css\">")
        .file("width.css", "news-zone { width: 700px }");
    for host in [plainly, host] {
        browse(Site::of(&archive()).cors().on(host), Reader::english(), async |page| {
            open(page).await;
            page.click_in_zone("#to-fleet").await;
            page.expect_texts_in_zone(".story-headline", &["Fleet returns"]).await;
            let reading = "return ['.story-headline', '.body p', '.close', '.byline'].map(it => {
                const style = getComputedStyle(root.querySelector(it));
                return ['color', 'font-size', 'font-family', 'background-color', 'padding-top'].map(it => style.getPropertyValue(it)).join() })";
            let looks = json!([page.in_zone(LOOK).await, page.in_zone(reading).await]);
            seen.borrow_mut().push(looks);
        });
    }
    let seen = seen.into_inner();
    for (nth, kind) in ["list", "article"].into_iter().enumerate() {
        for (plain, reset) in seen[0][nth].as_array().unwrap().iter().zip(seen[1][nth].as_array().unwrap()) {
            assert_eq!(plain, reset, "in the {kind}");
        }
    }
}

#[test]
fn patched_prototypes_do_no_harm() {
    let patches = "for (const name of ['map', 'filter', 'forEach', 'find', 'some', 'every', 'includes', 'reduce', 'sort', 'push',
          'slice', 'splice', 'indexOf', 'join', 'concat', 'unshift', 'flat', 'flatMap', 'at']) {
          const plain = Array.prototype[name];
          const isOurs = () => new Error().stack.includes('/embed/') || new Error().stack.includes('/widget');
          Array.prototype[name] = function (...it) { if (isOurs()) throw new Error(`patched ${name}`); return plain.apply(this, it); };
        }
        Array.prototype.extra = 1; String.prototype.strip = String.prototype.trim; Function.prototype.delay = () => {};";
    // These harm the drivers of other engines themselves.
    let worse = "Array.prototype.toJSON = () => 'patched'; Object.prototype.clone = () => ({});
        Object.prototype.section = 'nowhere';";
    let host = |patches: &str| {
        let script = "<script src=\"/patches.js\"></script>";
        Site::of(&archive()).cors().on(partner(&zone("filter=\"on\"")).head(script).file("patches.js", patches))
    };
    let test = async |page: &Page| {
        open(page).await;
        expect_headlines(page, &ALL).await;
        page.click_in_zone("#to-fleet").await;
        page.expect_texts_in_zone(".body", &["Text of fleet."]).await;
        page.click_in_zone(".close").await;
        page.click_in_zone("#search").await;
        page.press('W').await;
        page.press('i').await;
        expect_headlines(page, &["Winter drill"]).await;
    };
    browse_everywhere(host(patches), Reader::english(), test);
    browse(host(&[patches, worse].concat()), Reader::english(), test);
}

/// A page that takes the browser's functions away after the element has them does not take them from it.
#[test]
fn functions_that_are_replaced_later() {
    browse(Site::of(&archive()).cors().on(partner(&zone(""))), Reader::english(), async |page| {
        open(page).await;
        page.js("globalThis.fetch = () => { throw new Error('mine') }; globalThis.XMLHttpRequest = null").await;
        page.js("return new Promise(done => setTimeout(done, 100))").await;
        page.in_zone("return zone.refresh()").await;
        page.expect("return notes.filter(it => it.name === 'ready').length", 2).await;
    });
}

/// What a page sees of it: the class, the elements, and nothing else.
#[test]
fn nothing_leaks_out() {
    let body = format!("{}<p id=\"own\">The page's own words</p>", zone("filter=\"on\""));
    let count = "globalThis.before = Object.getOwnPropertyNames(globalThis).length; globalThis.heard = [];
        for (const target of [globalThis, document]) {
          const plain = target.addEventListener;
          target.addEventListener = function (...it) { if (new Error().stack.match(/embed|widget/)) heard.push(it[0]); return plain.apply(this, it); };
        }";
    let host = partner(&body).head("<script src=\"/count.js\"></script>").file("count.js", count);
    browse(Site::of(&archive()).cors().on(host), Reader::english(), async |page| {
        page.open_host("").await;
        let own = "return JSON.stringify(getComputedStyle(document.getElementById('own')).cssText) + document.styleSheets.length
            + document.adoptedStyleSheets.length + document.head.childElementCount";
        let before = page.js(own).await;
        open(page).await;
        page.click_in_zone("#to-fleet").await;
        page.expect_texts_in_zone(".story-headline", &["Fleet returns"]).await;
        page.click_in_zone(".close").await;
        assert_eq!(page.js(own).await, before);
        page.expect("return heard", json!([])).await;
        // The tests' own names came after the count, and the driver's.
        let names = "return Object.getOwnPropertyNames(globalThis).slice(before).filter(it => !['before', 'heard', 'addEventListener', 'ret_nodes'].includes(it))";
        page.expect(names, json!([])).await;
        page.expect("return [localStorage.length, sessionStorage.length, document.cookie]", json!([0, 0, ""])).await;
        page.expect("return new Event('x').composedPath === undefined", false).await;
        // A selector of the page finds nothing inside.
        page.expect("return document.querySelectorAll('.card, #search, .close').length", 0).await;
    });
}

/// It asks nobody but the source, and says no more of the page than it must.
#[test]
fn nobody_else_is_asked_and_no_cookie_sent() {
    browse(Site::of(&archive()).cors().on(partner(&zone(""))), Reader::english(), async |page| {
        open(page).await;
        page.click_in_zone("#to-fleet").await;
        page.expect_texts_in_zone(".story-headline", &["Fleet returns"]).await;
        let origins =
            "return [...new Set(performance.getEntriesByType('resource').map(it => new URL(it.name).origin))].sort()";
        let asked = page.js(origins).await;
        let allowed = [page.site.url(), page.host()];
        for origin in asked.as_array().unwrap() {
            let is_known = allowed.iter().any(|it| it.starts_with(origin.as_str().unwrap()));
            assert!(is_known, "{origin} was asked");
        }
        for seen in page.site.requests() {
            assert_eq!(seen.header("cookie"), None, "{}", seen.path);
        }
    });
}

#[test]
fn the_script_twice_and_in_two_versions() {
    let twice = "<script type=\"module\" src=\"{site}embed/news-zone.js?2\"></script>\
        <script type=\"module\" src=\"{site}other/embed/news-zone.js\"></script>";
    let other = "globalThis.hasOther = true; customElements.get('news-zone') || customElements.define('news-zone', class extends HTMLElement {})";
    let site = Site::of(&archive())
        .cors()
        .with("other/embed/news-zone.js", preview::Rule::answer(200, "text/javascript", other));
    browse_everywhere(site.on(partner(&zone("")).head(twice)), Reader::english(), async |page| {
        open(page).await;
        page.expect("return hasOther", true).await;
        expect_headlines(page, &ALL).await;
        assert_eq!(page.site.count("/edition/feed.json"), 1);
        page.click_in_zone("#to-fleet").await;
        page.expect_texts_in_zone(".story-headline", &["Fleet returns"]).await;
    });
}
