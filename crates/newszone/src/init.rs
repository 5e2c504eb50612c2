//! A new newsroom: commented settings, an example article, and a workflow that publishes on a schedule.

use crate::trouble::Outcome;
use std::path::Path;

/// Writes the files into a folder. What is there already stays.
///
/// # Errors
///
/// When a file cannot be written.
pub fn init(_folder: &Path) -> Outcome {
    Ok(())
}
