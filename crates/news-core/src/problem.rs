//! What was wrong with a source, as facts: which item, which field, what was there.
//!
//! Invariant: a problem never stops a reading; it stands beside what could be read. `lang` words it for readers.

/// Longest excerpt of a source that a problem carries, in characters: enough to recognise it by, little enough to
/// show on one line.
pub const FOUND_CHARS_MAX: usize = 60;

/// One thing wrong with a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Position of the item in its document, from 0. `None`: the document as a whole.
    pub item: Option<usize>,
    /// The field as the source spells it; empty where the fault is not in one field.
    pub field: String,
    /// What was there, cut to [`FOUND_CHARS_MAX`].
    pub found: String,
    /// What is wrong with it.
    pub fault: Fault,
}

impl Problem {
    /// A fault of the document as a whole.
    #[must_use]
    pub fn of_document(fault: Fault, found: &str) -> Self {
        Self { item: None, field: String::new(), found: excerpt(found), fault }
    }

    /// A fault of one item.
    #[must_use]
    pub fn of_item(item: usize, field: &str, found: &str, fault: Fault) -> Self {
        Self { item: Some(item), field: field.to_owned(), found: excerpt(found), fault }
    }
}

/// What can be wrong.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Fault {
    /// The document is a web page, as hosts send in place of a missing file, often with status 200.
    #[error("HTML where JSON should be")]
    Html,
    /// The document is no JSON at all.
    #[error("not JSON")]
    NotJson,
    /// The document breaks off; what came before was read.
    #[error("breaks off after {bytes} bytes")]
    Truncated {
        /// How much of it there was.
        bytes: usize,
    },
    /// The document is over the size that is read; what came before was read.
    #[error("larger than {bytes_max} bytes")]
    TooLarge {
        /// How much is read at most.
        bytes_max: usize,
    },
    /// Nested deeper than [`crate::parser::DEPTH_LEVELS_MAX`]; the deep part was left out.
    #[error("nested deeper than {levels_max} levels")]
    TooDeep {
        /// How deep is read at most.
        levels_max: usize,
    },
    /// Bytes that are not UTF-8; each was replaced by U+FFFD.
    #[error("not UTF-8")]
    NotUtf8,
    /// Bytes that are no text in the encoding they are said to be in; each was replaced by U+FFFD.
    #[error("not {encoding}")]
    Undecodable {
        /// Name of the encoding (WHATWG).
        encoding: &'static str,
    },
    /// The document breaks the rules of its format, which is not JSON; what could be read was.
    #[error("malformed at line {line}, column {column}")]
    Malformed {
        /// Line, from 1.
        line: usize,
        /// Column, from 1, in characters.
        column: usize,
    },
    /// A field that means nothing here; most often a misspelling. It was left out.
    #[error("unknown field")]
    UnknownField,
    /// JSON, but none of the formats that are read.
    #[error("no known format")]
    UnknownFormat,
    /// The format is known, but its reader could not be had.
    #[error("no reader for this format")]
    NoReader,
    /// The source answers with an error of its own.
    #[error("the source answers with an error")]
    SourceError,
    /// Another type than the format asks for; the field was left out.
    #[error("should be {expected}")]
    WrongType {
        /// JSON's word for what should be there.
        expected: &'static str,
    },
    /// No identity, so nothing could link to the item; it was left out.
    #[error("no id")]
    NoId,
    /// An earlier item has the same id; this one was left out.
    #[error("id used before")]
    DuplicateId,
    /// Neither headline nor text; the item was left out.
    #[error("nothing to show")]
    Nothing,
    /// Not a date that can be read; the item is taken as undated.
    #[error("not a date")]
    BadDate,
    /// Not an address that may be followed; it was left out.
    #[error("not a usable address")]
    BadAddress,
    /// Characters that reorder the text around them; they were removed.
    #[error("bidirectional control characters")]
    BidiControl,
}

fn excerpt(found: &str) -> String {
    found.chars().take(FOUND_CHARS_MAX).collect()
}
