//! Building: from the store to the folder that is published.
//!
//! Invariant: a build that fails, at whatever point, leaves the old site as it was.

use crate::catalogue::{Catalogue, Group};
use crate::ledger::Ledger;
use crate::machine::{rss, webmanifest};
use crate::notice::{Notice, Weight};
use crate::output::{Output, Written};
use crate::page::{self, Pages};
use crate::pull::Progress;
use crate::settings::Settings;
use crate::store::Store;
use crate::trouble::{Outcome, Trouble};
use crate::{address, app, compress, edition, embed, machine, picture, push, search};
use news_core::moment::Moment;
use news_core::query::Facet;
use news_core::route::KEPT;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::time::Instant;

/// How a build is done, besides the settings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Whether every file is made anew, whatever the last build noted.
    pub fresh: bool,
    /// Whether a site without any article may take the place of one with some.
    pub allow_empty: bool,
}

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
    /// Seconds that each stage took.
    pub stages: Vec<(&'static str, f64)>,
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
    options: Options,
    progress: &dyn Progress,
) -> Outcome<BuildReport> {
    let index = app::index().ok_or(Trouble::NoApp)?;
    let mut stages = Stages::default();
    let catalogue = stages.time("catalogue", || Catalogue::read(settings, store, now))?;
    let dist = settings.path(&settings.build.dist);
    if catalogue.rows.is_empty() && dist.exists() && !options.allow_empty {
        let said = "there is no article to show, and a site stands: it is kept (--allow-empty publishes none)";
        return Err(Trouble::Build(said.to_owned()));
    }
    let ledger = if options.fresh { Ledger::default() } else { Ledger::read(store)? };
    let output = Output::begin(&dist, settings.build.files_max)?.packed(compress::endings(&settings.build));
    let mut notices = catalogue.notices.clone();
    stages.time("pictures", || picture::write(settings, store, &catalogue.pictures, &ledger, &output, progress))?;
    let pages = Pages::begin(&catalogue, &ledger, &output, progress);
    stages.time("app", || put_app(settings, pages.sections(), index, &output))?;
    stages.time("machines", || machine::write(&catalogue, pages.sections(), &output, &page::inlined()))?;
    stages.time("embeds", || embed::write(&catalogue, pages.sections(), &ledger, &output))?;
    let directory = stages.time("search", || search::write(&catalogue, &ledger, &output))?;
    // An article is read once, for its pack, and its page is printed then.
    let seen = |nth, article: &_| pages.article(nth, article);
    stages.time("edition", || edition::write(&catalogue, &ledger, &output, directory, &seen))?;
    notices.extend(stages.time("pages", || pages.finish())?);
    let silent = catalogue.rows.iter().filter(|it| it.published.is_none()).count();
    if 0 < silent {
        let said = format!("{silent} articles have no date and come last");
        notices.push(Notice::new(Weight::Info, "catalogue", "undated", said));
    }
    notices.sort();
    let mut report = BuildReport {
        articles: catalogue.rows.len(),
        pages: catalogue.briefs.len(),
        gone: catalogue.gone.len(),
        notices,
        ..BuildReport::default()
    };
    // What is said of pages as they are made is not said of those that stand, so it would differ from run to run.
    let lasting: Vec<&Notice> = report.notices.iter().filter(|it| it.fact != page::MISSING_ALT).collect();
    let public = json!({
        "articles": report.articles,
        "pages": report.pages,
        "gone": report.gone,
        "notices": lasting,
        "generator": concat!("newszone ", env!("CARGO_PKG_VERSION")),
    });
    output.put(crate::output::REPORT, format!("{public:#}\n").as_bytes())?;
    stages.time("compression", || compress::compress(&settings.build, &output, progress))?;
    // Between the notes of the old site and those of the new one there are none: whatever happens at the swap, no note
    // is about another file than the one that stands.
    store.note_built(&mut std::iter::empty())?;
    report.written = stages.time("swap", || output.finish())?;
    stages.time("notes", || store.note_shown(&catalogue.rows).and_then(|()| ledger.keep(store)))?;
    report.stages = stages.0;
    Ok(report)
}

/// What the app reads first.
const MANIFEST: &str = "edition/manifest.json";

/// What the app's configuration is called.
pub(crate) const ZONE: &str = "news-zone.json";

/// The page for addresses that have none of their own.
const LOST: &str = "404.html";

/// The app's files, its configuration, its description for home screens, and the page for addresses that have none of
/// their own; and the worker, told of all of them that it keeps.
fn put_app(settings: &Settings, sections: &[Group], index: &str, output: &Output) -> Outcome {
    output.put(ZONE, zone(settings, sections).as_bytes())?;
    let page = preview::asking_early(&preview::rebase(index, settings.base()), Some(MANIFEST));
    // Views that only the app has are pages as well: an address that a reader was led to is none that is lost.
    let own = page.replacen("<head>", "<head>\n  <meta name=\"robots\" content=\"noindex\">", 1);
    output.put(&address::file(KEPT), own.as_bytes())?;
    let described = webmanifest::write(settings);
    let mut files = vec![(LOST, page.as_bytes()), (webmanifest::NAME, described.as_bytes())];
    files.extend(app::files().filter(|it| it.path != preview::WORKER).map(|it| (it.path, it.bytes)));
    files.sort_unstable_by_key(|(path, _)| *path);
    for (path, bytes) in &files {
        output.put(path, bytes)?;
    }
    let Some(worker) = app::files().find(|it| it.path == preview::WORKER) else { return Ok(()) };
    let kept = files.iter().filter(|(path, _)| preview::is_of_shell(path)).map(|(path, it)| (*path, Cow::from(*it)));
    let told = preview::with_shell(&String::from_utf8_lossy(worker.bytes), LOST, kept);
    output.put(preview::WORKER, told.as_bytes())
}

/// The zone's configuration as the site has it: `docs/contracts/config.md`.
fn zone(settings: &Settings, sections: &[Group]) -> String {
    let zone = settings.zone();
    let feed = |it: &Group| {
        let folder = address::group(Facet::Section, &it.slug);
        json!({ "section": it.name, "url": format!("{folder}{}", rss::NAME) })
    };
    let mut config = json!({
        "brand": zone.brand,
        "sources": [{ "url": MANIFEST, "name": zone.brand }],
        "headline_chars": zone.headline_chars,
        "breadcrumb_chars": zone.breadcrumb_chars,
        "split_kicker": zone.split_kicker,
        "embed_hosts": zone.embed_hosts,
        "offline": zone.offline,
        "refresh_minutes": zone.refresh_seconds / 60,
        "feeds": sections.iter().map(feed).collect::<Vec<_>>(),
        "utc_offset_minutes": settings.site.utc_offset_minutes,
    });
    if let Some(search) = push::noted(settings) {
        config["search"] = search;
    }
    format!("{config:#}\n")
}

/// The configuration of a site that stands, with the engine that readers are to ask now; `None` where it is none.
pub(crate) fn zone_with(standing: &[u8], search: Value) -> Option<String> {
    let mut config: Value = serde_json::from_slice(standing).ok().filter(Value::is_object)?;
    config["search"] = search;
    Some(format!("{config:#}\n"))
}

#[derive(Default)]
struct Stages(Vec<(&'static str, f64)>);

impl Stages {
    fn time<T>(&mut self, name: &'static str, stage: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = stage();
        self.0.push((name, start.elapsed().as_secs_f64()));
        done
    }
}
