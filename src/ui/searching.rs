//! What is to be said of a question: what of it was not understood, and what was searched in its place.

use news_core::lang::Words;
use news_core::query::Query;
use news_core::search::{Answer, Instead};

use super::notices::button;
use super::view::{View, tag};

/// The notes under a question. `change` puts another text in its place.
pub(super) fn notes(
    query: &Query,
    answer: &Answer,
    words: &'static Words,
    change: impl Fn(&str) + Copy + Send + 'static,
) -> View {
    let faults = answer.faults.iter().map(|it| {
        // An answer may be to the text before this one.
        let piece = query.text.get(it.at.clone()).unwrap_or_default();
        tag("p").class("hint").child((words.fault)(it.kind, piece)).into()
    });
    let mut notes: Vec<View> = faults.collect();
    if let Some(instead) = answer.instead.as_ref().filter(|_| answer.is_settled) {
        notes.push(offer(query, instead, words, change));
    }
    if notes.is_empty() {
        return View::Nothing;
    }
    tag("div").class("filters-notes").children(notes).into()
}

/// What was searched in its place, with a way back to what was typed; or what might be.
fn offer(query: &Query, instead: &Instead, words: &'static Words, change: impl Fn(&str) + Send + 'static) -> View {
    let line = tag("p").class("hint");
    if !instead.replaces() {
        let text = instead.text.clone();
        let label = (words.meant)(&text, instead.found);
        return line.child(button(&label, move || change(&text))).into();
    }
    let literal = quoted(&query.text, instead);
    let label = (words.literal)(&query.text);
    let said = (words.instead)(&instead.text);
    line.child(tag("span").child(said)).child(" ").child(button(&label, move || change(&literal))).into()
}

/// The text with the words between quotes that were searched otherwise: so they are searched as they stand.
fn quoted(text: &str, instead: &Instead) -> String {
    let mut quoted = String::new();
    let mut done = 0;
    for change in &instead.changes {
        let (before, word) = (text.get(done..change.at.start), text.get(change.at.clone()));
        quoted.extend([before.unwrap_or_default(), "\"", word.unwrap_or_default(), "\""]);
        done = change.at.end;
    }
    quoted.push_str(text.get(done..).unwrap_or_default());
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;
    use news_core::search::{Change, Reason};

    #[test]
    fn what_was_typed_stays_what_it_is_between_quotes() {
        let change = |at| Change { at, word: String::new(), reason: Reason::Typo };
        let instead =
            Instead { text: String::new(), changes: vec![change(0..9), change(11..14)], literal: 0, found: 1 };
        assert_eq!(quoted("국반부 -x", &Instead { changes: vec![change(0..9)], ..instead.clone() }), "\"국반부\" -x");
        assert_eq!(quoted("국반부  abc", &instead), "\"국반부\"  \"abc\"");
        // Changes of another text are no reason to stop.
        assert_eq!(quoted("가", &instead), "\"\"\"\"");
    }
}
