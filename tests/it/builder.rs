//! The page on which a snippet is put together: what is chosen, what is shown, and what is copied.

use std::fs;

use serde_json::json;

use crate::accessibility::expect_no_violation;
use crate::browser::{Page, Reader, browse_in};
use crate::site::Site;
use test_support::wanted;

fn visit(reader: Reader, test: impl AsyncFnOnce(&Page)) {
    let Some(dir) = wanted::path("NEWS_ZONE_SITE", "tests of the page to choose by") else { return };
    browse_in(dir, Site::published(), reader, async |page| {
        page.open("embed/").await;
        page.until("its script", "return document.getElementById('snippet-fallback')?.textContent").await;
        test(page).await;
    });
}

/// Chooses as a reader does, who changes a control.
async fn choose(page: &Page, name: &str, value: &str) {
    let script = "const it = document.getElementById(`choice-${arguments[0]}`);
        if (it.type === 'checkbox') it.checked = arguments[1] === 'on'; else it.value = arguments[1];
        it.dispatchEvent(new Event('input', { bubbles: true }))";
    page.ask(script, vec![json!(name), json!(value)]).await;
}

async fn expect_snippet(page: &Page, name: &str, expected: &str) {
    page.expect(&format!("return document.getElementById('snippet-{name}').textContent.trim()"), expected).await;
}

#[test]
fn what_is_chosen_is_shown_and_written() {
    visit(Reader::english(), async |page| {
        let loader = "<script type=\"module\" src=\"https://news.example/embed/news-zone.js\"></script>\n";
        let link = "<a href=\"https://news.example/\">News Zone</a>";
        let plain = format!("{loader}<news-zone src=\"https://news.example/\">{link}</news-zone>");
        expect_snippet(page, "element", &plain).await;
        for (name, value) in [("section", "정치"), ("layout", "cards"), ("limit", "3"), ("images", "off")] {
            choose(page, name, value).await;
        }
        let given = "section=\"정치\" layout=\"cards\" limit=\"3\" images=\"off\"";
        let chosen = format!("{loader}<news-zone src=\"https://news.example/\" {given}>{link}</news-zone>");
        expect_snippet(page, "element", &chosen).await;
        page.expect(
            "return ['section', 'layout', 'limit', 'images', 'open'].map(it => preview.getAttribute(it))",
            json!(["정치", "cards", "3", "off", null]),
        )
        .await;
        // As many headlines stand in it as will be shown, of the section that will be.
        let fallback = "return document.getElementById('snippet-fallback').textContent";
        page.expect(&format!("{fallback}.match(/<li>/g).length"), 3).await;
        page.until("the list", &format!("{fallback}.trim().endsWith('</li>\\n</ul>\\n</news-zone>')")).await;
        let frame = "const it = document.getElementById('snippet-frame').textContent;
            return it.match(/src=\"([^\"]*)\" title=\"([^\"]*)\"/).slice(1)";
        let address = "https://news.example/embed/section/%EC%A0%95%EC%B9%98/?layout=cards&#38;limit=3&#38;images=off";
        page.expect(frame, json!([address, "정치 – News Zone"])).await;
        // A number that is none yet changes nothing.
        choose(page, "limit", "").await;
        page.expect("return preview.hasAttribute('limit')", false).await;
        // How high it is says the preview once it stands.
        page.js("preview.dispatchEvent(new CustomEvent('news-zone-ready', { bubbles: true }))").await;
        page.until("a height", "return document.getElementById('snippet-rule').textContent.includes('min-height')")
            .await;
        choose(page, "accent", "#00aa55").await;
        choose(page, "size", "18").await;
        let rule = "return document.getElementById('snippet-rule').textContent.replace(/\\d+px; -/, 'N; -')";
        let expected =
            "news-zone { display: block; min-height: N; --news-zone-accent: #00aa55; --news-zone-size: 18px; }";
        page.expect(rule, expected).await;
        page.expect("return preview.style.getPropertyValue('--news-zone-accent')", "#00aa55").await;
        // Pinned scripts say by what.
        choose(page, "pin", "on").await;
        page.until(
            "a pin",
            "return document.getElementById('snippet-frame').textContent
                .includes('resize.js\" async integrity=\"sha384-')",
        )
        .await;
    });
}

#[test]
fn copying_is_said() {
    visit(Reader::english(), async |page| {
        page.expect("return document.getElementById('said').textContent", "").await;
        page.click("[data-copies='snippet-frame']").await;
        page.until("word of it", "return document.getElementById('said').textContent.length").await;
        // A browser that does not let the page copy has the lines selected.
        page.until(
            "lines that are copied or can be",
            "return document.getElementById('said').textContent === 'Copied.' ||
                String(getSelection()).includes('<iframe src=')",
        )
        .await;
    });
}

#[test]
fn everyone_can_choose() {
    let Some(axe) = wanted::path("NEWS_ZONE_AXE", "accessibility tests") else { return };
    let axe = fs::read_to_string(axe).unwrap();
    for reader in [Reader::english(), Reader::english().dark(), Reader::english().screen(360, 640)] {
        visit(reader, async |page| {
            page.expect("return document.documentElement.scrollWidth <= innerWidth", true).await;
            expect_no_violation(page, &axe, "the page to choose by").await;
        });
    }
}
