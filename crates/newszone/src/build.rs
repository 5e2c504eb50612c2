//! Building: from the store to the folder that is published.
//!
//! Invariant: what a build noted about the old site's files is forgotten before the new site takes its place, and
//! kept after: whenever a crash comes, no note ever speaks of a file that is not the one it was written for.

use crate::catalogue::Catalogue;
use crate::ledger::Ledger;
use crate::notice::Notice;
use crate::output::{Output, Written};
use crate::pull::Progress;
use crate::settings::Settings;
use crate::store::Store;
use crate::trouble::{Outcome, Trouble};
use crate::{app, compress, edition, machine, page};
use news_core::moment::Moment;
use serde_json::json;
use std::path::Path;
use std::time::Instant;

/// Written into every site, and so what tells a site from a folder of somebody's.
const REPORT: &str = "build-report.json";

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

/// What one build is told beyond the settings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Manner {
    /// Makes every file anew.
    pub fresh: bool,
    /// Publishes a site without articles in place of one with some.
    pub allow_empty: bool,
}

/// Builds the site.
///
/// # Errors
///
/// When the store cannot be read or a file cannot be written: then the old site stands.
pub fn build(
    settings: &Settings,
    store: &Store,
    now: Moment,
    manner: Manner,
    progress: &dyn Progress,
) -> Outcome<BuildReport> {
    let files = app::files()?;
    let dist = settings.path(&settings.build.dist);
    refuse_strange(&dist)?;
    let mut report = BuildReport::default();
    let catalogue = timed(&mut report, "catalogue", || Catalogue::read(settings, store, now))?;
    refuse_empty(&catalogue, &dist, manner)?;
    let ledger = if manner.fresh { Ledger::default() } else { Ledger::read(store)? };
    let output = Output::begin(&dist)?;
    timed(&mut report, "app", || {
        files.iter().try_for_each(|file| output.put(file.path, file.bytes))?;
        output.put("news-zone.json", zone(settings).as_bytes())
    })?;
    report.articles = catalogue.rows.len();
    report.pages = catalogue.briefs.len();
    report.gone = catalogue.gone.len();
    report.notices = timed(&mut report, "pages", || page::write(&catalogue, &ledger, &output, progress))?;
    report.notices.sort();
    timed(&mut report, "edition", || edition::write(&catalogue, &ledger, &output))?;
    timed(&mut report, "machines", || machine::write(&catalogue, &output))?;
    output.put(REPORT, lasting(&report).as_bytes())?;
    if !ledger.note(".compressed", levels(settings)) {
        output.forget_compressed();
    }
    timed(&mut report, "compress", || compress::compress(&settings.build, &output, progress))?;
    refuse_many(output.paths().len(), settings.build.files_max)?;
    report.written = timed(&mut report, "swap", || {
        Ledger::default().keep(store)?;
        let written = output.finish()?;
        ledger.keep(store)?;
        Ok(written)
    })?;
    Ok(report)
}

fn timed<T>(report: &mut BuildReport, stage: &'static str, work: impl FnOnce() -> Outcome<T>) -> Outcome<T> {
    let start = Instant::now();
    let outcome = work();
    report.stages.push((stage, start.elapsed().as_secs_f64()));
    outcome
}

/// A folder that no build made is not taken away: a slip in `build.dist` must not cost anybody their files.
fn refuse_strange(dist: &Path) -> Outcome {
    let is_empty = std::fs::read_dir(dist).map_or(!dist.exists(), |mut it| it.next().is_none());
    if is_empty || dist.join(REPORT).is_file() {
        return Ok(());
    }
    let said = "holds files that newszone did not write: empty it, or set another folder as build.dist";
    Err(Trouble::Build(format!("{} {said}", dist.display())))
}

fn refuse_empty(catalogue: &Catalogue<'_>, dist: &Path, manner: Manner) -> Outcome {
    if !catalogue.rows.is_empty() || manner.allow_empty || !dist.exists() {
        return Ok(());
    }
    let said = "there is no article to publish, so the old site stands; `--allow-empty` publishes an empty one";
    Err(Trouble::Build(said.to_owned()))
}

fn refuse_many(files: usize, files_max: usize) -> Outcome {
    if files <= files_max {
        return Ok(());
    }
    Err(Trouble::Build(format!(
        "the site would have {files} files, more than build.files_max = {files_max}: set build.pages_max lower, \
        leave out build.brotli or build.gzip, or set build.files_max higher if the host allows it"
    )))
}

/// The app's configuration: `docs/contracts/config.md`.
fn zone(settings: &Settings) -> String {
    let zone = settings.zone();
    let zone = json!({
        "brand": zone.brand,
        "sources": [{ "url": "edition/manifest.json", "name": zone.brand }],
        "routes": "path",
        "headline_chars": zone.headline_chars,
        "breadcrumb_chars": zone.breadcrumb_chars,
        "split_kicker": zone.split_kicker,
        "embed_hosts": zone.embed_hosts,
    });
    format!("{zone:#}\n")
}

/// The report without what differs between two builds of the same.
fn lasting(report: &BuildReport) -> String {
    let lasting = json!({
        "articles": report.articles,
        "pages": report.pages,
        "gone": report.gone,
        "notices": report.notices,
    });
    format!("{lasting:#}\n")
}

/// What compressed files depend on beside the file.
fn levels(settings: &Settings) -> [u8; 32] {
    let version = env!("CARGO_PKG_VERSION");
    *blake3::hash(format!("{version} {:?} {:?}", settings.build.brotli, settings.build.gzip).as_bytes()).as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;
    use news_core::config::Config;
    use news_core::native::Native;
    use news_core::parser::Parser;

    #[test]
    fn the_app_reads_what_is_written_for_it() {
        let settings = Settings::parse("[site]\ntitle = \"국방일보\"\nurl = \"https://a.example\"").unwrap();
        let (config, problems) = Config::read(&Native.json(&zone(&settings)).unwrap());
        assert_eq!((config.brand.as_str(), problems.len()), ("국방일보", 0));
        assert_eq!(config.sources[0].url, "edition/manifest.json");
    }

    #[test]
    fn folders_of_others_are_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        assert!(refuse_strange(&folder.path().join("없음")).is_ok());
        assert!(refuse_strange(folder.path()).is_ok());
        std::fs::write(folder.path().join("기사.txt"), "x").unwrap();
        assert!(refuse_strange(folder.path()).is_err());
        std::fs::write(folder.path().join(REPORT), "{}").unwrap();
        assert!(refuse_strange(folder.path()).is_ok());
    }

    #[test]
    fn a_build_with_too_many_files_says_how_many() {
        assert!(refuse_many(5, 5).is_ok());
        assert!(refuse_many(6, 5).unwrap_err().to_string().contains("6 files, more than build.files_max = 5"));
    }
}
