//! Which rows are shown, and in what order.

use crate::settings::Settings;
use crate::store::Row;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

/// The rows with one left of each canonical address, that of the source named first, in order: newest first, undated
/// ones last by when they were received. Sources that the settings no longer name come after those that they do.
pub(super) fn merged(mut rows: Vec<Row>, settings: &Settings) -> Vec<Row> {
    let places: HashMap<&str, usize> =
        settings.sources.iter().enumerate().map(|(nth, it)| (it.name.as_str(), nth)).collect();
    let place = |row: &Row| places.get(row.source.as_str()).copied().unwrap_or(usize::MAX);
    // Of two with one address within one source, the one received last is the one its source means now.
    rows.par_sort_by(|a, b| {
        let key = |row: &Row| (place(row), Reverse(row.received));
        key(a).cmp(&key(b)).then_with(|| (&a.source, &a.id).cmp(&(&b.source, &b.id)))
    });
    let mut seen = HashSet::with_capacity(rows.len());
    rows.retain(|row| {
        // Half of a hash tells a million addresses apart, and takes a third of their room.
        let hash = |url: &String| *blake3::hash(url.as_bytes()).as_bytes();
        row.url.as_ref().is_none_or(|url| seen.insert(u128::from_le_bytes(first_half(hash(url)))))
    });
    rows.par_sort_unstable_by(|a, b| {
        let key = |row: &Row| (row.published.is_none(), Reverse(row.published), Reverse(row.received));
        key(a).cmp(&key(b)).then_with(|| a.slug.cmp(&b.slug))
    });
    rows
}

fn first_half(hash: [u8; 32]) -> [u8; 16] {
    let mut half = [0; 16];
    half.copy_from_slice(&hash[..16]);
    half
}
