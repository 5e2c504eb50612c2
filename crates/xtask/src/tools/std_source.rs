//! The source of the standard library, for pages that are built with one of their own.
//!
//! The library that a toolchain brings words every panic, with what formats numbers and texts for it, and is made for
//! speed. Built along with the page it ends the program instead and is made for size: an eighth less to load. The
//! compiler's own switches for that are not stable yet; `docs/adr/0019-std-from-source.md` says what that costs.

use super::printed;
use crate::step::{self, say};
use crate::trouble::Outcome;
use std::process::Command;

/// What builds it along: variables for cargo and the compiler.
pub(crate) const VARIABLES: [(&str, &str); 5] = [
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    ("CARGO_UNSTABLE_PANIC_IMMEDIATE_ABORT", "true"),
    ("CARGO_PROFILE_PAGE_PANIC", "immediate-abort"),
];

/// Adds the source if this toolchain lacks it. A page can be built without it.
pub(crate) fn ensure() -> Outcome {
    if is_here()? {
        return Ok(());
    }
    let mut add = Command::new("rustup");
    add.args(["component", "add", "rust-src"]);
    let added = step::quiet("add the source of the standard library", &mut add, "install this toolchain's rust-src");
    if let Err(trouble) = added {
        say(format!("  note: a page is built with the standard library as it came, and larger for it\n{trouble}"));
    }
    Ok(())
}

/// Whether it is there.
pub(crate) fn is_here() -> Outcome<bool> {
    Ok(printed(&["sysroot"])?.join("lib/rustlib/src/rust/library/Cargo.lock").is_file())
}
