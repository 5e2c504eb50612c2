//! What a push sends, keeps, takes out and puts in its place.

use super::server::{KEY, Page, Server, everything, push, push_as, settings, word};
use crate::newsroom::Newsroom;
use news_core::config::Config;
use news_core::native::Native;
use news_core::parser::Parser;
use newszone::push::Options;
use serde_json::json;
use std::fs;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;

const SOURCE: &str = "[[source]]\nname = \"desk\"\npath = \"articles.jsonl\"\n";

/// Writes so many articles, the first ones in another version.
pub(crate) fn say(newsroom: &Newsroom, count: usize, corrected: usize) {
    let line = |nth: usize| {
        let edition = if nth < corrected { "고침" } else { "첫판" };
        let day = nth % 28 + 1;
        json!({
            "id": format!("기사-{nth}"), "title": format!("국방부장관은 {nth}호를 발표했다 {edition}"),
            "summary": format!("Howitzer number {nth}"), "content_html": "<p>본문</p>",
            "date_published": format!("2022-01-{day:02}"), "language": "ko",
        })
        .to_string()
            + "\n"
    };
    fs::write(newsroom.folder.path().join("articles.jsonl"), (0..count).map(line).collect::<String>()).unwrap();
}

/// A newsroom with so many articles in its store, and a server's address.
pub(crate) fn newsroom(servers: &[&Server], count: usize) -> Newsroom {
    let mut newsroom = Newsroom::new("");
    newsroom.set(&settings(servers, "", SOURCE));
    say(&newsroom, count, 0);
    newsroom.pull();
    newsroom
}

#[test]
fn only_what_changed_is_sent_and_what_is_withdrawn_goes() {
    let Some(server) = Server::start(&[]) else { return };
    let mut newsroom = newsroom(&[&server], 1200);
    let first = push(&newsroom).unwrap();
    assert_eq!((first.articles, first.sent, first.kept, first.removed, first.switched), (1200, 1200, 0, 0, true));
    let page = Page::of(&newsroom);
    assert_eq!(page.ask(&super::server::question(&word("국방부장관"))).unwrap().total, 1200);
    let again = push(&newsroom).unwrap();
    assert_eq!((again.sent, again.kept, again.removed, again.switched), (0, 1200, 0, false));
    // The key that readers have stays the same.
    assert_eq!(Page::of(&newsroom).key, page.key);
    say(&newsroom, 1190, 7);
    newsroom.pull();
    let third = push(&newsroom).unwrap();
    assert_eq!((third.articles, third.sent, third.removed, third.switched), (1190, 7, 10, false));
    assert_eq!(page.ids(&word("고침")).len(), 7);
    assert_eq!(page.ids(&word("1195")), Vec::<String>::new());
    // Whoever empties the engine by hand gets all of it back.
    let name = &third.collection;
    assert_eq!(server.delete(&format!("/collections/{name}/documents?filter_by=dated:true&batch_size=900"), KEY), 200);
    assert_eq!((push(&newsroom).unwrap().sent, server.count("news")), (1190, Some(1190)));
    // Nothing to show keeps what is there, unless that is what is wanted.
    say(&newsroom, 0, 0);
    newsroom.set(&settings(&[&server], "", ""));
    fs::remove_file(newsroom.settings.path(&newsroom.settings.build.store)).unwrap();
    let said = push(&newsroom).unwrap_err().to_string();
    assert!(said.contains("--allow-empty"), "{said}");
    assert_eq!(server.count("news"), Some(1190));
    let options = Options { allow_empty: true, ..Options::default() };
    assert_eq!(push_as(&newsroom, KEY, options).unwrap().removed, 1190);
    assert_eq!(page.ids(&everything()), Vec::<String>::new());
}

/// Somebody searches all the time, while new collections take the place of old ones: every answer has all articles.
#[test]
fn a_switch_leaves_no_gap() {
    let Some(server) = Server::start(&[]) else { return };
    let newsroom = newsroom(&[&server], 600);
    let first = push(&newsroom).unwrap();
    let page = Page::of(&newsroom);
    let (is_over, asked) = (AtomicBool::new(false), AtomicUsize::new(0));
    let everything = everything();
    thread::scope(|scope| {
        scope.spawn(|| {
            while !is_over.load(Ordering::Relaxed) {
                let answer = page.ask(&super::server::question(&everything));
                assert_eq!(answer.map(|it| it.total), Ok(600));
                asked.fetch_add(1, Ordering::Relaxed);
            }
        });
        let mut last = first.collection.clone();
        for _ in 0..4 {
            let before = asked.load(Ordering::Relaxed);
            let report = push_as(&newsroom, KEY, Options { fresh: true, ..Options::default() }).unwrap();
            assert!(report.switched && report.sent == 600 && report.collection != last, "{report:?}");
            last = report.collection;
            assert_eq!(server.collections(), [last.as_str()]);
            // Asked during each push, and after it.
            while asked.load(Ordering::Relaxed) < before + 3 && !is_over.load(Ordering::Relaxed) {
                thread::yield_now();
            }
        }
        is_over.store(true, Ordering::Relaxed);
    });
    assert!(12 <= asked.load(Ordering::Relaxed));
}

/// Settings that make other documents fill another collection.
#[test]
fn other_settings_make_another_collection() {
    let Some(server) = Server::start(&[]) else { return };
    let mut newsroom = newsroom(&[&server], 20);
    let first = push(&newsroom).unwrap();
    let page = Page::of(&newsroom);
    assert_eq!(page.ids(&word("본문")).len(), 0);
    newsroom.set(&settings(&[&server], "texts = true", SOURCE));
    let second = push(&newsroom).unwrap();
    assert!(second.switched && second.collection != first.collection && second.sent == 20);
    assert_eq!((server.collections(), page.ids(&word("본문")).len()), (vec![second.collection], 20));
    // Another zone on the same engine is left alone.
    newsroom.set(&settings(&[&server], "collection = \"news_other\"", SOURCE));
    push(&newsroom).unwrap();
    assert_eq!(server.collections().len(), 2);
    assert_eq!(page.ids(&everything()).len(), 20);
}

#[test]
fn a_site_says_where_it_is_searched() {
    let Some(server) = Server::start(&[]) else { return };
    if crate::newsroom::is_missing("a site with a search engine") {
        return;
    }
    let newsroom = newsroom(&[&server], 20);
    newsroom.build();
    let zone = |newsroom: &Newsroom| Config::read(&Native.json(&newsroom.page("news-zone.json")).unwrap());
    assert_eq!(zone(&newsroom).0.search, None);
    push(&newsroom).unwrap();
    let (config, problems) = zone(&newsroom);
    let search = config.search.unwrap();
    assert_eq!((problems.len(), search.nodes, search.collection.as_str()), (0, vec![server.url()], "news"));
    assert_eq!(search.key, Page::of(&newsroom).key);
    let site = newsroom.site();
    // The compressed ones say the same, and the next build has nothing to add.
    let mut unpacked = String::new();
    let packed = &site["news-zone.json.gz"][..];
    std::io::Read::read_to_string(&mut flate2::read::GzDecoder::new(packed), &mut unpacked).unwrap();
    assert_eq!(unpacked, newsroom.page("news-zone.json"));
    newsroom.build();
    assert_eq!(newsroom.site(), site);
    assert!(!String::from_utf8_lossy(&site["news-zone.json"]).contains(KEY));
}
