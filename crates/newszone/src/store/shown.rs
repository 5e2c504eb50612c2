//! Which versions of an article readers have seen: those that a build has published.
//!
//! Invariant: what no build has published is not in here, and neither is anything of an article that was taken back, or that
//! the last build found withdrawn: when it returns, it begins anew.

use super::tables::{SHOWN, Stored, decode, encode};
use super::{Row, Store, Version, trouble};
use crate::trouble::Outcome;
use news_core::moment::Moment;
use redb::{ReadOnlyTable, ReadableDatabase, ReadableTable};
use serde::{Deserialize, Serialize};
use std::cmp::Ordering;
use std::path::PathBuf;

/// Most versions of an article that are remembered as published, the latest ones.
pub const VERSIONS_MAX: usize = 8;

/// A version that was published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
struct Stage {
    version: Version,
    /// When it was received, in seconds since 1970.
    received: i64,
    /// Not to be shown after, in seconds since 1970.
    expires: Option<i64>,
}

/// Versions, the first one first.
type Chain = Vec<Stage>;

/// The published versions of all articles at one moment; threads share it.
pub struct ShownVersions {
    table: ReadOnlyTable<(&'static str, &'static str), &'static [u8]>,
    file: PathBuf,
}

impl ShownVersions {
    /// The versions of an article that readers have seen, when each was received, with the one that holds now as the last;
    /// none from before one that has expired.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn of(&self, row: &Row, now: Moment) -> Outcome<Vec<(Moment, Version)>> {
        let read = || self.table.get((row.source.as_str(), row.id.as_str()))?.map(|it| decode(it.value())).transpose();
        let chain: Stored<Option<Chain>> = read();
        let chain = with(chain.map_err(|error| trouble(&self.file, error))?.unwrap_or_default(), row);
        let is_over = |it: &Stage| it.expires.is_some_and(|expires| expires <= now.0);
        let first = chain.iter().rposition(is_over).map_or(0, |it| it + 1);
        Ok(chain[first..].iter().map(|it| (Moment(it.received), it.version)).collect())
    }
}

impl Store {
    /// The published versions as they stand now.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn shown(&self) -> Outcome<ShownVersions> {
        let table = self.said((|| Ok(self.base.begin_read()?.open_table(SHOWN)?))())?;
        Ok(ShownVersions { table, file: self.file.clone() })
    }

    /// Notes that these articles, as they stand now, are what readers see, and no others.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn note_shown(&self, rows: &[Row]) -> Outcome {
        self.said(self.note(rows))
    }

    /// Both are walked in the order of the table, so that nothing has to be looked up.
    fn note(&self, rows: &[Row]) -> Stored {
        let mut rows: Vec<&Row> = rows.iter().collect();
        rows.sort_unstable_by(|a, b| key(a).cmp(&key(b)));
        let mut rows = rows.into_iter().peekable();
        let mut changed: Vec<(&Row, Chain)> = Vec::new();
        let mut gone: Vec<(String, String)> = Vec::new();
        let shown = self.base.begin_read()?.open_table(SHOWN)?;
        for entry in shown.iter()? {
            let (place, chain) = entry?;
            let place = place.value();
            while let Some(row) = rows.next_if(|it| key(it) < place) {
                changed.push((row, with(Chain::new(), row)));
            }
            match rows.next_if(|it| key(it).cmp(&place) == Ordering::Equal) {
                Some(row) => {
                    let before: Chain = decode(chain.value())?;
                    let after = with(before.clone(), row);
                    if after != before {
                        changed.push((row, after));
                    }
                }
                None => gone.push((place.0.to_owned(), place.1.to_owned())),
            }
        }
        changed.extend(rows.map(|row| (row, with(Chain::new(), row))));
        if changed.is_empty() && gone.is_empty() {
            return Ok(());
        }
        let write = self.base.begin_write()?;
        {
            let mut shown = write.open_table(SHOWN)?;
            for (row, chain) in changed {
                shown.insert(key(row), encode(&chain)?.as_slice())?;
            }
            for (source, id) in gone {
                shown.remove((source.as_str(), id.as_str()))?;
            }
        }
        Ok(write.commit()?)
    }
}

fn key(row: &Row) -> (&str, &str) {
    (&row.source, &row.id)
}

/// The versions, and the one that holds now.
fn with(mut chain: Chain, row: &Row) -> Chain {
    if chain.last().is_none_or(|it| it.version != row.version) {
        chain.push(Stage { version: row.version, received: row.corrected, expires: row.status.expires });
    }
    chain.drain(..chain.len().saturating_sub(VERSIONS_MAX));
    chain
}
