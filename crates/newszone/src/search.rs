//! The search index: segments of the archive as immutable files, and a directory that names them.
//!
//! Files and bytes are `news_core::search::index`'s, the contract is `docs/contracts/edition.md`, the reasons are in
//! `docs/adr/0016-search-index.md`.
//!
//! Invariant: where a segment ends follows from the articles' own names, so that an article that comes changes the
//! newest segment, which is small, and seldom the one before it. What was made from the same is neither read nor written
//! again.

mod dictionary;
mod plan;
mod segment;

use crate::catalogue::Catalogue;
use crate::edition::files::Shelf;
use crate::ledger::Ledger;
use crate::output::Output;
use crate::settings::Settings;
use crate::store::Row;
use crate::trouble::{Outcome, Trouble};
use flate2::Compression;
use flate2::read::DeflateDecoder;
use flate2::write::DeflateEncoder;
use news_core::article::Article;
use news_core::edition::hash;
use news_core::search::index::{HEADER_BYTES, Index, PAYLOAD_BYTES_MAX};
use rayon::prelude::*;
use segment::Made;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::sync::Arc;

/// Writes the index below `edition/search/`; answers with the directory's name, from the edition's folder, or nothing
/// where none is wanted.
///
/// # Errors
///
/// When the store cannot be read or a file cannot be written.
pub fn write(catalogue: &Catalogue<'_>, ledger: &Ledger, output: &Output) -> Outcome<String> {
    if !catalogue.settings.search.enabled {
        return Ok(String::new());
    }
    let with_text = catalogue.settings.search.texts;
    let article = |nth: usize| catalogue.alone(nth, with_text);
    let indexing = Indexing {
        settings: catalogue.settings,
        rows: &catalogue.rows,
        article: &article,
        shelf: &Shelf::new(ledger, output),
    };
    indexing.write()
}

/// What is to be indexed, and where to.
struct Indexing<'a> {
    settings: &'a Settings,
    /// Newest first, undated ones last.
    rows: &'a [Row],
    /// The article at a place of `rows`.
    article: &'a (dyn Fn(usize) -> Outcome<Arc<Article>> + Sync),
    shelf: &'a Shelf<'a>,
}

impl Indexing<'_> {
    fn write(&self) -> Outcome<String> {
        let hashes: Vec<u64> = self.rows.par_iter().map(|row| hash(&row.slug)).collect();
        let segments = plan::segments(&hashes);
        let levels = plan::levels(&segments, plan::files_max(&hashes, self.settings));
        // One after another, each with all threads: two of the largest need not be in memory at once.
        let mut index = Index::default();
        let mut words: BTreeMap<String, u32> = BTreeMap::new();
        for (rows, level) in segments.into_iter().zip(levels) {
            let Made { segment, words: own } = self.segment(rows, level)?;
            index.segments.push(segment);
            for (word, articles) in own {
                *words.entry(word).or_default() += articles;
            }
        }
        index.dictionary = self.dictionary(words)?;
        let file = packed(&index.write())?;
        let name = format!("search/index-{}.bin", &blake3::hash(&file).to_hex()[..16]);
        self.shelf.put(&path(&name), &file)?;
        Ok(name)
    }
}

/// The path of a file of the index in the site.
fn path(address: &str) -> String {
    format!("edition/{address}")
}

/// A file as it lies on a host: the header as it is, the payload deflated.
fn packed(file: &[u8]) -> Outcome<Vec<u8>> {
    let (header, payload) = file.split_at(HEADER_BYTES.min(file.len()));
    let mut encoder = DeflateEncoder::new(header.to_vec(), Compression::best());
    let packed = encoder.write_all(payload).and_then(|()| encoder.finish());
    packed.map_err(|error| Trouble::Build(format!("a file of the index could not be compressed: {error}")))
}

/// The way back.
fn unpacked(file: &[u8]) -> Outcome<Vec<u8>> {
    let (header, payload) = file.split_at(HEADER_BYTES.min(file.len()));
    let mut unpacked = header.to_vec();
    let mut decoder = DeflateDecoder::new(payload).take(PAYLOAD_BYTES_MAX as u64);
    let read = decoder.read_to_end(&mut unpacked);
    read.map_err(|error| Trouble::Build(format!("a file of the index could not be read: {error}")))?;
    Ok(unpacked)
}

/// A hash of parts that follow each other, as a seal: 64 bits of BLAKE3, and not 0, which means none.
fn seal<'p>(parts: impl Iterator<Item = &'p [u8]>) -> u64 {
    let mut hasher = blake3::Hasher::new();
    for part in parts {
        hasher.update(&part.len().to_le_bytes());
        hasher.update(part);
    }
    hasher.finalize().as_bytes().first_chunk::<8>().map_or(1, |it| u64::from_le_bytes(*it).max(1))
}

#[cfg(test)]
mod tests;
