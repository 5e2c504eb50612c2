//! Taking pictures along at pull.
//!
//! Invariant: a picture that cannot be had is a notice and nothing else: the article stands as it did, and what was
//! kept of the picture before stays kept.

use super::decode::examined;
use super::wanted::{Place, Places, Want, Wanted, in_store, newest};
use crate::delivery::Validators;
use crate::fetch::{Client, Failure, Request};
use crate::notice::{Notice, Weight};
use crate::pull::{Progress, crowd};
use crate::settings::{Pull, Settings};
use crate::store::{Found, Picture, PictureHash, Pictured, Shown, Stamp, Store};
use crate::trouble::Outcome;
use news_core::moment::Moment;
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::UNIX_EPOCH;

/// Pictures that are in memory at once, as they came: what was noted of those before them is safe.
const AT_ONCE: usize = 32;

/// Most pictures of one source that a report names.
const LINES_MAX: usize = 20;

/// How long after the first failure a picture is asked for again, in seconds; then twice as long each time.
const AGAIN_SECONDS: i64 = 3_600;

/// How often that doubles: up to three weeks.
const DOUBLINGS_MAX: u32 = 9;

/// A picture to be looked for.
struct Job {
    /// The source whose own folder it is in, or nothing.
    owner: String,
    address: String,
    /// The source that named it first.
    source: String,
    place: Place,
    before: Option<Found>,
    /// Whether what is known of it is kept.
    is_kept: bool,
}

/// What came of it.
enum Got {
    AsBefore,
    Bytes { bytes: Vec<u8>, validators: Validators, stamp: Option<Stamp> },
    Nothing(String),
}

/// Takes along the pictures of articles that folders gave, and those of other servers where the settings say so.
///
/// # Errors
///
/// When the store cannot be read or written.
pub(crate) fn gather(
    settings: &Settings,
    store: &Store,
    now: Moment,
    own: Vec<Wanted>,
    progress: &dyn Progress,
) -> Outcome<Vec<Notice>> {
    let mut wants = in_store(store, own)?;
    if settings.images.fetch {
        let more = newest(settings, store, now, &wants)?;
        wants.extend(more);
    }
    let places = Places::new(settings);
    let jobs = jobs(settings, store, now, &places, &wants)?;
    let limits = Pull { answer_bytes_max: settings.images.bytes_max, ..settings.pull.clone() };
    let client = Client::new(&limits);
    let mut notices = Vec::new();
    if !jobs.is_empty() {
        progress.begin("pictures", jobs.len());
    }
    for jobs in jobs.chunks(AT_ONCE) {
        let got = crowd::each(jobs, settings.pull.requests_max, |job| {
            let got = got(job, &client, settings);
            progress.step(&job.address);
            got
        });
        let kept: Outcome<Vec<_>> =
            jobs.par_iter().zip(got).map(|(job, got)| keep(job, got, settings, store, now)).collect();
        let (mut pictures, mut found) = (Vec::new(), Vec::new());
        for (job, (picture, place, fault)) in jobs.iter().zip(kept?) {
            pictures.extend(picture);
            found.extend(place.map(|it| ((job.owner.clone(), job.address.clone()), it)));
            notices.extend(fault.map(|fault| told(job, &fault)));
        }
        if !found.is_empty() {
            store.note_found(&pictures, &found)?;
        }
    }
    if !jobs.is_empty() {
        progress.end();
    }
    note(store, &places, wants)?;
    Ok(shortened(notices))
}

/// Each place that is due, once.
fn jobs(settings: &Settings, store: &Store, now: Moment, places: &Places<'_>, wants: &[Want]) -> Outcome<Vec<Job>> {
    let mut named: BTreeMap<(&str, &str), (&str, i64)> = BTreeMap::new();
    for want in wants {
        let source = want.wanted.source.as_str();
        for address in &want.wanted.addresses {
            let owner = places.owner(source, address);
            if !owner.is_empty() || settings.images.fetch {
                let by = named.entry((owner, address)).or_insert((source, want.corrected));
                by.1 = by.1.max(want.corrected);
            }
        }
    }
    let mut jobs = Vec::new();
    for ((owner, address), (source, corrected)) in named {
        let before = store.found(owner, address)?;
        let picture = before.as_ref().and_then(|it| it.picture);
        let kept = picture.map(|it| store.picture(&it)).transpose()?.flatten();
        let is_kept = picture.zip(kept).is_some_and(|(hash, it)| store.has_picture(&hash, it.bytes));
        let place = places.place(source, address);
        let is_due = match (&place, &before) {
            (Place::File(_), _) | (_, None) => true,
            (Place::Web(_), Some(found)) if 0 < found.failures || picture.is_none() => {
                let wait = AGAIN_SECONDS << found.failures.saturating_sub(1).min(DOUBLINGS_MAX);
                found.asked.saturating_add(wait) <= now.0
            }
            (Place::Web(_), Some(found)) => !is_kept || found.asked < corrected,
        };
        if is_due {
            let (owner, address, source) = (owner.to_owned(), address.to_owned(), source.to_owned());
            jobs.push(Job { owner, address, source, place, before, is_kept });
        }
    }
    Ok(jobs)
}

fn got(job: &Job, client: &Client, settings: &Settings) -> Got {
    match &job.place {
        Place::File(None) => Got::Nothing("it is not in the source's folder".to_owned()),
        Place::File(Some(file)) => from_file(job, file, settings.images.bytes_max),
        Place::Web(request) => from_web(job, request, client),
    }
}

fn from_file(job: &Job, file: &Path, bytes_max: u64) -> Got {
    let stamp = fs::metadata(file).and_then(|it| {
        let written = it.modified()?.duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        Ok(Stamp { bytes: it.len(), written: u64::try_from(written).unwrap_or(u64::MAX) })
    });
    match stamp {
        Err(error) => Got::Nothing(error.to_string()),
        Ok(stamp) if bytes_max < stamp.bytes => too_large(bytes_max),
        Ok(stamp) if job.is_kept && job.before.as_ref().is_some_and(|it| it.stamp == Some(stamp)) => Got::AsBefore,
        Ok(stamp) => match fs::read(file) {
            Ok(bytes) => Got::Bytes { bytes, validators: Validators::default(), stamp: Some(stamp) },
            Err(error) => Got::Nothing(error.to_string()),
        },
    }
}

fn from_web(job: &Job, request: &Request, client: &Client) -> Got {
    let known = job.before.as_ref().filter(|_| job.is_kept).map(|it| it.validators.clone());
    match client.get(&Request { validators: known.unwrap_or_default(), ..request.clone() }) {
        Err(Failure::NotModified) => Got::AsBefore,
        Err(failure) => Got::Nothing(failure.to_string()),
        Ok(fetched) if fetched.cut => too_large(fetched.bytes.len() as u64),
        Ok(fetched) => match fetched.broken {
            Some(said) => Got::Nothing(format!("broke off after {} bytes: {said}", fetched.bytes.len())),
            None => Got::Bytes { bytes: fetched.bytes, validators: fetched.validators, stamp: None },
        },
    }
}

fn too_large(bytes_max: u64) -> Got {
    Got::Nothing(format!("it has more than {bytes_max} bytes (images.bytes_max)"))
}

/// What there is to note: a picture that is new, what was found, and what was wrong.
type Kept = (Option<(PictureHash, Picture)>, Option<Found>, Option<String>);

fn keep(job: &Job, got: Got, settings: &Settings, store: &Store, now: Moment) -> Outcome<Kept> {
    let before = job.before.clone().unwrap_or_default();
    let failed = |fault: String| {
        // A file is looked at each time, so that of it there is nothing to remember.
        let found = Found { asked: now.0, failures: before.failures.saturating_add(1), ..before.clone() };
        let found = matches!(job.place, Place::Web(_)).then_some(found);
        (None, found, Some(fault))
    };
    Ok(match got {
        Got::AsBefore if matches!(job.place, Place::File(_)) => (None, None, None),
        Got::AsBefore => (None, Some(Found { asked: now.0, failures: 0, ..before }), None),
        Got::Nothing(fault) => failed(fault),
        Got::Bytes { bytes, validators, stamp } => {
            let hash = *blake3::hash(&bytes).as_bytes();
            let known = store.picture(&hash)?;
            let picture = match known.map_or_else(|| examined(&bytes, &settings.images), Ok) {
                Ok(picture) => picture,
                Err(fault) => return Ok(failed(fault.to_string())),
            };
            store.keep_picture(&hash, &bytes)?;
            let found = Found { picture: Some(hash), asked: now.0, failures: 0, validators, stamp };
            (Some((hash, picture)), Some(found), None)
        }
    })
}

fn told(job: &Job, fault: &str) -> Notice {
    let stays = if job.is_kept { "; the one from before stays" } else { "" };
    Notice::new(Weight::Warning, &job.source, "no-picture", format!("{}: {fault}{stays}", job.address))
}

/// The first notices of each source, and how many more there are.
fn shortened(notices: Vec<Notice>) -> Vec<Notice> {
    let mut by_source: BTreeMap<String, Vec<Notice>> = BTreeMap::new();
    for notice in notices {
        by_source.entry(notice.about.clone()).or_default().push(notice);
    }
    let mut kept = Vec::new();
    for (source, mut notices) in by_source {
        let more = notices.len().saturating_sub(LINES_MAX);
        notices.truncate(LINES_MAX);
        kept.append(&mut notices);
        if 0 < more {
            let said = format!("{more} more pictures that could not be had");
            kept.push(Notice::new(Weight::Warning, source, "more-pictures", said));
        }
    }
    kept
}

/// Notes which pictures these articles show now.
fn note(store: &Store, places: &Places<'_>, wants: Vec<Want>) -> Outcome {
    let mut changed = Vec::new();
    for Want { wanted, version, .. } in wants {
        let mut pictured = Pictured { version, shown: Vec::new(), is_whole: true };
        for address in wanted.addresses {
            let owner = places.owner(&wanted.source, &address);
            match store.found(owner, &address)?.and_then(|it| it.picture) {
                Some(picture) => pictured.shown.push(Shown { address, picture, is_own: !owner.is_empty() }),
                None => pictured.is_whole = false,
            }
        }
        if store.pictured(&wanted.source, &wanted.id)?.as_ref() != Some(&pictured) {
            changed.push(((wanted.source, wanted.id), pictured));
        }
    }
    if changed.is_empty() { Ok(()) } else { store.note_pictured(&changed) }
}
