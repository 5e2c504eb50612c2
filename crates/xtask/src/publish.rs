//! Publishing: the program `newszone` with the built app in it, and the demo edition as it publishes that.

use crate::setup::Tools;
use crate::step;
use crate::trouble::{During, Outcome};
use crate::workspace;
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// Where the demo's published site is, as the newsroom's settings have it.
pub(crate) fn site_dir() -> PathBuf {
    workspace::root().join("target/published/site")
}

/// The program that published it.
pub(crate) fn program() -> PathBuf {
    workspace::target_dir().join("debug").join(format!("newszone{EXE_SUFFIX}"))
}

/// Publishes the demo newsroom with a program built for tests. `dist/` has to be there.
pub(crate) fn demo(tools: &Tools) -> Outcome {
    let folder = workspace::root().join("target/published");
    if folder.exists() {
        fs::remove_dir_all(&folder).during(folder.display())?;
    }
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--package", "newszone", "--", "publish", "--strict", "--settings"]);
    cargo.arg("tests/fixtures/newsroom").current_dir(workspace::root()).env("PATH", &tools.path);
    step::quiet(
        "publish the demo edition",
        &mut cargo,
        "cargo run -p newszone -- publish --settings tests/fixtures/newsroom",
    )
}
