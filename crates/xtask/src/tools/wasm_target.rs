//! The standard library for the browser's target.

use super::printed;
use crate::step;
use crate::trouble::Outcome;
use std::process::Command;

/// Its name.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the target if this toolchain lacks it.
pub(crate) fn ensure() -> Outcome {
    if printed(&["target-libdir", "--target", TARGET])?.is_dir() {
        return Ok(());
    }
    let mend = format!("rustup target add {TARGET}   (or install this toolchain's rust-std for it by its own means)");
    step::quiet(&format!("add the target {TARGET}"), Command::new("rustup").args(["target", "add", TARGET]), &mend)
}
