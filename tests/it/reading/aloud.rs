//! An article read aloud, by a voice that says nothing but notes what it is asked to say: machines that test have none.

use serde_json::json;

use super::tool;
use crate::browser::{Page, Reader, browse_everywhere};
use crate::site::{Site, story, with_script};

/// A voice in those languages. It says what it is asked to by an attribute, and ends a sentence at an event.
pub(super) fn voices(languages: &str) -> String {
    format!(
        "{{
           const all = []; let now;
           globalThis.SpeechSynthesisUtterance = class {{ constructor(text) {{ this.text = text; }} }};
           Object.defineProperty(globalThis, 'speechSynthesis', {{ configurable: true, value: {{
             getVoices: () => {languages}.map((lang) => ({{ lang }})),
             addEventListener() {{}},
             speak(it) {{
               now = it;
               all.push([it.text, it.lang, it.rate, it.voice?.lang ?? null]);
               document.body.dataset.said = JSON.stringify(all);
             }},
             cancel() {{ now = undefined; }} }} }});
           document.addEventListener('finish', () => {{ const it = now; now = undefined; it?.onend(); }});
         }}"
    )
}

fn site(languages: &str) -> Site {
    let text = "<p>The fleet is home. Crowds cheered!</p><p lang=\"ko\">함대가 돌아왔다.</p>";
    let items = [story("a", "Fleet", json!({ "content_text": null, "content_html": text, "language": "en" }))];
    with_script(Site::of(&items), &voices(languages))
}

pub(super) const SAID: &str = "return JSON.parse(document.body.dataset.said ?? '[]')";

pub(super) async fn said(page: &Page, expected: &[&str]) {
    page.expect(&format!("{SAID}.map(it => it[0])"), json!(expected)).await;
}

pub(super) async fn finish(page: &Page) {
    page.js("document.dispatchEvent(new Event('finish'))").await;
}

#[test]
fn sentence_by_sentence_paused_and_taken_up_again() {
    browse_everywhere(site("['en-GB', 'ko_KR']"), Reader::english(), async |page| {
        page.visit("article/a/").await;
        page.see(".body", "Crowds").await;
        tool(page, "Listen").await;
        said(page, &["Fleet"]).await;
        finish(page).await;
        said(page, &["Fleet", "The fleet is home."]).await;
        let marked = "return CSS.highlights?.get('aloud') ? [...CSS.highlights.get('aloud')][0].toString() : document.querySelector('.aloud').textContent";
        page.until(
            "the sentence is marked",
            &format!("return (() => {{ {marked} }})().includes('The fleet is home.')"),
        )
        .await;
        tool(page, "Pause").await;
        page.see("#listen", "Go on").await;
        tool(page, "Go on").await;
        said(page, &["Fleet", "The fleet is home.", "The fleet is home."]).await;
        finish(page).await;
        finish(page).await;
        // Each piece in its own language, with a voice of that language.
        page.expect(&format!("{SAID}.at(-1)"), json!(["함대가 돌아왔다.", "ko", 1, "ko_KR"])).await;
        finish(page).await;
        page.see("#listen", "Listen").await;
        page.expect("return CSS.highlights?.has('aloud') || document.querySelectorAll('.aloud').length > 0", false)
            .await;
    });
}

#[test]
fn faster_and_no_longer() {
    browse_everywhere(site("['en-US']"), Reader::english(), async |page| {
        page.visit("article/a/").await;
        page.see(".body", "Crowds").await;
        tool(page, "Listen").await;
        said(page, &["Fleet"]).await;
        page.choose(".tools-aloud select", "150").await;
        page.expect(&format!("{SAID}.at(-1)"), json!(["Fleet", "en", 1.5, "en-US"])).await;
        tool(page, "Stop").await;
        page.see("#listen", "Listen").await;
        finish(page).await;
        page.expect(&format!("{SAID}.length"), 2).await;
    });
}

#[test]
fn where_no_voice_speaks_the_language_that_is_said() {
    browse_everywhere(site("['fr-FR']"), Reader::english(), async |page| {
        page.visit("article/a/").await;
        page.see(".body", "Crowds").await;
        tool(page, "Listen").await;
        page.see(".tools-told", "no voice").await;
        page.expect(&format!("{SAID}.length"), 0).await;
    });
}
