//! The top of the header: the zone's name, and what is the reader's own.

use news_core::lang::{Language, Words};

use super::view::{View, tag};

/// The top of every page; with the way to what the reader keeps, and the reader's choices of display.
pub fn masthead(
    brand: &str,
    home: String,
    library: View,
    display: View,
    words: &'static Words,
    speak: impl Fn(Language) + Copy + Send + 'static,
) -> View {
    let choice = |language: Language| {
        let its = language.words();
        tag("button")
            .attr("type", "button")
            .attr("lang", its.tag)
            .attr("aria-pressed", (its.tag == words.tag).to_string())
            .on("click", move |_| speak(language))
            .child(its.name)
            .into()
    };
    let languages = tag("div")
        .class("languages")
        .attr("role", "group")
        .attr("aria-label", words.language)
        .children(Language::ALL.into_iter().map(choice).collect());
    let own = tag("div").class("masthead-own").child(library).child(display).child(languages);
    tag("div").class("masthead").child(tag("a").class("brand").attr("href", home).child(brand)).child(own).into()
}
