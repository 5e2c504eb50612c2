//! What a reader keeps: on this device only, whole, and not lost to whatever else happens.

mod erased;
mod faults;

use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse, browse_everywhere};
use crate::reading::site;
use crate::site::{EDITION, Site, feed, json_rule, stories, story, with_script};

const SAVE: &str = "#save-article";

async fn expect_saved(page: &Page, is_saved: bool) {
    page.expect("return document.querySelector('#save-article').getAttribute('aria-pressed')", is_saved.to_string())
        .await;
}

/// The names under a heading of the library.
async fn expect_library(page: &Page, key: &str, names: &[&str]) {
    page.expect_texts(&format!("[aria-labelledby=library-{key}] .library-list li > :first-child"), names).await;
}

/// Puts another edition in the place of the first.
fn publish(page: &Page, items: &[Value]) {
    page.site.rule(&format!("/{EDITION}"), json_rule(&feed(items)));
}

/// Waits until what is kept is in the database: a page that is left at once may be left before.
async fn settled(page: &Page, key: &str) {
    let script = format!(
        "return new Promise(done => {{ const open = indexedDB.open('news-zone /');
         open.onupgradeneeded = () => open.transaction.abort(); open.onerror = () => done(null); open.onsuccess = () => {{
         const get = open.result.transaction('records').objectStore('records').getKey('{key}');
         get.onsuccess = () => {{ open.result.close(); done(get.result ?? null); }} }} }})"
    );
    page.until(key, &script).await;
}

#[test]
fn a_saved_article_outlives_its_source() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("article/long/").await;
        expect_saved(page, false).await;
        page.click(SAVE).await;
        expect_saved(page, true).await;
        settled(page, "saved/long").await;
        publish(page, &stories(3));
        page.visit("library/").await;
        expect_library(page, "saved", &["[Fleet report] The fleet is home"]).await;
        page.click("[aria-labelledby=library-saved] a").await;
        page.see("#heading-article", "[Fleet report] The fleet is home").await;
        // All of it: text, parts, picture, byline, copyright line.
        page.expect("return document.querySelectorAll('.body p').length", 121).await;
        page.expect("return document.querySelectorAll('.body h2').length", 3).await;
        page.see(".byline", "Kim Cheol-hwan").await;
        page.see(".copyright", "ⓒ Kookbang Ilbo").await;
        page.expect("return new URL(document.querySelector('.body img').src).pathname", "/icon-512.png").await;
        expect_saved(page, true).await;
        page.click(SAVE).await;
        expect_saved(page, false).await;
        page.visit("library/").await;
        page.see("#library-saved ~ .hint", "No articles are saved").await;
    });
}

#[test]
fn what_its_publisher_withdraws_is_kept_no_longer() {
    browse(site(), Reader::english(), async |page| {
        page.visit("article/long/").await;
        page.click(SAVE).await;
        settled(page, "saved/long").await;
        let mut withdrawn = crate::reading::long();
        withdrawn["_news_zone"]["status"] = json!("canceled");
        publish(page, &[withdrawn]);
        page.visit("library/").await;
        page.see("#library-saved ~ .hint", "No articles are saved").await;
        page.visit("article/long/").await;
        page.see(".panel-article", "has withdrawn it").await;
    });
}

#[test]
fn what_was_read_is_marked_and_remembered() {
    browse_everywhere(Site::of(&stories(3)), Reader::english(), async |page| {
        page.visit("").await;
        page.see_no(".card[data-read]").await;
        page.click("#to-s2").await;
        page.see("#heading-article", "Story 2").await;
        settled(page, "read/s2").await;
        page.back().await;
        page.expect_texts(".card[data-read] .card-headline", &["Story 2"]).await;
        page.reload().await;
        page.expect_texts(".card[data-read] .card-headline", &["Story 2"]).await;
        page.click(".way").await;
        page.expect_focus("heading-library").await;
        expect_library(page, "history", &["Story 2"]).await;
        page.click("[aria-labelledby=library-history] .library-off").await;
        page.see("[aria-labelledby=library-history]", "No articles were read yet.").await;
    });
}

#[test]
fn series_and_authors_are_followed_and_words_are_muted() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("article/long/").await;
        page.expect_texts(".follows .button", &["Follow Fleet report", "Follow Kim Cheol-hwan"]).await;
        page.click(".follows .button").await;
        page.expect("return document.querySelector('.follows .button').getAttribute('aria-pressed')", "true").await;
        page.click(".way").await;
        expect_library(page, "followed", &["Fleet report"]).await;
        page.type_into("#mute-word", "STORY 2").await;
        page.click(".library-mute .button").await;
        expect_library(page, "muted", &["STORY 2"]).await;
        page.expect("return document.querySelector('#mute-word').value", "").await;
        settled(page, "word/STORY 2").await;
        page.visit("").await;
        page.expect_list(&["[Fleet report] The fleet is home", "Story 1", "Story 3"]).await;
        page.see(".stories", "1 muted article is left out.").await;
        // Whoever asks for it by its address gets it.
        page.visit("article/s2/").await;
        page.see("#heading-article", "Story 2").await;
        page.visit("library/").await;
        page.click("[aria-labelledby=library-muted] .library-off").await;
        page.see_no("[aria-labelledby=library-muted] .library-list").await;
        page.click(".brand").await;
        page.expect_list(&["[Fleet report] The fleet is home", "Story 1", "Story 2", "Story 3"]).await;
    });
}

#[test]
fn what_is_followed_is_marked_and_what_is_read_is_muted_where_it_stands() {
    let sources = json!([{ "name": "One", "url": "one.json" }, { "name": "Two", "url": "two.json" }]);
    let by = json!({ "authors": [{ "name": "Kim Cheol-hwan" }], "date_published": "2024-12-02T12:00:00Z" });
    let site = Site::plain()
        .config(&json!({ "sources": sources }))
        .with("one.json", json_rule(&feed(&[crate::reading::long(), story("k", "By the same", by)])))
        .with(
            "two.json",
            json_rule(&feed(&[story("b", "[함대] 다른 기사", json!({ "date_published": "2024-12-01" }))])),
        );
    browse_everywhere(site, Reader::english(), async |page| {
        page.visit("article/long/").await;
        page.see_no(".card-followed").await;
        page.click(".follows .button:nth-child(2)").await;
        page.expect_texts(
            ".card:has(.card-followed) .card-headline",
            &["[Fleet report] The fleet is home", "By the same"],
        )
        .await;
        page.expect_texts(".card-followed", &["Followed", "Followed"]).await;
        // Its source, and the word that its series goes by.
        page.click(".mutes summary").await;
        page.expect_texts(".mutes .button", &["Mute Fleet report", "Mute One"]).await;
        page.click(".mutes .button").await;
        page.expect("return document.querySelector('.mutes .button').getAttribute('aria-pressed')", "true").await;
        page.see("#heading-article", "The fleet is home").await;
        page.expect_list(&["By the same", "[함대] 다른 기사"]).await;
        page.click(".mutes .button:nth-child(2)").await;
        page.expect_list(&["[함대] 다른 기사"]).await;
        page.see("#heading-article", "The fleet is home").await;
        page.click(".mutes .button:nth-child(2)").await;
        page.click(".mutes .button").await;
        page.expect_list(&["[Fleet report] The fleet is home", "By the same", "[함대] 다른 기사"]).await;
    });
}

#[test]
fn a_source_is_muted() {
    let sources = json!([{ "name": "One", "url": "one.json" }, { "name": "Two", "url": "two.json" }]);
    let site = Site::plain()
        .config(&json!({ "sources": sources }))
        .with("one.json", json_rule(&feed(&[story("a", "From one", json!({}))])))
        .with("two.json", json_rule(&feed(&[story("b", "From two", json!({}))])));
    browse(site, Reader::english(), async |page| {
        page.visit("library/").await;
        page.expect_texts(
            ".library-buttons .button",
            &["Mute One", "Mute Two", "Export to a file", "Erase everything"],
        )
        .await;
        page.click(".library-buttons .button").await;
        expect_library(page, "muted", &["One"]).await;
        page.click(".brand").await;
        page.expect_list(&["From two"]).await;
    });
}

/// Takes the file that a page gives, because a test has no folder for it.
const TAKE_FILE: &str = "{
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        blob.text().then((text) => { document.body.dataset.file = text; });
        return make.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () { document.body.dataset.name = this.download; };
}";

/// Takes everything away, and answers with the file.
async fn export(page: &Page) -> Value {
    page.click(".library-buttons:has(.library-erase) .button").await;
    page.until("the file is given", "return document.body.dataset.file").await
}

/// Chooses a file of that text in the library.
async fn give_file(page: &Page, text: &str) {
    let script = "const files = new DataTransfer(); files.items.add(new File([arguments[0]], 'x.json'));
        const field = document.getElementById('library-file'); field.files = files.files; field.dispatchEvent(new Event('change'))";
    page.ask(script, vec![json!(text)]).await;
}

#[test]
fn everything_is_taken_away_erased_and_brought_back() {
    browse_everywhere(with_script(site(), TAKE_FILE), Reader::english(), async |page| {
        page.visit("article/long/").await;
        page.click(SAVE).await;
        settled(page, "saved/long").await;
        page.click(".follows .button").await;
        settled(page, "series/Fleet report").await;
        page.visit("library/").await;
        expect_library(page, "saved", &["[Fleet report] The fleet is home"]).await;
        page.see("[aria-labelledby=library-stored]", "3 notes on what you read").await;
        let file = export(page).await;
        page.expect("return document.body.dataset.name", "news-zone-library.json").await;
        page.click(".library-erase").await;
        page.see(".library-erase", "Really erase everything").await;
        page.click(".library-erase").await;
        page.see("[aria-labelledby=library-stored]", "0 notes").await;
        page.reload().await;
        page.see("#library-saved ~ .hint", "No articles are saved").await;
        page.see("[aria-labelledby=library-stored]", "0 B").await;
        for foreign in ["{}", "not JSON", r#"{"version":"https://jsonfeed.org/version/1.1"}"#] {
            give_file(page, foreign).await;
            page.see("[aria-labelledby=library-stored]", "no file that was exported here").await;
        }
        give_file(page, r#"{"version":"news-zone/kept/9"}"#).await;
        page.see("[aria-labelledby=library-stored]", "a later version").await;
        give_file(page, file.as_str().unwrap()).await;
        page.see("[aria-labelledby=library-stored]", "Taken over: 3 notes.").await;
        expect_library(page, "saved", &["[Fleet report] The fleet is home"]).await;
        expect_library(page, "followed", &["Fleet report"]).await;
        settled(page, "saved/long").await;
        publish(page, &stories(1));
        page.visit("article/long/").await;
        page.expect("return document.querySelectorAll('.body p').length", 121).await;
    });
}

#[test]
fn another_tab_is_heard() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.visit("library/").await;
        page.see("#library-saved ~ .hint", "No articles are saved").await;
        page.see("[aria-labelledby=library-stored]", "0 notes").await;
        // What the other page's own keeper does.
        let other = "return new Promise(done => { const open = indexedDB.open('news-zone /');
            open.onupgradeneeded = () => open.transaction.abort(); open.onerror = () => done(false); open.onsuccess = () => {
            const change = open.result.transaction('records', 'readwrite'); change.objectStore('records').put('9\\t\\tElsewhere', 'saved/x');
            change.oncomplete = () => { open.result.close(); new BroadcastChannel('news-zone /').postMessage(''); done(true); } } })";
        page.until("it is written", other).await;
        expect_library(page, "saved", &["Elsewhere"]).await;
    });
}

#[test]
fn what_a_later_version_kept_is_carried_along() {
    browse_everywhere(with_script(site(), TAKE_FILE), Reader::english(), async |page| {
        page.open("icon.svg").await;
        let later = "return new Promise(done => { const open = indexedDB.open('news-zone /', 7);
            open.onupgradeneeded = () => ['records', 'articles', 'more'].forEach(it => open.result.createObjectStore(it));
            open.onsuccess = () => { const change = open.result.transaction('records', 'readwrite');
            change.objectStore('records').put('9\\t\\tof another kind', 'later/x');
            change.objectStore('records').put('9\\t\\tA headline', 'saved/y');
            change.oncomplete = () => { open.result.close(); done(true); } } })";
        page.until("it is there", later).await;
        page.visit("library/").await;
        expect_library(page, "saved", &["A headline"]).await;
        let file: Value = serde_json::from_str(export(page).await.as_str().unwrap()).unwrap();
        assert_eq!(file["records"]["later/x"], "9\t\tof another kind");
    });
}
