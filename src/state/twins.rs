//! An article in two languages: what stands beside it, and the reader's place in it from one language to the other.

use leptos::prelude::*;
use news_core::article::Body;
use news_core::twins::{Facing, twins};

use super::{Opening, Zone};

#[cfg(target_arch = "wasm32")]
pub use stepping::{follow, retry, turn};

/// What stands beside the opened article.
#[must_use]
pub fn facing(zone: Zone) -> Facing {
    let Some(language) = zone.route.with(|it| it.beside.clone()) else { return Facing::Nothing };
    // A list may leave to the text what there is in other languages.
    let Opening::Found(article) = zone.opening.get() else { return Facing::Nothing };
    if matches!(article.body, Body::Elsewhere { .. }) {
        return Facing::Nothing;
    }
    zone.archive.with(|archive| {
        let twin = twins(&article, archive).into_iter().find(|it| it.language == language);
        let Some(id) = twin.and_then(|it| it.id) else { return Facing::Missing };
        match archive.article(&id) {
            Some(twin) if matches!(twin.body, Body::Blocks(_)) => Facing::Here(twin.clone()),
            _ if zone.own.desk.with(|it| it.lost_twin.as_ref() == Some(&id)) => Facing::Lost,
            _ => Facing::Awaited(id),
        }
    })
}

#[cfg(target_arch = "wasm32")]
mod stepping {
    use super::*;
    use crate::platform::storage::{self, Key};
    use crate::platform::{history, reading, timer};
    use crate::state::naming::title;
    use crate::state::{loading, steps};
    use news_core::route::Route;

    /// Fetches what is to stand beside the opened article, and has the language there that stood beside the last one.
    pub fn follow(zone: Zone) {
        Effect::new(move |asked: Option<String>| match facing(zone) {
            Facing::Awaited(id) => {
                if asked.as_ref() != Some(&id) {
                    timer::spawn(Box::pin(bring(zone, id.clone())));
                }
                id
            }
            _ => String::new(),
        });
        Effect::new(move |seen: Option<Option<String>>| {
            let Opening::Found(article) = zone.opening.get() else { return None };
            // What there is in other languages may come with the text.
            if matches!(article.body, Body::Elsewhere { .. }) {
                return None;
            }
            if seen.flatten().as_ref() == Some(&article.id) {
                return Some(article.id.clone());
            }
            let language = storage::recall(Key::Beside).filter(|it| !it.is_empty());
            let has_it = |language: &String| {
                let twins = zone.archive.with_untracked(|archive| twins(&article, archive));
                twins.iter().any(|it| it.language == *language && it.id.is_some())
            };
            let is_here = zone.route.with_untracked(|it| it.article_id() == Some(&article.id) && it.beside.is_none());
            if let Some(language) = language.filter(has_it).filter(|_| is_here) {
                zone.route.update(|it| it.beside = Some(language));
                zone.addressing.with_value(|it| history::replace(it, &zone.route.get_untracked()));
            }
            Some(article.id.clone())
        });
    }

    async fn bring(zone: Zone, id: String) {
        if loading::whole_of(zone, &id).await.is_none() {
            zone.own.desk.update(|it| it.lost_twin = Some(id));
            zone.announcement.set(zone.language.get_untracked().reader_words().no_translation.to_owned());
        }
    }

    /// Asks again for what is to stand beside the article.
    pub fn retry(zone: Zone) {
        zone.own.desk.update(|it| it.lost_twin = None);
    }

    /// Goes to the same article in another language, or to both, and keeps the reader's place in the text.
    pub fn turn(zone: Zone, route: Route) {
        let has_place = reading::note_place();
        if zone.opened.with_untracked(|it| it.as_deref() == route.article_id()) {
            storage::remember(Key::Beside, route.beside.as_deref().unwrap_or_default());
        }
        zone.own.desk.update(|it| it.lost_twin = None);
        steps::push(zone, &route);
        steps::go(zone, route);
        timer::after_drawing(move || {
            if has_place && is_whole(zone) {
                return go_on(zone);
            }
            steps::arrive(zone);
            if has_place {
                go_on_when_whole(zone);
            }
        });
    }

    /// Whether everything stands there that is to be read.
    fn is_whole(zone: Zone) -> bool {
        let is_here = matches!(zone.opening.get(), Opening::Found(it) if !matches!(it.body, Body::Elsewhere { .. }));
        is_here && !matches!(facing(zone), Facing::Awaited(_))
    }

    fn go_on(zone: Zone) {
        reading::go_on();
        zone.announcement.set(title(zone));
    }

    /// Once the text has come; unless the reader has gone elsewhere by then.
    fn go_on_when_whole(zone: Zone) {
        let meant = zone.route.get_untracked();
        Effect::new(move |done: Option<bool>| {
            if done == Some(true) || !is_whole(zone) {
                return done.unwrap_or(false);
            }
            if zone.route.with_untracked(|it| *it == meant) {
                timer::after_drawing(move || go_on(zone));
            }
            true
        });
    }
}
