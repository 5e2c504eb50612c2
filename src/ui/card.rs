//! An article in a list.

use news_core::article::{Article, Image};
use news_core::cut;
use news_core::lang::Words;
use news_core::search::{Marks, Piece, marked};

use super::block;
use super::view::{View, tag};

/// How large a card stands in the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rank {
    /// The one that leads the page.
    Lead,
    /// One of the next few.
    Story,
    /// One of the rest.
    Brief,
}

/// What is said of an article that has to do with the reader: that they have opened it before, and that it is of something
/// they follow.
pub type Noted = [Option<&'static str>; 2];

/// What a card needs to know besides its article.
pub(super) struct Facts<'a> {
    /// How large it stands.
    pub(super) rank: Rank,
    /// Whether its picture is shown.
    pub(super) picture: bool,
    /// Where its page is.
    pub(super) href: String,
    /// Whether its page is open beside the list.
    pub(super) open: bool,
    /// Most characters of the headline that are drawn.
    pub(super) headline_chars: usize,
    /// How far the reader's clock is ahead of UTC, in minutes.
    pub(super) offset_minutes: i32,
    /// Where what was looked for stands, in the headline with its kicker and in the deck.
    pub(super) marks: &'a [Marks; 2],
    /// What of it has to do with the reader.
    pub(super) noted: Noted,
}

/// A card. The headline is cut for the eye alone: its name and its title are whole.
pub(super) fn card(article: &Article, facts: Facts<'_>, words: &'static Words) -> View {
    let class = match facts.rank {
        Rank::Lead => "card card-lead",
        Rank::Story => "card card-story",
        Rank::Brief => "card card-brief",
    };
    let deck = article.deck.as_ref().filter(|_| facts.rank != Rank::Brief && !article.headline_from_text);
    tag("article")
        .class(class)
        .language(article.language.as_deref(), words.direction())
        .attr_some("data-read", facts.noted[0].map(|_| String::new()))
        .child(article.image.as_ref().filter(|_| facts.picture).map(|it| picture(it, facts.rank)))
        .child(tag("h2").class("card-headline").child(headline(article, &facts)))
        .child(deck.map(|deck| tag("p").class("card-deck").children(pieces(marked(deck, &facts.marks[1])))))
        .child(meta(article, &facts, words))
        .into()
}

/// The picture beside the headline, loaded when it comes near.
fn picture(image: &Image, rank: Rank) -> View {
    let element = tag("img").class("card-picture").attr("loading", "lazy");
    let sizes = if rank == Rank::Lead { LEAD_SIZES } else { PICTURE_SIZES };
    block::picture(element, &image.url, &image.alt, image.size, sizes)
}

/// How wide such a picture stands, for browsers that choose.
const PICTURE_SIZES: &str = "25em";
const LEAD_SIZES: &str = "(min-width: 62em) 53em, 100vw";

/// The link to the article's page. Its id is how the focus finds back to it.
fn headline(article: &Article, facts: &Facts<'_>) -> View {
    let whole = article.full_headline();
    let drawn = cut::cut(&whole, facts.headline_chars);
    // The kicker is the bracketed beginning, unless the cut fell into it.
    let kicker_end = article.kicker.as_ref().map_or(0, |kicker| kicker.len() + 2);
    let (kicker, headline) = parted(marked(&drawn, &facts.marks[0]), kicker_end.min(drawn.len()));
    let (kicker, headline) = (pieces(kicker), pieces(headline));
    let kicker = (!kicker.is_empty()).then(|| tag("span").class("kicker").children(kicker));
    let link = tag("a")
        .attr("id", ["to-", &article.id].concat())
        .attr("href", facts.href.as_str())
        .attr_some("aria-current", facts.open.then(|| "page".to_owned()));
    if drawn == whole {
        return link.child(kicker).children(headline).into();
    }
    let seen = tag("span").attr("aria-hidden", "true").child(kicker).children(headline);
    let said = tag("span").class("unseen").child(whole.as_str());
    link.attr("title", whole.as_str()).child(seen).child(said).into()
}

/// The pieces before a byte of the text, and those behind.
fn parted(pieces: Vec<Piece>, at: usize) -> (Vec<Piece>, Vec<Piece>) {
    let (mut before, mut behind, mut length) = (Vec::new(), Vec::new(), 0);
    for piece in pieces {
        let (head, tail) =
            piece.text.split_at_checked(at.saturating_sub(length).min(piece.text.len())).unwrap_or_default();
        length += piece.text.len();
        for (text, part) in [(head, &mut before), (tail, &mut behind)] {
            if !text.is_empty() {
                part.push(Piece { text: text.to_owned(), found: piece.found });
            }
        }
    }
    (before, behind)
}

/// A text with what was found marked.
fn pieces(pieces: Vec<Piece>) -> Vec<View> {
    let view = |it: Piece| if it.found { tag("mark").child(it.text).into() } else { it.text.into() };
    pieces.into_iter().map(view).collect()
}

/// Section, day, and what it has to do with the reader, in one quiet line; nothing where there is nothing to say. In the interface's language, whatever the
/// article's.
fn meta(article: &Article, facts: &Facts<'_>, words: &'static Words) -> View {
    let section = article
        .section
        .as_deref()
        .map(|it| tag("span").class("card-section").attr_some("lang", article.language.clone()).child(it));
    let day = article
        .published
        .map(|at| tag("time").attr("datetime", at.rfc3339()).child((words.day)(at.day(facts.offset_minutes))));
    let note = |nth: usize, class: &'static str| facts.noted[nth].map(|it| tag("span").class(class).child(it));
    let (read, followed) = (note(0, "card-read"), note(1, "card-followed"));
    if section.is_none() && day.is_none() && read.is_none() && followed.is_none() {
        return View::Nothing;
    }
    tag("p").class("card-meta").attr("lang", words.tag).child(section).child(day).child(read).child(followed).into()
}
