//! Measurements of the built site beside a peer, in the same run on the same machine, so that what counts is the ratio.

mod corpus;
mod edition;
mod embed;
mod figures;
mod filter;
mod gzip;
mod interaction;
mod load;
mod publish;
mod report;
mod search;
mod takeover;
mod webdriver;

use crate::command_line::{Bench, BenchOptions, Site};
use crate::trouble::Outcome;
use crate::{build, setup, workspace};
use std::path::Path;

/// Measures the site in that folder, or builds it first.
pub(crate) fn run(bench: Bench, dist: Option<&Path>, options: &BenchOptions) -> Outcome {
    let built = || match dist {
        Some(dist) => Ok(dist.to_owned()),
        None => {
            build::build(&setup::for_building()?, &Site::default())?;
            Ok(workspace::dist_dir())
        }
    };
    match bench {
        Bench::Filter => filter::run(&built()?),
        Bench::Publish => publish::run(options),
        Bench::Load => load::run(&built()?, options),
        Bench::Embed => embed::run(dist, options),
        Bench::Search => search::run(&built()?, options),
        Bench::Interaction => interaction::run(&built()?, options),
        Bench::TakeOver => takeover::run(options),
    }
}
