//! Writing an index: what is told of each article, and the files of a segment made from it.
//!
//! Invariant: the same articles give the same bytes, on every machine and however many threads read them.

mod segment;
mod told;

use super::dictionary;
use super::file::{Kind, Place};
pub use segment::{Cut, Files, Postings};
pub use told::Told;

/// The payload of a dictionary: words, in order, and how many articles have each.
#[must_use]
pub fn dictionary<'w>(words: impl Iterator<Item = (&'w str, u32)>) -> Vec<u8> {
    dictionary::write(words)
}

/// A dictionary's address, from the manifest's folder, and its file, header and payload. The seal is a hash of the
/// payload; not 0.
#[must_use]
pub fn dictionary_file(payload: &[u8], seal: u64) -> (String, Vec<u8>) {
    let place = Place { seal, kind: Kind::Words, number: 0 };
    (place.address(), [&place.header(payload)[..], payload].concat())
}

/// The address of the words of a segment, of which dictionaries are made, from the manifest's folder.
#[must_use]
pub fn words_address(seal: u64) -> String {
    Place { seal, kind: Kind::Words, number: 0 }.address()
}

/// The seal of a segment that a file belongs to, by its address from the manifest's folder.
#[must_use]
pub fn seal_of(address: &str) -> Option<u64> {
    Place::of(address).map(|it| it.seal)
}
