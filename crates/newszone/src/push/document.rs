//! An article as the engine keeps it: what is shown of it as it stands, what it is found by as terms.

use crate::store::Row;
use news_core::article::{Article, Body};
use news_core::markup;
use news_core::query::Facet;
use news_core::search::remote::typesense::{ALL, DATED, DECK, KEYS, PUBLISHED, TITLE, key};
use news_core::search::remote::{indexed, inside};
use serde_json::{Map, Value, json};

/// The version of an article as its document has it.
pub(super) fn version(row: &Row) -> String {
    let hex = blake3::Hash::from_bytes(row.version).to_hex();
    hex[..16].to_owned()
}

/// The document of an article, on one line.
pub(super) fn line(row: &Row, article: &Article, has_text: bool) -> String {
    let names: Vec<&str> = article.authors.iter().map(|it| it.name.as_str()).collect();
    let byline = article.byline.clone().unwrap_or_else(|| names.join(", "));
    let text = match &article.body {
        Body::Blocks(blocks) if has_text => markup::text_of(blocks),
        _ => String::new(),
    };
    let kicker = article.kicker.as_deref().unwrap_or_default();
    let deck = article.deck.as_deref().unwrap_or_default();
    let mut document = Map::new();
    let mut put = |name: &str, value: Value| {
        let is_empty = match &value {
            Value::String(text) => text.is_empty(),
            Value::Array(items) => items.is_empty(),
            other => other.is_null(),
        };
        if !is_empty {
            document.insert(name.to_owned(), value);
        }
    };
    put("id", json!(row.slug));
    put("version", json!(version(row)));
    put("kicker", json!(kicker));
    put("headline", json!(article.headline));
    put("deck", json!(deck));
    put("section", json!(article.section));
    put("tags", json!(article.tags));
    put("authors", json!(names));
    put("language", json!(article.language));
    put(PUBLISHED, json!(article.published.map(|it| it.0)));
    put(DATED, json!(article.published.is_some()));
    put(KEYS, json!(keys(article)));
    put(TITLE, json!(indexed(&[kicker, &article.headline])));
    put(DECK, json!(indexed(&[deck])));
    put(ALL, json!(indexed(&[kicker, &article.headline, deck, &byline, &text])));
    Value::Object(document).to_string()
}

/// Hashes of the names that an article is found by; an author's by every part of it.
fn keys(article: &Article) -> Vec<String> {
    let mut keys: Vec<String> = article.tags.iter().map(|it| key(Facet::Tag, it)).collect();
    keys.extend(article.section.iter().map(|it| key(Facet::Section, it)));
    keys.extend(article.language.iter().map(|it| key(Facet::Language, it)));
    for author in &article.authors {
        keys.extend(inside(&author.name).iter().map(|it| key(Facet::Author, it)));
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}
