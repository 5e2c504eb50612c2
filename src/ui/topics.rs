//! Ways from an article to others like it: its series, section, authors and keywords.

use news_core::article::Article;
use news_core::lang::ReaderWords;
use news_core::query::{Facet, Query};

use super::view::{View, tag};

/// Most keywords that are led to.
const TAGS_MAX: usize = 8;

/// Links to searches; nothing where the article says nothing of itself. `find` answers with the address of a search.
pub(super) fn topics(article: &Article, its: &ReaderWords, find: impl Fn(&Query) -> String) -> View {
    let of = |facet, name: &str| Query::default().with_facet(facet, name);
    let series = article.kicker.iter().map(|it| ((its.more_in)(it), Query::of_series(it)));
    let section = article.section.iter().map(|it| ((its.more_in)(it), of(Facet::Section, it)));
    let authors = article.authors.iter().map(|it| ((its.more_by)(&it.name), of(Facet::Author, &it.name)));
    let tags = article.tags.iter().take(TAGS_MAX).map(|it| (it.clone(), of(Facet::Tag, it)));
    let line =
        |(label, query): (String, Query)| tag("li").child(tag("a").attr("href", find(&query)).child(label)).into();
    let lines: Vec<View> = series.chain(section).chain(authors).chain(tags).map(line).collect();
    if lines.is_empty() {
        return View::Nothing;
    }
    tag("nav").class("topics").attr("aria-label", its.topics).child(tag("ul").children(lines)).into()
}
