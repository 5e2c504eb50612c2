//! What each file of the last build was made from, so that what would come out the same is not made again.
//!
//! Invariant: a key covers everything a file depends on: texts, settings, the program itself.

use crate::store::Store;
use crate::trouble::Outcome;
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// The notes of the last build and of this one.
#[derive(Debug, Default)]
pub struct Ledger {
    before: HashMap<String, [u8; 32]>,
    now: Mutex<Vec<(String, [u8; 32])>>,
}

impl Ledger {
    /// The notes of the last build.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn read(store: &Store) -> Outcome<Self> {
        let mut before = HashMap::new();
        store.built(&mut |path, key| _ = before.insert(path.to_owned(), key))?;
        Ok(Self { before, now: Mutex::default() })
    }

    /// Notes what a file is made from, and says whether the last build made it from the same.
    pub fn note(&self, path: &str, key: [u8; 32]) -> bool {
        self.now.lock().unwrap_or_else(PoisonError::into_inner).push((path.to_owned(), key));
        self.before.get(path) == Some(&key)
    }

    /// What the last build noted, in no particular order: paths, and what each was made from.
    pub fn last(&self) -> impl Iterator<Item = (&str, [u8; 32])> {
        self.before.iter().map(|(path, key)| (path.as_str(), *key))
    }

    /// Keeps this build's notes for the next one.
    ///
    /// # Errors
    ///
    /// When the store cannot be written.
    pub fn keep(self, store: &Store) -> Outcome {
        let notes = self.now.into_inner().unwrap_or_else(PoisonError::into_inner);
        store.note_built(&mut notes.into_iter())
    }
}
