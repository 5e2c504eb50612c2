//! The shell's part for what is the reader's own: tools of an article, what follows it, the library, the choices of display.

use leptos::prelude::*;
use news_core::article::Article;
use news_core::kept::{Kept, Kind, NotStored};
use news_core::lang::{ReaderWords, Words};
use news_core::query::Query;
use news_core::reading::Aloud;
use news_core::route::{Place, Route};

use super::Actions;
use crate::state::Zone;
#[cfg(target_arch = "wasm32")]
use crate::ui::library::Care;
use crate::ui::library::{Keeping, library};
use crate::ui::lightbox::{self, lightbox};
use crate::ui::notices::button_of;
use crate::ui::player::player as player_view;
use crate::ui::recent::{Layout, Noted};
use crate::ui::tools::{Deed, Standing, tools as tools_view};
use crate::ui::view::{View, live, tag};
use crate::ui::{after as after_view, display as display_view, subject};

/// Does something with the opened article.
#[cfg(target_arch = "wasm32")]
pub(super) fn act(zone: Zone, deed: Deed) {
    use crate::state::{keeping, listening, tools};

    match deed {
        Deed::Save(is_saved) => keeping::save(zone, &zone.opened.get_untracked().unwrap_or_default(), is_saved),
        Deed::Resume => tools::resume(zone),
        Deed::Listen => listening::listen(zone),
        Deed::Queue { is_next } => listening::add_opened(zone, is_next),
        Deed::Play(nth) => listening::go_to(zone, nth),
        Deed::ListenToList => listening::listen_to_list(zone),
        Deed::GoOn => listening::go_on(zone),
        Deed::Step { is_forward } => listening::step(zone, is_forward),
        Deed::Raise(nth) => listening::raise(zone, nth),
        Deed::Unqueue(nth) => listening::remove(zone, nth),
        Deed::Pause => listening::pause(),
        Deed::Stop => listening::stop(zone),
        Deed::Speed(speed) => listening::choose_speed(zone, speed),
        Deed::Share => tools::share(zone),
        Deed::CopyLink => tools::copy_link(zone),
        Deed::CopyQuote => tools::copy_quote(zone),
        Deed::Print => tools::print(),
    }
}

/// Does something with what is kept.
#[cfg(target_arch = "wasm32")]
pub(super) fn care(zone: Zone, care: Care) {
    use crate::state::keeping::{self, stock};
    use crate::state::listening;
    use crate::ui::library::FILE_ID;
    use news_core::listening::Item;

    match care {
        Care::TakeOff(kind, name) => keeping::mark(zone, kind, &name, false),
        Care::Queue(id, headline) => listening::add(zone, Item { id, headline }, false),
        Care::Type(word) => zone.own.desk.update(|it| it.word = word),
        Care::Mute => keeping::mute(zone),
        Care::MuteSource(name) => keeping::mark(zone, Kind::Source, &name, true),
        Care::Export => stock::export(zone),
        Care::Import => stock::import(zone, FILE_ID),
        Care::Erase { is_sure } => stock::erase(zone, is_sure),
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
            let is_current = desk.queue.current().is_some_and(|it| it.id == id);
            let standing = Standing {
                is_saved,
                place: desk.place,
                // What is said of another article is said by the player.
                aloud: if is_current { desk.aloud } else { Aloud::Silent },
                has_queue: !desk.queue.items().is_empty(),
                speed: desk.speed(),
                can_share: desk.can_share,
                told,
            };
            tools_view(&standing, its, words, move |deed| (actions.act)(zone, deed))
        })
    })
}

/// What is read aloud, unless it is the opened article alone, whose tools say so.
pub(super) fn player(zone: Zone, actions: Actions, words: &'static Words) -> View {
    zone.own.desk.with(|desk| {
        let is_alone = desk.queue.items().len() < 2
            && matches!(zone.place.get(), Place::Article { id } if desk.queue.current().is_none_or(|it| it.id == id));
        if is_alone {
            return View::Nothing;
        }
        let href = |id: &str| zone.href(Place::Article { id: id.to_owned() });
        let told = if matches!(zone.place.get(), Place::Article { .. } | Place::Kept) { "" } else { &desk.told };
        player_view(&desk.queue, desk.aloud, told, its(zone), words, href, move |deed| (actions.act)(zone, deed))
    })
}

/// Under the list: has it read aloud.
pub(super) fn listening(zone: Zone, actions: Actions) -> View {
    let is_there = zone.printed.is_none() && zone.shown.with(|it| !it.answer.rows.is_empty());
    let listen = move || (actions.act)(zone, Deed::ListenToList);
    is_there.then(|| tag("p").class("list-aloud").child(button_of("tool", its(zone).queue_list, listen))).into()
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
    zone.own.kept.with(|kept| {
        let (source, beside) = (source_of(zone, &id), zone.beside.get());
        let article = article.as_deref().map(|it| (it, source.as_deref()));
        after_view::after(article, &beside, kept, its(zone), words, href, follow)
    })
}

/// The name of the source that an article is of. Where there is one source, muting it would leave nothing.
fn source_of(zone: Zone, id: &str) -> Option<String> {
    zone.feeds.with(|feeds| {
        let feed = feeds.iter().filter(|_| 1 < feeds.len());
        feed.into_iter().find(|it| it.holding.articles.iter().any(|it| it.id == id)).map(|it| it.source.name.clone())
    })
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

/// What is said in a list of an article that has to do with the reader.
pub(super) fn noted(zone: Zone, kept: &Kept, article: &Article) -> Noted {
    let is_kept = |kind, name: &String| kept.holds(kind, name);
    let is_followed = article.kicker.as_ref().is_some_and(|it| is_kept(Kind::Series, it))
        || article.authors.iter().any(|it| is_kept(Kind::Author, &it.name));
    let is_read = is_kept(Kind::Read, &article.id);
    [is_read.then(|| zone.language.get_untracked().words().was_read), is_followed.then(|| its(zone).is_followed)]
}

/// How the list is laid out.
pub(super) fn layout(zone: Zone) -> Layout {
    let cards = Layout::Even { class: "list list-cards", decks: true, pictures: true };
    if zone.own.has_cards.get() { cards } else { Layout::Front }
}

/// The choices of display.
pub(super) fn display(zone: Zone, actions: Actions) -> View {
    let its = its(zone);
    live(move || {
        let (display, saved_bytes) = zone.own.desk.with(|it| (it.display, it.saved_bytes));
        display_view::display(display, saved_bytes, its, move |change| (actions.display)(zone, change))
    })
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
                sizes: desk.sizes,
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
