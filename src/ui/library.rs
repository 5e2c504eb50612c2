//! The page of what the reader keeps on this device: all of it, and what can be done with it.

use news_core::kept::{Entry, Kept, Kind, Sizes};
use news_core::lang::{ReaderWords, Words};
use news_core::moment::Moment;
use news_core::query::{Facet, Query};

use super::notices::{button, button_of};
use super::view::{View, tag};

/// Most articles that were read that are listed; the rest is in the file.
const READ_SHOWN_MAX: usize = 50;

/// Where the file that is taken over is chosen.
pub const FILE_ID: &str = "library-file";

/// Something that a reader does with what is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Care {
    /// Keeps it no longer.
    TakeOff(Kind, String),
    /// Puts an article of that id and headline into the queue of what is read aloud.
    Queue(String, String),
    /// Has typed so much of a word.
    Type(String),
    /// Mutes the word that was typed.
    Mute,
    /// Mutes a source of that name.
    MuteSource(String),
    /// Takes everything away as a file.
    Export,
    /// Takes a file over.
    Import,
    /// Asks whether to erase everything, or does so.
    Erase {
        /// Whether the reader is sure.
        is_sure: bool,
    },
}

/// What is kept, and how it stands with it.
#[derive(Clone, Copy, Debug)]
pub struct Keeping<'a> {
    /// What is kept.
    pub kept: &'a Kept,
    /// How much that is.
    pub sizes: Sizes,
    /// What is wrong with the storage; empty for nothing.
    pub trouble: &'a str,
    /// What came of what was done last; empty where there is nothing to say.
    pub told: &'a str,
    /// What stands in the field for a word.
    pub word: &'a str,
    /// The sources that can be muted.
    pub sources: &'a [String],
    /// Whether the reader has asked to erase everything.
    pub is_erasing: bool,
    /// How far the reader's clock is ahead of UTC, in minutes.
    pub offset_minutes: i32,
}

/// The page. `href` answers with the address of an article, `find` with that of a search.
pub fn library(
    keeping: &Keeping<'_>,
    its: &'static ReaderWords,
    words: &'static Words,
    href: impl Fn(&str) -> String,
    find: impl Fn(&Query) -> String,
    care: impl Fn(Care) + Copy + Send + 'static,
) -> View {
    let kept = keeping.kept;
    let day = |at: Moment| (words.day)(at.day(keeping.offset_minutes));
    let article = |kind: Kind, it: &Entry<'_>| {
        let headline = if it.headline.is_empty() { it.name } else { it.headline };
        let link = tag("a").attr("href", href(it.name)).child(headline);
        let queue = (kind == Kind::Saved).then(|| {
            let item = (it.name.to_owned(), headline.to_owned());
            button_of("tool", its.queue_add, move || care(Care::Queue(item.0.clone(), item.1.clone())))
        });
        let off = taking_off(kind, it.name, headline, its, care);
        line(link.into(), Some(day(it.at)), vec![queue.into(), off].into())
    };
    let named = |kind: Kind, it: &Entry<'_>, query: Option<Query>| {
        let name = match query {
            Some(query) => tag("a").attr("href", find(&query)).child(it.name),
            None => tag("span").child(it.name),
        };
        line(name.into(), None, taking_off(kind, it.name, it.name, its, care))
    };
    let saved = kept.entries(Kind::Saved).iter().map(|it| article(Kind::Saved, it)).collect();
    let read = kept.entries(Kind::Read).iter().take(READ_SHOWN_MAX).map(|it| article(Kind::Read, it)).collect();
    let series = kept.entries(Kind::Series);
    let series = series.iter().map(|it| named(Kind::Series, it, Some(Query::of_series(it.name))));
    let authors = kept.entries(Kind::Author);
    let authors =
        authors.iter().map(|it| named(Kind::Author, it, Some(Query::default().with_facet(Facet::Author, it.name))));
    let muted = [Kind::Word, Kind::Source];
    let muted = muted
        .into_iter()
        .flat_map(|kind| kept.entries(kind).iter().map(|it| named(kind, it, None)).collect::<Vec<_>>());
    let trouble =
        (!keeping.trouble.is_empty()).then(|| tag("p").class("notice").attr("role", "alert").child(keeping.trouble));
    tag("div")
        .class("library")
        .child(tag("h1").attr("id", "heading-library").attr("tabindex", "-1").child(its.kept))
        .child(tag("p").class("hint").child(its.kept_hint))
        .child(trouble)
        .child(section("saved", its.saved_articles, saved, Some(its.none_saved)))
        .child(section("followed", its.followed, series.chain(authors).collect(), Some(its.none_followed)))
        .child(section("muted", its.muted, muted.collect(), None))
        .child(muting(keeping, its, care))
        .child(section("history", its.history, read, Some(its.none_read)))
        .child(stored(keeping, its, care))
        .into()
}

fn section(key: &'static str, heading: &'static str, lines: Vec<View>, none: Option<&'static str>) -> View {
    let id = ["library-", key].concat();
    let is_empty = lines.is_empty();
    let list = (!is_empty).then(|| tag("ul").class("library-list").children(lines));
    tag("section")
        .attr("aria-labelledby", id.as_str())
        .child(tag("h2").attr("id", id).child(heading))
        .child(list)
        .child(none.filter(|_| is_empty).map(|it| tag("p").class("hint").child(it)))
        .into()
}

fn line(name: View, day: Option<String>, taking_off: View) -> View {
    let day = day.map(|it| tag("span").class("hint").child(it));
    tag("li").child(name).child(day).child(taking_off).into()
}

fn taking_off(kind: Kind, name: &str, shown: &str, its: &ReaderWords, care: impl Fn(Care) + Send + 'static) -> View {
    let (label, name) = ((its.take_off)(shown), name.to_owned());
    tag("button")
        .attr("type", "button")
        .class("library-off")
        .attr("aria-label", label.as_str())
        .attr("title", label)
        .on("click", move |_| care(Care::TakeOff(kind, name.clone())))
        .child("×")
        .into()
}

fn muting(keeping: &Keeping<'_>, its: &'static ReaderWords, care: impl Fn(Care) + Copy + Send + 'static) -> View {
    let unmuted = keeping.sources.iter().filter(|it| keeping.kept.entry(Kind::Source, it).is_none());
    let source = |name: &String| {
        let muted = name.clone();
        button(&(its.mute_named)(name), move || care(Care::MuteSource(muted.clone())))
    };
    // Where there is one source, muting it would leave nothing.
    let sources: Vec<View> = if 1 < keeping.sources.len() { unmuted.map(source).collect() } else { Vec::new() };
    let field = tag("input")
        .attr("id", "mute-word")
        .attr("autocomplete", "off")
        .holding(keeping.word.to_owned())
        .on("input", move |typed| care(Care::Type(typed.value())))
        .on("keydown", move |pressed| {
            if pressed.key() == "Enter" {
                care(Care::Mute);
            }
        });
    let word = tag("p")
        .class("library-mute")
        .child(tag("label").attr("for", "mute-word").child(its.mute_word))
        .child(field)
        .child(button(its.mute, move || care(Care::Mute)));
    vec![word.into(), tag("p").class("library-buttons").children(sources).into()].into()
}

fn stored(keeping: &Keeping<'_>, its: &'static ReaderWords, care: impl Fn(Care) + Copy + Send + 'static) -> View {
    let file = tag("input")
        .attr("type", "file")
        .attr("id", FILE_ID)
        .attr("accept", ".json,application/json")
        .on("change", move |_| care(Care::Import));
    let import = tag("p").child(tag("label").attr("for", FILE_ID).child(its.import)).child(" ").child(file);
    let is_erasing = keeping.is_erasing;
    let erase = if is_erasing { its.erase_sure } else { its.erase };
    let erase = button_of("button library-erase", erase, move || care(Care::Erase { is_sure: is_erasing }));
    tag("section")
        .attr("aria-labelledby", "library-stored")
        .child(tag("h2").attr("id", "library-stored").child(its.stored))
        .child(tag("p").child((its.stored_is)(keeping.kept.records().len(), keeping.sizes.kept)))
        .child((0 < keeping.sizes.app + keeping.sizes.offline).then(|| {
            tag("p").attr("id", "library-offline").child((its.stored_offline)(keeping.sizes.offline, keeping.sizes.app))
        }))
        .child(tag("p").class("library-buttons").child(button(its.export, move || care(Care::Export))).child(erase))
        .child(import)
        .child(tag("p").attr("role", "status").child(keeping.told))
        .into()
}
