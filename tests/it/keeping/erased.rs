//! Nothing of a reader's is left once they have erased everything.

use serde_json::json;

use crate::browser::{Reader, browse_everywhere_in};
use crate::offline::choose_texts;
use crate::search::{newsroom, newszone};
use crate::site::Site;
use test_support::wanted;

/// What is left: what is remembered, records and whole articles, and everything that is kept for reading offline.
const LEFT: &str = "return (async () => {
    const open = indexedDB.open('news-zone /');
    const database = await new Promise(done => { open.onsuccess = () => done(open.result); });
    const counts = await Promise.all(['records', 'articles'].map(store => new Promise(done => {
        const count = database.transaction(store).objectStore(store).count();
        count.onsuccess = () => done(count.result); })));
    database.close();
    const kept = [];
    for (const name of await (globalThis.caches?.keys() ?? []))
        if (!/^news-zone \\/ (shell |clients$)/.test(name))
            for (const it of await (await caches.open(name)).keys()) kept.push(it.url);
    return [Object.keys(localStorage), ...counts, kept.length] })()";

/// Everything that can be remembered about how a reader likes it, as the app writes it.
const LIKED: &str =
    "for (const [key, text] of Object.entries({ language: 'en', display: 'size=large', searches: 'q=harbour',
    shortcuts: 'off' })) localStorage.setItem('news-zone.' + key, text)";

#[test]
fn nothing_of_the_readers_is_left() {
    let Some(program) = wanted::path("NEWS_ZONE_PROGRAM", "publishing an archive") else { return };
    let folder = newsroom("erased", "", "");
    newszone(&program, &folder, "publish");
    browse_everywhere_in(folder.join("dist"), Site::published(), Reader::english(), async |page| {
        page.visit("?q=harbour").await;
        page.js(LIKED).await;
        page.visit("article/a5/").await;
        page.click("#save-article").await;
        page.expect("return document.querySelector('#save-article').getAttribute('aria-pressed')", "true").await;
        let keeps = page.js("return !!navigator.serviceWorker && !!globalThis.caches").await == true;
        if keeps {
            page.until("the worker", "return !!navigator.serviceWorker.controller").await;
            page.visit("?q=harbour").await;
            choose_texts(page).await;
        } else {
            eprintln!("{} keeps nothing for reading offline", page.engine());
        }
        page.visit("library/").await;
        page.see("[aria-labelledby=library-saved] .library-list", "Harbour report 5").await;
        let before = page.js(LEFT).await;
        assert_eq!(before[0].as_array().unwrap().len(), if keeps { 5 } else { 4 }, "{before}");
        assert!(0 < before[1].as_u64().unwrap() && before[2] == 1, "{before}");
        if keeps {
            page.see("#library-offline", "for reading offline").await;
            page.expect("return /offline: [1-9][0-9.]* [KM]B[.].*the app .[1-9][0-9.]* MB/.test(document.querySelector('#library-offline').textContent)", true).await;
        }
        page.expect("return document.documentElement.dataset.display", "size=large").await;
        page.click(".library-erase").await;
        page.see(".library-erase", "Really erase everything").await;
        page.click(".library-erase").await;
        page.see("[aria-labelledby=library-stored]", "0 notes").await;
        let left = format!("return (() => {{ {LEFT} }})().then(left => left.flat().join())");
        page.expect(&left, "0,0,0").await;
        page.expect("return document.documentElement.hasAttribute('data-display')", false).await;
        if keeps {
            page.see("#library-offline", "offline: 0 B.").await;
        }
        // The page that is open goes on, and nothing of it comes back.
        page.click(".brand").await;
        page.until("the list", "return document.querySelectorAll('.card').length").await;
        page.visit("library/").await;
        page.see("#library-saved ~ .hint", "No articles are saved").await;
        let after = page.js(LEFT).await;
        assert_eq!([&after[0], &after[2]], [&json!([]), &json!(0)], "{after}");
        if keeps {
            page.visit("?q=harbour").await;
            page.click(".kept summary").await;
            page.expect("return document.querySelector('.kept select').value", "0").await;
            page.see(".kept-size", "· 0 B").await;
        }
    });
}
