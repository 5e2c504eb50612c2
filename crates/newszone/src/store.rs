//! What was ever pulled: every version of every article, and how it stands with each source.
//!
//! Invariant: a delivery is received whole or not at all, whatever happens to the machine in between, and nothing that
//! was received is ever lost: a correction adds a version. Only who asks for it by an article's name has it forgotten.

mod forget;
mod intake;
mod picture;
mod receive;
pub(crate) mod record;
mod row;
mod shown;
mod slug;
mod status;
mod tables;

use crate::delivery::{Delivery, Item, Validators};
use crate::settings::SourceSettings;
use crate::trouble::{Outcome, Trouble};
use news_core::moment::Moment;
use rayon::iter::{ParallelBridge, ParallelIterator};
use redb::{Builder, Database, ReadOnlyTable, ReadableDatabase, ReadableTable};
use std::fs;
use std::path::{Path, PathBuf};
use tables::{
    BUILT, COUNT, FOUND, HISTORY, PICTURED, PICTURES, ROWS, SHOWN, SLUGS, SOURCES, Stored, URLS, VERSIONS, decode,
    encode,
};

pub use picture::{Found, Kind, Picture, PictureHash, Pictured, Shown, Stamp};
pub use row::{Row, Status, Version};
pub use shown::{ShownVersions, VERSIONS_MAX};

/// Most memory for pages of the file, in bytes. A delivery of a million articles spills what is over it.
const CACHE_BYTES_MAX: usize = 256 << 20;

/// An open store. One process at a time.
pub struct Store {
    base: Database,
    file: PathBuf,
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
        let base = Builder::new().set_cache_size(CACHE_BYTES_MAX).create(file);
        let base = base.map_err(|error| trouble(file, error.into()))?;
        let store = Self { base, file: file.to_owned() };
        store.said(store.make_tables())?;
        Ok(store)
    }

    /// Takes in what a source gave, in one step.
    ///
    /// # Errors
    ///
    /// When it cannot be written; then nothing of it was.
    pub fn receive(&self, source: &SourceSettings, delivery: &Delivery, now: Moment) -> Outcome<Receipt> {
        self.said(receive::receive(&self.base, &source.name, delivery, now))
    }

    /// How it stands with the source of that name; as never asked, where nothing is known.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn source(&self, name: &str) -> Outcome<SourceState> {
        self.said((|| {
            let sources = self.base.begin_read()?.open_table(SOURCES)?;
            let state = sources.get(name)?.map(|bytes| decode(bytes.value())).transpose()?;
            Ok(state.unwrap_or_default())
        })())
    }

    /// Notes that a source was asked and gave nothing new.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn note_asked(&self, name: &str, now: Moment) -> Outcome {
        let state = SourceState { asked: now.0, ..self.source(name)? };
        self.said((|| {
            let write = self.base.begin_write()?;
            write.open_table(SOURCES)?.insert(name, encode(&state)?.as_slice())?;
            Ok(write.commit()?)
        })())
    }

    /// Every article as it stands now, in no particular order.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn rows(&self) -> Outcome<Vec<Row>> {
        self.said((|| {
            let rows = self.base.begin_read()?.open_table(ROWS)?;
            // Walking the table is quick, and making rows of what it holds is not.
            rows.iter()?.par_bridge().map(|entry| decode(entry?.1.value())).collect()
        })())
    }

    /// The article that a source calls by that id, as it stands now.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn row(&self, source: &str, id: &str) -> Outcome<Option<Row>> {
        self.said((|| {
            let rows = self.base.begin_read()?.open_table(ROWS)?;
            let row = rows.get((source, id))?.map(|bytes| decode(bytes.value())).transpose()?;
            Ok(row)
        })())
    }

    /// What the source said in one version.
    ///
    /// # Errors
    ///
    /// When the store cannot be read, or has no such version.
    pub fn item(&self, version: &Version) -> Outcome<Item> {
        self.versions()?.item(version)
    }

    /// All versions as they stand now, for who reads many.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn versions(&self) -> Outcome<Versions> {
        let table = self.said((|| Ok(self.base.begin_read()?.open_table(VERSIONS)?))())?;
        Ok(Versions { table, file: self.file.clone() })
    }

    /// The versions of an article, the first one first, each with the moment it was received.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn history(&self, source: &str, id: &str) -> Outcome<Vec<(Moment, Version)>> {
        self.said((|| {
            let history = self.base.begin_read()?.open_table(HISTORY)?;
            let mut versions = Vec::new();
            for entry in history.range((source, id, 0)..=(source, id, u32::MAX))? {
                let entry = entry?.1;
                let (moment, version) = entry.value();
                versions.push((Moment(moment), *version));
            }
            Ok(versions)
        })())
    }

    /// What the last build noted about a file it wrote, by its path: the key of what it was made from.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn built(&self, see: &mut dyn FnMut(&str, [u8; 32])) -> Outcome {
        self.said((|| {
            let built = self.base.begin_read()?.open_table(BUILT)?;
            for entry in built.iter()? {
                let (path, key) = entry?;
                see(path.value(), *key.value());
            }
            Ok(())
        })())
    }

    /// Notes what a build made each file from, in place of what was noted before.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn note_built(&self, files: &mut dyn Iterator<Item = (String, [u8; 32])>) -> Outcome {
        self.said((|| {
            let write = self.base.begin_write()?;
            write.delete_table(BUILT)?;
            {
                let mut built = write.open_table(BUILT)?;
                for (path, key) in files {
                    built.insert(path.as_str(), &key)?;
                }
            }
            Ok(write.commit()?)
        })())
    }

    /// Tables that are missing are an error to who reads; so they are made at once, and in a store of an older program
    /// those that it did not know.
    fn make_tables(&self) -> Stored {
        let is_made = COUNT <= self.base.begin_read()?.list_tables()?.count();
        if is_made {
            return Ok(());
        }
        let write = self.base.begin_write()?;
        write.open_table(ROWS)?;
        write.open_table(VERSIONS)?;
        write.open_table(HISTORY)?;
        write.open_table(SOURCES)?;
        write.open_table(SLUGS)?;
        write.open_table(URLS)?;
        write.open_table(BUILT)?;
        write.open_table(PICTURES)?;
        write.open_table(FOUND)?;
        write.open_table(PICTURED)?;
        write.open_table(SHOWN)?;
        Ok(write.commit()?)
    }

    fn said<T>(&self, done: Stored<T>) -> Outcome<T> {
        done.map_err(|error| trouble(&self.file, error))
    }
}

/// The versions of all articles at one moment; threads share it.
pub struct Versions {
    table: ReadOnlyTable<&'static Version, &'static [u8]>,
    file: PathBuf,
}

impl Versions {
    /// What the source said in one version.
    ///
    /// # Errors
    ///
    /// When the store cannot be read, or has no such version.
    pub fn item(&self, version: &Version) -> Outcome<Item> {
        let record = self.table.get(version).map_err(|error| trouble(&self.file, error.into()))?;
        let item = record.and_then(|it| record::read(it.value()));
        item.ok_or_else(|| Trouble::Store(format!("version {} cannot be read", hex(version))))
    }
}

/// What a fault of the database is to a command.
fn trouble(file: &Path, error: redb::Error) -> Trouble {
    match error {
        redb::Error::Io(error) => Trouble::file(file, &error),
        redb::Error::DatabaseAlreadyOpen => Trouble::Store(format!("{} is in use by another newszone", file.display())),
        other => Trouble::Store(format!("{}: {other}", file.display())),
    }
}

fn hex(version: &Version) -> String {
    blake3::Hash::from_bytes(*version).to_hex().to_string()
}
