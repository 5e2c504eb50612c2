//! Pages printed before anyone reads them, by the components that draw them later.
//!
//! Invariant: what is printed is what the app draws over it before it has read any article (`ui::view::mount`), so that
//! taking over changes nothing. Only the panels with the news themselves are more than the app knows then; it leaves
//! them as they stand.

use std::sync::Arc;

use leptos::prelude::{GetUntracked, Owner, RenderHtml, Set, Update};
use news_core::archive::Holding;
use news_core::article::Article;
use news_core::config::Config;
use news_core::lang::Language;
use news_core::query::Query;
use news_core::route::{Addressing, Mode, Place, Route};

use crate::app::{Actions, app};
use crate::state::{Phase, Shown, Zone};

/// What all pages of a site share.
#[derive(Clone, Copy, Debug)]
pub struct Site<'a> {
    /// What the zone is.
    pub config: &'a Config,
    /// The path it stands under; begins and ends with a slash.
    pub base: &'a str,
    /// The language of the interface.
    pub language: Language,
}

/// What a page shows.
#[derive(Clone, Copy, Debug)]
pub enum Content<'a> {
    /// A list.
    List {
        /// Its articles, in order.
        articles: &'a [Arc<Article>],
        /// What it answers; the default for the front page.
        query: &'a Query,
        /// Whether there are more.
        more: bool,
    },
    /// An article.
    Article(&'a Arc<Article>),
}

/// The inside of the page's body, as HTML.
#[must_use]
pub fn body(site: &Site<'_>, content: Content<'_>) -> String {
    Owner::new().with(|| {
        let addressing = Addressing { mode: Mode::Path, base: site.base.to_owned(), alias: None };
        let (route, articles, more) = match content {
            Content::List { articles, query, more } => {
                (Route { query: query.clone(), ..Route::recent() }, articles, more)
            }
            Content::Article(article) => {
                let place = Place::Article { id: article.id.clone() };
                (Route { place, ..Route::recent() }, std::slice::from_ref(article), false)
            }
        };
        let config = Config { sources: Config::default().sources, ..site.config.clone() };
        let mut zone = Zone::new(config, addressing, route, site.language, 0, None);
        zone.printed = Some(more);
        zone.feeds.update(|feeds| {
            feeds[0].holding = Arc::new(Holding { articles: articles.to_vec(), ..Holding::default() });
            feeds[0].phase = Phase::Ready;
        });
        if let Content::List { query, .. } = content {
            // What is printed was chosen already.
            let archive = zone.archive.get_untracked();
            zone.answered.set(Some(Shown::of_all(&archive, query.clone(), usize::MAX)));
        }
        app(zone, Actions::NONE).to_html()
    })
}
