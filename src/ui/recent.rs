//! The list of recent news.

use std::ops::{Deref, Range};
use std::sync::Arc;

use news_core::archive::Archive;
use news_core::article::Article;
use news_core::lang::Words;
use news_core::query::{Query, Sort};
use news_core::search::Answer;

pub use super::card::Noted;
use super::card::{Facts, Rank, card};
use super::notices::{button, message};
use super::view::{Element, View, tag};

/// Stories that follow the lead at middle size: one row of a wide screen.
pub(super) const STORIES: usize = 3;
/// Lines of the skeleton: what a first screen holds.
const SKELETON_LINES: usize = 6;

/// What the list shows.
pub struct Listing<'a> {
    /// All articles at hand.
    pub archive: &'a Arc<Archive>,
    /// Which of them answer.
    pub answer: &'a Arc<Answer>,
    /// What was asked.
    pub query: &'a Query,
    /// How many rows are drawn at most.
    pub rows_max: usize,
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

/// The rows of a list, with all that is drawn of each. `href` is asked with an article's id; `noted` says what of an
/// article has to do with the reader. The archive and the answer are borrowed where a list is drawn once.
pub(super) struct Rows<A, B, H, R> {
    archive: A,
    answer: B,
    headline_chars: usize,
    offset_minutes: i32,
    words: &'static Words,
    /// Whether the first leads the page.
    pub(super) is_ranked: bool,
    /// The class of a list of them.
    pub(super) class: &'static str,
    even: Rank,
    picture: bool,
    href: H,
    noted: R,
}

/// The cards, or what stands in their place.
pub fn list(
    listing: &Listing<'_>,
    words: &'static Words,
    href: impl Fn(&str) -> String,
    noted: impl Fn(&Article) -> Noted,
) -> View {
    if let Some(instead) = instead(listing, words) {
        return instead;
    }
    let rows = Rows::of(listing, &**listing.archive, &**listing.answer, words, href, noted);
    let count = listing.answer.rows.len().min(listing.rows_max);
    let class = if rows.is_ranked { "list list-ranked" } else { rows.class };
    tag("ol").class(class).children((0..count).map(|nth| rows.row(nth, false).into()).collect()).into()
}

/// What stands in the place of a list that has no rows to show.
pub(super) fn instead(listing: &Listing<'_>, words: &'static Words) -> Option<View> {
    match listing.seeking {
        Seeking::Answered => {}
        Seeking::Awaited => return Some(skeleton(words)),
        Seeking::Lost => return Some(message(words.no_search, words.no_search_hint)),
    }
    if listing.archive.articles().is_empty() {
        return Some(match listing.supply {
            Supply { loading: true, .. } => skeleton(words),
            Supply { outage: true, .. } => message(words.down, words.down_hint),
            _ => message(words.empty, words.empty_hint),
        });
    }
    // As long as something may yet be found, nobody is told that there is nothing.
    let may_find = !listing.answer.is_settled
        || listing.answer.older.as_ref().is_some_and(|it| it.is_awaited || !it.rows.is_empty());
    let nothing = || if may_find { View::Nothing } else { message(words.nothing, words.nothing_hint) };
    listing.answer.rows.is_empty().then(nothing)
}

impl<A, B, H, R> Rows<A, B, H, R>
where
    A: Deref<Target = Archive>,
    B: Deref<Target = Answer>,
    H: Fn(&str) -> String,
    R: Fn(&Article) -> Noted,
{
    pub(super) fn of(listing: &Listing<'_>, archive: A, answer: B, words: &'static Words, href: H, noted: R) -> Self {
        let (class, even, picture) = match listing.layout {
            Layout::Front => ("list", Rank::Story, false),
            Layout::Even { class, decks, pictures } => (class, if decks { Rank::Story } else { Rank::Brief }, pictures),
        };
        Self {
            archive,
            answer,
            headline_chars: listing.headline_chars,
            offset_minutes: listing.offset_minutes,
            words,
            // A filtered list is looked through, not read from the top: it has no lead.
            is_ranked: listing.layout == Layout::Front
                && !listing.query.narrows()
                && listing.query.sort == Sort::Newest,
            class,
            even,
            picture,
            href,
            noted,
        }
    }

    /// The article of a row.
    pub(super) fn article(&self, nth: usize) -> Option<&Article> {
        let row = self.answer.rows.get(nth)?;
        self.archive.articles().get(row.nth).map(|it| &**it)
    }

    /// Which of up to 64 rows were read, which are of something that is followed, and which is open, by their bits.
    pub(super) fn marks(&self, rows: Range<usize>, opened: Option<&str>) -> [u64; 3] {
        let mut marks = [0; 3];
        for (nth, article) in rows.enumerate().filter_map(|(nth, row)| Some((nth, self.article(row)?))) {
            let [read, followed] = (self.noted)(article).map(|it| it.is_some());
            for (mark, is_so) in marks.iter_mut().zip([read, followed, opened == Some(&article.id)]) {
                *mark |= u64::from(is_so) << (nth % 64);
            }
        }
        marks
    }

    /// A row, which is the open one or not.
    pub(super) fn row(&self, nth: usize, open: bool) -> Element {
        // An answer is about these articles: there is no row without one.
        let (Some(article), Some(row)) = (self.article(nth), self.answer.rows.get(nth)) else { return tag("li") };
        let facts = Facts {
            rank: if self.is_ranked { rank(nth) } else { self.even },
            picture: self.picture || (self.is_ranked && nth <= STORIES),
            href: (self.href)(&article.id),
            open,
            headline_chars: self.headline_chars,
            offset_minutes: self.offset_minutes,
            marks: &row.marks,
            noted: (self.noted)(article),
        };
        tag("li").child(card(article, facts, self.words))
    }
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
