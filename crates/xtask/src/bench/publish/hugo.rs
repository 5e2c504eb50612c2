//! Hugo's site of the same articles: its content files, and its build.

use super::made;
use super::measured::{self, Measured};
use crate::trouble::{During, Outcome, Trouble};
use crate::workspace;
use serde_json::{Value, json};
use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the peer's templates are, and where its style is: the app's own, which both put into each page.
const TEMPLATES: &str = "benches/publish/hugo";
const STYLE: &str = "style";

/// The folder of the peer's site.
pub(super) struct Site {
    pub(super) dir: PathBuf,
}

impl Site {
    /// Lays the folder with the templates and a content file an article.
    pub(super) fn prepare(&self, jsonl: &Path) -> Outcome {
        let root = workspace::root();
        copied(&root.join(TEMPLATES), &self.dir)?;
        copied(&root.join(STYLE), &self.dir.join("assets/style"))?;
        let content = self.dir.join("content/article");
        made(&content)?;
        for line in BufReader::new(File::open(jsonl).during(jsonl.display())?).lines() {
            let item: Value = serde_json::from_str(&line.during(jsonl.display())?).during(jsonl.display())?;
            let id = item["id"].as_str().ok_or_else(|| Trouble::new("an article has no id"))?;
            let file = content.join(format!("{id}.html"));
            fs::write(&file, content_file(&item)).during(file.display())?;
        }
        Ok(())
    }

    /// Builds the site of a round from nothing.
    pub(super) fn build(&self, round: usize) -> Outcome<Measured> {
        let mut command = Command::new("hugo");
        command.args(["--quiet", "--ignoreCache", "--cacheDir"]).arg(self.dir.join(format!("cache-{round}")));
        command.arg("--destination").arg(self.public(round)).current_dir(&self.dir);
        measured::settle()?;
        measured::run("hugo", &mut command)
    }

    /// The folder that a round published.
    pub(super) fn public(&self, round: usize) -> PathBuf {
        self.dir.join(format!("public-{round}"))
    }
}

/// Copies a folder and what is in it.
fn copied(from: &Path, to: &Path) -> Outcome {
    made(to)?;
    for entry in fs::read_dir(from).during(from.display())? {
        let from = entry.during(from.display())?.path();
        let to = to.join(from.file_name().unwrap_or_default());
        if from.is_dir() {
            copied(&from, &to)?;
        } else {
            fs::copy(&from, &to).during(from.display())?;
        }
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
