//! English.

use super::super::en::{day, plural};
use super::SearchWords;
use crate::search::FaultKind;

/// English.
pub(super) static WORDS: SearchWords = SearchWords {
    fault: |kind, piece| {
        let what = match kind {
            FaultKind::Unclosed => "no quote closes this; the phrase goes on to the end",
            FaultKind::NothingBehind => "nothing stands behind this",
            FaultKind::NoDate => "this is no year, month or day, such as 2022, 2022-09 or 2022-09-23",
            FaultKind::NoPlace => "this is no place; in:title is",
            FaultKind::LonelyOr => "OR needs a word on each side",
            FaultKind::LonelyNot => "a minus needs a word behind it",
        };
        format!("“{piece}”: {what}.")
    },
    instead: |text| format!("Showing what was found for “{text}”."),
    literal: |text| format!("Search for “{text}” as typed"),
    meant: |text, found| format!("Search for “{text}” instead ({found})"),
    older_found: |count, is_complete| {
        let found = plural(count, "older article");
        if is_complete { found } else { format!("At least {found}") }
    },
    older_until: |it| format!("Searched back to {}.", day(it)),
    older_lost: |count| {
        format!("{} of the archive could not be read; what they hold is not shown.", plural(count, "part"))
    },
    older_leaves_out: "Single initials and signs are only searched among the articles loaded so far.",
};
