//! What a list shows: the search's answer, or what stands until it is here.

use std::sync::Arc;

use news_core::archive::Archive;
use news_core::article::Article;
use news_core::query::Query;
use news_core::search::{Answer, Row};

/// What a list shows: which articles, and what was asked of them.
#[derive(Clone, Debug)]
pub struct Shown {
    /// The articles that were at hand.
    pub archive: Arc<Archive>,
    /// What was asked.
    pub query: Query,
    /// Which of them answer it.
    pub answer: Arc<Answer>,
    /// The last answer that was counted to its end: it tells what else there is to choose, and when articles were
    /// published.
    pub counted: Arc<Answer>,
    /// Whether this is the answer; until it is here, what was shown before stays.
    pub is_answer: bool,
}

/// How it stands with the search, which is fetched when it is first wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Search {
    /// Nobody wanted it yet.
    Unwanted,
    /// It is on its way.
    Awaited,
    /// It can be asked.
    Open,
    /// It could not be had.
    Lost,
}

impl Shown {
    /// All articles, as what answers a question: whoever holds them chose them by it.
    #[must_use]
    pub fn of_all(archive: &Arc<Archive>, query: Query, rows_max: usize) -> Self {
        Self { query, ..Self::all(archive, rows_max, Arc::default()) }
    }

    /// All articles, for which nobody has to be asked.
    fn all(archive: &Arc<Archive>, rows_max: usize, counted: Arc<Answer>) -> Self {
        let count = archive.articles().len();
        let rows = (0..count.min(rows_max)).map(|nth| Row { nth, ..Row::default() }).collect();
        let answer = Arc::new(Answer { rows, count, is_whole: true, is_settled: true, ..Answer::default() });
        Self { archive: Arc::clone(archive), query: Query::default(), answer, counted, is_answer: true }
    }

    /// The answer, or while that is a first screen the last one that was counted to its end.
    #[must_use]
    pub fn whole(&self) -> &Answer {
        if self.answer.is_whole { &self.answer } else { &self.counted }
    }

    /// Whether what is told of the other is told of this: a first screen changes nothing of it.
    pub(super) fn counts_as(&self, other: &Self) -> bool {
        std::ptr::eq(self.whole(), other.whole()) && Arc::ptr_eq(&self.counted, &other.counted)
    }

    /// Whether a list that shows the other shows this: it is not drawn anew for what only counts differently.
    pub(super) fn lists_as(&self, other: &Self) -> bool {
        let way = |it: &Self| (it.query.narrows(), it.query.sort, it.answer.rows.is_empty());
        let may_find = |it: &Self| (it.is_answer, it.answer.is_settled);
        Arc::ptr_eq(&self.archive, &other.archive)
            && way(self) == way(other)
            && if self.answer.rows.is_empty() {
                may_find(self) == may_find(other) && self.answer.older == other.answer.older
            } else {
                self.answer.rows == other.answer.rows
            }
    }
}

/// The answer, if it is there; else all articles, if nothing was asked of them; else what was shown before.
pub(super) fn shown(
    before: Option<&Shown>,
    archive: &Arc<Archive>,
    query: &Query,
    rows_max: usize,
    answered: Option<&Shown>,
) -> Shown {
    if let Some(answered) = answered.filter(|it| it.query == *query && Arc::ptr_eq(&it.archive, archive)) {
        return answered.clone();
    }
    if *query == Query::default() {
        let counted = answered.map(|it| Arc::clone(&it.counted)).unwrap_or_default();
        return Shown::all(archive, rows_max, counted);
    }
    let before = before.cloned();
    let nothing = || Shown {
        archive: Arc::default(),
        query: query.clone(),
        answer: Arc::default(),
        counted: Arc::default(),
        is_answer: false,
    };
    Shown { is_answer: false, ..before.unwrap_or_else(nothing) }
}

/// The articles above and below that one in the list.
pub(super) fn beside(id: Option<&str>, shown: &Shown) -> [Option<Arc<Article>>; 2] {
    let articles = shown.archive.articles();
    let rows = &shown.answer.rows;
    let at = |nth: usize| articles.get(rows.get(nth)?.nth).cloned();
    let here = |nth: &usize| at(*nth).is_some_and(|it| Some(it.id.as_str()) == id);
    match (0..rows.len()).find(here) {
        Some(nth) => [nth.checked_sub(1).and_then(at), at(nth + 1)],
        None => [None, None],
    }
}
