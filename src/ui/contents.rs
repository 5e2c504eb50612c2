//! The parts of a long text, before it: closed, until a reader wants them.

use news_core::lang::{ReaderWords, Words};
use news_core::reading::part_id;

use super::article::inside;
use super::view::{View, tag};

/// Links to the headings, each with its level; nothing where the text is not divided. `here` is the address of the page
/// that the text stands on, and is asked again when that changes.
pub(super) fn contents(
    parts: &[(u8, String)],
    its: &ReaderWords,
    words: &'static Words,
    here: impl Fn() -> String + Clone + Send + 'static,
) -> View {
    if parts.is_empty() {
        return View::Nothing;
    }
    let line = |(nth, (level, text)): (usize, &(u8, String))| {
        let here = here.clone();
        let link = inside(move || [&here(), "#", &part_id(nth)].concat(), text.clone());
        tag("li").class(if *level < 3 { "contents-part" } else { "contents-within" }).child(link).into()
    };
    let lines = parts.iter().enumerate().map(line).collect();
    let summary = tag("summary").attr("lang", words.tag).attr("dir", words.direction().name()).child(its.contents);
    let list = tag("details").child(summary).child(tag("ol").children(lines));
    tag("nav").class("contents").attr("aria-label", its.contents).child(list).into()
}
