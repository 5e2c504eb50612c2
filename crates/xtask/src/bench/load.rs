//! From an address to a painted page.

use crate::command_line::BenchOptions;
use crate::trouble::{Outcome, Trouble};
use std::path::Path;

/// Measures, says what it measured, and writes it down where asked to.
pub(crate) fn run(_dist: &Path, _options: &BenchOptions) -> Outcome {
    Err(Trouble::new("bench load is not there"))
}
