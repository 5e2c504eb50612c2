//! The list of recent news.

use news_core::archive::Archive;
use news_core::article::Article;
use news_core::lang::Words;
use news_core::query::{Query, Sort};
use news_core::search::{Answer, Row};

use super::card::{Facts, Rank, card};
use super::notices::{button, message};
use super::view::{View, tag};

/// Stories that follow the lead at middle size: one row of a wide screen.
const STORIES: usize = 3;
/// Lines of the skeleton: what a first screen holds.
const SKELETON_LINES: usize = 6;

/// What the list shows.
pub struct Listing<'a> {
    /// All articles at hand.
    pub archive: &'a Archive,
    /// Which of them answer.
    pub answer: &'a Answer,
    /// What was asked.
    pub query: &'a Query,
    /// How many rows are drawn at most.
    pub rows_max: usize,
    /// Id of the article open beside the list.
    pub opened: Option<&'a str>,
    /// How it stands with the sources.
    pub supply: Supply,
    /// How it stands with the search.
    pub seeking: Seeking,
    /// Most characters of a headline that are drawn.
    pub headline_chars: usize,
    /// How far the reader's clock is ahead of UTC, in minutes.
    pub offset_minutes: i32,
    /// How it is laid out.
    pub layout: Layout,
    /// What is said of an article that has to do with the reader: that it was read, that it is of something they follow.
    pub noted: &'a dyn Fn(&Article) -> [Option<&'static str>; 2],
}

/// How a list is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A front page: one lead, a row of stories, then briefs. A filtered list has no lead: all are stories.
    Front,
    /// All alike, in lists of that class.
    Even {
        /// The class.
        class: &'static str,
        /// Whether each has its deck, as stories have.
        decks: bool,
        /// Whether each has its picture.
        pictures: bool,
    },
}

/// How it stands with the sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Supply {
    /// Whether any has yet to answer.
    pub loading: bool,
    /// Whether any has more.
    pub more: bool,
    /// Whether any gave nothing.
    pub outage: bool,
}

/// How it stands with the search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seeking {
    /// The answer is here.
    Answered,
    /// It is awaited, and nothing was shown before.
    Awaited,
    /// The search cannot be had.
    Lost,
}

/// The cards, or what stands in their place.
pub fn list(listing: &Listing<'_>, words: &'static Words, href: impl Fn(&str) -> String) -> View {
    match listing.seeking {
        Seeking::Answered => {}
        Seeking::Awaited => return skeleton(words),
        Seeking::Lost => return message(words.no_search, words.no_search_hint),
    }
    if listing.archive.articles().is_empty() {
        return match listing.supply {
            Supply { loading: true, .. } => skeleton(words),
            Supply { outage: true, .. } => message(words.down, words.down_hint),
            _ => message(words.empty, words.empty_hint),
        };
    }
    if listing.answer.rows.is_empty() {
        // As long as something may yet be found, nobody is told that there is nothing.
        let may_find = !listing.answer.is_settled
            || listing.answer.older.as_ref().is_some_and(|it| it.is_awaited || !it.rows.is_empty());
        return if may_find { View::Nothing } else { message(words.nothing, words.nothing_hint) };
    }
    // A filtered list is looked through, not read from the top: it has no lead.
    let ranked = listing.layout == Layout::Front && !listing.query.narrows() && listing.query.sort == Sort::Newest;
    let (class, even, picture) = match listing.layout {
        Layout::Front => (if ranked { "list list-ranked" } else { "list" }, Rank::Story, false),
        Layout::Even { class, decks, pictures } => (class, if decks { Rank::Story } else { Rank::Brief }, pictures),
    };
    let row = |(nth, row): (usize, &Row)| {
        // An answer is about these articles: there is no row without one.
        let Some(article) = listing.archive.articles().get(row.nth) else { return View::Nothing };
        let facts = Facts {
            rank: if ranked { rank(nth) } else { even },
            picture: picture || (ranked && nth <= STORIES),
            href: href(&article.id),
            open: listing.opened == Some(&article.id),
            headline_chars: listing.headline_chars,
            offset_minutes: listing.offset_minutes,
            marks: &row.marks,
            noted: (listing.noted)(article),
        };
        tag("li").child(card(article, facts, words)).into()
    };
    let rows = listing.answer.rows.iter().take(listing.rows_max).enumerate().map(row).collect();
    tag("ol").class(class).children(rows).into()
}

/// Under the list: how far was searched, what was left out, and the buttons that lead on.
pub fn ways_on(
    listing: &Listing<'_>,
    words: &'static Words,
    clear: impl Fn() + Send + 'static,
    show_more: impl Fn() + Send + 'static,
) -> View {
    let here = listing.archive.articles().len();
    if here + listing.archive.muted() == 0 {
        return View::Nothing;
    }
    let hint = |text: String| View::from(tag("p").class("hint").child(text));
    let undated = listing.answer.undated;
    let narrows = listing.query.narrows();
    let more = listing.supply.more || listing.rows_max < listing.answer.count;
    let muted = listing.archive.muted();
    vec![
        (0 < muted).then(|| hint((words.muted_out)(muted))).into(),
        (0 < undated).then(|| hint((words.undated)(undated))).into(),
        (narrows && listing.supply.more).then(|| hint((words.searched)(here))).into(),
        (narrows && listing.answer.rows.is_empty()).then(|| button(words.clear, clear)).into(),
        more.then(|| button(words.more, show_more)).into(),
        listing.supply.loading.then(|| hint(words.loading.to_owned())).into(),
    ]
    .into()
}

/// The same under a list that stood before the app came, of which no more is known than whether it goes on.
pub fn standing_ways_on(more: bool, words: &'static Words, show_more: impl Fn() + Send + 'static) -> View {
    let button = more.then(|| button(words.more, show_more));
    vec![View::Nothing, View::Nothing, View::Nothing, View::Nothing, button.into(), View::Nothing].into()
}

/// How large an article stands at that place of a front page.
fn rank(nth: usize) -> Rank {
    match nth {
        0 => Rank::Lead,
        1..=STORIES => Rank::Story,
        _ => Rank::Brief,
    }
}

/// Stands in the shape of the list that will come, so that nothing moves when it does.
fn skeleton(words: &'static Words) -> View {
    let line = |nth| {
        let class = match rank(nth) {
            Rank::Lead => "skeleton skeleton-lead",
            Rank::Story => "skeleton skeleton-story",
            Rank::Brief => "skeleton skeleton-brief",
        };
        tag("li").class(class).into()
    };
    let lines = (0..SKELETON_LINES).map(line).collect();
    let shapes = tag("ol").class("list list-ranked").attr("aria-hidden", "true").children(lines);
    vec![tag("p").class("unseen").child(words.loading).into(), shapes.into()].into()
}
