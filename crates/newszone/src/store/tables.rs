//! The tables of the store's file, and how their values are written.
//!
//! Invariant: a table's name ends in the number of its layout. Another layout is another name, so that no program
//! takes one for the other.

use redb::TableDefinition;
use serde::{Serialize, de::DeserializeOwned};

/// What a step inside a transaction comes to.
pub(super) type Stored<T = ()> = Result<T, redb::Error>;

/// Source and id of an article to its [`super::Row`].
pub(super) const ROWS: TableDefinition<'_, (&str, &str), &[u8]> = TableDefinition::new("rows-1");

/// A version's hash to its record.
pub(super) const VERSIONS: TableDefinition<'_, &[u8; 32], &[u8]> = TableDefinition::new("versions-1");

/// Source and id of an article and the number of a version, from 0, to when it was received and its hash.
pub(super) const HISTORY: TableDefinition<'_, (&str, &str, u32), (i64, &[u8; 32])> = TableDefinition::new("history-1");

/// A source's name to its [`super::SourceState`].
pub(super) const SOURCES: TableDefinition<'_, &str, &[u8]> = TableDefinition::new("sources-1");

/// A slug in lower case, present or former, to source and id of its article. In lower case, because some hosts' file
/// systems take two spellings for one.
pub(super) const SLUGS: TableDefinition<'_, &str, (&str, &str)> = TableDefinition::new("slugs-1");

/// A source and a canonical address to the id of the article that has it.
pub(super) const URLS: TableDefinition<'_, (&str, &str), &str> = TableDefinition::new("urls-1");

/// A file of the site to the key of what it was made from.
pub(super) const BUILT: TableDefinition<'_, &str, &[u8; 32]> = TableDefinition::new("built-1");

/// A kept picture's hash to its [`super::Picture`].
pub(super) const PICTURES: TableDefinition<'_, &[u8; 32], &[u8]> = TableDefinition::new("pictures-1");

/// Where a picture was looked for, the source whose own folder it is in or nothing, and its address, to what was
/// [`super::Found`] there.
pub(super) const FOUND: TableDefinition<'_, (&str, &str), &[u8]> = TableDefinition::new("found-1");

/// Source and id of an article to the pictures of one version of it: [`super::Pictured`].
pub(super) const PICTURED: TableDefinition<'_, (&str, &str), &[u8]> = TableDefinition::new("pictured-1");

/// Source and id of an article to the versions of it that builds have published: when each was received, and its hash.
pub(super) const SHOWN: TableDefinition<'_, (&str, &str), &[u8]> = TableDefinition::new("shown-1");

/// How many tables there are.
pub(super) const COUNT: usize = 11;

/// A value as bytes.
pub(super) fn encode<T: Serialize>(value: &T) -> Stored<Vec<u8>> {
    postcard::to_allocvec(value).map_err(|error| redb::Error::Corrupted(error.to_string()))
}

/// A value from its bytes.
pub(super) fn decode<T: DeserializeOwned>(bytes: &[u8]) -> Stored<T> {
    postcard::from_bytes(bytes).map_err(|error| redb::Error::Corrupted(error.to_string()))
}
