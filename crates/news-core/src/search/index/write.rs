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

/// The file, header and payload, that has this payload at an address; `None` where the address is no file's.
#[must_use]
pub fn file(address: &str, payload: &[u8]) -> Option<Vec<u8>> {
    Place::of(address).map(|place| [&place.header(payload)[..], payload].concat())
}

/// The directory that has this payload.
#[must_use]
pub fn directory(payload: &[u8]) -> Vec<u8> {
    [&super::directory::PLACE.header(payload)[..], payload].concat()
}

/// The address of a dictionary under that seal, a hash of its payload and not 0; and of the words of a segment, of which
/// dictionaries are made. From the manifest's folder.
#[must_use]
pub fn words_address(seal: u64) -> String {
    Place { seal, kind: Kind::Words, number: 0 }.address()
}

/// The seal of a segment that a file belongs to, by its address from the manifest's folder.
#[must_use]
pub fn seal_of(address: &str) -> Option<u64> {
    Place::of(address).map(|it| it.seal)
}
