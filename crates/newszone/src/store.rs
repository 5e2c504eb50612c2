//! What was ever pulled: every version of every article, and how it stands with each source.
//!
//! Invariant: a delivery is received whole or not at all, whatever happens to the machine in between, and nothing that
//! was received is ever lost: a correction adds a version.

mod naming;
mod receive;
mod record;
mod row;

use crate::delivery::{Delivery, Item, Validators};
use crate::settings::SourceSettings;
use crate::trouble::{Outcome, Trouble};
use news_core::moment::Moment;
use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::fmt::Display;
use std::fs;
use std::path::Path;

pub use row::{Row, Status, Version};

/// Articles as they stand, by source and id.
const ROWS: TableDefinition<'_, (&str, &str), &[u8]> = TableDefinition::new("rows");
/// What was said, by its hash.
const VERSIONS: TableDefinition<'_, &[u8; 32], &[u8]> = TableDefinition::new("versions");
/// When each version was received, by source, id and number.
const HISTORY: TableDefinition<'_, (&str, &str, u32), (i64, &[u8; 32])> = TableDefinition::new("history");
/// Whose each slug is.
const SLUGS: TableDefinition<'_, &str, (&str, &str)> = TableDefinition::new("slugs");
/// How it stands with each source.
const SOURCES: TableDefinition<'_, &str, &[u8]> = TableDefinition::new("sources");
/// What each file of the last build was made from.
const BUILT: TableDefinition<'_, &str, &[u8; 32]> = TableDefinition::new("built");

/// An open store. One process at a time.
pub struct Store {
    database: Database,
}

/// How it stands with a source.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct SourceState {
    /// What to show its server next time.
    pub validators: Validators,
    /// When it was last asked, in seconds since 1970.
    pub asked: i64,
    /// When it last answered with something that could be read.
    pub answered: i64,
    /// Articles in its last good answer.
    pub items: usize,
}

/// What came of a delivery.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Receipt {
    /// Articles not seen before.
    pub added: usize,
    /// Articles with another text than before.
    pub corrected: usize,
    /// Articles that were as they were.
    pub unchanged: usize,
    /// Articles that a complete source no longer has.
    pub removed: usize,
    /// Articles that the delivery says are not to be shown any more.
    pub withdrawn: usize,
    /// Whether the delivery was put aside because the source had shrunk beyond belief. Then nothing changed.
    pub shrunk: bool,
}

impl Store {
    /// Opens a store, or makes one. After a crash it is as the last finished step left it.
    ///
    /// # Errors
    ///
    /// When it cannot be read or written, or another process has it open.
    pub fn open(file: &Path) -> Outcome<Self> {
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(|error| Trouble::file(folder, &error))?;
        }
        let database =
            Database::create(file).map_err(|error| Trouble::Store(format!("{}: {error}", file.display())))?;
        let store = Self { database };
        // Made once, so that every reader finds every table.
        let transaction = store.database.begin_write().map_err(store_trouble)?;
        transaction.open_table(ROWS).map_err(store_trouble)?;
        transaction.open_table(VERSIONS).map_err(store_trouble)?;
        transaction.open_table(HISTORY).map_err(store_trouble)?;
        transaction.open_table(SLUGS).map_err(store_trouble)?;
        transaction.open_table(SOURCES).map_err(store_trouble)?;
        transaction.open_table(BUILT).map_err(store_trouble)?;
        transaction.commit().map_err(store_trouble)?;
        Ok(store)
    }

    /// Takes in what a source gave, in one step.
    ///
    /// # Errors
    ///
    /// When it cannot be written; then nothing of it was.
    pub fn receive(&self, source: &SourceSettings, delivery: &Delivery, now: Moment) -> Outcome<Receipt> {
        let transaction = self.database.begin_write().map_err(store_trouble)?;
        let receipt = receive::receive(&transaction, source, delivery, now)?;
        if receipt.shrunk {
            transaction.abort().map_err(store_trouble)?;
        } else {
            transaction.commit().map_err(store_trouble)?;
        }
        Ok(receipt)
    }

    /// How it stands with the source of that name; as never asked, where nothing is known.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn source(&self, name: &str) -> Outcome<SourceState> {
        let transaction = self.database.begin_read().map_err(store_trouble)?;
        let sources = transaction.open_table(SOURCES).map_err(store_trouble)?;
        let state = sources.get(name).map_err(store_trouble)?;
        state.map_or_else(|| Ok(SourceState::default()), |it| decoded(it.value()))
    }

    /// Notes that a source was asked and gave nothing new.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn note_asked(&self, name: &str, now: Moment) -> Outcome {
        let state = SourceState { asked: now.0, ..self.source(name)? };
        let transaction = self.database.begin_write().map_err(store_trouble)?;
        {
            let mut sources = transaction.open_table(SOURCES).map_err(store_trouble)?;
            sources.insert(name, encoded(&state)?.as_slice()).map_err(store_trouble)?;
        }
        transaction.commit().map_err(store_trouble)
    }

    /// Shows every article as it stands now, in no particular order.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn rows(&self, see: &mut dyn FnMut(Row)) -> Outcome {
        let transaction = self.database.begin_read().map_err(store_trouble)?;
        let rows = transaction.open_table(ROWS).map_err(store_trouble)?;
        for entry in rows.iter().map_err(store_trouble)? {
            let (_, value) = entry.map_err(store_trouble)?;
            see(decoded(value.value())?);
        }
        Ok(())
    }

    /// The slug of the article that a source calls so; none where it never gave one.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn slug(&self, source: &str, id: &str) -> Outcome<Option<String>> {
        let transaction = self.database.begin_read().map_err(store_trouble)?;
        let rows = transaction.open_table(ROWS).map_err(store_trouble)?;
        let row = rows.get((source, id)).map_err(store_trouble)?;
        row.map(|it| decoded(it.value()).map(|row: Row| row.slug)).transpose()
    }

    /// What the source said in one version.
    ///
    /// # Errors
    ///
    /// When the store cannot be read, or has no such version.
    pub fn item(&self, version: &Version) -> Outcome<Item> {
        let transaction = self.database.begin_read().map_err(store_trouble)?;
        let versions = transaction.open_table(VERSIONS).map_err(store_trouble)?;
        let bytes = versions.get(version).map_err(store_trouble)?;
        record::read(bytes.ok_or_else(|| Trouble::Store("a version is missing".to_owned()))?.value())
    }

    /// The versions of an article, the first one first, each with the moment it was received.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn history(&self, source: &str, id: &str) -> Outcome<Vec<(Moment, Version)>> {
        let transaction = self.database.begin_read().map_err(store_trouble)?;
        let history = transaction.open_table(HISTORY).map_err(store_trouble)?;
        let mut versions = Vec::new();
        for entry in history.range((source, id, 0)..=(source, id, u32::MAX)).map_err(store_trouble)? {
            let (_, value) = entry.map_err(store_trouble)?;
            let (at, version) = value.value();
            versions.push((Moment(at), *version));
        }
        Ok(versions)
    }

    /// What the last build noted about a file it wrote, by its path: the key of what it was made from.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn built(&self, see: &mut dyn FnMut(&str, [u8; 32])) -> Outcome {
        let transaction = self.database.begin_read().map_err(store_trouble)?;
        let built = transaction.open_table(BUILT).map_err(store_trouble)?;
        for entry in built.iter().map_err(store_trouble)? {
            let (path, key) = entry.map_err(store_trouble)?;
            see(path.value(), *key.value());
        }
        Ok(())
    }

    /// Notes what a build made each file from, in place of what was noted before.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn note_built(&self, files: &mut dyn Iterator<Item = (String, [u8; 32])>) -> Outcome {
        let transaction = self.database.begin_write().map_err(store_trouble)?;
        transaction.delete_table(BUILT).map_err(store_trouble)?;
        {
            let mut built = transaction.open_table(BUILT).map_err(store_trouble)?;
            for (path, key) in files {
                built.insert(path.as_str(), &key).map_err(store_trouble)?;
            }
        }
        transaction.commit().map_err(store_trouble)
    }
}

fn encoded<T: Serialize>(value: &T) -> Outcome<Vec<u8>> {
    postcard::to_allocvec(value).map_err(store_trouble)
}

fn decoded<T: DeserializeOwned>(bytes: &[u8]) -> Outcome<T> {
    postcard::from_bytes(bytes).map_err(store_trouble)
}

fn store_trouble(error: impl Display) -> Trouble {
    Trouble::Store(error.to_string())
}

#[cfg(test)]
mod tests;
