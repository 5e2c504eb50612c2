//! The browser's address bar, its back and forward, and what stood where.
//!
//! Each entry of the history has a number, kept in its `state`. Under it we note how far the page was scrolled and what
//! had the focus when the reader left, to put both back when the reader returns.

use std::cell::{Cell, RefCell};

use js_sys::{Array, JsString};
use news_core::route::{Addressing, Mode, Place, Route};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event, HtmlElement, MouseEvent, ScrollRestoration, Url};

use super::reading::part_clicked;
use super::{document, services, timer, window};

/// Where a page stood when it was left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Mark {
    /// How far it was scrolled, in CSS pixels.
    pub scrolled: f64,
    /// Id of the element that had the focus; empty for none.
    pub focus: String,
    /// How many rows its list showed at most; 0 where there was none.
    pub rows: usize,
}

/// What a reader's step asks for.
#[derive(Debug)]
pub enum Step {
    /// A link inside the zone.
    Follow(Route),
    /// A link to the same article in another language.
    Turn(Route),
    /// Back or forward, to a page that stood so.
    Return(Route, Mark),
}

/// For how many frames a page is put back.
const PUT_BACK_FRAMES: usize = 20;

#[derive(Default)]
struct Visits {
    current: usize,
    /// `None` for entries that were left before this page was loaded: their marks stand in the history itself.
    marks: Vec<Option<Mark>>,
}

thread_local! {
    static VISITS: RefCell<Visits> = RefCell::default();
    /// How many steps were asked for.
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// How this page is addressed: under the document's base.
#[must_use]
pub fn addressing(mode: Mode) -> Addressing {
    let base = document().base_uri().ok().flatten().and_then(|it| Url::new(&it).ok());
    let path = base.map_or_else(|| "/".to_owned(), |it| it.pathname());
    let end = path.rfind('/').map_or(0, |it| it + 1);
    Addressing { mode, base: path[..end].to_owned(), alias: None }
}

/// The absolute address of something beside the page.
#[must_use]
pub fn absolute(link: &str) -> String {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    Url::new_with_base(link, &base).map_or_else(|_| link.to_owned(), |it| it.href())
}

/// The path of the page below the base.
#[must_use]
pub fn path_below(addressing: &Addressing) -> String {
    let path = window().location().pathname().unwrap_or_default();
    path.strip_prefix(addressing.base.as_str()).unwrap_or(&path).to_owned()
}

/// Where the reader is.
#[must_use]
pub fn here(addressing: &Addressing) -> Route {
    let location = window().location();
    let part = |it: Result<String, JsValue>| it.unwrap_or_default();
    addressing.read(&part(location.pathname()), &part(location.search()), &part(location.hash()))
}

/// Takes over scrolling from the browser, and calls back with every step the reader takes. Answers with where the
/// page stood, if this is a reload.
pub fn listen(addressing: Addressing, stepped: impl Fn(Step) + Clone + 'static) -> Mark {
    let Ok(history) = window().history() else { return Mark::default() };
    let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
    let (number, mark) = history.state().ok().and_then(|it| read_state(&it)).unwrap_or_default();
    VISITS.with_borrow_mut(|visits| visits.current = number);
    write_state(&mark, None);

    let on_click = stepped.clone();
    let at = addressing.clone();
    listen_to("click", move |event| {
        if let Some(part) = plain_link(&event).as_ref().and_then(part_clicked) {
            event.prevent_default();
            let _ = part.focus();
        } else if let Some(route) = route_clicked(&event, &at) {
            let is_turn = plain_link(&event).is_some_and(|it| it.has_attribute("hreflang"));
            event.prevent_default();
            let stepped = on_click.clone();
            let follow = move || if is_turn { stepped(Step::Turn(route)) } else { step(route, stepped) };
            take(Box::new(follow), event.is_trusted());
        }
    });
    let on_pop = Closure::<dyn Fn(Event)>::new(move |_| {
        ask();
        let mark = returned();
        stepped(Step::Return(here(&addressing), mark));
    });
    let _ = window().add_event_listener_with_callback("popstate", on_pop.as_ref().unchecked_ref());
    // Listens as long as the page lives.
    on_pop.forget();
    let on_leave = Closure::<dyn Fn(Event)>::new(|_| write_state(&mark_here(), None));
    // At `pagehide` Chromium no longer keeps what is written to the history; at `beforeunload` phones may stay silent.
    for leaving in ["beforeunload", "pagehide"] {
        let _ = window().add_event_listener_with_callback(leaving, on_leave.as_ref().unchecked_ref());
    }
    on_leave.forget();
    mark
}

/// Takes a step once what answers the press is painted, if it is a hand's: keys of our own press by script, and may be struck
/// again before a frame is painted. Where another is asked for by then, that one is taken alone: nobody is led away from
/// where they asked to be last.
pub fn take(step: Box<dyn FnOnce()>, is_by_hand: bool) {
    let nth = ask();
    let take = move || {
        if ASKED.get() == nth {
            step();
        }
    };
    if is_by_hand { timer::after_painting(take) } else { take() }
}

/// Notes that a step is asked for, and answers which it is.
fn ask() -> u32 {
    let nth = ASKED.get() + 1;
    ASKED.set(nth);
    nth
}

/// A new entry for a route.
pub fn push(addressing: &Addressing, route: &Route) {
    let left = mark_here();
    // Also into the history, which outlives the page.
    write_state(&left, None);
    let number = VISITS.with_borrow_mut(|visits| {
        note(visits, left);
        visits.current += 1;
        visits.marks.truncate(visits.current);
        visits.current
    });
    if let Ok(history) = window().history() {
        let state = state(number, &Mark::default());
        let _ = history.push_state_with_url(&state, "", Some(&url(addressing, route)));
    }
}

/// Another address for the entry the reader is on.
pub fn replace(addressing: &Addressing, route: &Route) {
    write_state(&mark_here(), Some(&url(addressing, route)));
}

/// Scrolls and focuses as a page stood. Of a long list what is to have the focus is drawn when the page stands there, which
/// takes a few frames.
pub fn put_back(mark: &Mark) {
    put_back_within(mark.clone(), PUT_BACK_FRAMES);
}

fn put_back_within(mark: Mark, frames: usize) {
    let element = document().get_element_by_id(&mark.focus).and_then(|it| it.dyn_into::<HtmlElement>().ok());
    if let Some(element) = &element {
        let _ = element.focus();
    }
    let scrolled = || window().scroll_y().unwrap_or_default();
    // Nobody who has begun to scroll by then is called back.
    if element.is_some() || scrolled() < mark.scrolled {
        window().scroll_to_with_x_and_y(0.0, mark.scrolled);
    }
    let is_there = mark.focus.is_empty() || element.is_some();
    if 0 < frames && !(is_there && mark.scrolled <= scrolled() + 1.0) {
        timer::after_drawing(move || put_back_within(mark, frames - 1));
    }
}

/// In hash mode an address is relative to the page's own, not to its base, so that `/index.html` stays in it.
fn url(addressing: &Addressing, route: &Route) -> String {
    let href = addressing.href(route);
    match addressing.mode {
        Mode::Path => href,
        Mode::Hash => {
            let location = window().location();
            location.pathname().unwrap_or_default() + &location.search().unwrap_or_default() + &href
        }
    }
}

/// Follows a link; to an article, its headline is carried there where the browser can.
fn step(route: Route, stepped: impl Fn(Step) + 'static) {
    let Some(id) = route.article_id().map(str::to_owned) else { return stepped(Step::Follow(route)) };
    let follow = timer::once(Box::new(move || stepped(Step::Follow(route))));
    services::with(|it| it.carry(&id, &follow));
}

fn listen_to(kind: &str, heard: impl Fn(Event) + 'static) {
    let listener = Closure::<dyn Fn(Event)>::new(heard);
    let _ = document().add_event_listener_with_callback(kind, listener.as_ref().unchecked_ref());
    listener.forget();
}

/// The link that was clicked, unless the browser is to open it elsewhere.
fn plain_link(event: &Event) -> Option<Element> {
    let mouse: &MouseEvent = event.dyn_ref()?;
    let modified = mouse.ctrl_key() || mouse.meta_key() || mouse.shift_key() || mouse.alt_key() || mouse.button() != 0;
    if modified || event.default_prevented() {
        return None;
    }
    let link = event.target()?.dyn_into::<Element>().ok()?.closest("a[href]").ok()??;
    (!link.has_attribute("target") && !link.has_attribute("download")).then_some(link)
}

/// The route of a plain click on a link inside the zone; `None` for all that is the browser's own business.
fn route_clicked(event: &Event, addressing: &Addressing) -> Option<Route> {
    let link = plain_link(event)?;
    let href = link.get_attribute("href")?;
    let inside = match addressing.mode {
        Mode::Path => href.starts_with(&addressing.base) && !href.starts_with("//"),
        Mode::Hash => href.starts_with("#/"),
    };
    let (before, hash) = href.split_once('#').unwrap_or((&href, ""));
    let (path, search) = before.split_once('?').unwrap_or((before, ""));
    // A file of the site that is no page of the app is the browser's to open.
    inside.then(|| addressing.read(path, search, hash)).filter(|it| !matches!(it.place, Place::Unknown { .. }))
}

fn mark_here() -> Mark {
    let focus = document().active_element().map(|it| it.id()).unwrap_or_default();
    let list = document().query_selector("[data-rows]").ok().flatten();
    let rows = list.and_then(|it| it.get_attribute("data-rows")?.parse().ok()).unwrap_or_default();
    Mark { scrolled: window().scroll_y().unwrap_or_default(), focus, rows }
}

/// Notes how the page stood that the reader goes back from, and looks up how the one returned to stood.
fn returned() -> Mark {
    let left = mark_here();
    let state = window().history().and_then(|it| it.state()).ok();
    VISITS.with_borrow_mut(|visits| {
        note(visits, left);
        // An entry of an address typed by hand has no number: it stands at its beginning.
        let (number, written) = state.as_ref().and_then(read_state).unwrap_or((visits.current + 1, Mark::default()));
        visits.current = number;
        visits.marks.get(number).cloned().flatten().unwrap_or(written)
    })
}

fn note(visits: &mut Visits, mark: Mark) {
    let current = visits.current;
    if visits.marks.len() <= current {
        visits.marks.resize(current + 1, None);
    }
    visits.marks[current] = Some(mark);
}

fn write_state(mark: &Mark, url: Option<&str>) {
    let number = VISITS.with_borrow(|visits| visits.current);
    if let Ok(history) = window().history() {
        // Browsers refuse more than about a hundred changes in half a minute: then the address lags behind.
        let _ = history.replace_state_with_url(&state(number, mark), "", url);
    }
}

fn state(number: usize, mark: &Mark) -> JsValue {
    let number = number as f64;
    let rows = mark.rows as f64;
    Array::of4(&number.into(), &mark.scrolled.into(), &mark.focus.as_str().into(), &rows.into()).into()
}

fn read_state(state: &JsValue) -> Option<(usize, Mark)> {
    let parts: &Array = state.dyn_ref()?;
    let focus: JsString = parts.get(2).dyn_into().ok()?;
    let rows = parts.get(3).as_f64().unwrap_or_default() as usize;
    Some((parts.get(0).as_f64()? as usize, Mark { scrolled: parts.get(1).as_f64()?, focus: focus.into(), rows }))
}
