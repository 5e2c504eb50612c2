//! What a reader can do with an article: save it, hand it on, print it, have it read aloud.

use news_core::lang::{ReaderWords, Words};
use news_core::reading::Aloud;

use super::notices::button_of;
use super::view::{Element, View, tag};

/// How quickly an article can be read aloud, in hundredths of a voice's own speed.
const SPEEDS: [u16; 5] = [75, 100, 125, 150, 200];

/// Something that a reader does with the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Saves it, or no longer.
    Save(bool),
    /// Goes to where it was left.
    Resume,
    /// Has it read aloud, or read on.
    Listen,
    /// Puts it into the queue of what is read aloud.
    Queue {
        /// Whether behind the one that is read, or at the end.
        is_next: bool,
    },
    /// Has the article at that place of the queue read aloud.
    Play(usize),
    /// Has the articles of the list read aloud, one after another.
    ListenToList,
    /// Reads on.
    GoOn,
    /// Goes to the article before or after.
    Step {
        /// Whether to the one after.
        is_forward: bool,
    },
    /// Moves the article at that place of the queue up.
    Raise(usize),
    /// Takes it out.
    Unqueue(usize),
    /// Stops that for now.
    Pause,
    /// Ends it.
    Stop,
    /// Has it read that quickly, in hundredths of the usual speed.
    Speed(u16),
    /// Hands its address to another program.
    Share,
    /// Copies its address.
    CopyLink,
    /// Copies the chosen words with their source.
    CopyQuote,
    /// Prints it.
    Print,
}

/// How it stands with an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing<'a> {
    /// Whether it is saved.
    pub is_saved: bool,
    /// How far it was read before, in thousandths, if there is a place to go on from.
    pub place: Option<u16>,
    /// How it stands with reading it aloud.
    pub aloud: Aloud,
    /// Whether another is read aloud, or is to be.
    pub has_queue: bool,
    /// How quickly, in hundredths of the usual speed.
    pub speed: u16,
    /// Whether the browser can hand addresses on.
    pub can_share: bool,
    /// What came of the last deed; empty where there is nothing to say.
    pub told: &'a str,
}

/// The tools. Those that change what is said stand first, so that the others keep their places.
pub fn tools(
    standing: &Standing<'_>,
    its: &'static ReaderWords,
    words: &'static Words,
    act: impl Fn(Deed) + Copy + Send + 'static,
) -> View {
    let tool = |label: &str, deed: Deed| button_of("tool", label, move || act(deed));
    let is_saved = standing.is_saved;
    let save = plain_tool(its.save_article)
        .attr("id", "save-article")
        .attr("aria-pressed", is_saved.to_string())
        .on("click", move |_| act(Deed::Save(!is_saved)));
    // A press would otherwise take back the choice of words that is to be copied.
    let quote =
        plain_tool(its.copy_quote).on("mousedown", |press| press.prevent()).on("click", move |_| act(Deed::CopyQuote));
    let resume = standing.place.map(|it| {
        let label = (its.resume)(it / 10);
        tag("p").class("tools-resume").child(button_of("button", &label, move || act(Deed::Resume)))
    });
    let row = tag("div")
        .class("tools-row")
        .child(save)
        .child(listening(standing, its, act))
        .child(tool(its.copy_link, Deed::CopyLink))
        .child(quote)
        .child(tool(its.print, Deed::Print))
        .child(standing.can_share.then(|| tool(its.share, Deed::Share)));
    tag("div")
        .class("tools")
        .attr("role", "group")
        .attr("aria-label", its.tools)
        .attr("lang", words.tag)
        .attr("dir", words.direction().name())
        .child(row)
        .child(tag("output").class("tools-told hint").child(standing.told))
        .child(resume)
        .into()
}

fn plain_tool(label: &'static str) -> Element {
    tag("button").attr("type", "button").class("tool").child(label)
}

fn listening(standing: &Standing<'_>, its: &'static ReaderWords, act: impl Fn(Deed) + Copy + Send + 'static) -> View {
    let (label, deed) = match standing.aloud {
        Aloud::Silent => (its.listen, Deed::Listen),
        Aloud::Speaking => (its.pause, Deed::Pause),
        Aloud::Paused => (its.go_on, Deed::Listen),
    };
    let begin = plain_tool(label).attr("id", "listen").on("click", move |_| act(deed));
    if standing.aloud == Aloud::Silent {
        let queue = |label: &str, is_next| button_of("tool", label, move || act(Deed::Queue { is_next }));
        let next = standing.has_queue.then(|| queue(its.queue_next, true));
        return tag("div").class("tools-aloud").child(begin).child(next).child(queue(its.queue_add, false)).into();
    }
    let choice = |speed: u16| {
        let text = [(speed / 100).to_string(), fraction(speed % 100), "×".to_owned()].concat();
        tag("option").attr("value", speed.to_string()).chosen(speed == standing.speed).child(text).into()
    };
    let speeds = tag("select")
        .class("tool")
        .attr("aria-label", its.speed)
        .on("change", move |change| act(Deed::Speed(change.value().parse().unwrap_or(100))))
        .children(SPEEDS.into_iter().map(choice).collect());
    let stop = button_of("tool", its.stop, move || act(Deed::Stop));
    tag("div").class("tools-aloud").child(begin).child(speeds).child(stop).into()
}

/// Hundredths behind a point, without zeros at the end; nothing for none.
fn fraction(hundredths: u16) -> String {
    match hundredths {
        0 => String::new(),
        it if it % 10 == 0 => [".", &(it / 10).to_string()].concat(),
        it => [".", &it.to_string()].concat(),
    }
}
