//! An article's page.

use std::sync::Arc;

use news_core::article::{Article, Attachment, Author, Body, Image};
use news_core::correction;
use news_core::cut;
use news_core::lang::{Direction, Outage, ReaderWords, Words};
use news_core::moment::Moment;
use news_core::query::Query;
use news_core::reading;

use super::block::{self, Ground, blocks};
use super::contents::contents;
use super::corrections::corrections;
use super::neighbours::neighbours;
use super::notices::button;
use super::topics::topics;
use super::twins::pairs;
use super::view::{View, live, tag};

/// How wide the picture stands that an article begins with, for browsers that choose.
pub const LEAD_SIZES: &str = block::SIZES;

/// What the page needs to know besides its article.
pub struct Page {
    /// The zone's name.
    pub brand: String,
    /// Most characters of the headline that the breadcrumb draws.
    pub breadcrumb_chars: usize,
    /// How far the reader's clock is ahead of UTC, in minutes.
    pub offset_minutes: i32,
    /// The words around reading.
    pub its: &'static ReaderWords,
    /// The address of the page, without the reader's filters.
    pub address: String,
    /// The translation that stands beside the text.
    pub twin: Option<Arc<Article>>,
}

/// Where an article leads.
#[derive(Clone, Copy)]
pub struct Ways<H, F, R> {
    /// Answers with the address of the article of that id, or of the list; it is asked again when the reader's filters
    /// change, while the rest stays.
    pub href: H,
    /// Answers with the address of a search.
    pub find: F,
    /// Asks again for a text that could not be fetched.
    pub retry: R,
}

/// The article, from breadcrumb to neighbours. What is missing leaves no hole. `tools` stand between head and text, and
/// `twins`, the ways to translations, over the text.
pub fn page<H, F, R>(
    article: &Article,
    outage: Option<&Outage>,
    facts: &Page,
    words: &'static Words,
    ways: Ways<H, F, R>,
    [tools, twins]: [View; 2],
) -> View
where
    H: Fn(Option<&str>) -> String + Copy + Send + 'static,
    F: Fn(&Query) -> String,
    R: Fn() + Send + 'static,
{
    let Ways { href, find, retry } = ways;
    let id = article.id.clone();
    let here = move || href(Some(&id));
    let ground = Ground::page(&facts.address, facts.its, words);
    let text = vec![
        twins,
        article.image.as_ref().map(|it| picture(it, words)).into(),
        contents(&parts_of(article), facts.its, words, here),
        rest(article, outage, facts.twin.as_deref(), ground, retry),
    ];
    // What is said of the last correction is said of that change.
    let told = correction::read(&article.corrections);
    let updated = article.updated.filter(|it| told.first().is_none_or(|last| last.at < *it));
    let pieces = Pieces {
        top: breadcrumb(article, facts, words, move || href(None)),
        head: vec![head(article, "h1", facts.offset_minutes, updated, words), corrections(told, article, facts, words)]
            .into(),
        tools,
        text: text.into(),
        end: vec![neighbours(&article.neighbours, words, href), topics(article, facts.its, find)].into(),
    };
    frame(article.language.as_deref(), facts.twin.is_some(), words, pieces)
}

/// The page that stands already, of which the app draws the tools alone. Its article is in that language.
pub fn standing(language: Option<&str>, words: &'static Words, tools: View) -> View {
    let [top, head, text, end] = [const { View::Standing }; 4];
    frame(language, false, words, Pieces { top, head, tools, text, end })
}

/// What a page consists of.
struct Pieces {
    top: View,
    head: View,
    tools: View,
    text: View,
    end: View,
}

fn frame(language: Option<&str>, is_pair: bool, words: &'static Words, pieces: Pieces) -> View {
    let story = tag("article")
        .class(if is_pair { "story story-pair" } else { "story" })
        .language(language, words.direction())
        .child(tag("div").child(pieces.head))
        .child(pieces.tools)
        .child(tag("div").child(pieces.text));
    vec![tag("div").child(pieces.top).into(), story.into(), tag("div").class("page-end").child(pieces.end).into()]
        .into()
}

/// The article alone, and its neighbours; its headline is a heading of that level.
pub fn story(
    article: &Article,
    outage: Option<&Outage>,
    heading: &'static str,
    offset_minutes: i32,
    words: &'static Words,
    href: impl Fn(Option<&str>) -> String + Copy + Send + 'static,
    retry: impl Fn() + Send + 'static,
) -> [View; 2] {
    let story = tag("article")
        .class("story")
        .language(article.language.as_deref(), words.direction())
        .child(head(article, heading, offset_minutes, article.updated, words))
        .child(article.image.as_ref().map(|it| picture(it, words)))
        .child(rest(article, outage, None, Ground::abroad(words), retry));
    [story.into(), neighbours(&article.neighbours, words, href)]
}

fn head(
    article: &Article,
    heading: &'static str,
    offset_minutes: i32,
    updated: Option<Moment>,
    words: &'static Words,
) -> View {
    let kicker = article.kicker.as_ref().map(|it| vec![kicker(it), " ".into()]);
    let headline = tag(heading).class("story-headline").attr("id", "heading-article").attr("tabindex", "-1");
    tag("header")
        .class("story-head")
        .child(headline.child(kicker).child(article.headline.as_str()))
        .child(line("deck", article.deck.as_deref().filter(|_| !article.deck_repeats_text())))
        .child(byline(article, offset_minutes, updated, words))
        .into()
}

/// The text and what belongs to it.
fn rest(
    article: &Article,
    outage: Option<&Outage>,
    twin: Option<&Article>,
    ground: Ground<'_>,
    retry: impl Fn() + Send + 'static,
) -> View {
    let words = ground.words;
    vec![body(article, outage, twin, ground, retry), attachments(&article.attachments, words), foot(article, words)]
        .into()
}

fn parts_of(article: &Article) -> Vec<(u8, String)> {
    if let Body::Blocks(blocks) = &article.body { reading::parts(blocks) } else { Vec::new() }
}

/// Copyright line and the way to the publisher's own page; nothing where there is neither.
fn foot(article: &Article, words: &'static Words) -> View {
    if article.copyright_notice.is_none() && article.url.is_none() {
        return View::Nothing;
    }
    let original = article.url.as_deref().map(|url| {
        let link = outside(url, "noopener noreferrer", words.original.to_owned());
        tag("p").class("original").language(Some(words.tag), direction(article)).child(link)
    });
    let copyright = line("copyright", article.copyright_notice.as_deref());
    tag("footer").class("story-foot").child(copyright).child(original).into()
}

/// Stands in the shape of the article that will come. What it says is a heading of that level: a page has one.
pub fn skeleton(heading: &'static str, text: &'static str) -> View {
    let shape = |class| tag("div").class(class).attr("aria-hidden", "true");
    tag("div")
        .class("story")
        .child(tag(heading).class("hint").attr("id", "heading-article").attr("tabindex", "-1").child(text))
        .child(shape("skeleton skeleton-lead"))
        .child(shape("skeleton skeleton-text"))
        .into()
}

/// A link to another page of the zone whose address follows the reader's filters.
pub fn inside(href: impl Fn() -> String + Send + 'static, text: String) -> View {
    live(move || tag("a").attr("href", href()).child(text.as_str()).into())
}

/// Which way an article is read. One of which that is not known is taken to be read as most are.
pub(super) fn direction(article: &Article) -> Direction {
    Direction::of(article.language.as_deref().unwrap_or_default())
}

pub(super) fn outside(url: &str, rel: &'static str, text: String) -> View {
    tag("a").attr("href", url).attr("rel", rel).child(text).into()
}

fn kicker(kicker: &str) -> View {
    tag("span").class("kicker").child(["[", kicker, "]"].concat()).into()
}

pub(super) fn line(class: &'static str, text: Option<&str>) -> View {
    text.map(|text| tag("p").class(class).child(text)).into()
}

/// Where the article stands: zone, list, the beginning of its headline.
fn breadcrumb(
    article: &Article,
    facts: &Page,
    words: &'static Words,
    home: impl Fn() -> String + Send + 'static,
) -> View {
    let whole = article.full_headline();
    let short = cut::beginning(&whole, facts.breadcrumb_chars).to_owned();
    let is_cut = (short != whole).then_some(whole);
    let here = tag("span")
        .attr("aria-current", "page")
        .language(article.language.as_deref(), words.direction())
        .attr_some("title", is_cut)
        .child(short);
    let steps = tag("ol")
        .child(tag("li").child(facts.brand.as_str()))
        .child(tag("li").child(inside(home, words.recent.to_owned())))
        .child(tag("li").child(here));
    tag("nav").class("breadcrumb").attr("aria-label", words.breadcrumb).child(steps).into()
}

/// Who wrote it and when, and how long it takes to read, in one quiet line; nothing where none of it is known.
fn byline(article: &Article, offset_minutes: i32, updated: Option<Moment>, words: &'static Words) -> View {
    let time =
        |at: Moment, text: String| tag("time").attr("datetime", at.rfc3339()).attr("lang", words.tag).child(text);
    let day = |at: Moment| (words.day)(at.day(offset_minutes));
    let names = author_line(article, words).map(|it| tag("span").class("byline-names").children(it));
    let published = article.published.map(|at| time(at, day(at)));
    let updated = updated.map(|at| time(at, (words.updated)(&day(at))));
    let minutes = if let Body::Blocks(blocks) = &article.body { reading::minutes(blocks) } else { 0 };
    let length = (0 < minutes).then(|| tag("span").attr("lang", words.tag).child((words.minutes)(minutes)));
    if names.is_none() && published.is_none() && updated.is_none() && length.is_none() {
        return View::Nothing;
    }
    tag("div").class("byline").child(names).child(published).child(updated).child(length).into()
}

/// The byline as printed, names linked where there is an address to write to.
fn author_line(article: &Article, words: &'static Words) -> Option<Vec<View>> {
    let names: Vec<&str> = article.authors.iter().map(|it| it.name.as_str()).collect();
    let line = match &article.byline {
        Some(line) => line.clone(),
        None if names.is_empty() => return None,
        None => (words.by)(&names.join(", ")),
    };
    let mut views = Vec::new();
    let mut rest = line.as_str();
    for author in &article.authors {
        let Some((before, after)) = parted(rest, &author.name) else { continue };
        views.push(before.into());
        views.push(author_view(author));
        rest = after;
    }
    views.push(rest.into());
    Some(views)
}

/// What stands before a text's first such word and after it. By its own loop: a searcher would weigh more than names are
/// long.
fn parted<'t>(text: &'t str, word: &str) -> Option<(&'t str, &'t str)> {
    let start = text.as_bytes().windows(word.len().max(1)).position(|it| it == word.as_bytes())?;
    Some((&text[..start], &text[start + word.len()..]))
}

fn author_view(author: &Author) -> View {
    let name = author.name.clone();
    match (&author.email, &author.url) {
        (Some(email), _) => tag("a").attr("href", ["mailto:", email].concat()).child(name).into(),
        (None, Some(url)) => outside(url, "noopener noreferrer author", name),
        (None, None) => name.into(),
    }
}

fn body(
    article: &Article,
    outage: Option<&Outage>,
    twin: Option<&Article>,
    ground: Ground<'_>,
    retry: impl Fn() + Send + 'static,
) -> View {
    let words = ground.words;
    let hint = |text: String| tag("p").class("hint").language(Some(words.tag), direction(article)).child(text).into();
    let text = match (&article.body, outage) {
        (Body::Blocks(content), _) => {
            let drawn = blocks(content, !reading::parts(content).is_empty(), ground);
            if let Some(twin) = twin { pairs(article, drawn, twin, words) } else { drawn }
        }
        (Body::Protected, _) => vec![hint(words.protected.to_owned())],
        (Body::Elsewhere { url }, Some(outage)) => {
            let why = hint([words.no_body, &(words.outage)(url, outage)].join(" "));
            vec![why, button(words.retry, retry)]
        }
        (Body::Elsewhere { .. }, None) => vec![hint(words.loading.to_owned())],
    };
    tag("div").class("body").children(text).into()
}

fn picture(image: &Image, words: &'static Words) -> View {
    // Lazy like the others, so that it is not fetched where pictures are left out; printed pages have it asked for at once
    // where they are not (`public/display.js`).
    let picture = block::picture(tag("img").attr("loading", "lazy"), &image.url, &image.alt, image.size, LEAD_SIZES);
    let picture = block::enlarged(&image.url, &image.alt, picture, words);
    let caption = image.caption.as_deref().map(|it| tag("figcaption").child(it));
    tag("figure").class("picture").child(picture).child(caption).into()
}

fn attachments(attachments: &[Attachment], words: &'static Words) -> View {
    if attachments.is_empty() {
        return View::Nothing;
    }
    let line = |it: &Attachment| {
        let kind = Some(it.media_type.clone()).filter(|it| !it.is_empty());
        let facts: Vec<String> = kind.into_iter().chain(it.bytes.map(words.size)).collect();
        tag("li")
            .child(outside(&it.url, "noopener noreferrer", it.title.clone()))
            .child(" ")
            .child(tag("span").class("hint").child(facts.join(", ")))
            .into()
    };
    tag("section")
        .class("attachments")
        .attr("aria-labelledby", "heading-attachments")
        .attr("lang", words.tag)
        .child(tag("h2").attr("id", "heading-attachments").child(words.attachments))
        .child(tag("ul").children(attachments.iter().map(line).collect()))
        .into()
}
