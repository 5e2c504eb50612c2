//! The element on someone's page, beside two peers from npm that show the same recorded list: what comes over the wire,
//! when there is something to read, what the page loses by it, and what many of them hold.

mod assets;
mod contenders;
mod figuring;
mod recording;
mod tables;
mod watch;

use super::report;
use crate::command_line::BenchOptions;
use crate::step::say;
use crate::trouble::{Outcome, Trouble};
use contenders::{Contender, Stage};
use std::path::Path;
use tables::{Figures, Memory};
use watch::Hall;

/// Loads of each page.
const ROUNDS: usize = 5;
/// Elements on a page with many.
const MANY: usize = 10;
/// Who is loaded slowly, in turns.
const LOADED: [Contender; 6] = [
    Contender::Nothing,
    Contender::NewsZone,
    Contender::Mastodon,
    Contender::Bluesky,
    Contender::Nameless,
    Contender::Ninjs,
];
/// Whose memory is looked at.
const HELD: [Contender; 4] = [Contender::NewsZone, Contender::Mastodon, Contender::Bluesky, Contender::Filtering];

/// Measures, says what it measured, and writes it down where asked to.
pub(crate) fn run(dist: Option<&Path>, options: &BenchOptions) -> Outcome {
    let site = options.site.as_ref().ok_or_else(|| Trouble::new("no published site").mended_by("--site DIR"))?;
    let rounds = options.rounds.unwrap_or(ROUNDS).max(1);
    let stage = Stage::set(site, dist)?;
    let hall = Hall::open(&stage, site)?;
    let mut figures = Figures::new(rounds);
    for contender in &LOADED[1..] {
        for count in [1, MANY] {
            figures.taken.push((*contender, count, hall.weigh(*contender, count)?));
        }
    }
    for round in 0..rounds {
        // Now one goes first, now another, so that what else the machine does falls on all.
        for turn in 0..LOADED.len() {
            let contender = LOADED[(round + turn) % LOADED.len()];
            figures.loads.push((contender, hall.load(contender)?));
        }
        say(format!("  loaded slowly: {} of {rounds}", round + 1));
    }
    for round in 0..rounds {
        let empty = hall.hold(Contender::Nothing, 1)?;
        for turn in 0..HELD.len() {
            let contender = HELD[(round + turn) % HELD.len()];
            let [one, many] = [hall.hold(contender, 1)?, hall.hold(contender, MANY)?];
            for is_used in [false, true] {
                let nth = usize::from(is_used);
                if let (Some(empty), Some(one), Some(many)) = (empty[0], one[nth], many[nth]) {
                    figures.memory.push(Memory { contender, is_used, empty, one, many });
                }
            }
        }
        say(format!("  held: {} of {rounds}", round + 1));
    }
    report::give("Embedding", &figures.markdown(), options.write)
}
