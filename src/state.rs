//! What changes while the page stands: what the sources gave, where the reader is, which words are shown.
//!
//! Invariant: this is the only mutable thing. What can be derived is derived here, by memos; no signal is copied.

#[cfg(target_arch = "wasm32")]
mod editions;
mod feed;
#[cfg(target_arch = "wasm32")]
pub mod keeping;
#[cfg(target_arch = "wasm32")]
pub mod keys;
#[cfg(target_arch = "wasm32")]
pub mod listening;
#[cfg(target_arch = "wasm32")]
pub mod lists;
pub mod live;
#[cfg(target_arch = "wasm32")]
pub mod loading;
#[cfg(target_arch = "wasm32")]
pub mod looking;
#[cfg(target_arch = "wasm32")]
mod naming;
pub mod offline;
mod opening;
mod own;
mod rows;
#[cfg(target_arch = "wasm32")]
pub mod seeking;
mod shown;
#[cfg(target_arch = "wasm32")]
pub mod steps;
#[cfg(target_arch = "wasm32")]
pub mod tools;
pub mod twins;

use std::sync::Arc;

use leptos::prelude::*;
use news_core::archive::Archive;
use news_core::article::Article;
use news_core::config::Config;
use news_core::lang::{Language, Outage, Words};
use news_core::problem::Problem;
use news_core::query::Query;
use news_core::route::{Addressing, Place, Route};
use news_core::saved::{Saved, section_of};

pub use feed::{Feed, Phase};
use live::Live;
pub use opening::Opening;
use opening::opening;
use own::unmuted;
pub use own::{Desk, Own};
pub use rows::{ROWS_ALL, ROWS_ITSELF_MAX, ROWS_STEP, ROWS_TYPED};
pub use shown::{Search, Shown};
use shown::{beside, shown};

/// The file that says what the zone is, beside the page.
pub const CONFIG_FILE: &str = "news-zone.json";

/// A page that was printed before the app came, and stands until the reader asks for something else.
#[derive(Clone, Debug)]
pub struct Standing {
    /// What it shows.
    pub route: Route,
    /// The language of its words.
    pub language: Language,
    /// Its title, which names its article better than an app that has not read it.
    pub title: String,
    /// Whether there are more articles than its list shows.
    pub more: bool,
    /// The language of its article, if that has one of its own.
    pub article_language: Option<String>,
}

/// The zone: a handle on all its signals, free to copy.
#[derive(Clone, Copy)]
pub struct Zone {
    /// What this zone is. Set once, before anything is drawn.
    pub config: StoredValue<Config>,
    /// What was wrong with its configuration.
    pub config_problems: RwSignal<Vec<Problem>>,
    /// How its routes are written.
    pub addressing: StoredValue<Addressing>,
    /// How far the reader's clock is ahead of UTC, in minutes.
    pub offset_minutes: i32,
    /// What each source gave so far, in the order of the configuration.
    pub feeds: RwSignal<Vec<Feed>>,
    /// Where the reader is.
    pub route: RwSignal<Route>,
    /// The language of the interface.
    pub language: RwSignal<Language>,
    /// Id of the article opened last.
    pub opened: RwSignal<Option<String>>,
    /// How many rows of the list are drawn at most.
    pub rows_max: RwSignal<usize>,
    /// Which stretches of the list stand in the page, as `public/lists.js` says it.
    pub window: RwSignal<String>,
    /// An article that is looked for in older pages.
    pub looking_for: RwSignal<Option<String>>,
    /// Article whose text could not be fetched, and why.
    pub body_outage: RwSignal<Option<(String, Outage)>>,
    /// What assistive technology is told next.
    pub announcement: RwSignal<String>,
    /// All articles at hand.
    pub archive: Memo<Arc<Archive>>,
    /// What is asked of them.
    pub query: Memo<Query>,
    /// Those the reader asked for.
    pub shown: Memo<Shown>,
    /// The same, as far as the list shows it.
    pub listed: Memo<Shown>,
    /// The same, as far as the filters show it.
    pub counted: Memo<Shown>,
    /// Whether the reader has opened the filters.
    pub filters_opened: RwSignal<bool>,
    /// How many rows are drawn at most while the reader types on: those on the screen.
    pub rows_drawn: RwSignal<usize>,
    /// What the search answered last.
    pub answered: RwSignal<Option<Shown>>,
    /// How it stands with the search.
    pub search: RwSignal<Search>,
    /// Whether something is asked that nobody can answer.
    pub search_lost: Memo<bool>,
    /// Whether the last syllable of the search field is still being put together.
    pub composing: RwSignal<bool>,
    /// Searches that the reader keeps.
    pub saved: RwSignal<Saved>,
    /// Whether they outlast the page, as far as is known.
    pub saved_lasts: RwSignal<bool>,
    /// What is the reader's own.
    pub own: Own,
    /// The articles above and below the opened one in the list.
    pub beside: Memo<[Option<Arc<Article>>; 2]>,
    /// How many articles are wanted of the archive; 0 until it is asked.
    pub older_max: RwSignal<usize>,
    /// Which page the reader is on, whatever the query.
    pub place: Memo<Place>,
    /// What the article's page shows.
    pub opening: Memo<Opening>,
    /// What becomes known while the page stands.
    pub live: Live,
    /// The page that stood before the app came.
    pub standing: StoredValue<Option<Standing>>,
    /// Whether the list is still the one that stood.
    pub list_stands: Memo<bool>,
    /// In a zone that is only printed, whether there are more articles than its list shows: nothing is counted there.
    pub printed: Option<bool>,
}

impl Standing {
    /// Whether this is the article that is opened, in the language that is spoken.
    fn shows(&self, opened: RwSignal<Option<String>>, language: RwSignal<Language>) -> bool {
        let id = self.route.article_id();
        id.is_some() && self.language == language.get() && opened.with(|it| it.as_deref() == id)
    }
}

impl Zone {
    /// A zone at a route, with no article yet.
    ///
    /// `offset_minutes` is how far the reader's clock is ahead of UTC; a zone that has a clock of its own goes by that.
    #[must_use]
    pub fn new(
        config: Config,
        addressing: Addressing,
        route: Route,
        language: Language,
        offset_minutes: i32,
        standing: Option<Standing>,
    ) -> Self {
        let offset_minutes = config.utc_offset_minutes.unwrap_or(offset_minutes);
        let feeds = RwSignal::new(config.sources.iter().cloned().map(Feed::new).collect::<Vec<_>>());
        let opened = RwSignal::new(route.article_id().map(str::to_owned));
        let route = RwSignal::new(route);
        let language = RwSignal::new(language);
        let rows_max = RwSignal::new(ROWS_STEP);
        let standing = StoredValue::new(standing);
        let looking_for = RwSignal::new(None::<String>);
        let own = Own::new();
        let live = Live::new();
        // What came is compared by nobody: a new page is always a change.
        let archive = Memo::new_with_compare(
            move |_| Arc::new(feeds.with(|feeds| own.muting.with(|muting| unmuted(feeds, muting)))),
            |_, _| true,
        );
        // What was once drawn over does not come back: it does not hold again after it has ended.
        let list_stands = Memo::new(move |before| {
            let holds = |it: &Standing| {
                it.language == language.get()
                    && rows_max.get() == ROWS_STEP
                    && !live.moved.get()
                    && route.with(|route| route.query == it.route.query)
                    // Beside an article no list stood; there is one as soon as there are articles.
                    && (it.route.article_id().is_none() || archive.with(|it| it.articles().is_empty()))
            };
            before != Some(&false) && standing.with_value(|it| it.as_ref().is_some_and(holds))
        });
        let query = Memo::new(move |_| route.with(|route| route.query.clone()));
        let answered = RwSignal::new(None::<Shown>);
        let search = RwSignal::new(Search::Unwanted);
        let shown = Memo::new_with_compare(
            move |before| shown(before, &archive.get(), &query.get(), rows_max.get(), answered.get().as_ref()),
            |_, _| true,
        );
        Self {
            config: StoredValue::new(config),
            config_problems: RwSignal::new(Vec::new()),
            addressing: StoredValue::new(addressing),
            offset_minutes,
            feeds,
            route,
            language,
            opened,
            rows_max,
            window: RwSignal::new(String::new()),
            looking_for,
            body_outage: RwSignal::new(None),
            announcement: RwSignal::new(String::new()),
            archive,
            query,
            shown,
            listed: Memo::new_with_compare(
                move |_| shown.get(),
                |old: Option<&Shown>, new| !matches!((old, new), (Some(old), Some(new)) if new.lists_as(old)),
            ),
            counted: Memo::new_with_compare(
                move |_| shown.get(),
                |old: Option<&Shown>, new| !matches!((old, new), (Some(old), Some(new)) if new.counts_as(old)),
            ),
            filters_opened: RwSignal::new(false),
            rows_drawn: RwSignal::new(usize::MAX),
            answered,
            search,
            search_lost: Memo::new(move |_| search.get() == Search::Lost && shown.with(|it| !it.is_answer)),
            composing: RwSignal::new(false),
            own,
            beside: Memo::new(move |_| opened.with(|id| shown.with(|it| beside(id.as_deref(), it)))),
            older_max: RwSignal::new(0),
            saved: RwSignal::new(Saved::default()),
            saved_lasts: RwSignal::new(true),
            place: Memo::new(move |_| route.with(|route| route.place.clone())),
            opening: Memo::new_with_compare(
                move |before| {
                    let stood = before.is_none_or(|it| matches!(it, Opening::Standing));
                    let is_gone = |id: &Option<String>| {
                        id.as_ref().is_some_and(|id| archive.with(|it| it.withdrawn(id).is_some()))
                    };
                    let is_alone = route.with(|it| it.beside.is_none());
                    let stood = stood && is_alone && !(live.moved.get() && opened.with(is_gone));
                    if stood && standing.with_value(|it| it.as_ref().is_some_and(|it| it.shows(opened, language))) {
                        return Opening::Standing;
                    }
                    let looking = looking_for.get();
                    let saved = |id: &str| own.desk.with(|it| it.article(id));
                    opened.with(|id| {
                        archive.with(|archive| {
                            opening(id.as_deref(), archive, saved, looking.as_deref(), is_loading(feeds))
                        })
                    })
                },
                |old, new| !matches!((old, new), (Some(old), Some(new)) if old.is_same(new)),
            ),
            live,
            standing,
            list_stands,
            printed: None,
        }
    }

    /// The words of the interface.
    #[must_use]
    pub fn words(&self) -> &'static Words {
        self.language.get().words()
    }

    /// The address of a page with the reader's filters behind it.
    #[must_use]
    pub fn href(&self, place: Place) -> String {
        let route = self.route.with(|route| route.to(place));
        self.addressing.with_value(|it| it.href(&route))
    }

    /// The address of the list with those filters.
    #[must_use]
    pub fn href_of(&self, query: &Query) -> String {
        self.addressing.with_value(|it| it.href(&Route { query: query.clone(), ..Route::recent() }))
    }

    /// The address of a feed that has what that search finds, where the publisher made one.
    #[must_use]
    pub fn feed_of(&self, query: &Query) -> Option<String> {
        let section = section_of(query)?;
        self.config.with_value(|it| it.feeds.iter().find(|it| it.section == section).map(|it| it.url.clone()))
    }

    /// Where the printed list is all that is known: whether there are more articles than it shows. `None` once the app
    /// knows better, and where nothing was printed.
    #[must_use]
    pub fn printed_more(&self) -> Option<bool> {
        if self.printed.is_some() {
            return self.printed;
        }
        let nothing_came = self.list_stands.get() && self.archive.with(|it| it.articles().is_empty());
        nothing_came.then(|| self.standing.with_value(|it| it.as_ref().is_some_and(|it| it.more)))
    }

    /// Whether it is over with this zone: the page has put it away, and what was begun for it is to end.
    #[must_use]
    pub fn is_over(&self) -> bool {
        self.opened.is_disposed()
    }

    /// Whether there is an archive that can be searched beyond the articles at hand.
    #[must_use]
    pub fn has_archive(&self) -> bool {
        self.config.with_value(|it| it.search.is_some())
            || self
                .feeds
                .with(|feeds| feeds.iter().any(|it| it.index.as_ref().is_some_and(|(_, it)| !it.search.is_empty())))
    }

    /// Whether any source has yet to answer.
    #[must_use]
    pub fn is_loading(&self) -> bool {
        is_loading(self.feeds)
    }

    /// Whether any source has more than was asked for.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.feeds.with(|feeds| feeds.iter().any(|it| it.next_url.is_some()))
    }

    /// Whether any source gave nothing last time.
    #[must_use]
    pub fn has_outage(&self) -> bool {
        self.feeds.with(|feeds| feeds.iter().any(|it| matches!(it.phase, Phase::Down(_))))
    }

    /// Whether an article that is not here may be found: in older pages of a source that answers, or in an edition.
    #[must_use]
    pub fn can_look_back(&self) -> bool {
        self.feeds.with(|feeds| feeds.iter().any(|it| it.can_go_on() || it.index.is_some()))
    }
}

fn is_loading(feeds: RwSignal<Vec<Feed>>) -> bool {
    feeds.with(|feeds| feeds.iter().any(|it| it.phase == Phase::Loading))
}
