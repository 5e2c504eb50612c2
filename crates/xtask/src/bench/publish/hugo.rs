//! Hugo's site of the same articles: its content files, and its build.

use super::emptied;
use super::measured::{self, Measured};
use crate::trouble::{During, Outcome, Trouble};
use crate::workspace;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Command;

/// Files of the peer, which stand in `benches/publish/hugo`.
const FILES: [&str; 5] = [
    "config.toml",
    "layouts/index.html",
    "layouts/_default/baseof.html",
    "layouts/_default/single.html",
    "layouts/_default/list.html",
];

/// Lays the folder anew with the templates and a content file an article.
pub(super) fn prepare(dir: &Path, jsonl: &Path) -> Outcome {
    emptied(dir)?;
    let peer = workspace::root().join("benches/publish/hugo");
    fs::create_dir_all(dir.join("layouts/_default")).during(dir.display())?;
    for file in FILES {
        fs::copy(peer.join(file), dir.join(file)).during(file)?;
    }
    let content = dir.join("content/article");
    fs::create_dir_all(&content).during(content.display())?;
    for line in BufReader::new(File::open(jsonl).during(jsonl.display())?).lines() {
        let item: Value = serde_json::from_str(&line.during(jsonl.display())?).during(jsonl.display())?;
        let id = item["id"].as_str().ok_or_else(|| Trouble::new("an article has no id"))?;
        let file = content.join(format!("{id}.html"));
        fs::write(&file, content_file(&item)).during(file.display())?;
    }
    Ok(())
}

/// Front matter in JSON, and the body as it is.
fn content_file(item: &Value) -> String {
    let matter = json!({
        "title": item["title"],
        "description": item["summary"],
        "date": item["date_published"],
        "authors": [item["authors"][0]["name"]],
        "tags": item["tags"],
        "section_names": [item["_news_zone"]["section"]],
        "lang": item["language"],
    });
    format!("{matter:#}\n\n{}\n", item["content_html"].as_str().unwrap_or_default())
}

/// Builds the site from nothing.
pub(super) fn build(dir: &Path) -> Outcome<Measured> {
    emptied(&dir.join("public"))?;
    let mut command = Command::new("hugo");
    command.args(["--quiet", "--cacheDir"]).arg(dir.join("cache")).arg("--ignoreCache").current_dir(dir);
    measured::run("hugo", &mut command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_file_has_the_articles_words() {
        let item = json!({ "title": "국방 \"회담\"", "tags": ["안보"], "content_html": "<p>본문</p>" });
        let file = content_file(&item);
        let (matter, body) = file.split_once("\n\n").unwrap();
        let matter: Value = serde_json::from_str(matter).unwrap();
        assert_eq!((&matter["title"], &matter["tags"]), (&item["title"], &item["tags"]));
        assert_eq!(body, "<p>본문</p>\n");
    }
}
