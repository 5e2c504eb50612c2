//! One site from every document of the corpora at once, by the built program.

use super::validators_site::{check_with_html_validate, check_with_vnu};
use news_core::accept::{Terms, accept};
use news_core::config::Config;
use news_core::moment::Moment;
use news_core::native::Native;
use newszone::source::{Given, read_place};
use serde_json::Value;
use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use test_support::wanted;
use walkdir::WalkDir;

/// 2026-12-31: after every document was written.
const NOW: &str = "2026-12-31T00:00:00Z";

/// Every document of the corpora; none, loudly, where they are not here. They are no part of this repository, so that
/// even a run that may skip nothing may skip this.
pub(crate) fn documents() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpora/formats");
    if !folder.is_dir() {
        wanted::skipped("every document of the corpora", &format!("{} is not there", folder.display()));
        return Vec::new();
    }
    let folder = fs::canonicalize(folder).unwrap();
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().map(Result::unwrap);
    entries.filter(|it| it.file_type().is_file()).map(walkdir::DirEntry::into_path).collect()
}

/// A newsroom with a source of each document, named by its path.
fn newsroom(documents: &[PathBuf]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let mut settings = "[site]\ntitle = \"말뭉치 & <신문>\"\nurl = \"https://news.example/\"\n".to_owned();
    for document in documents {
        let _ = write!(settings, "[[source]]\npath = {:?}\n", document.display().to_string());
    }
    fs::write(folder.path().join("newszone.toml"), settings).unwrap();
    folder
}

fn publish(newsroom: &Path, more: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newszone"));
    command.args(["publish", "--json", "--now", NOW]).args(more).current_dir(newsroom).env_clear().env("PATH", "");
    let output = command.output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("panicked"), "{said}");
    output
}

/// Addresses and headlines of all articles of the site.
#[derive(Default)]
struct Shown {
    urls: BTreeSet<String>,
    headlines: BTreeSet<String>,
}

fn shown(site: &Path) -> Shown {
    let mut shown = Shown::default();
    for entry in fs::read_dir(site.join("edition")).unwrap().map(Result::unwrap) {
        let name = entry.file_name().into_string().unwrap();
        if !name.starts_with("list-") || !name.ends_with(".json") {
            continue;
        }
        let list: Value = serde_json::from_slice(&fs::read(entry.path()).unwrap()).unwrap();
        for item in list["items"].as_array().unwrap() {
            shown.urls.extend(item["url"].as_str().map(str::to_owned));
            shown.headlines.extend(item["title"].as_str().map(str::to_owned));
        }
    }
    shown
}

/// What of a document can be shown, and whether each is on the site: itself, or the same article of another source.
fn check_document(document: &Path, shown: &Shown) -> usize {
    let embed_hosts = Config::default().embed_hosts;
    let now = Moment::parse(NOW).unwrap();
    let mut count = 0;
    for (_, given) in read_place(document).unwrap() {
        let Given::Articles(page) = given else { panic!("{} is a list", document.display()) };
        let language = page.language.as_deref();
        let base = "https://news.example/";
        let terms = Terms { now, base, language, split_kicker: true, embed_hosts: &embed_hosts };
        for draft in page.drafts {
            let Ok(article) = accept(draft, &terms, &Native, &mut Vec::new()) else { continue };
            let is_shown = article.url.as_ref().is_some_and(|it| shown.urls.contains(it))
                || shown.headlines.iter().any(|it| it.ends_with(&article.headline));
            assert!(is_shown, "{}: {:?} {:?} is not shown", document.display(), article.headline, article.url);
            count += 1;
        }
    }
    count
}

#[test]
fn every_document_is_published_or_named() {
    let documents = documents();
    if documents.is_empty() {
        return;
    }
    if newszone::app::index().is_none() {
        return wanted::missing("a site of the corpora", "this newszone carries no app: run cargo xtask build");
    }
    let newsroom = newsroom(&documents);
    let output = publish(newsroom.path(), &[]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    let lines = |part: &str| report[part]["notices"].as_array().unwrap().clone();
    let named: BTreeSet<String> = [lines("pull"), lines("build")]
        .concat()
        .iter()
        .filter(|it| !it["text"].as_str().unwrap_or_default().is_empty())
        .filter_map(|it| it["about"].as_str().map(str::to_owned))
        .collect();
    let site = newsroom.path().join("dist");
    let shown = shown(&site);
    let mut articles = 0;
    for document in &documents {
        let count = check_document(document, &shown);
        let name = document.display().to_string();
        let is_named = named.iter().any(|it| *it == name || it.starts_with(&format!("{name}: ")));
        assert!(0 < count || is_named, "{name}: nothing of it is shown, and no line says why: {named:?}");
        articles += count;
    }
    assert!(100 < documents.len() && 70 <= articles, "{} documents, {articles} articles", documents.len());
    assert!(shown.headlines.len() <= articles, "{articles} articles, {:?}", shown.headlines);
    check_with_html_validate(&site);
    check_with_vnu(&site);

    // Told to be strict, the program reports the sources that failed as it says it does, and publishes all the same.
    assert_eq!(publish(newsroom.path(), &["--strict"]).status.code(), Some(1));
}
