//! The tools that the chores call: what each is, which version, and how it comes to this machine.

pub(crate) mod cargo_tool;
pub(crate) mod debian;
pub(crate) mod npm_lock;
pub(crate) mod npm_package;
pub(crate) mod programs;
pub(crate) mod std_source;
pub(crate) mod typesense;
pub(crate) mod wasm_target;

use crate::trouble::{During, Outcome};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Fills `dir` by way of a folder beside it, so that an install that was interrupted is never taken for whole.
fn install_whole(dir: &Path, fill: impl FnOnce(&Path) -> Outcome) -> Outcome {
    let name = dir.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let part: PathBuf = dir.with_file_name(format!("{name}.part"));
    for leftover in [&part, dir] {
        if leftover.exists() {
            fs::remove_dir_all(leftover).during(leftover.display())?;
        }
    }
    fs::create_dir_all(&part).during(part.display())?;
    fill(&part)?;
    fs::rename(&part, dir).during(dir.display())
}

/// A path that the compiler prints.
fn printed(what: &[&str]) -> Outcome<PathBuf> {
    let asked = Command::new("rustc").arg("--print").args(what).output().during("rustc")?;
    Ok(String::from_utf8_lossy(&asked.stdout).trim().into())
}
