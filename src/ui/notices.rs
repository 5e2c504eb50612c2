//! What went wrong, what still works, and a way on.

use news_core::lang::{Outage, Words};
use news_core::problem::Problem;

use super::view::{View, tag};

/// Most problems that are listed one by one; the rest is in the number.
const PROBLEMS_SHOWN_MAX: usize = 20;

/// A source that gave nothing, with a way to ask again.
pub fn outage(
    source: &str,
    outage: &Outage,
    words: &'static Words,
    retry: impl Fn() + Send + 'static,
    dismiss: impl Fn() + Send + 'static,
) -> View {
    let text = tag("p").child((words.outage)(source, outage));
    notice("notice notice-outage", text.into(), vec![button(words.retry, retry), button(words.dismiss, dismiss)])
}

/// A source that gave something, with what was wrong with the rest.
pub fn problems(
    source: &str,
    problems: &[Problem],
    words: &'static Words,
    dismiss: impl Fn() + Send + 'static,
) -> View {
    let line = |it: &Problem| tag("li").child((words.problem)(it)).into();
    let lines = problems.iter().take(PROBLEMS_SHOWN_MAX).map(line).collect();
    let summary = tag("summary").child((words.problems)(source, problems.len()));
    let details = tag("details").child(summary).child(tag("ul").children(lines));
    notice("notice notice-problems", details.into(), vec![button(words.dismiss, dismiss)])
}

/// A page of words alone, with a link on.
pub fn page(id: &'static str, heading: &'static str, text: String, way_on: View) -> View {
    tag("div")
        .class("message")
        .child(tag("h1").attr("id", id).attr("tabindex", "-1").child(heading))
        .child(tag("p").child(text))
        .child(tag("p").child(way_on))
        .into()
}

/// Words in the place of a list.
pub fn message(heading: &'static str, text: &'static str) -> View {
    tag("div").class("message").child(tag("h2").child(heading)).child(tag("p").child(text)).into()
}

/// A button that says what it does.
pub fn button(label: &str, press: impl Fn() + Send + 'static) -> View {
    button_of("button", label, press)
}

/// The same with classes of its own.
pub fn button_of(class: &'static str, label: &str, press: impl Fn() + Send + 'static) -> View {
    tag("button").attr("type", "button").class(class).on("click", move |_| press()).child(label).into()
}

/// Words and what can be done about them.
pub(super) fn notice(class: &'static str, content: View, buttons: Vec<View>) -> View {
    let ways = tag("p").class("notice-ways").children(buttons);
    tag("div").class(class).attr("role", "group").child(content).child(ways).into()
}
