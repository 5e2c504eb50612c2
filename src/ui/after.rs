//! What follows an article: its neighbours in the reader's own list, and what can be followed of it.

use std::sync::Arc;

use news_core::article::Article;
use news_core::kept::{Kept, Kind};
use news_core::lang::{ReaderWords, Words};

use super::view::{View, tag};

/// Links to the articles above and below in the list, a button for the series and each author to follow, and what of the
/// article can be muted: its series, as a word, and its source, if that comes with it.
///
/// `follow` is called with what is followed or muted, its name, and whether it is from now on.
pub fn after(
    article: Option<(&Article, Option<&str>)>,
    beside: &[Option<Arc<Article>>; 2],
    kept: &Kept,
    its: &'static ReaderWords,
    words: &'static Words,
    href: impl Fn(&str) -> String,
    follow: impl Fn(Kind, &str, bool) + Copy + Send + 'static,
) -> View {
    vec![article.map(|(it, source)| follows(it, source, kept, its, follow)).into(), pager(beside, its, words, href)]
        .into()
}

fn pager(
    beside: &[Option<Arc<Article>>; 2],
    its: &ReaderWords,
    words: &'static Words,
    href: impl Fn(&str) -> String,
) -> View {
    if beside.iter().all(Option::is_none) {
        return View::Nothing;
    }
    let link = |nth: usize, label: &'static str, rel: &'static str| {
        let article = beside[nth].as_ref()?;
        let headline =
            tag("span").language(article.language.as_deref(), words.direction()).child(article.full_headline());
        let link = tag("a")
            .attr("id", ["beside-", rel].concat())
            .attr("rel", rel)
            .attr("href", href(&article.id))
            .child(tag("span").class("pager-label").child(label))
            .child(" ")
            .child(headline);
        Some(View::from(tag("li").class(rel).child(link)))
    };
    let links = [link(0, its.above, "prev"), link(1, its.below, "next")];
    tag("nav")
        .class("pager")
        .attr("aria-label", its.in_list)
        .child(tag("ul").children(links.into_iter().flatten().collect()))
        .into()
}

fn follows(
    article: &Article,
    source: Option<&str>,
    kept: &Kept,
    its: &ReaderWords,
    follow: impl Fn(Kind, &str, bool) + Copy + Send + 'static,
) -> View {
    let series = article.kicker.iter().map(|it| (Kind::Series, it));
    let authors = article.authors.iter().map(|it| (Kind::Author, &it.name));
    let button = |kind: Kind, name: &str, label: String| keep_button(kind, name, label, kept, follow);
    let buttons: Vec<View> = series.chain(authors).map(|(kind, name)| button(kind, name, (its.follow)(name))).collect();
    let muted =
        article.kicker.as_deref().map(|it| (Kind::Word, it)).into_iter().chain(source.map(|it| (Kind::Source, it)));
    let mutes: Vec<View> = muted.map(|(kind, name)| button(kind, name, (its.mute_named)(name))).collect();
    let mutes = (!mutes.is_empty()).then(|| {
        let buttons = tag("div").class("mutes-buttons").children(mutes);
        tag("details").class("mutes").child(tag("summary").child(its.mute_from)).child(buttons)
    });
    let follows = (!buttons.is_empty()).then(|| tag("div").class("follows").children(buttons));
    vec![follows.into(), mutes.into()].into()
}

/// A button that follows something of that name, or no longer.
pub(super) fn follow_button(
    kind: Kind,
    name: &str,
    kept: &Kept,
    its: &ReaderWords,
    follow: impl Fn(Kind, &str, bool) + Send + 'static,
) -> View {
    keep_button(kind, name, (its.follow)(name), kept, follow)
}

/// A button that follows or mutes something of that name, or no longer.
fn keep_button(
    kind: Kind,
    name: &str,
    label: String,
    kept: &Kept,
    keep: impl Fn(Kind, &str, bool) + Send + 'static,
) -> View {
    let (is_kept, whom) = (kept.entry(kind, name).is_some(), name.to_owned());
    tag("button")
        .attr("type", "button")
        .class("button")
        .attr("aria-pressed", is_kept.to_string())
        .on("click", move |_| keep(kind, &whom, !is_kept))
        .child(label)
        .into()
}
