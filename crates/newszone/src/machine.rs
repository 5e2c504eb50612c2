//! What is published for machines: feeds, sitemaps, descriptions, headers for hosts.

use crate::catalogue::Catalogue;
use crate::output::Output;
use crate::trouble::Outcome;

/// Writes it all.
///
/// # Errors
///
/// When the store cannot be read or a file cannot be written.
pub fn write(_catalogue: &Catalogue<'_>, _style_sources: &[String], _output: &Output) -> Outcome {
    Ok(())
}
