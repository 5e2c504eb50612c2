//! The app without a browser: a document read and accepted, and its pages rendered to HTML.

use std::sync::Arc;

use leptos::prelude::{Owner, RenderHtml, Update};
use news_core::accept::{Terms, accept};
use news_core::archive::Holding;
use news_core::article::Article;
use news_core::config::Config;
use news_core::format::{self, Answer};
use news_core::lang::Language;
use news_core::moment::Moment;
use news_core::native::Native;
use news_core::problem::Problem;
use news_core::route::{Addressing, Mode};
use news_zone::app::{Actions, app};
use news_zone::state::{Phase, Zone};

/// When the tests take place: 1 November 2026, in seconds since 1970.
const NOW: Moment = Moment(1_793_491_200);

/// The articles of a document that was found at that address, and what was wrong with it.
pub(crate) fn articles(document: &str, url: &str, config: &Config) -> (Vec<Article>, Vec<Problem>) {
    let answer = Answer { url, bytes: document.as_bytes(), cut: false, pages: None };
    let page = format::read(&answer, &Native);
    let mut problems = page.problems;
    let terms = Terms {
        now: NOW,
        base: url,
        language: page.language.as_deref(),
        split_kicker: config.split_kicker,
        embed_hosts: &config.embed_hosts,
    };
    let accepted = page.drafts.into_iter().filter_map(|it| accept(it, &terms, &Native, &mut problems).ok()).collect();
    (accepted, problems)
}

/// The whole page over these articles, at a path below the root that may hold a question.
pub(crate) fn rendered(articles: &[Article], config: Config, path: &str, language: Language) -> String {
    Owner::new().with(|| {
        let addressing = Addressing { mode: Mode::Path, base: "/".to_owned(), alias: None };
        let (path, search) = path.split_once('?').unwrap_or((path, ""));
        let route = addressing.read(&format!("/{path}"), search, "");
        let zone = Zone::new(config, addressing, route, language, 0, None);
        zone.feeds.update(|feeds| {
            let articles = articles.iter().cloned().map(Arc::new).collect();
            feeds[0].holding = Arc::new(Holding { articles, ..Holding::default() });
            feeds[0].phase = Phase::Ready;
        });
        app(zone, Actions::NONE).to_html()
    })
}
