//! The file that a reader takes away and brings back: everything that is kept, as one JSON document.
//!
//! `{"version":"news-zone/kept/1","records":{key:value},"articles":{id:text}}`, where an article's text is a JSON Feed of
//! one item. Members that are not known are passed over.

use super::Record;
use crate::json::{Json, quote};

/// What such a file calls itself.
const VERSION: &str = "news-zone/kept/1";

/// What it begins with in every version.
const FAMILY: &str = "news-zone/kept/";

/// Why a file was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotKept {
    /// It is no such file.
    Foreign,
    /// A later version of this program wrote it.
    Later,
}

/// Writes the file: the records, and the saved articles by id.
#[must_use]
pub fn write_file(records: &[Record], articles: &[Record]) -> String {
    let mut out = String::from("{\"version\":");
    quote(&mut out, VERSION);
    for (name, members) in [("records", records), ("articles", articles)] {
        out.push_str(",\n");
        quote(&mut out, name);
        out.push_str(":{");
        for (nth, (key, value)) in members.iter().enumerate() {
            out.push_str(if nth == 0 { "\n" } else { ",\n" });
            quote(&mut out, key);
            out.push(':');
            quote(&mut out, value);
        }
        out.push('}');
    }
    out.push_str("}\n");
    out
}

/// Reads it: the records, and the saved articles. What is no text in it is passed over.
///
/// # Errors
///
/// Where it is no such file, or one of a later version.
pub fn read_file(json: &Json) -> Result<[Vec<Record>; 2], NotKept> {
    match json.get("version").and_then(Json::text) {
        Some(VERSION) => {}
        Some(other) if other.starts_with(FAMILY) => return Err(NotKept::Later),
        _ => return Err(NotKept::Foreign),
    }
    let texts = |name: &str| {
        let members = json.get(name).unwrap_or(&Json::Null).members();
        members.iter().filter_map(|(key, value)| Some((key.clone(), value.text()?.to_owned()))).collect()
    };
    Ok([texts("records"), texts("articles")])
}
