//! What is said of a question: what of it was not understood, and what was searched in its place.

use super::answer::Note;
use super::expression::Fault;
use super::instead::Instead;
use super::question::Question;
use super::stretch::stretch;

/// What could not be understood.
pub(super) fn of_faults(question: &Question, faults: &[Fault]) -> Vec<Note> {
    let words = question.language.search_words();
    let note = |fault: &Fault| {
        let text = (words.fault)(fault.kind, stretch(&question.text, fault.at.clone()));
        Note { text, offer: None }
    };
    faults.iter().map(note).collect()
}

/// What was searched instead, with a way back to what was typed; or what might be.
pub(super) fn of_instead(question: &Question, instead: &Instead) -> Note {
    let words = question.language.search_words();
    if instead.replaces() {
        let offer = ((words.literal)(&question.text), quoted(&question.text, instead));
        return Note { text: (words.instead)(&instead.text), offer: Some(offer) };
    }
    let label = (words.meant)(&instead.text, instead.found);
    Note { text: String::new(), offer: Some((label, instead.text.clone())) }
}

/// The text with the words between quotes that were searched otherwise: so they are searched as they stand.
fn quoted(text: &str, instead: &Instead) -> String {
    let mut quoted = String::new();
    let mut done = 0;
    for change in &instead.changes {
        for part in [stretch(text, done..change.at.start), "\"", stretch(text, change.at.clone()), "\""] {
            quoted.push_str(part);
        }
        done = change.at.end;
    }
    quoted.push_str(stretch(text, done..text.len()));
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::{Change, Reason};

    #[test]
    fn what_was_typed_stays_what_it_is_between_quotes() {
        let change = |at| Change { at, word: String::new(), reason: Reason::Typo };
        let instead =
            Instead { text: String::new(), changes: vec![change(0..9), change(11..14)], literal: 0, found: 1 };
        assert_eq!(quoted("국반부 -x", &Instead { changes: vec![change(0..9)], ..instead.clone() }), "\"국반부\" -x");
        assert_eq!(quoted("국반부  abc", &instead), "\"국반부\"  \"abc\"");
    }
}
