//! Links inside a text: to its notes and back.

use serde_json::{Value, json};
use test_support::wanted;

use crate::browser::{Page, Reader, browse_everywhere, browse_in};
use crate::site::{Site, story};

/// Notes as WordPress writes them, under names that the page has itself.
pub(crate) fn noted() -> Value {
    let text = "<p>The fleet came home in the evening. Crowds stood on the quay.</p>".repeat(30);
    let html = format!(
        "<p>함대가 돌아왔다<sup class=fn><a href='#heading-article' id=search>1</a></sup>. It was evening\
        <sup class=fn><a href='#b' id=b-link>2</a></sup>.</p>{text}<p><a href='#respond'>Comments</a></p>\
        <ol class=wp-block-footnotes><li id=heading-article>국방부 발표. <a href='#search'>↩︎</a></li>\
        <li id=b>By the harbour master. <a href='#b-link'>↩︎</a></li></ol>"
    );
    story("noted", "A text with notes", json!({ "content_text": null, "content_html": html, "language": "en" }))
}

async fn expect_in_sight(page: &Page) {
    page.until(
        "what has the focus is in sight",
        "const it = document.activeElement.getBoundingClientRect(); return 0 <= it.top && it.bottom <= innerHeight",
    )
    .await;
}

#[test]
fn a_mark_leads_to_its_note_and_the_note_back() {
    browse_everywhere(Site::of(&[noted()]), Reader::english(), async |page| {
        page.visit("article/noted/").await;
        page.see("#heading-article", "A text with notes").await;
        let marks = "return [...document.querySelectorAll('.body sup a')].map(it => [it.textContent, it.getAttribute('role'), it.getAttribute('href')])";
        let mark =
            |nth: usize, to: usize| json!([nth.to_string(), "doc-noteref", format!("/article/noted/#note-{to}")]);
        page.expect(marks, json!([mark(1, 1), mark(2, 2)])).await;
        for (note, words) in [(1, "국방부 발표."), (2, "By the harbour master.")] {
            page.js(&format!("document.querySelectorAll('.body sup a')[{}].focus()", note - 1)).await;
            page.press('\u{e007}').await;
            page.expect_focus(&format!("note-{note}")).await;
            page.expect("return document.activeElement.localName", "li").await;
            page.expect(&format!("return document.activeElement.textContent.startsWith({words:?})"), true).await;
            expect_in_sight(page).await;
            let back = "const it = document.activeElement.querySelector('a'); it.focus(); return [it.getAttribute('role'), it.getAttribute('aria-label')]";
            page.expect(back, json!(["doc-backlink", "Back to the text"])).await;
            page.press('\u{e007}').await;
            page.expect(
                &format!("return document.activeElement === document.querySelectorAll('.body sup a')[{}]", note - 1),
                true,
            )
            .await;
            expect_in_sight(page).await;
        }
        page.expect_address("article/noted/").await;
        page.expect("return document.querySelector('[role=doc-endnotes]').getAttribute('aria-label')", "Notes").await;
        // A source's names are nobody else's: each of the page's own is there once.
        let twice = "const all = [...document.querySelectorAll('[id]')].map(it => it.id); return all.filter((it, nth) => all.indexOf(it) !== nth)";
        page.expect(twice, json!([])).await;
        page.expect("return document.querySelector('#search').localName", "input").await;
        // What the text does not have is at its source.
        page.expect("return [...document.querySelectorAll('.body a')].at(2).getAttribute('href').endsWith('/edition/feed.json#respond')", true).await;
    });
}

#[test]
fn notes_are_led_to_in_hash_mode_too() {
    browse_everywhere(Site::of(&[noted()]).config(&json!({ "routes": "hash" })), Reader::english(), async |page| {
        page.visit("#/article/noted/").await;
        page.click(".body sup a").await;
        page.expect_focus("note-1").await;
        page.see("#heading-article", "A text with notes").await;
    });
}

/// Printed pages are the work of the same components; what is published of Markdown has its notes at the end.
#[test]
fn a_printed_page_has_its_notes() {
    let Some(program) = wanted::path("NEWS_ZONE_PROGRAM", "tests of the publisher") else { return };
    let folder = std::env::temp_dir().join(format!("news-zone-notes-{}", std::process::id()));
    std::fs::create_dir_all(folder.join("desk")).unwrap();
    let settings = "[site]\ntitle = \"Notes\"\nurl = \"https://news.example/\"\nlanguage = \"en\"\n[build]\ndist = \"site\"\n[[source]]\nname = \"desk\"\npath = \"desk\"\n";
    std::fs::write(folder.join("newszone.toml"), settings).unwrap();
    let filler = "The fleet came home in the evening.\n\n".repeat(40);
    let text = format!("---\ntitle: 함대 귀환\n---\n함대가 돌아왔다[^a].\n\n{filler}\n\n[^a]: 국방부 발표.\n");
    std::fs::write(folder.join("desk/fleet.md"), text).unwrap();
    let done = std::process::Command::new(program).arg("publish").arg("--settings").arg(&folder).output().unwrap();
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    browse_in(folder.join("site"), Site::published(), Reader::english().without_scripts(), async |page| {
        page.open("article/fleet/").await;
        assert_eq!(page.attribute(".body sup a", "href").await.as_deref(), Some("/article/fleet/#note-1"));
        assert_eq!(page.attribute("[role=doc-endnotes] li", "id").await.as_deref(), Some("note-1"));
        assert_eq!(page.attribute("[role=doc-endnotes] a", "href").await.as_deref(), Some("/article/fleet/#note-2"));
    });
    std::fs::remove_dir_all(folder).unwrap();
}
