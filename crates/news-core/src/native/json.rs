//! JSON as serde_json reads it, made into the core's tree.
//!
//! Invariant: no text exhausts the stack. What lies deeper than [`DEPTH_LEVELS_MAX`] is skipped by serde_json's own
//! loop, which keeps its place in a list and calls nothing; so its limit of 128 calls is never reached.

use crate::json::Json;
use crate::parser::{DEPTH_LEVELS_MAX, NotJson};
use serde::de::{DeserializeSeed, Deserializer, IgnoredAny, MapAccess, SeqAccess, Visitor};

/// Parses one JSON document as a browser's `JSON.parse` would.
///
/// # Errors
///
/// [`NotJson`] if the text is not one whole JSON document.
pub(super) fn parse(text: &str) -> Result<Json, NotJson> {
    strictly(text).or_else(|error| match without_lone_surrogates(text) {
        Some(mended) => strictly(&mended),
        None => Err(error),
    })
}

fn strictly(text: &str) -> Result<Json, NotJson> {
    let mut source = serde_json::Deserializer::from_str(text);
    let json = Tree { levels: 0 }.deserialize(&mut source).map_err(|_| NotJson)?;
    source.end().map_err(|_| NotJson)?;
    Ok(json)
}

/// The text with U+FFFD for every `\uD800` to `\uDFFF` that has no partner; `None` where there is none.
///
/// Publishers who shorten a headline in the middle of an emoji send such halves. Browsers take them, serde_json
/// refuses the whole document.
fn without_lone_surrogates(text: &str) -> Option<String> {
    let mut mended = String::new();
    let mut copied = 0;
    let mut at = 0;
    while let Some(found) = memchr::memchr(b'\\', text.as_bytes().get(at..)?) {
        let escape = at + found;
        let (high, low) = (surrogate(text, escape), surrogate(text, escape + 6));
        at = match (high, low) {
            (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => escape + 12,
            (Some(_), _) => {
                mended.push_str(text.get(copied..escape)?);
                mended.push_str("\\ufffd");
                copied = escape + 6;
                copied
            }
            (None, _) => escape + 2,
        };
    }
    mended.push_str(text.get(copied..)?);
    (0 < copied).then_some(mended)
}

/// The surrogate that an escape at that place writes, if it writes one.
fn surrogate(text: &str, at: usize) -> Option<u16> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok().filter(|unit| (0xD800..=0xDFFF).contains(unit))
}

/// A value yet to be read, with so many arrays and objects around it.
#[derive(Clone, Copy)]
struct Tree {
    levels: usize,
}

impl Tree {
    /// A value inside this one; `None` where that would be too deep to keep.
    fn inner(self) -> Option<Self> {
        (self.levels < DEPTH_LEVELS_MAX).then_some(Self { levels: self.levels + 1 })
    }
}

impl<'de> DeserializeSeed<'de> for Tree {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Json, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    // Browsers hold every number as a double; rounding here is what makes both sides agree.
    #[allow(clippy::cast_precision_loss)]
    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    #[allow(clippy::cast_precision_loss)]
    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value))
    }

    fn visit_str<E>(self, value: &str) -> Result<Json, E> {
        Ok(Json::Text(value.to_owned()))
    }

    fn visit_string<E>(self, value: String) -> Result<Json, E> {
        Ok(Json::Text(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut source: A) -> Result<Json, A::Error> {
        let Some(inner) = self.inner() else {
            while source.next_element::<IgnoredAny>()?.is_some() {}
            return Ok(Json::Null);
        };
        let mut items = Vec::new();
        while let Some(item) = source.next_element_seed(inner)? {
            items.push(item);
        }
        Ok(Json::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut source: A) -> Result<Json, A::Error> {
        let Some(inner) = self.inner() else {
            while source.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
            return Ok(Json::Null);
        };
        let mut members = Vec::new();
        while let Some(name) = source.next_key::<String>()? {
            members.push((name, source.next_value_seed(inner)?));
        }
        Ok(Json::Object(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Result<Json, NotJson>) {
        assert_eq!(parse(text), expected, "{text}");
    }

    fn text(value: &str) -> Json {
        Json::Text(value.to_owned())
    }

    fn depth(json: &Json) -> usize {
        match json {
            Json::List(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
            Json::Object(members) => 1 + members.iter().map(|(_, value)| depth(value)).max().unwrap_or(0),
            _ => 0,
        }
    }

    #[test]
    fn values() {
        check("null", Ok(Json::Null));
        check(" true ", Ok(Json::Bool(true)));
        check("[1, -2, 2.5]", Ok(Json::List([1.0, -2.0, 2.5].map(Json::Number).to_vec())));
        check(r#""한\uae00 \"뉴스\"""#, Ok(text("한글 \"뉴스\"")));
        check(
            r#"{"나":1,"가":[]}"#,
            Ok(Json::Object(vec![("나".to_owned(), Json::Number(1.0)), ("가".to_owned(), Json::List(Vec::new()))])),
        );
    }

    #[test]
    fn what_is_no_json() {
        for wrong in ["", "뉴스", "{", "[1,]", "{} {}", "'a'", "{\"a\" 1}", "\"\n\"", "\\ud800", "NaN"] {
            check(wrong, Err(NotJson));
        }
    }

    #[test]
    fn halves_of_emoji() {
        check(r#""출격 \ud83d""#, Ok(text("출격 \u{fffd}")));
        check(r#""\ude80\ud83d\ude80""#, Ok(text("\u{fffd}🚀")));
        check(r#""\ud83d\ud83d\ude80 \\ud83d""#, Ok(text("\u{fffd}🚀 \\ud83d")));
    }

    #[test]
    fn depth_is_bounded() {
        for levels in [1, DEPTH_LEVELS_MAX, DEPTH_LEVELS_MAX + 1, 128, 10_000, 1_000_000] {
            let list = "[".repeat(levels) + &"]".repeat(levels);
            assert_eq!(depth(&parse(&list).unwrap()), levels.min(DEPTH_LEVELS_MAX), "{levels} lists");
            let object = r#"{"가":"#.repeat(levels) + "1" + &"}".repeat(levels);
            assert_eq!(depth(&parse(&object).unwrap()), levels.min(DEPTH_LEVELS_MAX), "{levels} objects");
        }
    }
}
