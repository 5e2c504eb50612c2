//! The reader's steps: what each does to the state, the address and the page.

use leptos::prelude::*;
use news_core::article::Body;
use news_core::kept::Kind;
use news_core::lang::Language;
use news_core::query::Query;
use news_core::route::{Addressing, Place, Route};
use news_core::saved::Saved;

use super::naming::{description, title};
use super::{Opening, Phase, ROWS_STEP, ROWS_TYPED, Standing, Zone, keeping, lists, loading, seeking, tools, twins};
use crate::platform::history::{self, Mark, Step};
use crate::platform::page::StandingPage;
use crate::platform::storage::{self, Key};
use crate::platform::{page, timer};

/// How long a reader must rest from typing before the address follows, in milliseconds. Browsers allow about a hundred
/// changes of the address in half a minute.
const ADDRESS_WAIT_MS: i32 = 300;

/// How long the number found must stand before it is spoken, in milliseconds: nobody wants every keystroke read out.
const ANNOUNCE_WAIT_MS: i32 = 600;

/// The language remembered, or the browser's.
#[must_use]
pub fn first_language() -> Language {
    let remembered = storage::recall(Key::Language);
    // A page that stands already speaks one of them, and goes on in it unless the reader once chose another.
    let others = page::standing().map_or_else(page::languages, |it| vec![it.language]);
    Language::best(remembered.iter().chain(&others).map(String::as_str))
}

/// The page that stands, and in `addressing` the address of its own that it has.
#[must_use]
pub fn standing(page: StandingPage, addressing: &mut Addressing) -> Standing {
    if !page.query.is_empty() {
        addressing.alias = Some((history::path_below(addressing), Query::read(&page.query)));
    }
    let path = [addressing.base.as_str(), &history::path_below(addressing)].concat();
    // Whatever stands behind the question mark, the page was printed without it.
    let route = addressing.read(&path, "", "");
    let language = Language::best([page.language.as_str()]);
    Standing { route, language, title: page.title, more: page.more, article_language: page.article_language }
}

/// Wires the browser's steps to the state, and the state to the page's title and language.
pub fn listen(zone: Zone) {
    let addressing = zone.addressing.get_value();
    let mark = history::listen(addressing.clone(), move |step| match step {
        Step::Follow(route) => follow(zone, route),
        Step::Turn(route) => twins::turn(zone, route),
        Step::Return(route, mark) => come_back(zone, route, mark),
    });
    // What was shown is shown again, as far as it is here.
    if ROWS_STEP < mark.rows && zone.standing.with_value(Option::is_none) {
        lists::begin_with(zone, mark.rows);
    }
    // A page that stood before the app came stands where the browser and the reader have put it.
    if zone.standing.with_value(Option::is_none) {
        put_back_when_ready(zone, mark);
    }
    Effect::new(move |_| {
        let words = zone.words();
        page::set_language(words.tag, words.direction());
        page::set_title(&title(zone));
        if !matches!(zone.opening.get(), Opening::Standing) {
            page::set_description(&description(zone));
        }
    });
    zone.saved.set(remembered());
    follow_opening(zone);
    seeking::follow(zone);
    lists::follow(zone);
    announce_count(zone);
    tools::follow_reading(zone);
    keeping::open(zone);
    twins::follow(zone);
    announce_outage(zone);
}

/// Fetches what is opened, as far as it is not here.
pub fn follow_opening(zone: Zone) {
    Effect::new(move |asked| fetch_what_is_opened(zone, asked));
}

/// Goes to a page by a link: to its top, with the focus on its heading.
pub fn follow(zone: Zone, route: Route) {
    push(zone, &route);
    go(zone, route);
    timer::after_drawing(move || arrive(zone));
}

/// Makes a new entry of the history. One that is left while its reader still types gets its address first: they come back
/// to what they asked. Whoever presses twice takes one step.
pub(super) fn push(zone: Zone, route: &Route) {
    if zone.route.with_untracked(|here| here == route) {
        return;
    }
    let is_typing = zone.rows_drawn.get_untracked() != usize::MAX;
    zone.addressing.with_value(|addressing| {
        if is_typing {
            zone.route.with_untracked(|left| history::replace(addressing, left));
        }
        history::push(addressing, route);
    });
}

/// Begins at the top of the page that was gone to.
pub(super) fn arrive(zone: Zone) {
    page::scroll_to_top();
    page::focus(heading_of(&zone.place.get_untracked()));
    zone.announcement.set(title(zone));
}

/// Goes to a page by its tab: the focus stays on the tab, as keyboards expect.
pub fn choose_tab(zone: Zone, route: Route) {
    let take = move || {
        push(zone, &route);
        go(zone, route);
        timer::after_drawing(move || zone.announcement.set(title(zone)));
    };
    history::take(Box::new(take), true);
}

/// Asks another question of the archive. The page stays; the address follows when the reader rests.
pub fn ask(zone: Zone, query: Query) {
    put(zone.rows_max, ROWS_STEP);
    put(zone.older_max, 0);
    put(zone.rows_drawn, ROWS_TYPED);
    zone.route.update(|route| route.query = query);
    let asked = zone.route.get_untracked();
    timer::after(ADDRESS_WAIT_MS, move || {
        if zone.route.with_untracked(|route| *route == asked) {
            zone.addressing.with_value(|addressing| history::replace(addressing, &asked));
            zone.rows_drawn.set(usize::MAX);
        }
    });
}

/// Notes whether the last syllable of the search field is still being put together.
pub fn compose(zone: Zone, composing: bool) {
    put(zone.composing, composing);
}

/// Draws what there is behind the filters, from now on: a reader has looked there.
pub fn open_filters(zone: Zone) {
    put(zone.filters_opened, true);
    seeking::want(zone);
}

/// Draws more of the list, and fetches more once all that is here is drawn.
pub fn show_more(zone: Zone) {
    let drawn = zone.rows_max.get_untracked();
    let wanted = drawn + ROWS_STEP;
    zone.rows_max.set(wanted);
    if zone.shown.with_untracked(|it| it.answer.count) <= wanted {
        loading::load_more(zone);
    }
}

/// Switches the interface to another language and remembers it.
pub fn speak(zone: Zone, language: Language) {
    storage::remember(Key::Language, language.words().tag);
    zone.language.set(language);
}

/// Keeps a search, or forgets it. Another page of the zone may have done so too since this one looked.
pub fn keep(zone: Zone, query: &Query, is_kept: bool) {
    let mut saved = if zone.saved_lasts.get_untracked() { remembered() } else { zone.saved.get_untracked() };
    if is_kept {
        saved.keep(query.clone());
    } else {
        saved.forget(query);
    }
    zone.saved_lasts.set(storage::remember(Key::Searches, &saved.write()));
    zone.saved.set(saved);
}

fn remembered() -> Saved {
    Saved::read(&storage::recall(Key::Searches).unwrap_or_default())
}

/// Asks again for the text of the opened article.
pub fn retry_text(zone: Zone) {
    if let Opening::Found(article) = zone.opening.get_untracked()
        && let Body::Elsewhere { url } = &article.body
    {
        loading::load_whole(zone, article.id.clone(), url.clone());
    }
}

/// Puts a source's notice away.
pub fn dismiss(zone: Zone, nth: usize) {
    zone.feeds.update(|feeds| feeds[nth].dismissed = true);
}

fn come_back(zone: Zone, route: Route, mark: Mark) {
    go(zone, route);
    put_back_when_ready(zone, mark);
    timer::after_drawing(move || zone.announcement.set(title(zone)));
}

pub(super) fn go(zone: Zone, route: Route) {
    if zone.route.with_untracked(|it| it.query != route.query) {
        zone.older_max.set(0);
    }
    if let Some(id) = route.article_id() {
        zone.opened.set(Some(id.to_owned()));
    }
    put(zone.rows_drawn, usize::MAX);
    if zone.route.with_untracked(|it| it.place != route.place) {
        zone.own.desk.update(|it| (it.told, it.is_erasing, it.place) = (String::new(), false, None));
    }
    if route.place == Place::Kept {
        keeping::stock::count(zone);
    }
    zone.route.set(route);
}

/// Sets what is something else: what is set anew, even to the same, is drawn anew.
fn put<T: PartialEq + Copy + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}

/// Puts the page back as it stood once what it showed is there again.
fn put_back_when_ready(zone: Zone, mark: Mark) {
    if mark == Mark::default() {
        timer::after_drawing(move || history::put_back(&mark));
        return;
    }
    Effect::new(move |done: Option<bool>| {
        if done == Some(true) || zone.is_loading() {
            return done.unwrap_or(false);
        }
        let mark = mark.clone();
        timer::after_drawing(move || history::put_back(&mark));
        true
    });
}

fn heading_of(place: &Place) -> &'static str {
    match place {
        Place::Recent => "heading-recent",
        Place::Article { .. } => "heading-article",
        Place::Kept => "heading-library",
        Place::Unknown { .. } => "heading-unknown",
    }
}

/// An article that is opened is looked for in older pages, and its text is fetched if it is not here. Takes and answers
/// with the address that was asked last, so that the same wish is not made again for every page that comes in.
fn fetch_what_is_opened(zone: Zone, asked: Option<String>) -> String {
    bring_what_is_saved(zone);
    match zone.opening.get() {
        Opening::Found(article) => match &article.body {
            Body::Elsewhere { url } => {
                if asked.as_ref() != Some(url) {
                    loading::load_whole(zone, article.id.clone(), url.clone());
                }
                url.clone()
            }
            Body::Blocks(_) | Body::Protected => String::new(),
        },
        Opening::Missing if zone.can_look_back() => {
            let id = zone.opened.get_untracked().unwrap_or_default();
            // Whoever looked and did not find does not look again.
            let sought = ["?", &id].concat();
            if asked.as_ref() != Some(&sought) {
                loading::look_for(zone, id);
            }
            sought
        }
        Opening::Awaited | Opening::Missing => asked.unwrap_or_default(),
        _ => String::new(),
    }
}

/// Of a saved article that its source does not have, or not whole, what was saved is brought.
fn bring_what_is_saved(zone: Zone) {
    let Some(id) = zone.opened.get() else { return };
    let is_wanted = match zone.opening.get() {
        Opening::Found(article) => matches!(article.body, Body::Elsewhere { .. }),
        Opening::Awaited | Opening::Missing => true,
        Opening::Nothing | Opening::Standing | Opening::Hidden(_) => false,
    };
    let is_saved = zone.own.kept.with(|it| it.entry(Kind::Saved, &id).is_some());
    if is_wanted && is_saved && zone.own.desk.with_untracked(|it| it.article(&id).is_none()) {
        keeping::bring(zone, id);
    }
}

/// Says how many articles were found, once the number has settled.
fn announce_count(zone: Zone) {
    Effect::new(move |before: Option<usize>| {
        let (count, is_whole) = zone.shown.with(|it| (it.answer.count, it.is_answer && it.answer.is_whole));
        let listed = zone.place.get() == Place::Recent;
        if !is_whole {
            return before.unwrap_or(count);
        }
        if before.is_some_and(|before| before != count) && listed && !zone.is_loading() {
            announce_when_settled(zone, count);
        }
        count
    });
}

/// Says that a source gave nothing, and why, as its notice comes.
fn announce_outage(zone: Zone) {
    Effect::new(move |before: Option<Option<String>>| {
        let words = zone.words();
        let down = zone.feeds.with(|feeds| {
            feeds.iter().find_map(|it| match &it.phase {
                Phase::Down(outage) if !it.dismissed => Some((words.outage)(&it.source.name, outage)),
                _ => None,
            })
        });
        if let Some(said) = &down
            && before.is_none_or(|it| it != down)
        {
            zone.announcement.set(said.clone());
        }
        down
    });
}

/// Says that so many were found, if it is still so when the reader rests.
pub fn announce_when_settled(zone: Zone, count: usize) {
    timer::after(ANNOUNCE_WAIT_MS, move || {
        // Whoever has gone on to an article is not told about the list.
        let listed = !zone.is_over() && zone.place.get_untracked() == Place::Recent;
        if listed && zone.shown.with_untracked(|it| it.answer.count) == count {
            zone.announcement.set((zone.language.get_untracked().words().found)(count));
        }
    });
}
