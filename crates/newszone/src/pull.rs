//! Pulling: every source is asked, and what it gave goes into the store.
//!
//! Invariant: one bad source never loses the others, nor what was pulled before.

use crate::notice::Notice;
use crate::settings::Settings;
use crate::store::{Receipt, Store};
use crate::trouble::Outcome;
use news_core::moment::Moment;

/// What a pull came to.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct PullReport {
    /// Each source, in the order of the settings, those of lists after their list.
    pub sources: Vec<SourceReport>,
    /// What should be known, most important first.
    pub notices: Vec<Notice>,
}

/// What came of one source.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct SourceReport {
    /// Its name.
    pub name: String,
    /// `pulled`, `not-modified`, `failed` or `shrunk`.
    pub outcome: String,
    /// What the store made of it.
    pub receipt: Receipt,
}

/// Pulls these sources, or all. `begin` hears how many there are, `step` each one that is done.
///
/// # Errors
///
/// When the store cannot be written. A source that fails is a notice.
pub fn pull(
    _settings: &Settings,
    _store: &Store,
    _now: Moment,
    _only: &[String],
    _progress: &dyn Progress,
) -> Outcome<PullReport> {
    Ok(PullReport::default())
}

/// Who watches long work.
pub trait Progress: Sync {
    /// So many steps lie ahead.
    fn begin(&self, what: &str, steps: usize);
    /// One is done; `what` names it.
    fn step(&self, what: &str);
    /// All are.
    fn end(&self);
}

/// Nobody watches.
pub struct Unwatched;

impl Progress for Unwatched {
    fn begin(&self, _: &str, _: usize) {}
    fn step(&self, _: &str) {}
    fn end(&self) {}
}
