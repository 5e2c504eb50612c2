//! Typesense: the engine's own words, as its server of version 0.24 and later understands them.
//!
//! Everything is asked by one `POST /multi_search`, with the key in the address and the body as plain text: no header
//! of our own, so that a browser need not ask beforehand, and no limit of 4,000 characters, which is that of its `GET`.
//!
//! Invariant: what a reader typed reaches the engine's language only as terms, which are letters and digits, or as a hash.
//! So there is nothing to escape, and nothing to break out with.

mod answer;
mod compiled;

use super::terms::Runs;
use super::{Answer, Engine, Question, Refusal, Request, Unanswerable};
use crate::edition::hash;
use crate::json::{Json, quote};
use crate::query::{Facet, Sort};
use crate::route::encoded;
use compiled::Compiled;

/// Field of the terms of kicker and headline.
pub const TITLE: &str = "in_title";
/// Field of the terms of the deck, which are marked in it.
pub const DECK: &str = "in_deck";
/// Field of all terms: kicker, headline, deck, byline, text.
pub const ALL: &str = "in_all";

/// Field of hashes by which an article's section, tags, authors and language are told.
pub const KEYS: &str = "keys";
/// Field of the date, in seconds since 1970.
pub const PUBLISHED: &str = "published";
/// Field that says whether there is a date.
pub const DATED: &str = "dated";

/// Most words that a beginning may stand for. The engine's own limit is 4, and loses all others; a syllable begins some
/// hundred pairs, and a short beginning in Latin letters some thousand words.
const CANDIDATES_MAX: usize = 10_000;

/// What is wanted of each article. Marks come only in fields that are wanted.
const WANTED: &str = "id,kicker,headline,deck,section,language,published,in_title,in_deck";

/// Characters around what was found. They are for private use, and no term holds them: no text can forge one.
pub(super) const MARKS: [char; 2] = ['\u{e001}', '\u{e002}'];

/// A collection, and the key that may search it.
#[derive(Clone, Copy, Debug)]
pub struct Typesense<'a> {
    /// Its name, or an alias.
    pub collection: &'a str,
    /// A key that may do nothing but search it: everyone can read it.
    pub key: &'a str,
}

/// The field that a facet's choices are counted in.
#[must_use]
pub fn field(facet: Facet) -> &'static str {
    match facet {
        Facet::Section => "section",
        Facet::Tag => "tags",
        Facet::Author => "authors",
        Facet::Language => "language",
    }
}

/// The hash that a name of a facet is found by, as sixteen hexadecimal digits. Names that fold to the same letters and
/// digits have the same; those that have none are told apart by their signs.
#[must_use]
pub fn key(facet: Facet, name: &str) -> String {
    let mut text = String::from(facet.key());
    text.push(':');
    let letters = Runs::of(name).name();
    text.push_str(if letters.is_empty() { name } else { &letters });
    let hash = hash(&text);
    (0..16).rev().map(|nth| char::from(b"0123456789abcdef"[(hash >> (4 * nth)) as usize & 15])).collect()
}

impl Engine for Typesense<'_> {
    fn request(&self, question: &Question<'_>) -> Result<Request, Unanswerable> {
        let compiled = Compiled::of(question.expression, question.offset_minutes)?;
        let mut body = String::from("{\"searches\":[");
        self.search(&mut body, question, &compiled, &compiled.words(), Part::Articles);
        for check in compiled.checks() {
            body.push(',');
            self.search(&mut body, question, &compiled, &check, Part::Check);
        }
        for &facet in question.facets.iter().filter(|it| compiled.has(**it)) {
            body.push(',');
            self.search(&mut body, question, &compiled, &compiled.words(), Part::Choices(facet));
        }
        body.push_str("]}");
        let path = ["/multi_search?x-typesense-api-key=", &encoded(self.key)].concat();
        Ok(Request { path, body, is_narrower: compiled.is_narrower })
    }

    fn read(&self, question: &Question<'_>, status: u16, json: &Json) -> Result<Answer, Refusal> {
        let compiled = Compiled::of(question.expression, question.offset_minutes);
        answer::read(question, compiled.map_or(0, |it| it.checks().len()), status, json)
    }
}

impl Typesense<'_> {
    fn search(&self, body: &mut String, question: &Question<'_>, compiled: &Compiled, words: &str, part: Part) {
        let alone = if let Part::Choices(facet) = part { Some(facet) } else { None };
        let mut first = true;
        let mut put = |name: &str, value: &str| {
            body.push_str(if first { "{\"" } else { ",\"" });
            first = false;
            body.push_str(name);
            body.push_str("\":");
            quote(body, value);
        };
        put("collection", self.collection);
        put("q", words);
        put("query_by", compiled.field());
        put("filter_by", &compiled.filter(alone));
        put("sort_by", &order(question.sort, &compiled.is_titled()));
        let is_counted = |it: &&Facet| match part {
            Part::Articles => !compiled.has(**it),
            Part::Check => false,
            Part::Choices(facet) => facet == **it,
        };
        let mut counted = String::new();
        for facet in question.facets.iter().filter(is_counted) {
            if !counted.is_empty() {
                counted.push(',');
            }
            counted.push_str(field(*facet));
        }
        put("facet_by", &counted);
        put("include_fields", WANTED);
        put("highlight_fields", "in_title,in_deck");
        put("highlight_full_fields", "in_title,in_deck");
        put("highlight_start_tag", MARKS[0].encode_utf8(&mut [0; 4]));
        put("highlight_end_tag", MARKS[1].encode_utf8(&mut [0; 4]));
        // The words as they are: what they may have meant is asked only when nothing is found, and not of the engine.
        put("split_join_tokens", "off");
        put("prefix", if compiled.is_beginning { "true" } else { "false" });
        let mut put = |name: &str, value: usize| {
            body.push_str(name);
            body.push_str(&digits(value as i64));
        };
        put(",\"num_typos\":", 0);
        put(",\"drop_tokens_threshold\":", 0);
        put(",\"typo_tokens_threshold\":", 0);
        put(",\"max_candidates\":", CANDIDATES_MAX);
        put(",\"max_facet_values\":", question.choices_max);
        put(",\"page\":", question.page + 1);
        put(",\"per_page\":", if part == Part::Articles { question.page_articles.min(super::HITS_MAX) } else { 0 });
        body.push('}');
    }
}

/// What one of the searches of a request is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// The articles of the page, and the choices of facets in which none is made.
    Articles,
    /// Whether the engine has forgotten the phrases.
    Check,
    /// The choices of a facet as they would be without the one that is made.
    Choices(Facet),
}

/// Undated articles come last in every order. By relevance those come first that have the words in headline or kicker.
fn order(sort: Sort, is_titled: &str) -> String {
    let newest = "published(missing_values: last):desc";
    match sort {
        Sort::Oldest => "published(missing_values: last):asc".to_owned(),
        Sort::Relevance if !is_titled.is_empty() => ["_eval(", is_titled, "):desc,", newest].concat(),
        Sort::Newest | Sort::Relevance => newest.to_owned(),
    }
}

/// A whole number in digits, without the weight that formatting has in wasm.
fn digits(number: i64) -> String {
    let mut text = String::new();
    let mut rest = number.unsigned_abs();
    loop {
        text.insert(0, char::from(b'0' + (rest % 10) as u8));
        rest /= 10;
        if rest == 0 {
            break;
        }
    }
    if number < 0 {
        text.insert(0, '-');
    }
    text
}

#[cfg(test)]
mod tests;
