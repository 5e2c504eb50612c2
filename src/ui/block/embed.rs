//! A page of another host inside an article: offered, and loaded only when the reader asks.

use leptos::prelude::*;
use news_core::markup::Address;

use super::link;
use crate::ui::view::{View, live, tag};

/// A button that puts the page in its place, and a plain link for those who would rather go there.
pub(super) fn embed(source: Address, host: String, load: String) -> View {
    let asked = RwSignal::new(false);
    let way_there = link(&source, vec![source.as_str().into()]);
    let place = live(move || match asked.get() {
        true => frame(&source, &host),
        false => {
            let button = tag("button").attr("type", "button").class("button").child(load.clone());
            button.on("click", move |_| asked.set(true)).into()
        }
    });
    tag("div").class("embed").child(place).child(tag("p").child(way_there)).into()
}

/// The page itself. It may run its own scripts as its own origin, but not lead the reader's tab away, open windows or
/// send forms. It is told which site shows it, because players refuse to play for nobody.
fn frame(source: &Address, host: &str) -> View {
    tag("iframe")
        .attr("sandbox", "allow-scripts allow-same-origin allow-presentation")
        .attr("referrerpolicy", "strict-origin-when-cross-origin")
        .attr("allow", "fullscreen; picture-in-picture")
        .attr("loading", "lazy")
        .attr("title", host)
        .attr("src", source.as_str())
        .into()
}
