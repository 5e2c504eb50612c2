//! The search of News Zone beside its peers from npm: Pagefind for archives, MiniSearch, FlexSearch, Orama, uFuzzy and
//! `String.includes` for what a page holds. The same documents, queries and machine, in turns.
//!
//! Each part can be run alone and keeps what it found below `target/bench/search`, every sample included; the table of
//! what must be reached is made of what the parts kept last.

mod archive;
mod bundle;
mod contender;
mod goal;
mod hall;
mod hangul;
mod keystrokes;
mod korean;
mod million;
mod painted;
mod part;
mod published;
mod queries;
mod sizes;
mod story;
mod typos;
mod visit;

use super::report;
use crate::command_line::BenchOptions;
use crate::step;
use crate::tools::npm_lock::NpmLock;
use crate::trouble::Outcome;
use part::{Findings, Part};
use std::path::{Path, PathBuf};
use story::Story;

/// Articles, where nothing else is asked for.
const ARTICLES: usize = 100_000;
/// Turns of each engine at the same queries.
const ROUNDS: usize = 3;
const PEERS: NpmLock<'_> = NpmLock { folder: "benches/search", name: "search-peers" };

/// What all parts are told.
struct Ground<'a> {
    options: &'a BenchOptions,
    /// The built app.
    dist: PathBuf,
    /// Where the peers are: holds `node_modules`.
    peers: PathBuf,
    articles: usize,
    rounds: usize,
}

impl Ground<'_> {
    fn english(&self) -> Outcome<Vec<Story>> {
        story::english(self.options.from.as_deref(), self.articles)
    }

    fn korean(&self) -> Outcome<Vec<Story>> {
        story::korean(self.options.from.as_deref(), korean::HEADLINES_MIN)
    }
}

/// Measures, says what it measured, and writes it down where asked to.
pub(crate) fn run(dist: &Path, options: &BenchOptions) -> Outcome {
    let parts = match &options.only {
        Some(name) => vec![Part::named(name)?],
        None => Part::ALL.to_vec(),
    };
    let ground = Ground {
        options,
        dist: dist.to_owned(),
        peers: PEERS.ensure()?,
        articles: options.articles.unwrap_or(ARTICLES),
        rounds: options.rounds.unwrap_or(ROUNDS).max(1),
    };
    for part in parts {
        step::say(format!("\n== search: {}", part.name()));
        let findings = measure(part, &ground)?;
        findings.keep(part, ground.articles)?;
        report::give(&format!("search: {}", part.name()), &findings.text, options.write)?;
    }
    let mut goals = Vec::new();
    for part in Part::ALL {
        goals.extend(part::kept(part, ground.articles)?);
    }
    let text = format!("{} articles; each part as it was measured last.\n\n{}", ground.articles, goal::table(&goals));
    report::give("search", &text, options.write)
}

fn measure(part: Part, ground: &Ground<'_>) -> Outcome<Findings> {
    match part {
        Part::InMemory => keystrokes::measure(ground),
        Part::Archive => archive::measure(ground),
        Part::Million => million::measure(ground),
        Part::Korean => korean::measure(ground),
        Part::Typos => typos::measure(ground),
        Part::Painted => painted::measure(ground),
        Part::Sizes => sizes::measure(ground),
    }
}
