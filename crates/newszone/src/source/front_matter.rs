//! What stands before the text of a Markdown file: YAML between lines of `---`, or TOML between lines of `+++`, as
//! Jekyll, Hugo and Zola have it.
//!
//! Invariant: a key that means nothing here is a problem, because it is most often a misspelling.

use super::feed::position;
use news_core::draft::{Draft, DraftAuthor, DraftImage, DraftNeighbour, Marked};
use news_core::problem::{Fault, Problem};
use serde_json::{Map, Value};

/// Front matter, not read yet.
pub(super) enum Front<'a> {
    /// In YAML.
    Yaml(&'a str),
    /// In TOML.
    Toml(&'a str),
}

/// The front matter, if there is any, and the text after it.
pub(super) fn parted(text: &str) -> (Option<Front<'_>>, &str) {
    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
    let mark = first.trim_end();
    if !matches!(mark, "---" | "+++") {
        return (None, text);
    }
    let mut at = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim_end() == mark || (mark == "---" && line.trim_end() == "...") {
            let (front, body) = (&rest[..at], &rest[at + line.len()..]);
            return (Some(if mark == "---" { Front::Yaml(front) } else { Front::Toml(front) }), body);
        }
        at += line.len();
    }
    (None, text)
}

/// Fills a draft with what the front matter says.
pub(super) fn fill(draft: &mut Draft, front: &Front<'_>, problems: &mut Vec<Problem>) {
    let members = match read(front) {
        Ok(members) => members,
        Err(problem) => return problems.push(problem),
    };
    for (key, value) in &members {
        let mut fields = Fields { key, problems };
        field(draft, value, &mut fields);
    }
}

/// The members, in order. The line above the front matter counts in positions.
fn read(front: &Front<'_>) -> Result<Map<String, Value>, Problem> {
    let malformed = |line: usize, column: usize, said: &str| {
        Problem::of_document(Fault::Malformed { line: line + 1, column }, said)
    };
    match front {
        Front::Toml(text) => {
            let table: toml::Table = toml::from_str(text).map_err(|error: toml::de::Error| {
                let (line, column) = position(text, error.span().map_or(0, |it| it.start));
                malformed(line, column, error.message())
            })?;
            Ok(table.into_iter().map(|(key, value)| (key, plain(value))).collect())
        }
        Front::Yaml(text) if text.trim().is_empty() => Ok(Map::new()),
        Front::Yaml(text) => serde_yaml_ng::from_str(text).map_err(|error| {
            let (line, column) = error.location().map_or((1, 1), |it| (it.line(), it.column()));
            malformed(line, column, &error.to_string())
        }),
    }
}

/// TOML as JSON has it; dates become text.
fn plain(value: toml::Value) -> Value {
    match value {
        toml::Value::Datetime(date) => Value::String(date.to_string()),
        toml::Value::Array(values) => Value::Array(values.into_iter().map(plain).collect()),
        toml::Value::Table(table) => Value::Object(table.into_iter().map(|(key, it)| (key, plain(it))).collect()),
        toml::Value::String(text) => Value::String(text),
        toml::Value::Boolean(truth) => Value::Bool(truth),
        toml::Value::Integer(number) => Value::from(number),
        toml::Value::Float(number) => Value::from(number),
    }
}

fn field(draft: &mut Draft, value: &Value, fields: &mut Fields<'_, '_>) {
    let image = |draft: &mut Draft| draft.image.take().unwrap_or_default();
    match fields.key {
        "id" => draft.id = fields.text(value),
        "url" | "canonical" => draft.url = fields.text(value),
        "title" | "headline" => draft.headline = fields.text(value).map(Marked::Text),
        "kicker" => draft.kicker = fields.text(value),
        "deck" | "summary" | "description" => draft.deck = fields.text(value).map(Marked::Text).or(draft.deck.take()),
        "date" | "published" => draft.published = fields.text(value),
        "updated" | "lastmod" => draft.updated = fields.text(value),
        "author" | "authors" => draft.authors = fields.authors(value),
        "byline" => draft.byline = fields.text(value),
        "section" | "category" => draft.section = fields.text(value),
        "categories" => {
            let mut names = fields.texts(value).into_iter();
            draft.section = draft.section.take().or_else(|| names.next());
            draft.tags.extend(names);
        }
        "translation_of" => draft.neighbours.extend(fields.text(value).map(translation)),
        "translations" => draft.neighbours.extend(fields.members(value).into_iter().map(translation)),
        "tags" | "keywords" => draft.tags.extend(fields.texts(value)),
        "language" | "lang" => draft.language = fields.text(value),
        "image" => draft.image = Some(DraftImage { url: fields.text(value), ..image(draft) }),
        "alt" => draft.image = Some(DraftImage { alt: fields.text(value), ..image(draft) }),
        "caption" => draft.image = Some(DraftImage { caption: fields.text(value), ..image(draft) }),
        "status" => draft.status = fields.text(value),
        "draft" => match value {
            Value::Bool(true) => draft.status = Some("withheld".to_owned()),
            Value::Bool(false) | Value::Null => {}
            _ => fields.wrong(value, "boolean"),
        },
        "embargo" | "embargoed" | "embargoed_until" => draft.embargoed = fields.text(value),
        "expires" => draft.expires = fields.text(value),
        "corrections" => draft.corrections = fields.texts(value),
        "copyright_notice" | "copyright" => draft.copyright_notice = fields.text(value),
        "copyright_holder" => draft.copyright_holder = fields.text(value),
        _ => fields.note(&words(value), Fault::UnknownField),
    }
}

/// One member, and account of what is wrong with it.
struct Fields<'k, 'p> {
    key: &'k str,
    problems: &'p mut Vec<Problem>,
}

impl Fields<'_, '_> {
    fn note(&mut self, found: &str, fault: Fault) {
        self.problems.push(Problem::of_item(0, self.key, found, fault));
    }

    fn wrong(&mut self, value: &Value, expected: &'static str) {
        self.note(&words(value), Fault::WrongType { expected });
    }

    /// A text; numbers count as what they look like.
    fn text(&mut self, value: &Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text.trim().to_owned()).filter(|it| !it.is_empty()),
            Value::Number(number) => Some(number.to_string()),
            Value::Null => None,
            _ => {
                self.wrong(value, "string");
                None
            }
        }
    }

    /// Texts of a list, or of one text with commas between.
    fn texts(&mut self, value: &Value) -> Vec<String> {
        match value {
            Value::Array(values) => values.iter().filter_map(|it| self.text(it)).collect(),
            Value::String(text) => {
                text.split(',').map(str::trim).filter(|it| !it.is_empty()).map(str::to_owned).collect()
            }
            Value::Null => Vec::new(),
            _ => {
                self.wrong(value, "list");
                Vec::new()
            }
        }
    }

    /// Texts of a list, of the members of a table, or of one text with commas between.
    fn members(&mut self, value: &Value) -> Vec<String> {
        match value {
            Value::Object(members) => members.values().filter_map(|it| self.text(it)).collect(),
            value => self.texts(value),
        }
    }

    /// A name, names, or tables of `name`, `url` and `email`.
    fn authors(&mut self, value: &Value) -> Vec<DraftAuthor> {
        let values = match value {
            Value::Array(values) => values.as_slice(),
            one => std::slice::from_ref(one),
        };
        let author = |value: &Value| match value {
            Value::Object(members) => {
                let mut member = |name: &str| members.get(name).and_then(|it| self.text(it));
                Some(DraftAuthor { name: member("name"), url: member("url"), email: member("email") })
            }
            value => self.text(value).map(|name| DraftAuthor { name: Some(name), ..DraftAuthor::default() }),
        };
        values.iter().filter_map(author).collect()
    }
}

/// The same article in another language, by its id or its address.
fn translation(named: String) -> DraftNeighbour {
    let is_url = named.contains("://");
    let (id, url) = if is_url { (None, Some(named)) } else { (Some(named), None) };
    DraftNeighbour::translation(id, url)
}

fn words(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
