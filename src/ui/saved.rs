//! Searches that the reader keeps: a way to keep this one, and those that are kept.

use news_core::lang::Words;
use news_core::query::{Query, Sort};
use news_core::saved::Saved;

use super::filters::choices_made;
use super::notices::button;
use super::view::{View, tag};

/// What the reader can do with them.
#[derive(Clone, Copy)]
pub struct Keeping<H, F, K> {
    /// The address of a search.
    pub href: H,
    /// The address of a feed that has what a search finds, where there is one.
    pub feed: F,
    /// Keeps a search, or forgets it where that is false.
    pub keep: K,
}

/// The searches, and a button for the one that is asked.
pub fn saved<H, F, K>(
    query: &Query,
    saved: &Saved,
    is_kept: bool,
    words: &'static Words,
    keeping: Keeping<H, F, K>,
) -> View
where
    H: Fn(&Query) -> String,
    F: Fn(&Query) -> Option<String>,
    K: Fn(&Query, bool) + Copy + Send + 'static,
{
    let Keeping { href, feed, keep } = keeping;
    let this = query.clone();
    let offer = query.narrows() && !saved.holds(query);
    let line = |query: &Query| {
        let name = named(query, words);
        let forget = query.clone();
        let feed = feed(query).map(|it| tag("a").class("saved-feed").attr("href", it).child(words.feed));
        tag("li")
            .child(tag("a").attr("href", href(query)).child(name.clone()))
            .child(feed)
            .child(
                tag("span").class("saved-forget").child(button(&(words.forget)(&name), move || keep(&forget, false))),
            )
            .into()
    };
    let lines: Vec<View> = saved.queries().iter().map(line).collect();
    let list = (!lines.is_empty()).then(|| {
        let heading = tag("h2").class("saved-heading").attr("id", "saved").child(words.saved);
        let list = tag("ul").attr("aria-labelledby", "saved").children(lines);
        View::from(vec![heading.into(), list.into()])
    });
    tag("div")
        .class("saved")
        .child(offer.then(|| button(words.save, move || keep(&this, true))))
        .child(list)
        .child((!is_kept).then(|| tag("p").class("hint").attr("role", "status").child(words.not_kept)))
        .into()
}

/// A search as its reader would call it: "fleet, Defence, 2022-09-01–".
fn named(query: &Query, words: &'static Words) -> String {
    let mut parts: Vec<String> = Some(query.text.trim().to_owned()).filter(|it| !it.is_empty()).into_iter().collect();
    parts.extend(choices_made(query, words));
    if query.sort != Sort::default() {
        parts.push(words.sort_name(query.sort).to_owned());
    }
    parts.join(", ")
}
