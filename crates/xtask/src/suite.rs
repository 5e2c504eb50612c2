//! Every check there is, one after another, with the time each took.

use crate::command_line::Site;
use crate::setup::{self, Tools};
use crate::step::{self, say};
use crate::trouble::Outcome;
use crate::{build, publish, workspace};
use std::process::Command;
use std::time::{Duration, Instant};

/// One kind of check: what it is called, what cargo is told, and what mends it.
struct Check {
    name: &'static str,
    words: &'static [&'static str],
    mend: &'static str,
}

const FORMAT: Check = Check { name: "format", words: &["fmt", "--all", "--check"], mend: "cargo fmt --all" };

const LINTS: [Check; 3] = [
    Check {
        name: "lints",
        words: &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
        mend: "cargo clippy --workspace --all-targets",
    },
    Check {
        name: "lints of the app as a browser runs it",
        words: &["clippy", "--package", "news-zone", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"],
        mend: "cargo clippy --package news-zone --target wasm32-unknown-unknown",
    },
    Check {
        name: "documentation",
        words: &["doc", "--workspace", "--no-deps", "--quiet"],
        mend: "RUSTDOCFLAGS=-Dwarnings cargo doc --workspace --no-deps",
    },
];

const DEPENDENCIES: Check = Check {
    name: "dependencies",
    words: &[
        "deny",
        "--offline",
        "--log-level",
        "warn",
        "check",
        "--hide-inclusion-graph",
        "bans",
        "licenses",
        "sources",
    ],
    mend: "cargo deny check bans licenses sources, and deny.toml",
};

/// Runs the checks, or with a filter only the build and the tests of that name.
pub(crate) fn run(filter: Option<&str>, allow_missing: bool) -> Outcome {
    let mut times = Times::default();
    let outcome = run_timed(filter, allow_missing, &mut times);
    say(times.table());
    outcome
}

fn run_timed(filter: Option<&str>, allow_missing: bool, times: &mut Times) -> Outcome {
    let tools = times.time("setup", || setup::for_testing(allow_missing))?;
    if filter.is_none() {
        times.time(FORMAT.name, || FORMAT.run(&tools))?;
        if tools.has_deny {
            // It is asked to stay offline, and on a new machine nothing has been fetched yet.
            times.time("crates", build::fetch_crates)?;
            times.time(DEPENDENCIES.name, || DEPENDENCIES.run(&tools))?;
        }
        for lint in &LINTS {
            times.time(lint.name, || lint.run(&tools))?;
        }
    }
    times.time("build", || build::build(&tools, &Site::default()))?;
    times.time("publish", || publish::demo(&tools))?;
    times.time("tests", || tests(&tools, filter))
}

impl Check {
    fn run(&self, tools: &Tools) -> Outcome {
        let mut cargo = Command::new("cargo");
        cargo.args(self.words).current_dir(workspace::root()).env("PATH", &tools.path);
        cargo.env("RUSTDOCFLAGS", "-Dwarnings");
        step::aloud(self.name, &mut cargo, self.mend)
    }
}

fn tests(tools: &Tools, filter: Option<&str>) -> Outcome {
    let mut cargo = Command::new("cargo");
    cargo.args(["test", "--workspace", "--quiet"]).args(filter).current_dir(workspace::root());
    cargo.env("PATH", &tools.path).env("NEWS_ZONE_DIST", workspace::dist_dir());
    cargo.envs(tools.files.iter().map(|(variable, file)| (variable, file)));
    cargo.env("NEWS_ZONE_SITE", publish::site_dir()).env("NEWS_ZONE_PROGRAM", publish::program());
    if !tools.is_something_missing {
        // A test that finds its browser or server gone now fails instead of stepping aside.
        cargo.env("NEWS_ZONE_REQUIRED", "1");
    }
    let mend = format!("look at the test above; again with: cargo xtask test {}", filter.unwrap_or("NAME"));
    step::aloud("tests", &mut cargo, &mend)
}

/// How long each stage took.
#[derive(Default)]
struct Times(Vec<(&'static str, Duration, bool)>);

impl Times {
    fn time<T>(&mut self, name: &'static str, stage: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
        let start = Instant::now();
        let outcome = stage();
        self.0.push((name, start.elapsed(), outcome.is_ok()));
        outcome
    }

    fn table(&self) -> String {
        let mut table = String::from("\nTime");
        for (name, time, is_good) in &self.0 {
            let mark = if *is_good { "" } else { "  FAILED" };
            table.push_str(&format!("\n  {:>7.1} s  {name}{mark}", time.as_secs_f64()));
        }
        let total: Duration = self.0.iter().map(|(_, time, _)| *time).sum();
        table.push_str(&format!("\n  {:>7.1} s  in all", total.as_secs_f64()));
        table
    }
}
