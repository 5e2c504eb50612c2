//! An article in two languages: the ways to its translations, and both texts beside each other.

use news_core::article::{Article, Body};
use news_core::lang::{Language, ReaderWords, Words};
use news_core::query::Facet;
use news_core::twins::{Facing, Twin, headings, rows};

use super::block::{Ground, blocks};
use super::notices::button;
use super::view::{Element, View, tag};

/// Links to the translations, each in its own language, and to both texts side by side. `href` is asked for the address of
/// an article by its id, `beside` for that of this one with the translation of a language beside it, or with none.
pub fn twins(
    twins: &[Twin],
    facing: (&Facing, Option<&str>),
    its: &'static ReaderWords,
    words: &'static Words,
    href: impl Fn(&str) -> String,
    beside: impl Fn(Option<&str>) -> String,
    retry: impl Fn() + Send + 'static,
) -> View {
    if twins.is_empty() {
        return View::Nothing;
    }
    let (facing, shown) = facing;
    let line = |twin: &Twin| {
        let to = match &twin.id {
            Some(id) => link(twin, "twin-", href(id)),
            None => link(twin, "twin-", twin.url.clone().unwrap_or_default()).attr("rel", "noopener noreferrer"),
        };
        let name = words.choice(Facet::Language, twin.language.split('-').next().unwrap_or_default());
        let to = match Language::of(&twin.language) {
            Some(it) => to.attr("lang", twin.language.as_str()).child(it.reader_words().read_here),
            None => to.child((its.read_in)(&name)),
        };
        let is_shown = shown == Some(twin.language.as_str());
        let beside = twin.id.is_some().then(|| {
            let label = if is_shown { its.one_language } else { its.side_by_side };
            // Which of several stands behind it.
            let label = if twins.len() == 1 { label.to_owned() } else { [label, " · ", &name].concat() };
            let language = twin.language.as_str();
            let other = link(twin, "beside-", beside(Some(language).filter(|_| !is_shown))).class("twins-beside");
            tag("li").child(other.child(label))
        });
        [tag("li").child(to).into(), beside.into()]
    };
    let told = match facing {
        Facing::Awaited(_) => tag("p").class("hint").child(words.loading).into(),
        Facing::Lost => {
            let told = tag("p").class("hint").child(its.no_translation).child(" ");
            told.child(button(words.retry, retry)).into()
        }
        Facing::Missing => tag("p").class("hint").child(its.no_translation).into(),
        Facing::Nothing | Facing::Here(_) => View::Nothing,
    };
    tag("nav")
        .class("twins")
        .attr("aria-label", its.translations)
        .attr("lang", words.tag)
        .attr("dir", words.direction().name())
        .child(tag("ul").children(twins.iter().flat_map(line).collect()))
        .child(told)
        .into()
}

/// A link that keeps the reader's place in the text: those are known by the language that they lead to.
fn link(twin: &Twin, id: &str, href: String) -> Element {
    tag("a").attr("id", [id, &twin.language].concat()).attr("hreflang", twin.language.as_str()).attr("href", href)
}

/// A text and its translation, paragraph beside paragraph: `drawn` are the blocks of the one, as they are drawn.
pub(super) fn pairs(article: &Article, drawn: Vec<View>, twin: &Article, words: &'static Words) -> Vec<View> {
    let (Body::Blocks(one), Body::Blocks(other)) = (&article.body, &twin.body) else { return drawn };
    let around = super::article::direction(article);
    let cell = |views: Vec<View>| tag("div").children(views);
    let language = |it: Element| it.language(twin.language.as_deref(), around);
    let headline = tag("p").class("pair-headline").child(twin.full_headline());
    let mut pairs: Vec<View> = vec![
        tag("div").class("pair pair-first").child(cell(Vec::new())).child(language(cell(vec![headline.into()]))).into(),
    ];
    let (mut one_left, mut other_left) = (drawn.into_iter(), blocks(other, false, Ground::beside(words)).into_iter());
    for (one, other) in rows(&headings(one), &headings(other)) {
        let row = tag("div").class("pair");
        let row = row.child(cell(one_left.by_ref().take(one.len()).collect()));
        pairs.push(row.child(language(cell(other_left.by_ref().take(other.len()).collect()))).into());
    }
    pairs
}
