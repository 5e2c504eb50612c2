//! What is kept for reading offline: of which sections, how much, and how much that is.

use news_core::lang::Words;

use super::view::{View, tag};

/// What there is to choose, and what came of it.
pub struct Kept<'a> {
    /// The sections there are.
    pub sections: &'a [String],
    /// Those that were chosen.
    pub chosen: &'a [String],
    /// Limits that can be chosen, in megabytes.
    pub limits_mb: &'a [u32],
    /// The one that was; 0 where nothing is to be kept.
    pub limit_mb: u32,
    /// How many articles can be read offline.
    pub readable: usize,
    /// The size of what is kept, in bytes.
    pub bytes: u64,
    /// Whether there was no room for all.
    pub full: bool,
}

/// The choice. `turn` takes a section in or out, `limit` sets how much is kept.
pub fn kept(
    kept: &Kept<'_>,
    words: &'static Words,
    turn: impl Fn(&str) + Copy + Send + 'static,
    limit: impl Fn(u32) + Copy + Send + 'static,
) -> View {
    let section = |name: &String| {
        let its = name.clone();
        tag("button")
            .attr("type", "button")
            .class("button")
            .attr("aria-pressed", kept.chosen.contains(name).to_string())
            .on("click", move |_| turn(&its))
            .child(name.as_str())
            .into()
    };
    let option = |limit_mb: &u32| {
        let label =
            if *limit_mb == 0 { words.keep_nothing.to_owned() } else { (words.size)(u64::from(*limit_mb) * 1_000_000) };
        tag("option").attr("value", limit_mb.to_string()).chosen(*limit_mb == kept.limit_mb).child(label).into()
    };
    let options = std::iter::once(&0).chain(kept.limits_mb).map(option).collect();
    let choice = tag("select").on("change", move |change| limit(change.value().parse().unwrap_or_default()));
    let said = [(words.found)(kept.readable), (words.size)(kept.bytes)].join(" · ");
    let sections = tag("div").class("kept-sections").attr("role", "group").attr("aria-label", words.facets[0]);
    tag("details")
        .class("kept")
        .child(tag("summary").child(words.keep))
        .child(tag("p").class("hint").child(words.keep_hint))
        .child(
            tag("label")
                .class("field")
                .child(tag("span").class("field-label").child(words.keep_limit))
                .child(choice.children(options)),
        )
        .child(sections.children(kept.sections.iter().map(section).collect()))
        .child(tag("p").class("kept-size").attr("role", "status").child(said))
        .child(kept.full.then(|| tag("p").class("hint").child(words.keep_full)))
        .into()
}
