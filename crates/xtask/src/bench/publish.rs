//! From articles to files: `newszone` beside Hugo, on the same articles, in turns.
//!
//! Everything is cold: each run begins with a folder that holds the articles and the settings and nothing else. Hugo's
//! content files are written before its clock starts, as `newszone`'s JSON lines are. Hugo compresses nothing; beside
//! it `newszone` does not either, and what a site takes with its compressed files is told apart. Nothing is deleted until the end:
//! file systems are slow for a while where many files were just taken away, and that is neither program's doing.

mod hugo;
mod inventory;
pub(super) mod measured;
pub(super) mod newsroom;
mod table;

use super::corpus::Corpus;
use super::figures::Spread;
use super::report;
use crate::command_line::BenchOptions;
use crate::step::say;
use crate::tools::debian::DebianPackages;
use crate::trouble::{During, Outcome};
use crate::{step, workspace};
use inventory::Inventory;
use newsroom::{Newsroom, Packing, Published};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::Duration;
use table::Figures;

/// Articles, where nothing else is asked for.
const ARTICLES: usize = 10_000;
/// Runs of either, so that one that something else disturbed does not count; large ones take long enough to be steady.
const ROUNDS: usize = 5;
const MANY_ARTICLES: usize = 100_000;
/// Past this only the newest articles get pages: nobody makes a million pages.
const PAGED_ARTICLES_MAX: usize = 100_000;
/// How many, then.
const NEWEST_PAGES: usize = 10_000;

/// How long a file rests before the program takes its time of change for what it is.
const SETTLING: Duration = Duration::from_secs(5);

const HUGO: DebianPackages<'_> =
    DebianPackages { purpose: "Hugo", packages: &["hugo"], programs: &["hugo"], files: &[] };

/// Measures, says what it measured, and writes it down where asked to.
pub(crate) fn run(options: &BenchOptions) -> Outcome {
    let articles = options.articles.unwrap_or(ARTICLES);
    let program = match &options.program {
        Some(program) => fs::canonicalize(program).during(program.display())?,
        None => build_program()?,
    };
    let work = Work::begin()?;
    let corpus = Corpus::learn(&workspace::root().join("public/edition"))?;
    let jsonl = work.write(&corpus, articles)?;
    let is_many = MANY_ARTICLES <= articles;
    let mut figures = Figures { articles, ..Figures::default() };
    let newsroom = |name: String| Newsroom { program: program.clone(), dir: work.0.join(name) };
    let pages = if PAGED_ARTICLES_MAX < articles { NEWEST_PAGES } else { articles };
    let hugo = hugo::Site { dir: work.0.join("hugo") };
    if !is_many {
        HUGO.ensure()?;
        say("  writing Hugo's content files");
        hugo.prepare(&jsonl)?;
    }
    let rounds = match articles {
        // An archive is looked at as it is published, with compressed files.
        _ if PAGED_ARTICLES_MAX < articles => 0,
        _ if is_many => 1,
        _ => ROUNDS,
    };
    for round in 0..rounds {
        // Now one goes first, now the other, so that what else the machine does falls on both.
        for is_ours in [round % 2 == 0, round % 2 == 1] {
            if is_ours {
                let ours = newsroom(format!("newsroom-{round}"));
                ours.prepare(&jsonl, pages, Packing::None)?;
                figures.ours.push(ours.publish()?);
            } else if !is_many {
                figures.peers.push(hugo.build(round)?);
            }
        }
    }
    if is_many && articles <= PAGED_ARTICLES_MAX {
        let tenth = newsroom("newsroom-tenth".to_owned());
        tenth.prepare(&work.write(&corpus, articles / 10)?, pages / 10, Packing::None)?;
        figures.tenth = Some(tenth.publish()?);
    }
    let whole = newsroom("newsroom".to_owned());
    whole.prepare(&jsonl, pages, Packing::All)?;
    figures.packed = whole.publish()?;
    figures.files = Inventory::of(&whole.dist())?;
    figures.peer_files = Inventory::of(&hugo.public(0))?;
    figures.one_more = one_more(&whole, &corpus)?;
    report::give(&format!("publish {articles}"), &table::markdown(&figures), options.write)
}

/// The folder of a run of the bench. It goes with the run.
struct Work(PathBuf);

impl Work {
    fn begin() -> Outcome<Self> {
        let dir = workspace::target_dir().join(format!("bench-publish-{}", std::process::id()));
        fs::create_dir_all(&dir).during(dir.display())?;
        Ok(Self(dir))
    }

    fn write(&self, corpus: &Corpus, articles: usize) -> Outcome<PathBuf> {
        let jsonl = self.0.join(format!("{articles}.jsonl"));
        say(format!("  writing {articles} articles"));
        corpus.write(articles, &jsonl)?;
        // An archive is older than the pull that first reads it; one written this instant is read once more.
        thread::sleep(SETTLING);
        Ok(jsonl)
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Publishing after one article came in: the time, and what changed in the folder.
#[derive(Default)]
struct OneMore {
    published: Published,
    /// Files of the edition without its search index that are new, or have other bytes than before; those of the index;
    /// and all others.
    edition_files: usize,
    index_files: usize,
    other_files: usize,
    /// Files of the edition that are gone.
    gone_files: usize,
}

fn one_more(newsroom: &Newsroom, corpus: &Corpus) -> Outcome<OneMore> {
    let before = Inventory::of(&newsroom.dist())?;
    newsroom.add(&corpus.one_more())?;
    let published = newsroom.publish()?;
    let after = Inventory::of(&newsroom.dist())?;
    let changed = after.changed_since(&before);
    let below = |folder: &str| changed.iter().filter(|it| it.starts_with(folder)).count();
    let index_files = below("edition/search/");
    let edition_files = below("edition/") - index_files;
    let gone_files = before.missing_in(&after).iter().filter(|it| it.starts_with("edition/")).count();
    let other_files = changed.len() - edition_files - index_files;
    Ok(OneMore { published, edition_files, index_files, other_files, gone_files })
}

pub(super) fn build_program() -> Outcome<PathBuf> {
    let mut build = Command::new("cargo");
    build.args(["build", "--release", "--locked", "-p", "newszone"]).current_dir(workspace::root());
    step::quiet("build newszone (minutes)", &mut build, "mend what the compiler says above")?;
    Ok(workspace::target_dir().join("release").join(format!("newszone{}", std::env::consts::EXE_SUFFIX)))
}

/// A new folder.
fn made(dir: &Path) -> Outcome {
    fs::create_dir_all(dir).during(dir.display())
}

fn median(figures: impl Iterator<Item = f64>) -> f64 {
    Spread::of(figures.collect()).median
}
