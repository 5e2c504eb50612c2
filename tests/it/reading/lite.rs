//! Pictures left out: none is fetched that nobody asked for, in the app and on printed pages, and what that saves is said.

use std::fs;

use preview::Rule;
use serde_json::json;

use super::display::choose;
use crate::browser::{Page, Reader, browse, browse_everywhere, browse_everywhere_in};
use crate::search::{newsroom, newszone};
use crate::site::{Site, story};
use test_support::wanted;

const PICTURE: &[u8] = include_bytes!("../../../public/icon-192.png");

/// An article that begins with a picture, has one in its text, and one among its words.
fn site() -> Site {
    let text = format!(
        "<p>Words <img src='small.png' alt='An anchor'> and words.</p><video src='film.mp4' poster='film.png'></video>{}\
         <figure><img src='deep.png#bytes=120000' alt='The quay' width=192 height=192></figure>",
        "<p>The fleet came home in the evening.</p>".repeat(60)
    );
    let more = json!({ "content_text": null, "content_html": text, "image": "lead.png#bytes=1500000", "date_published": "2025-01-01" });
    let site = Site::of(&[story("p", "Pictured", more), story("q", "Plain", json!({}))]);
    ["lead", "deep", "small", "film"]
        .iter()
        .fold(site, |site, it| site.with(&format!("edition/{it}.png"), Rule::answer(200, "image/png", PICTURE)))
}

const FILM_IS_FETCHED: &str =
    "return performance.getEntriesByType('resource').some((it) => it.name.endsWith('/film.png'))";

fn fetched(page: &Page, ending: &str) -> Vec<String> {
    page.site.requests().into_iter().map(|it| it.path).filter(|it| it.ends_with(ending)).collect()
}

async fn come_past_everything(page: &Page) {
    page.js("scrollTo(0, document.documentElement.scrollHeight)").await;
    page.until(
        "the foot is in sight",
        "return document.querySelector('.page-foot')?.getBoundingClientRect().top < innerHeight",
    )
    .await;
}

#[test]
fn no_picture_is_fetched_until_it_is_asked_for_and_what_that_saves_is_said() {
    browse_everywhere(site(), Reader::english(), async |page| {
        page.open("icon.svg").await;
        page.js("localStorage.setItem('news-zone.display', 'lite=on')").await;
        // What leads the list has a picture as well.
        page.visit("").await;
        page.see(".card", "Pictured").await;
        page.see(".display-saved", "About 1.5 MB saved on this visit.").await;
        page.open("article/p/").await;
        page.see("#heading-article", "Pictured").await;
        let names =
            "return [...document.querySelectorAll('.enlarge[role=button]')].map(it => it.getAttribute('aria-label'))";
        page.expect(names, json!(["Show picture (1.5 MB)", "Show picture: The quay (120 KB)"])).await;
        // Among words stands what is said of the picture.
        page.expect(
            "return document.querySelector('.body p').innerText.replace(/ +/g, ' ')",
            "Words An anchor and words.",
        )
        .await;
        page.see(".display-saved", "About 1.5 MB saved on this visit.").await;
        come_past_everything(page).await;
        page.see(".display-saved", "About 1.7 MB saved on this visit.").await;
        assert_eq!(
            fetched(page, ".png").iter().filter(|it| it.starts_with("/edition/")).count(),
            0,
            "{}",
            page.engine()
        );
        // By the keyboard, as a button is pressed; it is then what it was before.
        page.js("document.querySelector('.body .enlarge').focus()").await;
        page.press(' ').await;
        page.until("the picture is here", "return document.querySelector('.body .enlarge img').naturalWidth").await;
        page.expect("return document.activeElement.getAttribute('aria-label')", "The quay — Enlarge the picture").await;
        page.expect("return document.querySelector('#lightbox')?.open ?? false", false).await;
        page.see(".display-saved", "About 1.5 MB saved on this visit.").await;
        assert_eq!(fetched(page, "deep.png").len(), 1);
        assert_eq!(fetched(page, "lead.png").len(), 0);
        choose(page, "lite", "off").await;
        page.js("scrollTo(0, 0)").await;
        page.until("the first picture comes", "return document.querySelector('.picture img').naturalWidth").await;
        page.see_no(".display-saved").await;
        page.expect("return document.querySelectorAll('.enlarge[role], .picture-said').length", 0).await;
        // A film's poster is a picture too.
        page.until("the poster is fetched", FILM_IS_FETCHED).await;
    });
}

/// A published article with a picture of the site's own.
fn published() -> Option<std::path::PathBuf> {
    let program = wanted::path("NEWS_ZONE_PROGRAM", "publishing pictures")?;
    let folder = newsroom("lite", "", "[[source]]\nname = \"pictured\"\npath = \"pictured\"\n");
    let articles = folder.join("pictured");
    fs::create_dir_all(&articles).unwrap();
    fs::write(articles.join("ship.png"), include_bytes!("../../../public/icon-512.png")).unwrap();
    let text = "---\ntitle: The ship 함선\nimage: ship.png\nalt: The ship\ndate: 2024-06-01\n---\nShe came home.\n";
    fs::write(articles.join("ship.md"), text).unwrap();
    let film = "---\ntitle: The film\ndate: 2024-06-02\n---\n<video src=\"film.mp4\" poster=\"film.png\"></video>\n";
    fs::write(articles.join("film.md"), film).unwrap();
    newszone(&program, &folder, "publish");
    Some(folder.join("dist"))
}

#[test]
fn on_a_printed_page_none_is_fetched_either() {
    let Some(dist) = published() else { return };
    browse_everywhere_in(dist, Site::published(), Reader::english(), async |page| {
        page.open("").await;
        page.js("localStorage.setItem('news-zone.display', 'lite=on')").await;
        page.site.clear_requests();
        page.open("article/ship/").await;
        page.see("#heading-article", "The ship").await;
        page.until("all is loaded", "return document.readyState === 'complete'").await;
        come_past_everything(page).await;
        page.press(fantoccini::key::Key::Tab).await;
        page.until("it says its size", "return /^Show picture: The ship .[0-9.]+ [KM]?B.$/.test(document.querySelector('.enlarge').getAttribute('aria-label'))").await;
        let media = |page: &Page| page.site.requests().into_iter().filter(|it| it.path.starts_with("/media/")).count();
        assert_eq!(media(page), 0, "{}", page.engine());
        page.click(".enlarge").await;
        page.until("the picture is here", "return document.querySelector('.picture img').naturalWidth").await;
        assert_eq!(media(page), 1, "{}", page.engine());
        page.open("article/film/").await;
        page.until("all is loaded", "return document.readyState === 'complete'").await;
        page.expect("return document.querySelector('video').poster", "").await;
        // Everybody else has it at once, and once.
        page.js("localStorage.setItem('news-zone.display', 'lite=off')").await;
        page.open("article/film/").await;
        page.expect("return document.querySelector('video').poster", "https://news.example/film.png").await;
        page.open("").await;
        page.site.clear_requests();
        page.open("article/ship/").await;
        page.until("the picture is here", "return document.querySelector('.picture img').naturalWidth").await;
        let is_webkit = page.engine() == crate::browser::WEBKIT.name;
        page.expect("return document.querySelector('link[rel=preload][as=image]') !== null", !is_webkit).await;
        let asked: Vec<String> = page.site.requests().into_iter().map(|it| it.path).collect();
        assert!(media(page) <= 1, "{} asked for {asked:?}", page.engine());
    });
}

const SAVES: &str =
    "Object.defineProperty(navigator, 'connection', { value: { saveData: true, addEventListener() {} } });";

#[test]
fn a_browser_that_saves_data_leaves_pictures_out_whatever_else_is_chosen() {
    browse(site(), Reader::english().with_script(SAVES), async |page| {
        page.visit("article/p/").await;
        page.expect("return document.documentElement.dataset.display", "lite=on").await;
        choose(page, "theme", "dark").await;
        page.expect("return document.documentElement.dataset.display", "theme=dark lite=on").await;
        page.expect("return localStorage.getItem('news-zone.display')", "theme=dark").await;
        assert_eq!(fetched(page, "lead.png").len(), 0);
        choose(page, "lite", "off").await;
        page.reload().await;
        page.expect("return document.documentElement.dataset.display", "theme=dark lite=off").await;
    });
}

#[test]
fn nothing_is_fetched_ahead_where_data_is_saved() {
    let site = site().config(&json!({ "offline": true, "refresh_minutes": 0 }));
    browse(site, Reader::english().with_script(SAVES), async |page| {
        page.visit("").await;
        page.expect_list(&["Pictured", "Plain"]).await;
        // The look at what is kept comes after the moment at which the worker would have been fetched.
        page.until(
            "it was looked",
            "return performance.getEntriesByType('resource').some(it => it.name.endsWith('/keep.js'))",
        )
        .await;
        assert_eq!(page.site.count("/service-worker.js"), 0);
        page.expect("return navigator.serviceWorker.getRegistrations().then(it => it.length)", 0).await;
    });
}
