//! Ten elements on a page, and elements that come and go.

use serde_json::json;

use super::{archive, open, partner, zone};
use crate::browser::{Reader, browse, browse_everywhere};
use crate::site::{EDITION, Site};

#[test]
fn ten_share_one_program_and_one_answer() {
    let body: String = (1..=10).map(|nth| zone(&format!("limit=\"{}\" filter=\"on\"", nth % 5 + 1))).collect();
    let host = partner(&body)
        .head("<link rel=\"stylesheet\" href=\"/flat.css\">")
        .file("flat.css", "news-zone { max-height: 4rem; overflow: hidden }");
    browse_everywhere(Site::of(&archive()).cors().on(host), Reader::english(), async |page| {
        page.open_host("").await;
        page.expect("return notes.filter(it => it.name === 'ready').length", 10).await;
        page.expect("return [...document.querySelectorAll('news-zone')].map(it => it.shadowRoot.querySelectorAll('.card').length)",
            json!([2, 3, 4, 5, 1, 2, 3, 4, 5, 1])).await;
        page.js(
            "for (const it of document.querySelectorAll('news-zone')) it.shadowRoot.getElementById('search').focus()",
        )
        .await;
        page.expect("return [...document.querySelectorAll('news-zone')].filter(it => it.shadowRoot.querySelector('.filters-more')).length", 10).await;
        for (path, count) in [
            (format!("/{EDITION}").as_str(), 1),
            ("/widget_bg.wasm", 1),
            ("/widget.js", 1),
            ("/embed/reader.js", 1),
            ("/embed/headlines.js", 1),
        ] {
            assert_eq!(page.site.count(path), count, "{path}");
        }
        // Each is its own: what one opens, another does not.
        page.js("return Promise.all([...document.querySelectorAll('news-zone')].slice(0, 2).map((it, nth) => it.open(['fleet', 'budget'][nth])))").await;
        page.expect("return [...document.querySelectorAll('news-zone')].map(it => it.shadowRoot.querySelector('.body')?.textContent).slice(0, 3)",
            json!(["Text of fleet.", "Text of budget.", null])).await;
    });
}

/// Nothing is left of an element that is taken away: no listener, no node, no memory of the program.
#[test]
fn a_hundred_that_come_and_go_leave_nothing() {
    browse(Site::of(&archive()).cors().on(partner("<main></main>")), Reader::english(), async |page| {
        page.open_host("").await;
        let cycle = format!(
            "const one = async () => {{
            const it = document.createElement('news-zone');
            it.src = '{}{EDITION}'; it.filter = 'on';
            const ready = new Promise(done => it.addEventListener('news-zone-ready', done, {{ once: true }}));
            document.querySelector('main').append(it);
            await ready;
            it.shadowRoot.getElementById('search').focus();
            await it.open('fleet');
            while (!it.shadowRoot.querySelector('.body')) await new Promise(done => setTimeout(done, 4));
            it.remove();
            globalThis.gone.push(new WeakRef(it));
        }};
        globalThis.gone = [];
        for (let nth = 0; nth < COUNT; nth++) await one();
        notes.length = 0;",
            page.site.url()
        );
        // What the first ones bring stays: the program, its tables, what the browser keeps of scripts.
        page.js(&cycle.replace("COUNT", "20")).await;
        let before = page.memory().await;
        page.js(&cycle.replace("COUNT", "100")).await;
        let after = page.memory().await;
        let left = page.js("return gone.filter(it => it.deref()).length").await;
        assert_eq!(left, 0, "elements are held on to");
        assert_eq!(after.nodes, before.nodes, "nodes are left");
        assert_eq!(after.listeners, before.listeners, "listeners are left");
        assert!(0 < before.wasm_bytes);
        assert_eq!(after.wasm_bytes, before.wasm_bytes, "the program grows");
        let growth = after.heap_bytes.saturating_sub(before.heap_bytes);
        // What the browser notes of its own, such as times of requests, is a tenth of this.
        assert!(growth < 100 * 512, "each of a hundred left {} bytes", growth / 100);
    });
}

#[test]
fn one_that_is_moved_draws_again() {
    let body = format!("{}<div id=\"elsewhere\"></div>", zone(""));
    browse(Site::of(&archive()).cors().on(partner(&body)), Reader::english(), async |page| {
        open(page).await;
        page.js("document.getElementById('elsewhere').append(document.querySelector('news-zone'))").await;
        page.expect_in_zone("return root.querySelectorAll('.card').length", 5).await;
        page.click_in_zone("#to-fleet").await;
        page.expect_texts_in_zone(".story-headline", &["Fleet returns"]).await;
        assert_eq!(page.site.count(&format!("/{EDITION}")), 1);
    });
}

/// An element whose children change, and one in a box that is not shown yet.
#[test]
fn one_that_is_shown_later() {
    let body = format!("<div id=\"box\" hidden>{}</div>", zone(""));
    browse(Site::of(&archive()).cors().on(partner(&body)), Reader::english(), async |page| {
        page.open_host("").await;
        page.js("return new Promise(done => setTimeout(done, 300))").await;
        assert_eq!(page.site.count(&format!("/{EDITION}")), 0);
        page.js("document.getElementById('box').hidden = false").await;
        page.expect_in_zone("return root.querySelectorAll('.card').length", 5).await;
    });
}
