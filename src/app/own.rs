//! The shell's part for what is the reader's own: tools of an article, what follows it, the library, the choices of display.

use leptos::prelude::*;
use news_core::kept::{Kind, NotStored};
use news_core::lang::{ReaderWords, Words};
use news_core::query::Query;
use news_core::route::{Place, Route};

use super::Actions;
use crate::state::Zone;
#[cfg(target_arch = "wasm32")]
use crate::ui::library::Care;
use crate::ui::library::{Keeping, library};
use crate::ui::lightbox::{self, lightbox};
use crate::ui::recent::Layout;
#[cfg(target_arch = "wasm32")]
use crate::ui::tools::Deed;
use crate::ui::tools::{Standing, tools as tools_view};
use crate::ui::view::{View, live, tag};
use crate::ui::{after as after_view, display as display_view, subject};

/// Does something with the opened article.
#[cfg(target_arch = "wasm32")]
pub(super) fn act(zone: Zone, deed: Deed) {
    use crate::state::{keeping, tools};

    match deed {
        Deed::Save(is_saved) => keeping::save(zone, &zone.opened.get_untracked().unwrap_or_default(), is_saved),
        Deed::Resume => tools::resume(zone),
        Deed::Listen => tools::listen(zone),
        Deed::Pause => tools::pause(),
        Deed::Stop => tools::stop(zone),
        Deed::Speed(speed) => tools::choose_speed(zone, speed),
        Deed::Share => tools::share(zone),
        Deed::CopyLink => tools::copy_link(zone),
        Deed::CopyQuote => tools::copy_quote(zone),
        Deed::Print => tools::print(),
    }
}

/// Does something with what is kept.
#[cfg(target_arch = "wasm32")]
pub(super) fn care(zone: Zone, care: Care) {
    use crate::state::keeping;
    use crate::ui::library::FILE_ID;

    match care {
        Care::TakeOff(kind, name) => keeping::mark(zone, kind, &name, false),
        Care::Type(word) => zone.own.desk.update(|it| it.word = word),
        Care::Mute => keeping::mute(zone),
        Care::MuteSource(name) => keeping::mark(zone, Kind::Source, &name, true),
        Care::Export => keeping::export(zone),
        Care::Import => keeping::import(zone, FILE_ID),
        Care::Erase { is_sure } => keeping::erase(zone, is_sure),
    }
}

/// The words around reading. A change of language draws the whole page anew, so nothing has to follow it.
pub(super) fn its(zone: Zone) -> &'static ReaderWords {
    zone.language.get_untracked().reader_words()
}

/// The tools of the opened article.
pub(super) fn tools(zone: Zone, actions: Actions, words: &'static Words) -> View {
    let its = its(zone);
    live(move || {
        let own = zone.own;
        let id = zone.opened.get().unwrap_or_default();
        let is_saved = own.kept.with(|it| it.entry(Kind::Saved, &id).is_some());
        own.desk.with(|desk| {
            let told = if desk.trouble == Some(NotStored::Full) { its.kept_full } else { &desk.told };
            let (aloud, speed) = (desk.aloud, desk.speed());
            let standing = Standing { is_saved, place: desk.place, aloud, speed, can_share: desk.can_share, told };
            tools_view(&standing, its, words, move |deed| (actions.act)(zone, deed))
        })
    })
}

/// What follows the opened article, as far as it is known: a page that was printed is known once its source has answered.
pub(super) fn after(zone: Zone, actions: Actions, words: &'static Words) -> View {
    if zone.printed.is_some() || !matches!(zone.place.get(), Place::Article { .. }) {
        return View::Nothing;
    }
    let id = zone.opened.get().unwrap_or_default();
    let article = zone.archive.with(|it| it.article(&id).cloned());
    let href = |id: &str| zone.href(Place::Article { id: id.to_owned() });
    let follow = move |kind: Kind, name: &str, is_followed| (actions.follow)(zone, kind, name, is_followed);
    zone.own
        .kept
        .with(|kept| after_view::after(article.as_deref(), &zone.beside.get(), kept, its(zone), words, href, follow))
}

/// What stands over the list.
pub(super) fn heading(zone: Zone, actions: Actions, words: &'static Words) -> View {
    let follow = move |kind: Kind, name: &str, is_followed| (actions.follow)(zone, kind, name, is_followed);
    let kept = zone.own.kept;
    zone.query.with(|query| kept.with(|kept| subject::heading(query.subject(), kept, its(zone), words, follow)))
}

/// The way to the library.
pub(super) fn way_to_library(zone: Zone) -> View {
    let its = its(zone);
    live(move || {
        let href = zone.addressing.with_value(|it| it.href(&Route { place: Place::Kept, ..Route::recent() }));
        let is_here = (zone.place.get() == Place::Kept).then(|| "page".to_owned());
        tag("a").class("way").attr("href", href).attr_some("aria-current", is_here).child(its.kept).into()
    })
}

/// How the list is laid out.
pub(super) fn layout(zone: Zone) -> Layout {
    let cards = Layout::Even { class: "list list-cards", decks: true, pictures: true };
    if zone.own.has_cards.get() { cards } else { Layout::Front }
}

/// The choices of display.
pub(super) fn display(zone: Zone, actions: Actions) -> View {
    let its = its(zone);
    live(move || display_view::display(zone.own.desk.with(|it| it.display), its, move |it| (actions.display)(zone, it)))
}

/// The library.
pub(super) fn library_page(zone: Zone, actions: Actions, words: &'static Words) -> View {
    if zone.place.get() != Place::Kept {
        return View::Nothing;
    }
    let its = its(zone);
    let sources: Vec<String> = zone.config.with_value(|it| it.sources.iter().map(|it| it.name.clone()).collect());
    zone.own.desk.with(|desk| {
        zone.own.kept.with(|kept| {
            let keeping = Keeping {
                kept,
                bytes: desk.bytes,
                trouble: match desk.trouble {
                    Some(NotStored::Denied) => its.kept_not,
                    Some(NotStored::Full) => its.kept_full,
                    None => "",
                },
                told: &desk.told,
                word: &desk.word,
                sources: &sources,
                is_erasing: desk.is_erasing,
                offset_minutes: zone.offset_minutes,
            };
            let href = |id: &str| zone.href(Place::Article { id: id.to_owned() });
            let find = |query: &Query| zone.href_of(query);
            library(&keeping, its, words, href, find, move |care| (actions.care)(zone, care))
        })
    })
}

/// A picture alone.
pub(super) fn picture(zone: Zone, actions: Actions, words: &'static Words) -> View {
    zone.own.desk.with(|it| lightbox(it.picture.as_ref(), words, move || (actions.close)(lightbox::ID)))
}
