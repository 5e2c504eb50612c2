//! Which rows are shown, and in what order.

use crate::settings::Settings;
use crate::store::Row;
use rayon::prelude::*;
use std::cmp::Reverse;
use std::collections::HashMap;

/// The rows with one left of each canonical address, that of the source named first, in order: newest first, undated
/// ones last by when they were received. Sources that the settings no longer name come after those that they do.
pub(super) fn merged(mut rows: Vec<Row>, settings: &Settings) -> Vec<Row> {
    let places: HashMap<&str, usize> =
        settings.sources.iter().enumerate().map(|(nth, it)| (it.name.as_str(), nth)).collect();
    let place = |row: &Row| places.get(row.source.as_str()).copied().unwrap_or(usize::MAX);
    // Half of a hash tells a million addresses apart, and takes a third of their room.
    let hash = |url: &String| first_half(*blake3::hash(url.as_bytes()).as_bytes());
    let addressed = rows.par_iter().enumerate().filter_map(|(nth, row)| Some((hash(row.url.as_ref()?), nth)));
    let mut addressed: Vec<(u128, usize)> = addressed.collect();
    addressed.par_sort_unstable();
    let mut is_left: Vec<bool> = vec![true; rows.len()];
    for same in addressed.chunk_by(|one, other| one.0 == other.0).filter(|same| 1 < same.len()) {
        // Of two with one address within one source, the one received last is the one its source means now.
        let first = same.iter().map(|it| it.1).min_by(|a, b| {
            let key = |row: &Row| (place(row), Reverse(row.received));
            let (a, b) = (&rows[*a], &rows[*b]);
            key(a).cmp(&key(b)).then_with(|| (&a.source, &a.id).cmp(&(&b.source, &b.id)))
        });
        for (_, nth) in same {
            is_left[*nth] = Some(*nth) == first;
        }
    }
    let mut is_left = is_left.into_iter();
    rows.retain(|_| is_left.next().unwrap_or(true));
    rows.par_sort_unstable_by(|a, b| {
        let key = |row: &Row| (row.published.is_none(), Reverse(row.published), Reverse(row.received));
        key(a).cmp(&key(b)).then_with(|| a.slug.cmp(&b.slug))
    });
    rows
}

fn first_half(hash: [u8; 32]) -> u128 {
    let mut half = [0; 16];
    half.copy_from_slice(&hash[..16]);
    u128::from_le_bytes(half)
}
