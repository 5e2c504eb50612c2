//! What stands over a list: what it is about.

use news_core::kept::{Kept, Kind};
use news_core::lang::{ReaderWords, Words};
use news_core::query::{Facet, Subject};

use super::after::follow_button;
use super::view::{View, tag};

/// The heading of a list. That of all news is read out and not seen; one of a section, a series, an author or a keyword says
/// what it is, and series and authors can be followed.
pub fn heading(
    subject: Option<(Subject, &str)>,
    kept: &Kept,
    its: &'static ReaderWords,
    words: &'static Words,
    follow: impl Fn(Kind, &str, bool) + Send + 'static,
) -> View {
    let heading = tag("h1").attr("id", "heading-recent").attr("tabindex", "-1");
    let Some((subject, name)) = subject else { return heading.class("panel-heading").child(words.recent).into() };
    let (label, kind) = match subject {
        Subject::Facet(Facet::Author) => (words.facet(Facet::Author), Some(Kind::Author)),
        Subject::Facet(facet) => (words.facet(facet), None),
        Subject::Series => (its.series, Some(Kind::Series)),
    };
    tag("div")
        .class("subject")
        .child(tag("p").class("subject-kind").child(label))
        .child(heading.attr("dir", "auto").child(name))
        .child(kind.map(|kind| follow_button(kind, name, kept, its, follow)))
        .into()
}
