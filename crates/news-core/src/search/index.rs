//! The archive tier of search: an index on a static host, of which a question fetches only what it needs.
//!
//! Articles lie in segments by time, newest first; an article's number in its segment is its place there. Files and
//! their bytes are in `docs/contracts/edition.md`, reasons and figures in `docs/adr/0016-search-index.md`.
//!
//! # What matches
//!
//! Texts are folded and taken apart into runs: words of letters and digits that are parted by spaces (which whole words
//! are), and runs of Hangul, Han and kana, where each character counts for itself. A word of a question is taken apart
//! in the same way.
//! - A run of letters matches a word as a whole; the last run of a word that is not quoted, of [`PREFIX_LETTERS_MIN`]
//!   letters or more, matches what begins with it.
//! - A run of Hangul, Han or kana matches wherever it stands inside a run. In a word that is not quoted it also matches
//!   across spaces if it has [`PARTED_LETTERS_MIN`] characters or more, stands at the beginning of a word, and has two
//!   characters or more between any two spaces: 방산협력 finds "방산 협력", 국방 does not find "한국 방문". What parts
//!   letters counts as a space.
//! - Several runs match where they follow each other. A run of Hangul, Han or kana that is parted from the one before it
//!   begins a word.
//! - A last character that may be several, as a syllable that is being typed, matches any of them. Alone it may be
//!   [`SYLLABLES_MAX`] at most. What may be several anywhere else, as initial consonants are, is not to be found here,
//!   nor is a word without any letter: [`Inquiry::leaves_out`].
//! - Headline, kicker, deck, byline and, where the publisher wishes, the text are searched; nothing
//!   matches across two of them.
//! - An author's name is matched by the whole of it or by words that are all words of authors' names; a section, a tag
//!   and the first part of a language's tag are matched as they are.
//!
//! Invariant: nothing here fetches, and nothing that is read is trusted: what is corrupt or missing is an error that
//! names it, and is passed over.

mod answer;
mod block;
mod bytes;
mod compile;
mod dictionary;
mod directory;
mod file;
mod inquiry;
mod letters;
mod postings;
mod root;
mod set;
mod shard;
mod shelf;
mod stand;
#[cfg(not(target_arch = "wasm32"))]
pub mod write;

pub use bytes::Corrupt;
pub use dictionary::each_word;
pub use directory::{Index, Segment};
pub use file::{HEADER_BYTES, PAYLOAD_BYTES_MAX, payload_bytes};
pub use inquiry::{Hit, Inquiry, Step};
pub use shelf::Shelf;

/// Shortest run of letters that matches what begins with it: three letters begin half the dictionary.
pub const PREFIX_LETTERS_MIN: usize = 4;

/// Shortest run of Hangul, Han or kana that matches across spaces: two words of two characters.
pub const PARTED_LETTERS_MIN: usize = 4;

/// Most syllables that a character alone may be: those that a syllable without a final consonant may become.
pub const SYLLABLES_MAX: u32 = 28;

/// Longest word that is told from others, in characters: a longer one is what its beginning is.
const WORD_LETTERS_MAX: usize = 48;

/// Articles of a term that its shard tells of; those after them are in other files.
const INLINE_ARTICLES: usize = 64;

#[cfg(test)]
pub(in crate::search) mod tests;
