//! What went wrong at the sources, as the shell shows it.

use leptos::prelude::*;
use news_core::lang::Words;

use super::Actions;
use crate::state::{CONFIG_FILE, Feed, Phase, Zone};
use crate::ui::notices;
use crate::ui::view::View;

/// One notice for each source that is down or gave something unreadable, and one for the configuration, until the
/// reader puts it away.
pub(super) fn notices(zone: Zone, actions: Actions, words: &'static Words) -> View {
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
