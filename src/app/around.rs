//! What stands around the news: notices above them, and the end of the page.

use leptos::prelude::*;
use news_core::lang::Words;

use super::Actions;
use crate::state::{CONFIG_FILE, Feed, Phase, Zone};
use crate::ui::notices;
use crate::ui::view::{View, tag};

/// One notice for each source that is down or gave something unreadable, and one for the configuration, until the
/// reader puts it away.
pub(super) fn feed_notices(zone: Zone, actions: Actions, words: &'static Words) -> View {
    let feed_notice = |(nth, feed): (usize, &Feed)| {
        let name = feed.source.name.as_str();
        let retry = move || (actions.retry)(zone, nth);
        let dismiss = move || (actions.dismiss)(zone, nth);
        match &feed.phase {
            _ if feed.dismissed => None,
            Phase::Down(outage) => Some(notices::outage(name, outage, words, retry, dismiss)),
            _ if feed.problems.is_empty() => None,
            _ => Some(notices::problems(name, &feed.problems, words, dismiss)),
        }
    };
    let mut notices: Vec<View> = zone.feeds.with(|feeds| feeds.iter().enumerate().filter_map(feed_notice).collect());
    zone.config_problems.with(|problems| {
        if !problems.is_empty() {
            let dismiss = move || zone.config_problems.set(Vec::new());
            notices.push(notices::problems(CONFIG_FILE, problems, words, dismiss));
        }
    });
    notices.into()
}

/// What stands at the end of every page. Not before the news: it would move when they come.
pub(super) fn foot(zone: Zone, actions: Actions, words: &'static Words) -> View {
    let stands = zone.list_stands.get() || !zone.is_loading() || zone.archive.with(|it| !it.articles().is_empty());
    let shortcuts = notices::button(words.shortcuts, actions.show_shortcuts);
    stands.then(|| tag("footer").class("page-foot").child(shortcuts)).into()
}
