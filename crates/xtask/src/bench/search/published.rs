//! News Zone's archive of the same documents: a site that `newszone` published, and what that took.

use super::Ground;
use super::bundle::{Indexed, counted};
use super::hall::{Hall, Host};
use super::part;
use super::story::{self, Story};
use crate::bench::publish;
use crate::bench::publish::newsroom::{Newsroom, Packing};
use crate::step::say;
use crate::trouble::{During, Outcome, Trouble};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Pages of articles are none of search; the newest get theirs all the same, as a site has some.
const PAGES: usize = 100;
/// Where the site's index is.
const FOLDER: &str = "edition/search";
/// The stage of a build that makes it.
const STAGE: &str = "search";

/// A published site.
pub(super) struct Published {
    dir: PathBuf,
    pub(super) indexed: Indexed,
}

impl Published {
    /// Publishes them. The name tells sites apart.
    pub(super) fn make(ground: &Ground<'_>, name: &str, stories: &[Story], language: &str) -> Outcome<Self> {
        let dir = part::dir()?.join(format!("newsroom-{name}"));
        if dir.exists() {
            fs::remove_dir_all(&dir).during(dir.display())?;
        }
        let program = match &ground.options.program {
            Some(program) => fs::canonicalize(program).during(program.display())?,
            None => publish::build_program()?,
        };
        let lines = part::dir()?.join(format!("{name}.jsonl"));
        story::write_lines(stories, language, &lines)?;
        say(format!("  newszone publishes {} articles", stories.len()));
        let newsroom = Newsroom { program, dir };
        newsroom.prepare(&lines, PAGES, Packing::All)?;
        let published = newsroom.publish()?;
        let dir = newsroom.dist();
        if !dir.join(FOLDER).is_dir() {
            return Err(Trouble::new(format!("the published site has no {FOLDER}")));
        }
        let (files, bytes) = counted(&dir.join(FOLDER), &|_| true)?;
        let seconds = published.stage(STAGE);
        say(format!("  its index took {seconds:.1} s"));
        Ok(Self { dir, indexed: Indexed { seconds, files, bytes } })
    }

    /// Serves it as it was published, with what that app searches by. Where its index begins is lent to the page: the app knows it by the edition that it
    /// has read already.
    pub(super) fn serve(&self, dist: &Path) -> Outcome<Hall> {
        let mut hall = Hall::open(&self.dir, Host::Published)?;
        hall.lend_module(dist)?;
        let file = self.dir.join("edition/manifest.json");
        let manifest: Value =
            serde_json::from_slice(&fs::read(&file).during(file.display())?).during(file.display())?;
        let directory = manifest["search"].as_str();
        let directory = directory.ok_or_else(|| Trouble::new("the edition's manifest names no index"))?;
        hall.lend("archive.json", json!({ "directory": directory }).to_string());
        Ok(hall)
    }
}
