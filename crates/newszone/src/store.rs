//! What was ever pulled: every version of every article, and how it stands with each source.
//!
//! Invariant: a delivery is received whole or not at all, whatever happens to the machine in between, and nothing that
//! was received is ever lost: a correction adds a version.

mod row;

use crate::delivery::{Delivery, Item, Validators};
use crate::settings::SourceSettings;
use crate::trouble::{Outcome, Trouble};
use news_core::moment::Moment;
use std::path::Path;

pub use row::{Row, Status, Version};

/// An open store. One process at a time.
pub struct Store {}

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
    pub fn open(_file: &Path) -> Outcome<Self> {
        Err(Trouble::Store("not built yet".to_owned()))
    }

    /// Takes in what a source gave, in one step.
    ///
    /// # Errors
    ///
    /// When it cannot be written; then nothing of it was.
    pub fn receive(&self, _source: &SourceSettings, _delivery: &Delivery, _now: Moment) -> Outcome<Receipt> {
        Err(Trouble::Store("not built yet".to_owned()))
    }

    /// How it stands with the source of that name; as never asked, where nothing is known.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn source(&self, _name: &str) -> Outcome<SourceState> {
        Err(Trouble::Store("not built yet".to_owned()))
    }

    /// Notes that a source was asked and gave nothing new.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn note_asked(&self, _name: &str, _now: Moment) -> Outcome {
        Err(Trouble::Store("not built yet".to_owned()))
    }

    /// Shows every article as it stands now, in no particular order.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn rows(&self, _see: &mut dyn FnMut(Row)) -> Outcome {
        Err(Trouble::Store("not built yet".to_owned()))
    }

    /// What the source said in one version.
    ///
    /// # Errors
    ///
    /// When the store cannot be read, or has no such version.
    pub fn item(&self, _version: &Version) -> Outcome<Item> {
        Err(Trouble::Store("not built yet".to_owned()))
    }

    /// The versions of an article, the first one first, each with the moment it was received.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn history(&self, _source: &str, _id: &str) -> Outcome<Vec<(Moment, Version)>> {
        Err(Trouble::Store("not built yet".to_owned()))
    }

    /// What the last build noted about a file it wrote, by its path: the key of what it was made from.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn built(&self, _see: &mut dyn FnMut(&str, [u8; 32])) -> Outcome {
        Err(Trouble::Store("not built yet".to_owned()))
    }

    /// Notes what a build made each file from, in place of what was noted before.
    ///
    /// # Errors
    ///
    /// When it cannot be written.
    pub fn note_built(&self, _files: &mut dyn Iterator<Item = (String, [u8; 32])>) -> Outcome {
        Err(Trouble::Store("not built yet".to_owned()))
    }
}
