//! This repository's own chores: `cargo xtask <chore>`. Run without a chore, it says which there are.
//!
//! Each chore sets up what it needs first, says what it does as it goes, and where it fails names the command that
//! mends it. Tools live in a cache outside `target/`, in exact versions; nothing on the machine is changed but that
//! cache, rustup's wasm target and, for the tests and as root, Debian's packages.

#![allow(clippy::print_stdout, reason = "a chore talks to the person who runs it")]

mod bench;
mod budget;
mod build;
mod cache;
mod command_line;
mod demo;
mod lock_file;
mod makeup;
mod ports;
mod publish;
mod serve;
mod setup;
mod shell;
mod step;
mod style;
mod suite;
mod tools;
mod trouble;
mod workspace;

use command_line::Chore;
use std::process::ExitCode;
use trouble::Outcome;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            eprintln!("\n{trouble}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Outcome {
    match command_line::parse(lexopt::Parser::from_env())? {
        Chore::Help => {
            println!("{}", command_line::HELP);
            Ok(())
        }
        Chore::Setup => setup::for_testing(true).map(|_| ()),
        Chore::Build(site) => {
            let tools = setup::for_building()?;
            build::build(&tools, &site)
        }
        Chore::Publisher(site) => {
            let tools = setup::for_building()?;
            build::build(&tools, &site)?;
            build::publisher()
        }
        Chore::Serve { site, port, config } => serve::serve(&site, port, config.as_deref()),
        Chore::Test { filter, allow_missing } => suite::run(filter.as_deref(), allow_missing),
        Chore::Bench { bench, dist, options } => bench::run(bench, dist.as_deref(), &options),
        Chore::Demo { from } => demo::make(&from),
    }
}
