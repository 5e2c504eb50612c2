//! What is read aloud, wherever the reader is, and what comes after it.

use news_core::lang::{ReaderWords, Words};
use news_core::listening::{Item, Queue};
use news_core::reading::Aloud;

use super::notices::button_of;
use super::tools::Deed;
use super::view::{View, tag};

/// The player. `told` is what came of the last deed where nothing else on the page says it; `href` answers with the address
/// of an article.
pub fn player(
    queue: &Queue,
    aloud: Aloud,
    told: &str,
    its: &'static ReaderWords,
    words: &'static Words,
    href: impl Fn(&str) -> String,
    act: impl Fn(Deed) + Copy + Send + 'static,
) -> View {
    let Some(current) = queue.current() else { return View::Nothing };
    let (at, count) = (queue.at(), queue.items().len());
    let tool = |label: &str, deed: Deed| button_of("tool", label, move || act(deed));
    let (label, deed) = match aloud {
        Aloud::Silent => (its.listen, Deed::Play(at)),
        Aloud::Speaking => (its.pause, Deed::Pause),
        Aloud::Paused => (its.go_on, Deed::GoOn),
    };
    let row = tag("div")
        .class("player-row")
        .child(tag("a").class("player-now").attr("href", href(&current.id)).child(current.headline.as_str()))
        .child(tool(label, deed))
        .child((0 < at).then(|| tool(its.previous, Deed::Step { is_forward: false })))
        .child((at + 1 < count).then(|| tool(its.next, Deed::Step { is_forward: true })))
        .child(tool(its.stop, Deed::Stop));
    let line = |(nth, item): (usize, &Item)| {
        let name = item.headline.as_str();
        let named = |sign: &'static str, label: String, deed: Deed| {
            tag("button")
                .attr("type", "button")
                .class("library-off")
                .attr("aria-label", label.as_str())
                .attr("title", label)
                .on("click", move |_| act(deed))
                .child(sign)
        };
        tag("li")
            .attr_some("aria-current", (nth == at).then(|| "true".to_owned()))
            .child(button_of("tool player-item", name, move || act(Deed::Play(nth))))
            .child((0 < nth).then(|| named("↑", (its.raise)(name), Deed::Raise(nth))))
            .child(named("×", (its.take_off)(name), Deed::Unqueue(nth)))
            .into()
    };
    let list = tag("ol").class("player-list").children(queue.items().iter().enumerate().map(line).collect());
    let summary = [its.queue, " (", &count.to_string(), ")"].concat();
    tag("section")
        .class("player")
        .attr("aria-label", its.queue)
        .attr("lang", words.tag)
        .attr("dir", words.direction().name())
        .child(row)
        .child(tag("output").class("hint").child(told))
        .child(tag("details").child(tag("summary").child(summary)).child(list))
        .into()
}
