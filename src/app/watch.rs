//! What became known while the page stood, as the shell shows it.

use leptos::prelude::*;
use news_core::article::Body;
use news_core::lang::Words;

use crate::state::Zone;
use crate::state::live::readable;
use crate::state::offline::{Choice, LIMITS_MB, sections};
use crate::ui::offline::Kept;
use crate::ui::view::View;
use crate::ui::{live, offline};

/// A change of what is kept for reading offline.
pub(super) type Change<'a> = &'a dyn Fn(&mut Choice);

/// What the reader can do about it.
#[derive(Clone, Copy)]
pub struct Actions {
    /// Puts the articles that wait into the list.
    pub take_waiting: fn(Zone),
    /// Loads the page again.
    pub reload: fn(Zone),
    /// Chooses what is kept for reading offline.
    pub choose: fn(Zone, Change<'_>),
}

impl Actions {
    /// Callbacks that do nothing.
    pub const NONE: Self = Self { take_waiting: |_| {}, reload: |_| {}, choose: |_, _| {} };
}

/// Over the page: that there is no network, that there is a newer version.
pub(super) fn notices(zone: Zone, actions: Actions, words: &'static Words) -> View {
    zone.live.known.with(|known| {
        let readable = |kept: &String| zone.archive.with(|it| readable(it.articles(), kept));
        let offline = known.offline.as_ref().map(|kept| live::offline(readable(kept), words));
        let reload = move || (actions.reload)(zone);
        let dismiss = move || zone.live.known.update(|it| it.newer = false);
        let newer = known.newer.then(|| live::newer(words, reload, dismiss));
        vec![offline.into(), newer.into()].into()
    })
}

/// Over the list: how many articles wait.
pub(super) fn waiting(zone: Zone, actions: Actions, words: &'static Words) -> View {
    live::waiting(zone.live.known.with(|it| it.waiting.len()), words, move || (actions.take_waiting)(zone))
}

/// Under the list: what is kept for reading offline, where the browser keeps something and texts do not come with the
/// list.
pub(super) fn kept(zone: Zone, actions: Actions, words: &'static Words) -> View {
    zone.live.known.with(|known| {
        let (Some(shelf), choice) = (&known.shelf, &known.choice) else { return View::Nothing };
        let archive = zone.archive.get();
        let articles = archive.articles();
        // Texts that were kept may have been taken in since: the choice stays as long as there is one, and under the hand
        // that makes it.
        let stays = known.chose || 0 < choice.limit_mb || 0 < shelf.bytes;
        if !stays && articles.iter().all(|it| !matches!(it.body, Body::Elsewhere { .. })) {
            return View::Nothing;
        }
        let turn = move |section: &str| (actions.choose)(zone, &|choice| choice.turn(section));
        let limit = move |limit_mb| (actions.choose)(zone, &|choice| choice.limit_mb = limit_mb);
        let kept = Kept {
            sections: &sections(articles),
            chosen: &choice.sections,
            limits_mb: &LIMITS_MB,
            limit_mb: choice.limit_mb,
            readable: readable(articles, &shelf.urls),
            bytes: shelf.bytes,
            full: shelf.full,
        };
        offline::kept(&kept, words, turn, limit)
    })
}

/// Why something is not here: `else_hint`, unless there is no network to fetch it by.
pub(super) fn hint(zone: Zone, else_hint: &'static str, words: &'static Words) -> String {
    let hint = if zone.live.known.with(|it| it.offline.is_some()) { words.offline_hint } else { else_hint };
    hint.to_owned()
}
