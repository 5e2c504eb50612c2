//! The top of the header: the zone's name and the choice of language.

use news_core::lang::{Language, Words};

use super::view::{View, tag};

/// The top of every page.
pub fn masthead(
    brand: &str,
    home: String,
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
    tag("div").class("masthead").child(tag("a").class("brand").attr("href", home).child(brand)).child(languages).into()
}
