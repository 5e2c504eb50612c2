//! Taking in a delivery.
//!
//! Invariant: one delivery is one transaction. It is judged as a whole before anything of it is written.

use super::intake::{Intake, canonical};
use super::tables::{SOURCES, Stored, decode, encode};
use super::{Receipt, SourceState, record};
use crate::delivery::{Delivery, Item};
use news_core::moment::Moment;
use rayon::prelude::*;
use redb::{Database, ReadableTable};
use std::collections::HashSet;

/// Fewest articles of a source of which "more than half are missing" says anything.
const SHRUNK_ARTICLES_MIN: usize = 4;

/// What tells two texts apart, without the texts.
pub(super) type Mark = [u8; 16];

/// The mark of a text.
pub(super) fn mark(text: &str) -> Mark {
    let mut mark = Mark::default();
    blake3::Hasher::new().update(text.as_bytes()).finalize_xof().fill(&mut mark);
    mark
}

/// An item's id, if it has one.
pub(super) fn id_of(item: &Item) -> Option<&str> {
    item.draft.id.as_deref().map(str::trim).filter(|it| !it.is_empty())
}

/// The ids and the canonical addresses of a delivery.
pub(super) struct Known {
    pub(super) ids: HashSet<Mark>,
    pub(super) urls: HashSet<Mark>,
}

impl Known {
    fn of(delivery: &Delivery) -> Stored<Self> {
        let mut known = Self { ids: HashSet::new(), urls: HashSet::new() };
        delivery.chunks(&mut |items| {
            let marks = |item: &Item| Some((mark(id_of(item)?), canonical(item).as_deref().map(mark)));
            for (id, url) in items.par_iter().filter_map(marks).collect::<Vec<_>>() {
                known.ids.insert(id);
                known.urls.extend(url);
            }
            Stored::Ok(())
        })?;
        Ok(known)
    }
}

/// Takes in a delivery of the source of that name.
pub(super) fn receive(base: &Database, source: &str, delivery: &Delivery, now: Moment) -> Stored<Receipt> {
    let known = Known::of(delivery)?;
    let write = base.begin_write()?;
    let receipt = {
        let mut sources = write.open_table(SOURCES)?;
        let state: SourceState = match sources.get(source)? {
            Some(bytes) => decode(bytes.value())?,
            None => SourceState::default(),
        };
        let mut intake = Intake::open(&write, source, now)?;
        let missing = if delivery.is_complete { intake.missing(&known)? } else { (0, Vec::new()) };
        let is_empty = known.ids.is_empty() && 0 < state.items;
        let is_halved = SHRUNK_ARTICLES_MIN <= missing.0 && missing.0 < 2 * missing.1.len();
        if is_empty || is_halved {
            None
        } else {
            take(&mut intake, delivery, &known)?;
            intake.cancel(missing.1)?;
            let validators = delivery.validators.clone();
            let state = SourceState { validators, asked: now.0, answered: now.0, items: known.ids.len() };
            sources.insert(source, encode(&state)?.as_slice())?;
            Some(intake.receipt)
        }
    };
    match receipt {
        Some(receipt) => write.commit().map(|()| receipt).map_err(Into::into),
        None => write.abort().map(|()| Receipt { shrunk: true, ..Receipt::default() }).map_err(Into::into),
    }
}

/// Each item that has an id; of two with one id the first.
fn take(intake: &mut Intake<'_>, delivery: &Delivery, known: &Known) -> Stored {
    let mut seen = HashSet::with_capacity(known.ids.len());
    delivery.chunks(&mut |chunk| {
        let records: Vec<_> = chunk
            .par_iter()
            .map(|item| {
                let record = record::write(item);
                (record::version(&record), record)
            })
            .collect();
        for (item, (version, record)) in chunk.iter().zip(records) {
            if let Some(id) = id_of(item).filter(|id| seen.insert(mark(id))) {
                intake.take(id, item, version, &record, known)?;
            }
        }
        Stored::Ok(())
    })
}
