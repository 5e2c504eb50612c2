//! What is to be said of a question: what of it was not understood, and what was searched in its place.

use news_core::search::{Answer, Note};

use super::notices::button;
use super::view::{View, tag};

/// The notes under a question. `change` puts another text in its place.
pub(super) fn notes(answer: &Answer, change: impl Fn(&str) + Copy + Send + 'static) -> View {
    if answer.notes.is_empty() {
        return View::Nothing;
    }
    let line = |note: &Note| {
        let offer = note.offer.clone().map(|(label, text)| button(&label, move || change(&text)));
        tag("p").class("hint").child(tag("span").child(note.text.as_str())).child(" ").child(offer).into()
    };
    tag("div").class("filters-notes").children(answer.notes.iter().map(line).collect()).into()
}
