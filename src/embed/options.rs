//! What is asked of an element, as its script hands it over: attributes that have been read and given their defaults.

use news_core::json::Json;
use news_core::lang::Language;
use news_core::parser::Parser;
use news_core::query::{Facet, Query};

use crate::platform::Browser;
use crate::ui::recent::Layout;

/// What is asked.
pub(super) struct Options {
    /// The address of the source's first document.
    pub(super) source: String,
    /// The site that its articles have pages in.
    pub(super) home: Option<String>,
    /// Which articles.
    pub(super) query: Query,
    /// How many at first.
    pub(super) limit: usize,
    /// How they are laid out.
    pub(super) layout: Layout,
    /// Whether readers may filter.
    pub(super) filter: bool,
    /// The one article that is shown, in place of a list.
    pub(super) article: Option<String>,
    /// The language of the interface.
    pub(super) words: Language,
}

impl Options {
    /// Reads them; what is missing asks for nothing.
    pub(super) fn read(text: &str) -> Self {
        let json = Browser.json(text).unwrap_or(Json::Null);
        let text = |name: &str| json.get(name).and_then(Json::text).filter(|it| !it.is_empty()).map(str::to_owned);
        let is = |name: &str, value: &str| json.get(name).and_then(Json::text) == Some(value);
        let layout = match json.get("layout").and_then(Json::text) {
            Some("cards") => Layout::Even { class: "list cards", decks: true, pictures: is("images", "on") },
            Some("headlines") => Layout::Even { class: "list headlines", decks: false, pictures: false },
            _ => Layout::Even { class: "list list", decks: false, pictures: false },
        };
        Self {
            source: text("source").unwrap_or_default(),
            home: text("home"),
            query: Query {
                text: text("query").unwrap_or_default(),
                facets: Facet::ALL.map(|facet| text(facet.key())),
                ..Query::default()
            },
            limit: json.get("limit").and_then(Json::number).map_or(10, |it| it as usize),
            layout,
            filter: is("filter", "on"),
            article: text("article"),
            words: Language::best(text("words").iter().map(String::as_str)),
        }
    }
}
