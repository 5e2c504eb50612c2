//! What the archive's index answers, of a site that the publisher made.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::{Value, json};

use crate::browser::{Page, Reader, browse_in};
use crate::site::Site;
use preview::Rule;
use test_support::typesense::KEY;
use test_support::wanted;

/// More than the newest list holds, so that the rest is in the archive alone.
const ARTICLES: usize = 2_400;

/// The settings of its newsroom.
const SETTINGS: &str = "[site]\ntitle = \"Harbour News\"\nurl = \"https://news.example/\"\nlanguage = \"en\"\n\
    [build]\nbrotli = false\ngzip = false\npages_max = 40\n[[source]]\nname = \"articles\"\npath = \"articles.jsonl\"\n";

/// Its articles, a line each, the newest first.
fn lines() -> String {
    let mut lines = String::new();
    for nth in 0..ARTICLES {
        let headline = match nth % 100 {
            7 => format!("Lighthouse keeper {nth} 등대지기 이야기"),
            _ => format!("Harbour report {nth} 항만 소식"),
        };
        // One an hour.
        let seconds = 1_700_000_000 - nth as i64 * 3_600;
        let date = news_core::moment::Moment(seconds).rfc3339();
        writeln!(
            lines,
            "{}",
            json!({ "id": format!("a{nth}"), "title": headline, "content_text": "Text.",
            "date_published": date, "_news_zone": { "section": if nth % 2 == 0 { "Even" } else { "Odd" } } })
        )
        .unwrap();
    }
    lines
}

/// A newsroom of that name with these articles and some more, and with these settings and some more.
pub(crate) fn newsroom(name: &str, more_lines: &str, more_settings: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("articles.jsonl"), lines() + more_lines).unwrap();
    fs::write(folder.join("newszone.toml"), SETTINGS.to_owned() + more_settings).unwrap();
    folder
}

/// Has the publisher do something in a newsroom, with the key of an engine at hand.
pub(crate) fn newszone(program: &Path, folder: &Path, command: &str) {
    let mut newszone = Command::new(program);
    newszone.arg(command).arg("--settings").arg(folder).env("NEWSZONE_TYPESENSE_KEY", KEY);
    let output = newszone.output().unwrap();
    assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A published site of many articles, of which every hundredth is about a lighthouse; made once.
pub(super) fn published() -> Option<&'static Path> {
    static SITE: OnceLock<Option<PathBuf>> = OnceLock::new();
    SITE.get_or_init(|| {
        let program = wanted::path("NEWS_ZONE_PROGRAM", "publishing an archive")?;
        let folder = newsroom("archive-newsroom", "", "");
        newszone(&program, &folder, "publish");
        Some(folder.join("dist"))
    })
    .as_deref()
}

const OLDER: &str = "return [...document.querySelectorAll('.older .card-headline a')].map(it => it.id.slice(3))";

async fn expect_older(page: &Page, ids: &[&str]) {
    page.expect(OLDER, json!(ids)).await;
}

fn browse_archive(site: Site, test: impl AsyncFnOnce(&Page)) {
    if let Some(dist) = published() {
        browse_in(dist.to_owned(), site, Reader::english(), test);
    }
}

#[test]
fn older_articles_are_found_and_read() {
    browse_archive(Site::published(), async |page| {
        page.visit("?q=lighthouse").await;
        // Few are at hand, so the archive is asked unbidden.
        page.until("the archive answers", "return 10 <= document.querySelectorAll('.older .card').length").await;
        let first = page.js(OLDER).await;
        page.see(".older .hint", "At least").await;
        page.see(".older .hint:nth-of-type(2)", "Searched back to").await;
        page.click(".older > .button").await;
        page.until("there are more", "return 20 <= document.querySelectorAll('.older .card').length").await;
        let both = page.js(OLDER).await;
        let (first, both) = (list(&first), list(&both));
        assert_eq!(both[..first.len()], first[..]);
        page.retype("#search", "lighthouse 2307").await;
        expect_older(page, &["a2307"]).await;
        page.see(".older .hint", "1 older article").await;
        page.expect_texts(".older mark", &["Lighthouse", "2307"]).await;
        page.click("#to-a2307").await;
        page.see("#heading-article", "Lighthouse keeper 2307").await;
        page.see(".body", "Text.").await;
        page.back().await;
        // What was read is at hand from then on.
        page.expect(
            "return [...document.querySelectorAll('.stories-list .card-headline a')].map(it => it.id)",
            json!(["to-a2307"]),
        )
        .await;
    });
}

fn list(value: &Value) -> Vec<&str> {
    value.as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect()
}

#[test]
fn korean_slips_and_filters_reach_the_archive() {
    browse_archive(Site::published(), async |page| {
        page.visit("?q=%EC%A7%80%EA%B8%B0%202307").await;
        expect_older(page, &["a2307"]).await;
        page.retype("#search", "lighthuose 2307").await;
        expect_older(page, &["a2307"]).await;
        page.visit("?q=2307&section=Even").await;
        page.see(".stories-list h2", "Nothing found").await;
        page.visit("?q=date%3A2023-08-10%20lighthouse").await;
        page.until("the archive answers", "return !!document.querySelector('.older .card')").await;
        page.expect(
            "return [...new Set([...document.querySelectorAll('.older time')].map(it => it.dateTime.slice(0, 7)))]",
            json!(["2023-08"]),
        )
        .await;
    });
}

#[test]
fn what_is_corrupt_or_missing_is_said_and_passed_over() {
    let Some(dist) = published() else { return };
    // Whatever is not the directory and not a root: terms and headlines.
    let shards = walk(&dist.join("edition/search"));
    assert!(5 < shards.len(), "{shards:?}");
    let spoil = |how: fn(&str, Vec<u8>) -> Rule| {
        let mut site = Site::published();
        for shard in &shards {
            let path = shard.strip_prefix(dist).unwrap().to_str().unwrap().replace('\\', "/");
            site = site.with(&path, how(&path, fs::read(shard).unwrap()));
        }
        site
    };
    let missing = spoil(|_, _| Rule::answer(404, "text/plain", "no"));
    let page_for_all = spoil(|_, _| Rule::answer(200, "text/html", "<!doctype html><title>Not here</title>"));
    let flipped = spoil(|_, mut bytes| {
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        Rule::answer(200, "application/octet-stream", bytes)
    });
    for site in [missing, page_for_all, flipped] {
        browse_archive(site, async |page| {
            page.visit("?q=lighthouse").await;
            page.see(".older .hint", "of the archive could not be read").await;
            // What is at hand is found all the same.
            page.until("news are found", "return !!document.querySelector('.stories-list .card')").await;
        });
    }
}

fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { files.extend(walk(&path)) } else { files.push(path) }
    }
    files
}

#[test]
fn without_a_network_what_was_fetched_is_searched_and_the_rest_named() {
    let Some(dist) = published() else { return };
    browse_archive(Site::published(), async |page| {
        page.visit("?q=lighthouse%202307").await;
        expect_older(page, &["a2307"]).await;
        page.see_no(".older .hint:nth-of-type(3)").await;
        // Nothing arrives any more, neither in the page nor in its worker.
        page.devtools("Network.enable", json!({})).await;
        let network = |offline: bool| json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        page.devtools("Network.emulateNetworkConditions", network(true)).await;
        for file in walk(&dist.join("edition")) {
            let path = file.strip_prefix(dist).unwrap().to_str().unwrap().replace('\\', "/");
            page.site.rule(&format!("/{path}"), Rule::file().cut_after(0));
        }
        page.site.clear_requests();
        page.retype("#search", "harbour 1777").await;
        page.see(".older .hint", "of the archive could not be read").await;
        let asked_in_vain = page.site.requests().len();
        assert!(0 < asked_in_vain, "nothing had to be fetched for what was never asked");
        // What was fetched answers as before.
        page.retype("#search", "lighthouse 2307").await;
        expect_older(page, &["a2307"]).await;
        page.see(".older .hint", "1 older article").await;
        // And so does what is at hand.
        page.retype("#search", "harbour 12").await;
        page.until("news are found", "return !!document.querySelector('.stories-list .card')").await;
        page.site.clear_rules();
        page.devtools("Network.emulateNetworkConditions", network(false)).await;
        page.retype("#search", "harbour 1778").await;
        expect_older(page, &["a1778"]).await;
        let _ = page.take_faults().await;
    });
}
