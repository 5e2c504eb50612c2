//! What changed between two versions of an article, for readers: its words, not how they are set.
//!
//! Invariant: the same two versions give the same answer on every machine, so nothing here looks at a clock; what would take
//! long is told in larger pieces instead. White space alone is no change, and neither is where a paragraph is broken.

mod lines;
mod passages;
mod short;
mod words;

use news_core::article::Article;
use news_core::correction::{self, Place};
use passages::{Passage, passages};

type Correction = correction::Correction<String>;
type Part = correction::Part<String>;
type Piece = correction::Piece<String>;

/// Goes up when the same versions come out otherwise.
pub(crate) const VERSION: u32 = 1;

/// Most bytes that all corrections of an article come to. They lie in its pack, which every reader of another article in it
/// fetches too: so much is some forty corrected sentences.
pub(crate) const BYTES_MAX: usize = 8_192;

/// What a later version changed, in the order of the article; empty where it says the same.
pub(crate) fn between(before: &Article, after: &Article) -> Vec<Part> {
    let own = |it: &Article| Some(it.headline.clone()).filter(|_| !it.headline_from_text);
    let deck = |it: &Article| it.deck.clone().filter(|_| !it.deck_repeats_text());
    let caption = |it: &Article| it.image.as_ref().and_then(|it| it.caption.clone());
    let mut parts = Vec::new();
    let mut compare = |place, before: Option<String>, after: Option<String>| {
        let line = |text: Option<String>| Passage::new(place, &text.unwrap_or_default());
        let (before, after) = (line(before), line(after));
        if before.key != after.key {
            let pieces = short::shortened(words::pieces(&before.words, &after.words));
            parts.push(Part { place, pieces });
        }
    };
    if !before.headline_from_text && !after.headline_from_text {
        compare(Place::Headline, own(before), own(after));
    }
    compare(Place::Kicker, before.kicker.clone(), after.kicker.clone());
    if before.deck_repeats_text() == after.deck_repeats_text() {
        compare(Place::Deck, deck(before), deck(after));
    }
    compare(Place::Byline, Some(before.byline_text()), Some(after.byline_text()));
    compare(Place::Caption, caption(before), caption(after));
    // A source that began to give texts, or ceased to, has corrected nothing.
    if let (Some(before), Some(after)) = (passages(before), passages(after)) {
        parts.extend(lines::parts(&before, &after));
    }
    parts
}

/// Corrections as an article has them, the latest first. Of those for which there is no room only the moment is told.
pub(crate) fn written(corrections: Vec<Correction>) -> Vec<String> {
    let mut room = BYTES_MAX;
    let mut texts = Vec::new();
    for mut correction in corrections {
        let text = correction.write();
        if let Some(left) = room.checked_sub(text.len()) {
            room = left;
            texts.push(text);
        } else {
            correction.parts.clear();
            texts.push(correction.write());
        }
    }
    texts
}

/// The words of a line that went away, or came, as a whole.
fn whole(words: &str, piece: fn(String) -> Piece) -> Vec<Piece> {
    vec![piece(words.to_owned())]
}

#[cfg(test)]
mod tests;
