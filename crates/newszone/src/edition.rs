//! The edition: the articles as immutable files that the app reads, named by what is in them, and one small manifest.

use crate::catalogue::Catalogue;
use crate::ledger::Ledger;
use crate::output::Output;
use crate::trouble::Outcome;

/// Writes the edition below `edition/`, and the chain of JSON Feed pages that begins at `feed.json`.
///
/// # Errors
///
/// When the store cannot be read or a file cannot be written.
pub fn write(_catalogue: &Catalogue<'_>, _ledger: &Ledger, _output: &Output) -> Outcome {
    Ok(())
}
