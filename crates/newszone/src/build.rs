//! Building: from the store to the folder that is published.

use crate::notice::Notice;
use crate::output::Written;
use crate::pull::Progress;
use crate::settings::Settings;
use crate::store::Store;
use crate::trouble::Outcome;
use news_core::moment::Moment;

/// What a build came to. Written into the site as `build-report.json`, without what differs from run to run.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct BuildReport {
    /// Articles that are shown.
    pub articles: usize,
    /// Articles with a page of their own.
    pub pages: usize,
    /// Articles that may not be shown.
    pub gone: usize,
    /// What was written.
    pub written: Written,
    /// What should be known.
    pub notices: Vec<Notice>,
    /// Seconds that each stage took; not in the site, where it would differ from run to run.
    #[serde(skip)]
    pub stages: Vec<(&'static str, f64)>,
}

/// Builds the site.
///
/// # Errors
///
/// When the store cannot be read or a file cannot be written: then the old site stands.
pub fn build(_settings: &Settings, _store: &Store, _now: Moment, _progress: &dyn Progress) -> Outcome<BuildReport> {
    Ok(BuildReport::default())
}
