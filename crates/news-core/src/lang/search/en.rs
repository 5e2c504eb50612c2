//! English.

use super::super::en::MONTHS;
use super::{SearchWords, digits};
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
        ["“", piece, "”: ", what, "."].concat()
    },
    instead: |text| ["Showing what was found for “", text, "”."].concat(),
    literal: |text| ["Search for “", text, "” as typed"].concat(),
    meant: |text, found| ["Search for “", text, "” instead (", &digits(found), ")"].concat(),
    older_found: |count, is_complete| {
        let found = counted(count, "older article");
        if is_complete { found } else { ["At least ", &found].concat() }
    },
    older_until: |it| {
        let month = MONTHS.get(usize::from(it.month).wrapping_sub(1)).copied().unwrap_or_default();
        ["Searched back to ", &digits(it.day.into()), " ", month, " ", &digits(it.year.unsigned_abs() as usize), "."]
            .concat()
    },
    older_lost: |count| {
        [counted(count, "part").as_str(), " of the archive could not be read; what they hold is not shown."].concat()
    },
    older_leaves_out: "Single initials and signs are only searched among the articles loaded so far.",
};

fn counted(count: usize, noun: &str) -> String {
    [digits(count).as_str(), " ", noun, if count == 1 { "" } else { "s" }].concat()
}
