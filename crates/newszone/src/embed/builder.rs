//! The page on which a snippet is put together: choices, the element itself, and the lines to copy.
//!
//! Invariant: it is of use without script. What `public/embed/builder.js` makes of the choices stands there for the
//! first ones, and that script makes words of nothing that is not said here.

use super::integrity::Integrity;
use super::zone::Zone;
use super::{LOADER, document, snippet};
use crate::catalogue::{Catalogue, Group};
use crate::settings::Settings;
use leptos::prelude::RenderHtml;
use news_core::lang::Language;
use news_core::lang::building::BuildingWords;
use news_core::query::Facet;
use news_zone::ui::view::{Element, View, tag};

/// Where it stands, as a path of the site.
pub(super) const PATH: &str = "embed/";

/// What the element is, where nothing is chosen: `docs/contracts/element.md`.
const LIMIT: u32 = 10;
const LIMIT_MAX: u32 = 100;
const ACCENT: &str = "#a8201a";
const SIZE_PX: u32 = 16;
/// Smaller text is not read, and larger is for posters.
const SIZES_PX: [u32; 2] = [12, 28];

/// The page.
pub(super) fn page(catalogue: &Catalogue<'_>, sections: &[Group], integrity: &Integrity) -> String {
    let settings = catalogue.settings;
    let language = Language::best([settings.site.language.as_str()]);
    let builder = Builder {
        settings,
        sections,
        integrity,
        words: language.building_words(),
        zone: Zone { catalogue, section: None },
        section: language.words().facet(Facet::Section),
    };
    let title = (builder.words.title)(&settings.site.title);
    let mut head = document::head(settings, &title, PATH);
    head.extend([
        document::named("description", builder.words.intro),
        document::link("stylesheet", "news-zone.css"),
        document::link("stylesheet", "embed/builder.css"),
        document::module(LOADER),
        document::module("embed/builder.js"),
    ]);
    document::print(language.words().tag, head, builder.body(&title))
}

struct Builder<'a> {
    settings: &'a Settings,
    sections: &'a [Group],
    integrity: &'a Integrity,
    words: &'static BuildingWords,
    zone: Zone<'a>,
    /// The word for a section.
    section: &'static str,
}

impl Builder<'_> {
    fn body(&self, title: &str) -> Element {
        let brand = tag("a").class("brand").attr("href", self.settings.base()).child(self.settings.site.title.as_str());
        let [loader_pin, resizer_pin] = snippet::pins(self.integrity);
        let main = tag("main")
            .attr("id", "builder")
            .attr("data-home", self.settings.address(""))
            .attr("data-title", self.settings.site.title.as_str())
            .attr_some("data-loader-integrity", loader_pin)
            .attr_some("data-resizer-integrity", resizer_pin)
            .attr("data-copied", self.words.copied)
            .attr("data-selected", self.words.selected)
            .child(tag("h1").child(title))
            .child(tag("p").class("builder-intro").child(self.words.intro))
            .child(tag("noscript").child(tag("p").class("builder-intro").child(self.words.scriptless)))
            .child(tag("div").class("builder-columns").child(self.choices()).child(self.preview()))
            .child(self.snippets())
            .child(
                tag("p").attr("id", "said").class("builder-said").attr("role", "status").attr("aria-live", "polite"),
            );
        tag("body").child(tag("header").class("masthead").child(brand)).child(main)
    }

    fn choices(&self) -> Element {
        let words = self.words;
        let sections = self.sections.iter().map(|it| (it.slug.as_str(), it.name.as_str()));
        let sections: Vec<(&str, &str)> = std::iter::once(("", words.all)).chain(sections).collect();
        let [size_min, size_max] = SIZES_PX;
        let has_pins = snippet::pins(self.integrity).iter().any(Option::is_some);
        let pin = has_pins.then(|| {
            let hint = tag("p").class("hint").attr("id", "hint-pin").child(words.pin_hint);
            tag("div").child(ticked("pin", words.pin, false, Some("hint-pin"))).child(hint)
        });
        tag("fieldset")
            .class("builder-choices")
            .child(tag("legend").child(words.choices))
            .child(select("section", self.section, &sections))
            .child(select("layout", words.layout, &words.layouts))
            .child(number("limit", words.limit, LIMIT, [1, LIMIT_MAX]))
            .child(select("open", words.open, &words.opens))
            .child(select("theme", words.theme, &words.themes))
            .child(field("accent", words.accent, input("accent", "color", ACCENT)))
            .child(number("size", words.size, SIZE_PX, [size_min, size_max]))
            .child(tick("images", words.images, true))
            .child(tick("filter", words.filter, false))
            .child(pin)
    }

    /// The element as it will be; without script a link to the site.
    fn preview(&self) -> Element {
        let link = tag("a").attr("href", self.settings.base()).child(self.settings.site.title.as_str());
        let element = tag("news-zone").attr("id", "preview").attr("src", self.settings.base()).child(link);
        tag("section")
            .class("builder-preview")
            .attr("aria-labelledby", "heading-preview")
            .child(tag("h2").attr("id", "heading-preview").child(self.words.preview))
            .child(tag("div").class("builder-stage").child(element))
    }

    fn snippets(&self) -> Element {
        let words = self.words;
        let element = [snippet::loader(self.settings), snippet::element(self.settings)];
        let frame = [snippet::frame(&self.zone), snippet::resizer(self.settings)];
        // Headlines are of now: only a script can put them in when they are copied.
        let rule = "news-zone { display: block; }".to_owned();
        tag("div")
            .class("builder-snippets")
            .child(self.snippet("element", words.element, words.element_hint, lines(element)))
            .child(self.snippet("fallback", words.fallback, words.fallback_hint, String::new()).attr("hidden", ""))
            .child(self.snippet("rule", words.rule, words.rule_hint, rule))
            .child(self.snippet("frame", words.frame, words.frame_hint, lines(frame)))
    }

    fn snippet(&self, name: &'static str, title: &'static str, hint: &'static str, text: String) -> Element {
        let (heading, place) = (format!("heading-{name}"), format!("snippet-{name}"));
        let copy = tag("button")
            .class("button")
            .attr("type", "button")
            .attr("data-copies", place.as_str())
            .attr("aria-describedby", heading.as_str())
            .child(self.words.copy);
        // What is wider than the page is scrolled to by keyboard, too.
        let text = tag("pre")
            .attr("id", place)
            .attr("tabindex", "0")
            .attr("role", "group")
            .attr("aria-labelledby", heading.as_str())
            .attr("translate", "no")
            .child(text);
        tag("section")
            .class("builder-snippet")
            .attr("aria-labelledby", heading.as_str())
            .child(tag("h2").attr("id", heading).child(title))
            .child(tag("p").class("hint").child(hint))
            .child(text)
            .child(copy)
    }
}

/// Elements as text to be copied, one a line.
fn lines(elements: [Element; 2]) -> String {
    elements.map(|it| View::from(it).to_html()).join("\n")
}

fn field(name: &'static str, label: &'static str, control: Element) -> Element {
    let label = tag("label").class("field-label").attr("for", choice(name)).child(label);
    tag("div").class("field").child(label).child(control)
}

fn select(name: &'static str, label: &'static str, options: &[(&str, &str)]) -> Element {
    let option = |(value, name): &(&str, &str)| tag("option").attr("value", *value).child(*name).into();
    let options: Vec<View> = options.iter().map(option).collect();
    field(name, label, tag("select").attr("id", choice(name)).attr("name", name).children(options))
}

fn number(name: &'static str, label: &'static str, value: u32, [min, max]: [u32; 2]) -> Element {
    let control = input(name, "number", &value.to_string()).attr("min", min.to_string()).attr("max", max.to_string());
    field(name, label, control)
}

fn tick(name: &'static str, label: &'static str, is_on: bool) -> Element {
    ticked(name, label, is_on, None)
}

/// A tick, and the id of what more there is to say of it.
fn ticked(name: &'static str, label: &'static str, is_on: bool, hint: Option<&str>) -> Element {
    let control = tag("input").attr("type", "checkbox").attr("id", choice(name)).attr("name", name);
    let control = control.attr_some("checked", is_on.then(String::new));
    let control = control.attr_some("aria-describedby", hint.map(str::to_owned));
    let label = tag("label").attr("for", choice(name)).child(label);
    tag("div").class("builder-tick").child(control).child(label)
}

fn input(name: &'static str, kind: &'static str, value: &str) -> Element {
    tag("input").attr("type", kind).attr("id", choice(name)).attr("name", name).attr("value", value)
}

/// The id of a choice's control.
fn choice(name: &str) -> String {
    format!("choice-{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_says_what_it_is() {
        let sections = [("", "모든 섹션"), ("국방", "국방 \"<b>\"")];
        let html = View::from(select("section", "섹션", &sections)).to_html();
        let expected = "<div class=\"field\"><label class=\"field-label\" for=\"choice-section\">섹션</label>\
            <select id=\"choice-section\" name=\"section\"><option value=\"\">모든 섹션</option>\
            <option value=\"국방\">국방 &quot;&lt;b&gt;&quot;</option></select></div>";
        assert_eq!(html, expected);
        assert!(View::from(tick("images", "사진", true)).to_html().contains(" checked=\"\">"));
        assert!(!View::from(tick("filter", "거르기", false)).to_html().contains("checked"));
    }
}
