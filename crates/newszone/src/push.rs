//! Bringing the catalogue to a search engine, for archives that have outgrown static files.
//!
//! What is there already is asked of the engine itself, article by article and version by version: so a run that was
//! killed, a catalogue that changed in between and an engine that lost something are all the same case, and the next run
//! sends what is missing.
//!
//! Invariant: readers search a whole collection, the old one or the new one. A new one is filled beside it and takes its
//! place when its count is right; whatever goes wrong before that changes nothing that is served.

mod collection;
mod document;
mod fault;
mod note;
mod server;

use crate::catalogue::Catalogue;
use crate::notice::{Notice, Weight};
use crate::pull::Progress;
use crate::settings::{Settings, Typesense};
use crate::store::{Row, Store};
use crate::trouble::{Outcome, Trouble};
use collection::Target;
use news_core::moment::Moment;
use rayon::prelude::*;
use server::{Server, Unfit};
use std::collections::HashMap;
use std::thread;
use std::time::Duration;

pub use fault::Fault;
pub(crate) use note::noted;

/// Articles that are sent in one request. Typesense takes 40 at a time from it to its index.
const BATCH_ARTICLES: usize = 500;

/// Bytes of a request, at the most about: texts are of all lengths.
const BATCH_BYTES: usize = 4 << 20;

/// How long the nodes of a cluster may take to agree on a count, in milliseconds, one wait after another.
const AGREEMENT_MS: [u64; 6] = [0, 100, 400, 1_000, 2_000, 4_000];

/// How a push is done, besides the settings.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// Whether a new collection is filled, although there is one that could be brought up to date.
    pub fresh: bool,
    /// Whether a collection with articles may be emptied.
    pub allow_empty: bool,
}

/// What a push came to.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct PushReport {
    /// The collection that is searched now.
    pub collection: String,
    /// Articles in it.
    pub articles: usize,
    /// Articles that were sent.
    pub sent: usize,
    /// Articles that were there as they are.
    pub kept: usize,
    /// Articles that were taken out.
    pub removed: usize,
    /// Whether a new collection took an old one's place.
    pub switched: bool,
    /// What should be known.
    pub notices: Vec<Notice>,
}

/// Brings the articles that may be shown at that moment to the engine of the settings.
///
/// # Errors
///
/// When the store cannot be read or the engine cannot be used: then it serves what it served before.
pub fn push(
    settings: &Settings,
    store: &Store,
    key: &str,
    now: Moment,
    options: Options,
    progress: &dyn Progress,
) -> Outcome<PushReport> {
    let Some(typesense) = &settings.search.typesense else {
        return Err(Trouble::Usage("the settings name no engine: add [search.typesense] with its nodes".to_owned()));
    };
    let catalogue = Catalogue::read(settings, store, now)?;
    let server = Server::new(typesense.writers(), key);
    let target = Target::choose(&server, settings, typesense, options.fresh)?;
    let mut known = target.known(&server)?;
    let standing = known.len();
    if catalogue.rows.is_empty() && (0 < standing || target.live.is_some()) && !options.allow_empty {
        let said = "there is no article to show, and the engine has some: they are kept (--allow-empty takes them out)";
        return Err(Trouble::Build(said.to_owned()));
    }
    let is_new = |row: &Row| known.remove(&row.slug) != Some(document::version(row));
    let missing: Vec<usize> = places(&catalogue.rows, is_new);
    send(&catalogue, typesense, &server, &target, &missing, progress)?;
    // What the catalogue does not know, it does not show.
    for id in known.keys() {
        server.remove(&target.name, id)?;
    }
    let report = PushReport {
        collection: target.name.clone(),
        articles: catalogue.rows.len(),
        sent: missing.len(),
        kept: catalogue.rows.len() - missing.len(),
        removed: known.len(),
        switched: target.live.as_ref() != Some(&target.name),
        notices: catalogue.notices.clone(),
    };
    count(&server, &target.name, report.articles)?;
    finish(settings, typesense, &server, &target, report)
}

/// The collection is whole: readers get it, and the way to it.
fn finish(
    settings: &Settings,
    typesense: &Typesense,
    server: &Server,
    target: &Target,
    mut report: PushReport,
) -> Outcome<PushReport> {
    if report.switched {
        server.point(&typesense.collection, &target.name)?;
    }
    for superseded in target.superseded(server, typesense)? {
        if let Err(fault) = server.drop_collection(&superseded) {
            let said = format!("{superseded} is searched no more, and could not be taken away: {fault}");
            report.notices.push(Notice::new(Weight::Warning, "search", "superseded", said));
        }
    }
    note::keep(settings, typesense, server)?;
    Ok(report)
}

fn places(rows: &[Row], mut is_wanted: impl FnMut(&Row) -> bool) -> Vec<usize> {
    rows.iter().enumerate().filter(|(_, row)| is_wanted(row)).map(|(nth, _)| nth).collect()
}

/// Sends articles, and looks at what is said of each. One that the engine does not take keeps none of the others.
fn send(
    catalogue: &Catalogue<'_>,
    typesense: &Typesense,
    server: &Server,
    target: &Target,
    missing: &[usize],
    progress: &dyn Progress,
) -> Outcome {
    progress.begin("search", missing.len());
    let mut unfit = Vec::<Unfit>::new();
    for batch in missing.chunks(BATCH_ARTICLES) {
        let lines: Vec<String> = batch
            .par_iter()
            .map(|nth| Ok(document::line(&catalogue.rows[*nth], &catalogue.own(*nth)?, typesense.texts)))
            .collect::<Outcome<_>>()?;
        let mut rest = lines.as_slice();
        while !rest.is_empty() {
            let mut bytes = 0;
            let fits = |line: &&String| {
                bytes += line.len();
                bytes <= BATCH_BYTES
            };
            // One that is too long alone goes alone.
            let count = rest.iter().take_while(fits).count().max(1);
            let (now, later) = rest.split_at(count);
            unfit.extend(server.import(&target.name, now)?);
            rest = later;
        }
        batch.iter().for_each(|nth| progress.step(&catalogue.rows[*nth].slug));
    }
    progress.end();
    let count = unfit.len();
    match unfit.into_iter().next() {
        Some(first) => Err(Fault::Unfit { count, id: first.id, said: first.said }.trouble()),
        None => Ok(()),
    }
}

/// Waits until the engine has as many articles as it should.
fn count(server: &Server, collection: &str, expected: usize) -> Outcome {
    let mut found = 0;
    for wait in AGREEMENT_MS {
        thread::sleep(Duration::from_millis(wait));
        found = server.collection(collection)?.map_or(0, |it| it.articles);
        if found == expected {
            return Ok(());
        }
    }
    Err(Fault::Count { expected, found }.trouble())
}

/// Articles of a collection: their ids and the versions of them.
type Known = HashMap<String, String>;
