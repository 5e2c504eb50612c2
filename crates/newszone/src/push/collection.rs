//! The collections of a zone: what fields they have, what they are called, and which one is filled.

use super::server::Server;
use super::{Fault, Known};
use crate::settings::{Settings, Typesense};
use crate::trouble::Outcome;
use news_core::query::Facet;
use news_core::search::remote::typesense::{ALL, DATED, DECK, KEYS, PUBLISHED, TITLE, field};
use serde_json::{Value, json};

/// Raised when documents of the same article come out otherwise, or the fields change.
const FORMAT: u32 = 1;

/// Hexadecimal digits of the fingerprint in a collection's name.
const FINGERPRINT_DIGITS: usize = 12;

/// What a second collection of the same fingerprint is called after, while the first one is searched.
const SECOND: &str = "_b";

/// The collection that is filled, and the one that is searched meanwhile.
pub(super) struct Target {
    pub(super) name: String,
    /// What the alias stands for.
    pub(super) live: Option<String>,
}

impl Target {
    /// Chooses the collection, and makes it if it is not there. One that is searched is brought up to date; where the
    /// settings or the program would make other documents, or a new one is asked for, another one is filled beside it.
    pub(super) fn choose(server: &Server, settings: &Settings, typesense: &Typesense, is_fresh: bool) -> Outcome<Self> {
        let alias = &typesense.collection;
        let live = server.alias(alias)?;
        if live.is_none() && server.collection(alias)?.is_some() {
            return Err(Fault::Taken { name: alias.clone() }.trouble());
        }
        let first = format!("{alias}_{}", fingerprint(settings, typesense));
        let second = format!("{first}{SECOND}");
        let searched = live.as_ref();
        let name = match (searched == Some(&first), searched == Some(&second)) {
            (true, _) if is_fresh => second,
            (_, true) if !is_fresh => second,
            _ => first,
        };
        let target = Self { name, live };
        target.ensure(server)?;
        Ok(target)
    }

    fn ensure(&self, server: &Server) -> Outcome {
        let schema = schema(&self.name);
        let is_live = self.live.as_ref() == Some(&self.name);
        if let Some(found) = server.collection(&self.name)? {
            let wanted = schema.get("fields").and_then(Value::as_array).into_iter().flatten();
            let strange = wanted.into_iter().find(|it| !found.fields.iter().any(|found| is_of(found, it)));
            match strange {
                None => return Ok(()),
                Some(field) if is_live => {
                    let field = field.get("name").and_then(Value::as_str).unwrap_or_default().to_owned();
                    return Err(Fault::Conflict { name: self.name.clone(), field }.trouble());
                }
                // Nobody searches it, and it is of no use.
                Some(_) => server.drop_collection(&self.name)?,
            }
        }
        server.make_collection(&schema)
    }

    /// What it has already.
    pub(super) fn known(&self, server: &Server) -> Outcome<Known> {
        server.known(&self.name)
    }

    /// Collections of the zone that are searched no more.
    pub(super) fn superseded(&self, server: &Server, typesense: &Typesense) -> Outcome<Vec<String>> {
        let is_ours = |name: &String| {
            let rest = name.strip_prefix(typesense.collection.as_str()).and_then(|it| it.strip_prefix('_'));
            let digits = rest.map(|it| it.strip_suffix(SECOND).unwrap_or(it)).unwrap_or_default();
            digits.len() == FINGERPRINT_DIGITS && digits.bytes().all(|it| it.is_ascii_hexdigit())
        };
        let mut names = server.collections()?;
        names.retain(|name| is_ours(name) && *name != self.name);
        Ok(names)
    }
}

/// Whatever other documents would come of the same article.
fn fingerprint(settings: &Settings, typesense: &Typesense) -> String {
    let site = &settings.site;
    let text = format!("{FORMAT}\n{}\n{}\n{}", site.language, site.split_kicker, typesense.texts);
    blake3::hash(text.as_bytes()).to_hex()[..FINGERPRINT_DIGITS].to_owned()
}

/// The fields. What is only shown is kept on disk and takes no memory; no field has a locale, because terms are whole
/// words by themselves.
fn schema(name: &str) -> Value {
    let shown = |name: &str| json!({ "name": name, "type": "string", "index": false, "optional": true });
    let mut fields = vec![
        shown("version"),
        shown("kicker"),
        shown("headline"),
        shown("deck"),
        json!({ "name": KEYS, "type": "string[]", "optional": true }),
        json!({ "name": PUBLISHED, "type": "int64", "optional": true }),
        json!({ "name": DATED, "type": "bool" }),
    ];
    fields.extend([TITLE, DECK, ALL].iter().map(|it| json!({ "name": it, "type": "string", "optional": true })));
    for facet in Facet::ALL {
        let kind = if matches!(facet, Facet::Tag | Facet::Author) { "string[]" } else { "string" };
        fields.push(json!({ "name": field(facet), "type": kind, "facet": true, "optional": true }));
    }
    json!({ "name": name, "fields": fields })
}

/// Whether a field that is there is the one that is wanted; the engine tells more of it than it was told.
fn is_of(found: &Value, wanted: &Value) -> bool {
    let wanted = wanted.as_object().into_iter().flatten();
    wanted.into_iter().all(|(name, value)| found.get(name) == Some(value))
}
