//! `<news-zone>`, once a reader wants more than its headlines: reading in place, filtering, and the sources and questions
//! that take more than looking through one list. The element itself is a script (`public/embed/news-zone.js`), which
//! draws the first headlines; this takes them over. The contract is `docs/contracts/element.md`.
//!
//! Invariant: nothing outside the element it draws in is touched, and nothing of an element is left when it is dropped.

mod options;
mod settling;

use std::sync::Arc;

use leptos::prelude::*;
use news_core::archive::Archive;
use news_core::article::Article;
use news_core::config::{Config, Source};
use news_core::query::Query;
use news_core::route::{Addressing, Mode, Route, decoded, encoded};
use news_core::search::{Answer, Row};

use crate::app::seeking_of;
use crate::platform::clock;
use crate::platform::widget::Host;
use crate::state::{Opening, Shown, Zone, loading, seeking, steps};
use crate::ui::filters::{Asking, filters};
use crate::ui::recent::{self, Listing, Supply};
use crate::ui::view::{Mount, View, live, mount_in, tag, with_parts};
use crate::ui::{article, notices};
use options::Options;

/// What styles may reach: by class or kind of an element, the name of the part.
const PARTS: &[(&str, &str)] = &[
    ("list", "list"),
    ("li", "item"),
    ("card", "card"),
    ("card-picture", "picture"),
    ("card-headline", "headline"),
    ("kicker", "kicker"),
    ("card-deck", "deck"),
    ("card-meta", "meta"),
    ("card-section", "section"),
    ("time", "date"),
    ("filters", "filters"),
    ("button", "button"),
    ("reading", "article"),
    ("story-headline", "article-headline"),
    ("deck", "article-deck"),
    ("byline", "byline"),
    ("body", "body"),
    ("close", "close"),
    ("dialog", "dialog"),
    ("message", "message"),
];

/// The class inside which there are no parts: texts of articles are what they are.
const TEXT: &str = "body";

/// An element's handle on what is drawn in it. Dropped, all of it ends.
pub struct Widget {
    desk: Desk,
    _mount: Mount,
    /// Of what the element shows; after what draws it, which reads it to the end.
    _owner: Owner,
}

/// What an element shows, free to copy.
#[derive(Clone, Copy)]
struct Desk {
    zone: Zone,
    options: StoredValue<Options>,
    host: StoredValue<Host, LocalStorage>,
    /// Whether the list is the one that the element drew before.
    stands: RwSignal<bool>,
    /// Whether the element waits to hear what came of its question.
    awaited: StoredValue<bool>,
    /// Whether a reader has filtered, and the element has yet to hear of it.
    filtered: StoredValue<bool>,
    /// How many pages more may be read to answer it.
    pages_left: StoredValue<usize>,
}

impl Widget {
    /// Draws in the element of that host.
    #[must_use]
    pub fn new(host: Host) -> Self {
        let (options, element, is_drawn) = (Options::read(&host.options()), host.zone(), host.is_drawn());
        let owner = Owner::new();
        let desk = owner.with(|| Desk::new(host, options, is_drawn));
        let app = move || {
            steps::follow_opening(desk.zone);
            seeking::follow(desk.zone);
            settling::follow(desk);
            loading::load_all(desk.zone);
            with_parts(shell(desk), PARTS, TEXT)
        };
        let mount = mount_in(&element, app, is_drawn);
        Self { desk, _mount: mount, _owner: owner }
    }

    /// Opens the article of that id.
    pub fn open(&self, id: &str) {
        self.desk.zone.opened.set(Some(id.to_owned()));
    }

    /// Closes the article that is open.
    pub fn close(&self) {
        self.desk.zone.opened.set(None);
        self.desk.zone.looking_for.set(None);
    }

    /// Asks the source again; the list follows when it has answered.
    pub fn refresh(&self) {
        self.desk.awaited.set_value(true);
        loading::load_anew(self.desk.zone);
    }

    /// The id of the article at that address, if it is one of this source's.
    #[must_use]
    pub fn id_of(&self, href: &str) -> Option<String> {
        self.desk.id_of(href)
    }
}

impl Desk {
    fn new(host: Host, options: Options, is_drawn: bool) -> Self {
        let source = Source { name: options.source.clone(), url: options.source.clone() };
        // Headlines are whole: what a narrow column cannot hold is the style's business.
        let config = Config { sources: vec![source], headline_chars: usize::MAX, ..Config::default() };
        let addressing = Addressing { mode: Mode::Path, base: "/".to_owned(), alias: None };
        let route = Route { query: options.query.clone(), ..Route::recent() };
        let zone = Zone::new(config, addressing, route, options.words, clock::offset_minutes(), None);
        zone.rows_max.set(options.limit);
        Self {
            zone,
            stands: RwSignal::new(is_drawn),
            awaited: StoredValue::new(!is_drawn),
            filtered: StoredValue::new(false),
            pages_left: StoredValue::new(settling::PAGES_MAX),
            options: StoredValue::new(options),
            host: StoredValue::new_local(host),
        }
    }

    /// Tells the element's script.
    fn say(self, name: &str, detail: &str) {
        self.host.with_value(|host| host.say(name, detail));
    }

    /// Where the article of that id stands.
    fn href(self, id: &str) -> String {
        let site =
            self.options.with_value(|it| it.home.as_ref().map(|home| [home, "article/", &encoded(id), "/"].concat()));
        let own = || self.zone.archive.with_untracked(|it| it.article(id).and_then(|it| it.url.clone()));
        site.or_else(own).unwrap_or_else(|| self.options.with_value(|it| it.source.clone()))
    }

    fn id_of(self, href: &str) -> Option<String> {
        let in_site = self.options.with_value(|it| {
            let rest = href.strip_prefix(it.home.as_deref()?)?.strip_prefix("article/")?;
            rest.split(['/', '?', '#']).next().map(decoded)
        });
        let is_it = |article: &Article| article.url.as_deref() == Some(href);
        let by_address = || {
            let archive = self.zone.archive.get_untracked();
            archive.articles().iter().find(|it| is_it(it)).map(|it| it.id.clone())
        };
        in_site.or_else(by_address).filter(|it| !it.is_empty())
    }

    /// Asks another question.
    fn ask(self, query: Query) {
        self.zone.rows_max.set(self.options.with_value(|it| it.limit));
        self.filtered.set_value(true);
        self.stands.set(false);
        self.zone.route.update(|route| route.query = query);
    }

    fn with_listing(self, draw: impl FnOnce(&Listing<'_>) -> View) -> View {
        let zone = self.zone;
        let shown = match self.options.with_value(|it| it.article.clone()) {
            Some(id) => alone(zone.archive.get(), &id),
            None => zone.shown.get(),
        };
        let supply = Supply { loading: zone.is_loading(), more: zone.has_more(), outage: zone.has_outage() };
        draw(&Listing {
            archive: &shown.archive,
            answer: &shown.answer,
            query: &shown.query,
            rows_max: zone.rows_max.get(),
            supply,
            seeking: seeking_of(zone, &shown),
            headline_chars: usize::MAX,
            offset_minutes: zone.offset_minutes,
            layout: self.options.with_value(|it| it.layout),
        })
    }
}

/// One article and no other.
fn alone(archive: Arc<Archive>, id: &str) -> Shown {
    let nth = archive.articles().iter().position(|it| it.id == id);
    let rows = nth.into_iter().map(|nth| Row { nth, ..Row::default() }).collect();
    let answer = Answer { rows, count: usize::from(nth.is_some()), is_whole: true, ..Answer::default() };
    let answer = Arc::new(answer);
    Shown { archive, query: Query::default(), counted: Arc::clone(&answer), answer, is_answer: true }
}

fn shell(desk: Desk) -> View {
    let zone = desk.zone;
    let words = zone.words();
    let has_filters = desk.options.with_value(|it| it.filter);
    let change = move |change: &dyn Fn(&mut Query)| {
        let mut query = zone.route.with_untracked(|route| route.query.clone());
        change(&mut query);
        desk.ask(query);
    };
    let want = move || seeking::want(zone);
    let compose = move |composing| steps::compose(zone, composing);
    let asking = Asking { change, want, open: want, compose };
    let controls = has_filters.then(|| {
        live(move || {
            let known = zone.archive.with(|it| !it.articles().is_empty());
            zone.route.with(|route| {
                zone.shown.with(|it| {
                    let (answer, counted) = (known.then_some(&*it.answer), known.then_some(&*it.counted));
                    filters(&route.query, answer, counted, View::Nothing, words, asking)
                })
            })
        })
    });
    let list = live(move || {
        if desk.stands.get() {
            return View::Standing;
        }
        desk.with_listing(|listing| recent::list(listing, words, |id| desk.href(id), |_| [None, None]))
    });
    let ways_on = has_filters.then(|| {
        live(move || {
            let show_more = move || {
                desk.stands.set(false);
                steps::show_more(zone);
            };
            desk.with_listing(|it| recent::ways_on(it, words, move || desk.ask(Query::default()), show_more))
        })
    });
    let status = live(move || tag("p").class("unseen").attr("role", "status").child(zone.announcement.get()).into());
    vec![controls.into(), list, ways_on.into(), live(move || reading(desk)), status].into()
}

/// The article that is open, in the place of the list or in a dialog over the page.
fn reading(desk: Desk) -> View {
    let zone = desk.zone;
    if zone.opened.with(Option::is_none) {
        return View::Nothing;
    }
    let words = zone.words();
    let message = |heading: &'static str, text: String| {
        let heading = tag("h2").attr("id", "heading-article").child(heading);
        View::from(tag("div").class("message").child(heading).child(tag("p").child(text)))
    };
    let inside = match zone.opening.get() {
        Opening::Nothing | Opening::Standing => View::Nothing,
        Opening::Awaited => article::skeleton("h2", words.loading),
        Opening::Hidden(reason) => message(words.hidden, (words.reason)(reason)),
        Opening::Missing => message(words.missing, words.missing_hint.to_owned()),
        Opening::Found(article) => {
            let outage = zone.body_outage.get().filter(|(id, _)| *id == article.id).map(|(_, outage)| outage);
            let href = move |id: Option<&str>| id.map_or_else(String::new, |id| desk.href(id));
            let retry = move || steps::retry_text(zone);
            Vec::from(article::story(&article, outage.as_ref(), "h2", zone.offset_minutes, words, href, retry)).into()
        }
    };
    let close = notices::button_of("button close", words.close, move || desk.say("close", "{}"));
    let reading = tag("div")
        .class("reading")
        .attr("tabindex", "-1")
        .attr("role", "group")
        .attr("aria-labelledby", "heading-article")
        .child(close)
        .child(inside);
    if !desk.host.with_value(Host::is_dialog) {
        return reading.into();
    }
    tag("dialog").class("dialog").attr("aria-labelledby", "heading-article").child(reading).into()
}
