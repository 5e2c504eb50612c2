//! How many articles there are from when, as bars, and a brush over them.
//!
//! The brush is two sliders that lie over each other: keyboards and assistive technology know what they are.

use news_core::lang::Words;
use news_core::moment::{Day, Moment};
use news_core::query::Query;
use news_core::search::Bar;

use super::view::{View, tag};

/// Heights that a bar can have: the style has a rule for each.
const HEIGHTS: usize = 12;

/// The first and the last day that are asked for.
pub(super) type Days = (Option<Day>, Option<Day>);

/// The bars, if there are at least two. `brush` asks for other days.
pub(super) fn histogram(
    query: &Query,
    bars: &[Bar],
    words: &'static Words,
    brush: impl Fn(Days) + Copy + Send + 'static,
) -> View {
    let Some(last) = bars.len().checked_sub(1).filter(|it| 0 < *it) else { return View::Nothing };
    let from = query.from.map_or(0, |from| bars.iter().position(|it| from <= day(it.to)).unwrap_or(last));
    let to = query.to.map_or(last, |to| bars.iter().rposition(|it| day(it.from) <= to).unwrap_or(0));
    let most = bars.iter().map(|it| it.count).max().unwrap_or(0).max(1);
    let bar = |(nth, bar): (usize, &Bar)| {
        let days = (Some(day(bar.from)), Some(day(bar.to)));
        let height = (bar.count * HEIGHTS).div_ceil(most);
        let is_in = from <= nth && nth <= to;
        let title = [label(bar, words), (words.found)(bar.count)].join(": ");
        tag("span")
            .class("bar")
            .attr("data-height", height.to_string())
            .attr("data-in", if is_in { "yes" } else { "no" })
            .attr("title", title)
            .on("click", move |_| brush(days))
            .into()
    };
    let shapes = bars.iter().enumerate().map(bar).collect();
    let ends: Vec<(i32, i32)> = bars.iter().map(|it| (it.from, it.to)).collect();
    // The days at the ends are left open: whatever comes later is in.
    let days = move |from: usize, to: usize| -> Days {
        let first = ends.get(from).filter(|_| 0 < from).map(|it| day(it.0));
        (first, ends.get(to).filter(|_| to < last).map(|it| day(it.1)))
    };
    let other_days = days.clone();
    let slide_from = move |value: usize| brush(days(value.min(to), to));
    let slide_to = move |value: usize| brush(other_days(from, value.max(from)));
    let first = slider(words.from, from, last, (words.day)(day(bars[from.min(last)].from)), slide_from);
    let second = slider(words.to, to, last, (words.day)(day(bars[to.min(last)].to)), slide_to);
    tag("div")
        .class("histogram")
        .attr("role", "group")
        .attr("aria-label", words.histogram)
        .child(tag("div").class("histogram-bars").attr("aria-hidden", "true").children(shapes))
        .child(first)
        .child(second)
        .into()
}

fn slider(label: &'static str, at: usize, last: usize, said: String, slide: impl Fn(usize) + Send + 'static) -> View {
    tag("input")
        .attr("type", "range")
        .attr("min", "0")
        .attr("max", last.to_string())
        .attr("aria-label", label)
        .attr("aria-valuetext", said)
        .holding(at.to_string())
        .on("input", move |it| slide(it.value().parse().unwrap_or_default()))
        .into()
}

/// The days of a bar.
fn label(bar: &Bar, words: &'static Words) -> String {
    let first = (words.day)(day(bar.from));
    if bar.from == bar.to { first } else { [first, (words.day)(day(bar.to))].join("–") }
}

fn day(number: i32) -> Day {
    Moment(i64::from(number) * 86_400).day(0)
}
