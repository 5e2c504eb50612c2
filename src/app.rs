//! The shell: header, tabs, and what the route asks for.

mod around;
mod article;
mod list;
mod own;
mod watch;

use leptos::prelude::*;
use news_core::display::Display;
use news_core::kept::Kind;
use news_core::lang::{Language, Words};
use news_core::moment::Moment;
use news_core::query::Query;
use news_core::route::{Place, Route};

use crate::state::Zone;
use crate::ui::filters::{Asking, filters};
use crate::ui::library::Care;
#[cfg(target_arch = "wasm32")]
use crate::ui::lightbox;
use crate::ui::masthead::masthead;
use crate::ui::older::{Setting, older};
use crate::ui::saved::{Keeping, saved};
use crate::ui::tabs::{Tab, tabs};
use crate::ui::tools::Deed;
use crate::ui::view::{View, live, tag};
use around::{feed_notices, foot};
use article::{article_panel, unknown_page};
#[cfg(target_arch = "wasm32")]
pub(crate) use list::seeking_of;

/// What the reader can do; a native build, which has no reader, draws the same page with callbacks that do nothing.
#[derive(Clone, Copy)]
pub struct Actions {
    /// Goes to a page by its tab.
    pub choose_tab: fn(Zone, Route),
    /// Asks another question.
    pub ask: fn(Zone, Query),
    /// Says that a question is about to be asked.
    pub want_search: fn(Zone),
    /// Says that the filters were opened, or closed again.
    pub open_filters: fn(Zone),
    /// Asks the archive for more.
    pub look_further: fn(Zone),
    /// Says whether the last syllable of the question is still being put together.
    pub compose: fn(Zone, bool),
    /// Keeps a search, or forgets it.
    pub keep: fn(Zone, &Query, bool),
    /// Draws more of the list.
    pub show_more: fn(Zone),
    /// Draws all of it.
    pub show_all: fn(Zone),
    /// What time it is, where somebody reads.
    pub now: fn() -> Option<Moment>,
    /// Asks one source again.
    pub retry: fn(Zone, usize),
    /// Asks again for the text of the opened article.
    pub retry_text: fn(Zone),
    /// Asks again for the translation that is to stand beside it.
    pub retry_twin: fn(Zone),
    /// Switches the language.
    pub speak: fn(Zone, Language),
    /// What is done about what becomes known while the page stands.
    pub watch: watch::Actions,
    /// Puts a source's notice away.
    pub dismiss: fn(Zone, usize),
    /// Moves the focus to the element of that id.
    pub focus: fn(&str),
    /// Does something with the opened article.
    pub act: fn(Zone, Deed),
    /// Does something with what is kept.
    pub care: fn(Zone, Care),
    /// Follows something of that name, or no longer.
    pub follow: fn(Zone, Kind, &str, bool),
    /// Changes how pages look.
    pub display: fn(Zone, &dyn Fn(Display) -> Display),
    /// Closes the dialog of that id.
    pub close: fn(&str),
    /// Shows the dialog of keyboard shortcuts.
    pub show_shortcuts: fn(),
}

impl Actions {
    /// Callbacks that do nothing.
    pub const NONE: Self = Self {
        choose_tab: |_, _| {},
        ask: |_, _| {},
        want_search: |_| {},
        open_filters: |_| {},
        look_further: |_| {},
        compose: |_, _| {},
        keep: |_, _, _| {},
        show_more: |_| {},
        show_all: |_| {},
        now: || None,
        retry: |_, _| {},
        retry_text: |_| {},
        retry_twin: |_| {},
        speak: |_, _| {},
        watch: watch::Actions::NONE,
        dismiss: |_, _| {},
        focus: |_| {},
        act: |_, _| {},
        care: |_, _| {},
        follow: |_, _, _, _| {},
        display: |_, _| {},
        close: |_| {},
        show_shortcuts: || {},
    };
}

/// Starts the app in the page.
#[cfg(target_arch = "wasm32")]
pub fn run() {
    use crate::platform::{clock, history, page, reader, reading, timer};
    use crate::state::{keeping, lists, loading, looking, seeking, steps, tools, twins};
    use crate::ui::view::mount;

    const ACTIONS: Actions = Actions {
        choose_tab: steps::choose_tab,
        ask: steps::ask,
        want_search: seeking::want,
        open_filters: steps::open_filters,
        look_further: seeking::look_further,
        compose: steps::compose,
        keep: steps::keep,
        show_more: steps::show_more,
        show_all: lists::show_all,
        now: || Some(clock::now()),
        retry: loading::load_one,
        retry_text: steps::retry_text,
        retry_twin: twins::retry,
        speak: steps::speak,
        watch: watch::Actions { take_waiting: looking::take_waiting, reload: looking::reload, choose: looking::choose },
        dismiss: steps::dismiss,
        focus: page::focus,
        act: own::act,
        care: own::care,
        follow: keeping::mark,
        display: tools::change_display,
        close: reader::close_dialog,
        show_shortcuts: page::show_shortcuts,
    };
    timer::spawn(Box::pin(async {
        let (config, problems) = loading::config().await;
        let mut addressing = history::addressing(config.routes);
        let standing = page::standing().map(|it| steps::standing(it, &mut addressing));
        let route = history::here(&addressing);
        let is_standing = standing.is_some();
        page::take_place();
        let app = move || {
            let zone = Zone::new(config, addressing, route, steps::first_language(), clock::offset_minutes(), standing);
            zone.config_problems.set(problems);
            steps::listen(zone);
            page::fold_when_left("display");
            reading::on_enlarge(move |it| tools::enlarge(zone, it, lightbox::ID));
            loading::load_all(zone);
            looking::begin(zone);
            app(zone, ACTIONS)
        };
        mount(app, is_standing);
        page::announce_life();
    }));
}

/// The whole page. A change of language draws it anew in place: nodes stay, words change.
pub fn app(zone: Zone, actions: Actions) -> View {
    live(move || shell(zone, actions, zone.words()))
}

fn shell(zone: Zone, actions: Actions, words: &'static Words) -> View {
    let skip = tag("a").class("skip").attr("href", "#content").child(words.skip).on("click", move |click| {
        click.prevent();
        (actions.focus)("content");
    });
    let masthead = zone.config.with_value(|config| {
        let home = zone.addressing.with_value(|it| it.href(&Route::recent()));
        let (library, display) = (own::way_to_library(zone), own::display(zone, actions));
        masthead(&config.brand, home, library, display, words, move |language| (actions.speak)(zone, language))
    });
    // Which panels are seen is the style's business, by this class and the width: both stay in the page.
    let main = move || {
        tag("main")
            .attr("id", "content")
            .attr("tabindex", "-1")
            .class(place_class(zone))
            .child(live(move || watch::notices(zone, actions.watch, words)))
            .child(live(move || feed_notices(zone, actions, words)))
            .child(recent_panel(zone, actions, words))
            .child(article_panel(zone, actions, words))
            .child(live(move || unknown_page(zone, words)))
            .child(live(move || own::library_page(zone, actions, words)))
            .child(live(move || foot(zone, actions, words)))
            .into()
    };
    let status = live(move || tag("p").class("unseen").attr("role", "status").child(zone.announcement.get()).into());
    let header = tag("header").child(masthead).child(live(move || tab_list(zone, actions, words)));
    let picture = live(move || own::picture(zone, actions, words));
    let player = live(move || own::player(zone, actions, words));
    vec![skip.into(), header.into(), live(main), player, status, picture].into()
}

fn place_class(zone: Zone) -> &'static str {
    match zone.place.get() {
        Place::Recent => "place-recent",
        // Two texts want the room of the list.
        Place::Article { .. } if zone.route.with(|it| it.beside.is_some()) => "place-article place-pair",
        Place::Article { .. } => "place-article",
        Place::Kept => "place-library",
        Place::Unknown { .. } => "place-unknown",
    }
}

fn tab_list(zone: Zone, actions: Actions, words: &'static Words) -> View {
    let place = zone.place.get();
    let recent = Tab { key: "recent", label: words.recent, selected: place == Place::Recent, enabled: true };
    let article = Tab {
        key: "article",
        label: words.article,
        selected: matches!(place, Place::Article { .. }),
        enabled: zone.opened.with(Option::is_some),
    };
    let choose = move |key| {
        let place = match (key, zone.opened.get_untracked()) {
            ("article", Some(id)) => Place::Article { id },
            _ => Place::Recent,
        };
        (actions.choose_tab)(zone, zone.route.with_untracked(|route| route.to(place)));
    };
    zone.config.with_value(|config| tabs(&config.brand, [recent, article], choose, actions.focus))
}

fn recent_panel(zone: Zone, actions: Actions, words: &'static Words) -> View {
    let change = move |change: &dyn Fn(&mut Query)| {
        let mut query = zone.route.with_untracked(|route| route.query.clone());
        change(&mut query);
        (actions.ask)(zone, query);
    };
    let want = move || (actions.want_search)(zone);
    let open = move || (actions.open_filters)(zone);
    let compose = move |composing| (actions.compose)(zone, composing);
    let asking = Asking { change, want, open, compose };
    let controls = live(move || {
        let known = zone.printed_more().is_none();
        let keeping = Keeping {
            href: |query: &Query| zone.href_of(query),
            feed: |query: &Query| zone.feed_of(query),
            keep: move |query: &Query, is_kept| (actions.keep)(zone, query, is_kept),
        };
        // What nobody sees is not drawn at every letter.
        let opened = known && zone.filters_opened.get();
        zone.route.with(|route| {
            let kept =
                opened.then(|| zone.saved.with(|it| saved(&route.query, it, zone.saved_lasts.get(), words, keeping)));
            zone.counted.with(|it| {
                let (answer, counted) = (known.then(|| it.whole()), opened.then_some(&*it.counted));
                filters(&route.query, answer, counted, kept.into(), words, asking)
            })
        })
    });
    let noted = zone.own.noted();
    let list = live(move || list::list(zone, noted, actions, words));
    let ways_on = live(move || list::ways_on(zone, actions, words));
    let show_all = live(move || list::show_all(zone, actions));
    let further = live(move || older_articles(zone, actions, words));
    tag("section")
        .class("panel panel-recent")
        .attr("role", "tabpanel")
        .attr("id", "panel-recent")
        .attr("aria-labelledby", "tab-recent")
        .child(live(move || own::heading(zone, actions, words)))
        .child(controls)
        .child(live(move || watch::waiting(zone, actions.watch, words)))
        .child(
            tag("div")
                .class("stories")
                .child(tag("div").class("stories-list").child(list))
                .child(ways_on)
                .child(show_all)
                .child(further),
        )
        .child(live(move || own::listening(zone, actions)))
        .child(live(move || watch::kept(zone, actions.watch, words)))
        .into()
}

/// What the archive answers to the same question, once there is a question and an archive.
fn older_articles(zone: Zone, actions: Actions, words: &'static Words) -> View {
    let shown = zone.shown.get();
    let is_asked = shown.is_answer && shown.answer.is_settled && shown.query.narrows();
    if zone.printed.is_some() || !is_asked || !zone.has_archive() {
        return View::Nothing;
    }
    let setting = Setting {
        headline_chars: zone.config.with_value(|config| config.headline_chars),
        offset_minutes: zone.offset_minutes,
    };
    let href = |id: &str| zone.href(Place::Article { id: id.to_owned() });
    older(shown.answer.older.as_ref(), &setting, words, href, move || (actions.look_further)(zone))
}
