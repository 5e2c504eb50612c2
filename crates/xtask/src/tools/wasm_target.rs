//! The standard library for the browser's target.

use crate::step;
use crate::trouble::{During, Outcome};
use std::path::Path;
use std::process::Command;

/// Its name.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target if this toolchain lacks it.
pub(crate) fn ensure() -> Outcome {
    let asked =
        Command::new("rustc").args(["--print", "target-libdir", "--target", TARGET]).output().during("rustc")?;
    let dir = String::from_utf8_lossy(&asked.stdout);
    if Path::new(dir.trim()).is_dir() {
        return Ok(());
    }
    let mend = format!("rustup target add {TARGET}   (or install this toolchain's rust-std for it by its own means)");
    step::quiet(&format!("add the target {TARGET}"), Command::new("rustup").args(["target", "add", TARGET]), &mend)
}
