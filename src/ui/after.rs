//! What follows an article: its neighbours in the reader's own list, and what can be followed of it.

use std::sync::Arc;

use news_core::article::Article;
use news_core::kept::{Kept, Kind};
use news_core::lang::{ReaderWords, Words};

use super::view::{View, tag};

/// Links to the articles above and below in the list, and a button for the series and each author.
///
/// `follow` is called with what is followed, its name, and whether it is from now on.
pub fn after(
    article: Option<&Article>,
    beside: &[Option<Arc<Article>>; 2],
    kept: &Kept,
    its: &'static ReaderWords,
    words: &'static Words,
    href: impl Fn(&str) -> String,
    follow: impl Fn(Kind, &str, bool) + Copy + Send + 'static,
) -> View {
    vec![article.map(|it| follows(it, kept, its, follow)).into(), pager(beside, its, words, href)].into()
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
    kept: &Kept,
    its: &ReaderWords,
    follow: impl Fn(Kind, &str, bool) + Copy + Send + 'static,
) -> View {
    let series = article.kicker.iter().map(|it| (Kind::Series, it));
    let authors = article.authors.iter().map(|it| (Kind::Author, &it.name));
    let button = |(kind, name): (Kind, &String)| follow_button(kind, name, kept, its, follow);
    let buttons: Vec<View> = series.chain(authors).map(button).collect();
    if buttons.is_empty() { View::Nothing } else { tag("div").class("follows").children(buttons).into() }
}

/// A button that follows something of that name, or no longer.
pub(super) fn follow_button(
    kind: Kind,
    name: &str,
    kept: &Kept,
    its: &ReaderWords,
    follow: impl Fn(Kind, &str, bool) + Send + 'static,
) -> View {
    let (is_followed, whom) = (kept.entry(kind, name).is_some(), name.to_owned());
    tag("button")
        .attr("type", "button")
        .class("button")
        .attr("aria-pressed", is_followed.to_string())
        .on("click", move |_| follow(kind, &whom, !is_followed))
        .child((its.follow)(name))
        .into()
}
