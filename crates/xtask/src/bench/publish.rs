//! From articles to files: `newszone` beside Hugo, on the same articles, in turns.
//!
//! Everything is cold: each run begins with a folder that holds the articles and the settings and nothing else. Hugo's
//! content files are written before its clock starts, as `newszone`'s JSON lines are.

mod hugo;
mod inventory;
mod measured;
mod newsroom;
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
use newsroom::{Newsroom, Published};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use table::Figures;

/// Articles, where nothing else is asked for.
const ARTICLES: usize = 10_000;
/// Runs of either, so that one that something else disturbed does not count; large ones take long enough to be steady.
const ROUNDS: usize = 3;
const MANY_ARTICLES: usize = 100_000;
/// Past this the edition is measured alone: nobody makes a million pages with either.
const HUGO_ARTICLES_MAX: usize = 100_000;

const HUGO: DebianPackages<'_> =
    DebianPackages { purpose: "Hugo", packages: &["hugo"], programs: &["hugo"], files: &[] };

/// Measures, says what it measured, and writes it down where asked to.
pub(crate) fn run(options: &BenchOptions) -> Outcome {
    let articles = options.articles.unwrap_or(ARTICLES);
    let program = match &options.program {
        Some(program) => fs::canonicalize(program).during(program.display())?,
        None => build_program()?,
    };
    HUGO.ensure()?;
    let work = workspace::target_dir().join("bench-publish");
    fs::create_dir_all(&work).during(work.display())?;
    let corpus = Corpus::learn(&workspace::root().join("public/edition"))?;
    let jsonl = work.join(format!("{articles}.jsonl"));
    say(format!("  writing {articles} articles"));
    corpus.write(articles, &jsonl)?;
    let rounds = if articles < MANY_ARTICLES { ROUNDS } else { 1 };
    let newsroom = Newsroom { program, dir: work.join("newsroom"), pages: articles.min(HUGO_ARTICLES_MAX) };
    let hugo_dir = work.join("hugo");
    let is_beside_hugo = articles <= HUGO_ARTICLES_MAX;
    if is_beside_hugo {
        say("  writing Hugo's content files");
        hugo::prepare(&hugo_dir, &jsonl)?;
    }
    let (mut ours, mut peers) = (Vec::new(), Vec::new());
    for round in 0..rounds {
        // Now one goes first, now the other, so that what else the machine does falls on both.
        for is_ours in [round % 2 == 0, round % 2 == 1] {
            if is_ours {
                newsroom.prepare(&jsonl, articles)?;
                ours.push(newsroom.publish()?);
            } else if is_beside_hugo {
                peers.push(hugo::build(&hugo_dir)?);
            }
        }
    }
    let one_more = one_more(&newsroom, &corpus)?;
    let files = [Inventory::of(&newsroom.dist())?, Inventory::of(&hugo_dir.join("public"))?];
    let seconds = median(ours.iter().map(Published::seconds));
    let of_ten_thousand = work.join("10000.seconds");
    if articles == ARTICLES {
        fs::write(&of_ten_thousand, seconds.to_string()).during(of_ten_thousand.display())?;
    }
    let ten_thousand_seconds = fs::read_to_string(&of_ten_thousand).ok().and_then(|it| it.parse().ok());
    let figures = Figures { articles, rounds, ours, peers, one_more, files, ten_thousand_seconds };
    let tables = table::markdown(&figures);
    report::give(&format!("publish {articles}"), &tables, options.write)
}

/// Publishing after one article came in: the time, and what changed in the folder.
struct OneMore {
    published: Published,
    /// Files of the edition that are new, or have other bytes than before; and all others.
    edition_files: usize,
    other_files: usize,
    /// Files of the edition that are gone.
    gone_files: usize,
}

fn one_more(newsroom: &Newsroom, corpus: &Corpus) -> Outcome<OneMore> {
    let before = Inventory::of(&newsroom.dist())?;
    newsroom.append(&corpus.one_more())?;
    let published = newsroom.publish()?;
    let after = Inventory::of(&newsroom.dist())?;
    let changed = after.changed_since(&before);
    let edition_files = changed.iter().filter(|it| it.starts_with("edition/")).count();
    let gone_files = before.missing_in(&after).iter().filter(|it| it.starts_with("edition/")).count();
    Ok(OneMore { published, edition_files, other_files: changed.len() - edition_files, gone_files })
}

fn build_program() -> Outcome<PathBuf> {
    let mut build = Command::new("cargo");
    build.args(["build", "--release", "--locked", "-p", "newszone"]).current_dir(workspace::root());
    step::quiet("build newszone (minutes)", &mut build, "mend what the compiler says above")?;
    Ok(workspace::target_dir().join("release").join(format!("newszone{}", std::env::consts::EXE_SUFFIX)))
}

/// A folder without anything in it.
fn emptied(dir: &Path) -> Outcome {
    if dir.exists() {
        fs::remove_dir_all(dir).during(dir.display())?;
    }
    fs::create_dir_all(dir).during(dir.display())
}

fn median(figures: impl Iterator<Item = f64>) -> f64 {
    Spread::of(figures.collect()).median
}
