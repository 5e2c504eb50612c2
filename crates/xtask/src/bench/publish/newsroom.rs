//! A newsroom's folder, and `newszone` run in it as a newsroom runs it.

use super::made;
use super::measured::{self, Measured};
use crate::trouble::{During, Outcome};
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder that new articles come into.
const DESK: &str = "desk";

/// Which compressed files a site gets beside its files.
#[derive(Clone, Copy)]
pub(in crate::bench) enum Packing {
    None,
    /// As the program does it where nothing else is asked for.
    All,
}

/// The folder and the program.
pub(in crate::bench) struct Newsroom {
    pub(in crate::bench) program: PathBuf,
    pub(in crate::bench) dir: PathBuf,
}

/// One `pull` and one `build`.
#[derive(Clone, Debug, Default)]
pub(in crate::bench) struct Published {
    pub(in crate::bench) pull: Measured,
    pub(in crate::bench) build: Measured,
    /// What the program itself says its stages took, in seconds; none where it does not say.
    pub(in crate::bench) stages: Vec<(String, f64)>,
}

impl Published {
    pub(in crate::bench) fn seconds(&self) -> f64 {
        self.pull.seconds + self.build.seconds
    }

    pub(in crate::bench) fn peak_mib(&self) -> f64 {
        self.pull.peak_mib().max(self.build.peak_mib())
    }

    /// What one stage took; 0 where the program does not say.
    pub(in crate::bench) fn stage(&self, name: &str) -> f64 {
        self.stages.iter().filter(|it| it.0 == name).map(|it| it.1).sum()
    }
}

impl Newsroom {
    /// Lays the folder: settings and articles, no store and no site. So many articles get a page.
    pub(in crate::bench) fn prepare(&self, jsonl: &Path, pages: usize, packing: Packing) -> Outcome {
        made(&self.dir)?;
        let files_max = 20_000 + 12 * pages.max(10_000);
        let packing = match packing {
            Packing::None => "brotli = false\ngzip = false\n",
            Packing::All => "",
        };
        let settings = format!(
            "[site]\ntitle = \"Bench\"\nurl = \"https://news.example/\"\n\n[[source]]\nname = \"bench\"\n\
             path = \"articles.jsonl\"\n\n[[source]]\nname = \"desk\"\npath = \"desk\"\n\n[build]\npages_max = {pages}\nfiles_max = {files_max}\n{packing}"
        );
        fs::write(self.dir.join("newszone.toml"), settings).during("newszone.toml")?;
        made(&self.dir.join(DESK))?;
        fs::hard_link(jsonl, self.dir.join("articles.jsonl")).during(jsonl.display())
    }

    /// Puts an article on the desk: the archive stays as it is.
    pub(in crate::bench) fn add(&self, article: &Value) -> Outcome {
        let file = self.dir.join(DESK).join("one-more.jsonl");
        fs::write(&file, format!("{article}\n")).during(file.display())
    }

    /// The folder that is published.
    pub(in crate::bench) fn dist(&self) -> PathBuf {
        self.dir.join("dist")
    }

    /// Pulls and builds.
    pub(in crate::bench) fn publish(&self) -> Outcome<Published> {
        measured::settle()?;
        let pull = self.run("pull")?;
        let build = self.run("build")?;
        let stages = stages(&build.output);
        Ok(Published { pull, build, stages })
    }

    fn run(&self, word: &str) -> Outcome<Measured> {
        let mut command = Command::new(&self.program);
        command.args([word, "--json"]).current_dir(&self.dir);
        measured::run(&format!("newszone {word}"), &mut command)
    }
}

/// The stages in a report: pairs of name and seconds, or an object of them.
fn stages(output: &str) -> Vec<(String, f64)> {
    let report: Value = serde_json::from_str(output).unwrap_or_default();
    match &report["stages"] {
        Value::Object(stages) => stages.iter().filter_map(|(name, it)| Some((name.clone(), it.as_f64()?))).collect(),
        Value::Array(stages) => {
            stages.iter().filter_map(|it| Some((it[0].as_str()?.to_owned(), it[1].as_f64()?))).collect()
        }
        _ => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(output: &str, expected: &[(&str, f64)]) {
        let expected: Vec<(String, f64)> = expected.iter().map(|(name, it)| ((*name).to_owned(), *it)).collect();
        assert_eq!(stages(output), expected, "{output}");
    }

    #[test]
    fn stages_of_a_report() {
        check("", &[]);
        check("기사", &[]);
        check(r#"{"stages":[["pages",1.5],["compress",2]]}"#, &[("pages", 1.5), ("compress", 2.0)]);
        check(r#"{"stages":{"pages":1.5}}"#, &[("pages", 1.5)]);
    }

    #[test]
    fn a_stage_is_told_apart() {
        let stages = vec![("compression".to_owned(), 2.0), ("pages".to_owned(), 1.0)];
        let published = Published { stages, ..Published::default() };
        assert_eq!((published.stage("compression"), published.stage("none")), (2.0, 0.0));
    }
}
