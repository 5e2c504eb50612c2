//! Pagefind's index of the same documents, made by its own package.

use super::Ground;
use super::hall::{Hall, Host};
use super::part;
use super::story::{self, Story};
use crate::step::{self, say};
use crate::tools::programs;
use crate::trouble::{During, Outcome, Trouble};
use crate::workspace;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the bundle is in the folder that is served.
const FOLDER: &str = "pagefind";
/// What the package writes for pages that have no interface of their own.
const INTERFACES: [&str; 3] = ["-ui.", "-highlight.", "pagefind-modular"];

/// Files that lie beside others in another coding.
const BESIDE: [&str; 2] = [".br", ".gz"];

/// An index in files, and what it took.
#[derive(Clone, Copy, Debug)]
pub(super) struct Indexed {
    pub(super) seconds: f64,
    pub(super) files: usize,
    pub(super) bytes: u64,
}

/// A folder with a bundle in it.
pub(super) struct Bundle {
    dir: PathBuf,
    pub(super) indexed: Indexed,
}

impl Bundle {
    /// Indexes them now. The name tells bundles apart.
    pub(super) fn make(ground: &Ground<'_>, name: &str, stories: &[Story], language: &str) -> Outcome<Self> {
        let dir = part::dir()?.join(format!("pagefind-{name}"));
        if dir.exists() {
            fs::remove_dir_all(&dir).during(dir.display())?;
        }
        fs::create_dir_all(&dir).during(dir.display())?;
        let documents = dir.join("documents.json");
        fs::write(&documents, story::documents(stories)).during(documents.display())?;
        let node =
            programs::find("node").ok_or_else(|| Trouble::new("no node here").mended_by("apt-get install nodejs"))?;
        let said_file = dir.join("said.json");
        let said = fs::File::create(&said_file).during(said_file.display())?;
        say(format!("  Pagefind indexes {} documents", stories.len()));
        let mut command = Command::new(node);
        command.arg(workspace::root().join("benches/search/index-pagefind.mjs"));
        command.arg(ground.peers.join("node_modules/pagefind/lib/index.js")).arg(&documents).arg(dir.join(FOLDER));
        command.arg(language).arg(dir.join("fragments.json")).stdout(said);
        step::aloud("index with Pagefind (minutes)", &mut command, "see what node says above")?;
        Self::of(dir)
    }

    /// The one of that name that was made last, or a new one.
    pub(super) fn made(ground: &Ground<'_>, name: &str, stories: &[Story], language: &str) -> Outcome<Self> {
        let dir = part::dir()?.join(format!("pagefind-{name}"));
        // What node says comes last.
        if fs::read_to_string(dir.join("documents.json")).is_ok_and(|it| it == story::documents(stories))
            && let Ok(bundle) = Self::of(dir)
        {
            return Ok(bundle);
        }
        Self::make(ground, name, stories, language)
    }

    fn of(dir: PathBuf) -> Outcome<Self> {
        let said = dir.join("said.json");
        let said: Value = serde_json::from_slice(&fs::read(&said).during(said.display())?).during(said.display())?;
        let seconds =
            |name: &str| said[name].as_f64().ok_or_else(|| Trouble::new(format!("{FOLDER}: no seconds for {name}")));
        let seconds = seconds("added")? + seconds("written")?;
        let is_wanted = |name: &str| !INTERFACES.iter().any(|it| name.contains(it));
        let (files, bytes) = counted(&dir.join(FOLDER), &is_wanted)?;
        Ok(Self { dir, indexed: Indexed { seconds, files, bytes } })
    }

    /// Serves it.
    pub(super) fn serve(&self) -> Outcome<Hall> {
        let mut hall = Hall::open(&self.dir, Host::Plain)?;
        hall.pack_scripts(FOLDER)?;
        let fragments = self.dir.join("fragments.json");
        hall.lend("fragments.json", fs::read(&fragments).during(fragments.display())?);
        Ok(hall)
    }
}

/// How many files a folder has, and how many bytes of them are sent: those of a file in brotli beside one, where it lies
/// there. Files in another coding are not counted for themselves.
pub(super) fn counted(dir: &Path, is_wanted: &dyn Fn(&str) -> bool) -> Outcome<(usize, u64)> {
    let (mut files, mut bytes) = (0, 0);
    for entry in fs::read_dir(dir).during(dir.display())? {
        let path = entry.during(dir.display())?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() {
            let (more_files, more_bytes) = counted(&path, is_wanted)?;
            (files, bytes) = (files + more_files, bytes + more_bytes);
        } else if is_wanted(&name) && !BESIDE.iter().any(|it| name.ends_with(it)) {
            let beside = path.with_added_extension("br");
            let sent = if beside.is_file() { &beside } else { &path };
            (files, bytes) = (files + 1, bytes + fs::metadata(sent).during(sent.display())?.len());
        }
    }
    Ok((files, bytes))
}
