//! The dictionary of the index: what a misspelt word may have meant.
//!
//! Invariant: it stays so small that it can be fetched for one question.

use super::{Indexing, packed, path, seal};
use crate::trouble::Outcome;
use news_core::search::index::write;
use std::collections::BTreeMap;

/// Largest dictionary, as it lies on a host, in bytes.
const BYTES_MAX: usize = 100_000;

/// Fewest articles that a word is in: what is in one alone is often misspelt itself.
const ARTICLES_MIN: u32 = 2;

impl Indexing<'_> {
    /// Writes the dictionary of these words; answers with its seal, or nothing where there is no word.
    pub(super) fn dictionary(&self, words: BTreeMap<String, u32>) -> Outcome<Option<u64>> {
        let mut least = ARTICLES_MIN;
        loop {
            let frequent = words.iter().filter(|it| least <= *it.1);
            let payload = write::dictionary(frequent.map(|(word, articles)| (word.as_str(), *articles)));
            if payload.is_empty() {
                return Ok(None);
            }
            let seal = seal([payload.as_slice()].into_iter());
            let address = write::words_address(seal);
            let file = packed(&write::file(&address, &payload).unwrap_or_default())?;
            if file.len() <= BYTES_MAX {
                self.shelf.put(&path(&address), &file)?;
                return Ok(Some(seal));
            }
            // Rarer words go first. Few are as frequent as this, so it takes few rounds.
            least += least.div_ceil(4);
        }
    }
}
