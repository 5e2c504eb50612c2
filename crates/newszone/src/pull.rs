//! Pulling: every source is asked, and what it gave goes into the store.
//!
//! Sources are asked at once, under the limits of the settings; what they gave is received in their order, so that
//! the same answers make the same store.
//!
//! Invariant: one bad source never loses the others, nor what was pulled before.

mod ask;
pub(crate) mod crowd;
mod gathered;
mod listed;
mod unchanged;
mod web;

use crate::delivery::Delivery;
use crate::fetch::Client;
use crate::notice::{Notice, Weight};
use crate::picture;
use crate::settings::{Settings, SourceSettings};
use crate::store::{Receipt, SourceState, Store};
use crate::trouble::{Outcome, Trouble};
use gathered::Gathered;
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
    /// `pulled`, `not-modified`, `failed` or `shrunk`; `list` for a list of other sources.
    pub outcome: String,
    /// What the store made of it.
    pub receipt: Receipt,
}

/// Where deliveries go: the store, or what a test puts in its place.
pub trait Shelf {
    /// [`Store::source`].
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    fn source(&self, name: &str) -> Outcome<SourceState>;

    /// [`Store::receive`].
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    fn receive(&self, source: &SourceSettings, delivery: &Delivery, now: Moment) -> Outcome<Receipt>;

    /// [`Store::note_asked`].
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    fn note_asked(&self, name: &str, now: Moment) -> Outcome;
}

impl Shelf for Store {
    fn source(&self, name: &str) -> Outcome<SourceState> {
        Store::source(self, name)
    }

    fn receive(&self, source: &SourceSettings, delivery: &Delivery, now: Moment) -> Outcome<Receipt> {
        Store::receive(self, source, delivery, now)
    }

    fn note_asked(&self, name: &str, now: Moment) -> Outcome {
        Store::note_asked(self, name, now)
    }
}

/// Pulls these sources, or all. `begin` hears how many there are, `step` each one that is done.
///
/// # Errors
///
/// When the store cannot be written. A source that fails is a notice.
pub fn pull(
    settings: &Settings,
    store: &Store,
    now: Moment,
    only: &[String],
    progress: &dyn Progress,
) -> Outcome<PullReport> {
    let mut own = Vec::new();
    let mut report = pull_with(settings, store, now, only, progress, &mut own)?;
    report.notices.extend(picture::gather(settings, store, now, own, progress)?);
    report.notices.sort_by_key(|it| it.weight);
    Ok(report)
}

/// [`pull`], onto any shelf, without pictures.
///
/// # Errors
///
/// When the shelf cannot be read or written, or one of `only` is no source.
pub fn pull_onto(
    settings: &Settings,
    shelf: &impl Shelf,
    now: Moment,
    only: &[String],
    progress: &dyn Progress,
) -> Outcome<PullReport> {
    pull_with(settings, shelf, now, only, progress, &mut Vec::new())
}

/// The same, with what pictures the articles of folders name.
fn pull_with(
    settings: &Settings,
    shelf: &impl Shelf,
    now: Moment,
    only: &[String],
    progress: &dyn Progress,
    own: &mut Vec<picture::Wanted>,
) -> Outcome<PullReport> {
    if let Some(name) = only.iter().find(|name| settings.sources.iter().all(|it| it.name != **name)) {
        return Err(Trouble::Usage(format!("no source is called `{name}`")));
    }
    let client = Client::new(&settings.pull);
    let chosen: Vec<SourceSettings> =
        settings.sources.iter().filter(|it| only.is_empty() || only.contains(&it.name)).cloned().collect();
    let mut taken: Vec<String> = settings.sources.iter().map(|it| it.name.clone()).collect();
    let mut report = PullReport::default();

    // The lists first need to be known; what they name is asked in a second round.
    let asked = round(settings, &client, shelf, now, chosen, true, progress)?;
    let mut sources = Vec::new();
    let mut places = Vec::new();
    for (source, gathered) in asked {
        let from = sources.len();
        sources.extend(listed::sources(&source, &gathered, &mut taken, &mut report.notices));
        places.push((source, gathered, from..sources.len()));
    }
    let mut of_lists = match sources.is_empty() {
        true => Vec::new(),
        false => round(settings, &client, shelf, now, sources, false, progress)?,
    }
    .into_iter();
    for (source, gathered, its_own) in places {
        receive(shelf, &source, gathered, now, &mut report, own)?;
        for (source, gathered) in of_lists.by_ref().take(its_own.len()) {
            receive(shelf, &source, gathered, now, &mut report, own)?;
        }
    }
    report.notices.sort_by_key(|it| it.weight);
    Ok(report)
}

/// Asks sources, all at once, and gives what they gave in their order.
fn round(
    settings: &Settings,
    client: &Client,
    shelf: &impl Shelf,
    now: Moment,
    sources: Vec<SourceSettings>,
    are_own: bool,
    progress: &dyn Progress,
) -> Outcome<Vec<(SourceSettings, Gathered)>> {
    let mut jobs = Vec::with_capacity(sources.len());
    for source in sources {
        let state = shelf.source(&source.name)?;
        jobs.push((source, state.validators));
    }
    progress.begin("sources", jobs.len());
    let asking = ask::Asking { settings, client, now, are_own };
    let gathered = crowd::each(&jobs, settings.pull.requests_max, |(source, validators)| {
        let gathered = asking.gather(source, validators);
        progress.step(&source.name);
        gathered
    });
    progress.end();
    Ok(jobs.into_iter().map(|(source, _)| source).zip(gathered).collect())
}

/// Puts what a source gave on the shelf, and in the report.
fn receive(
    shelf: &impl Shelf,
    source: &SourceSettings,
    gathered: Gathered,
    now: Moment,
    report: &mut PullReport,
    own: &mut Vec<picture::Wanted>,
) -> Outcome {
    let name = source.name.clone();
    let mut receipt = Receipt::default();
    let outcome = match gathered {
        Gathered::Articles { delivery, mut notices } => {
            receipt = shelf.receive(source, &delivery, now)?;
            report.notices.append(&mut notices);
            if source.path.is_some() && !receipt.shrunk {
                own.extend(
                    picture::of_delivery(source, &delivery)
                        .map_err(|error| Trouble::Build(format!("{name}: {error}")))?,
                );
            }
            if receipt.shrunk {
                let said =
                    format!("gave only {} articles, far fewer than before; what was there stays", delivery.count());
                report.notices.push(Notice::new(Weight::Error, &name, "shrunk", said));
            }
            if receipt.shrunk { "shrunk" } else { "pulled" }
        }
        Gathered::List { mut notices, .. } => {
            report.notices.append(&mut notices);
            "list"
        }
        Gathered::NotModified => {
            shelf.note_asked(&name, now)?;
            "not-modified"
        }
        Gathered::Failed { mut notices } => {
            shelf.note_asked(&name, now)?;
            report.notices.append(&mut notices);
            "failed"
        }
    };
    report.sources.push(SourceReport { name, outcome: outcome.to_owned(), receipt });
    Ok(())
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
