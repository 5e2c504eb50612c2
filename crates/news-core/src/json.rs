//! A JSON document as a tree, whoever parsed it.
//!
//! The browser's `JSON.parse` and the native serde_json both end in this type, so one reading code serves both.
//! Invariant: nothing here parses numbers, text or escapes; that is the parser's work.

/// A JSON value (RFC 8259, section 3). Members of an object keep the order of the document.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`, and a value that was nested too deep to keep.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number, as browsers hold it: whole numbers are exact up to 2^53.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List(Vec<Json>),
    /// An object.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// The member of that name, unless this is no object, has none, or says `null`. Of two with one name the last
    /// counts, as in browsers.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Json> {
        let Json::Object(members) = self else { return None };
        let found = members.iter().rfind(|(key, _)| key == name).map(|(_, value)| value);
        found.filter(|value| **value != Json::Null)
    }

    /// The text, unless this is something else.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Json::Text(text) = self { Some(text) } else { None }
    }

    /// The number, unless this is something else.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        if let Json::Number(number) = self { Some(*number) } else { None }
    }

    /// The elements of a list; none where this is no list.
    #[must_use]
    pub fn list(&self) -> &[Json] {
        if let Json::List(items) = self { items } else { &[] }
    }

    /// The members of an object; none where this is no object.
    #[must_use]
    pub fn members(&self) -> &[(String, Json)] {
        if let Json::Object(members) = self { members } else { &[] }
    }

    /// What kind of value this is, in JSON's own word.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Json::Null => "null",
            Json::Bool(_) => "boolean",
            Json::Number(_) => "number",
            Json::Text(_) => "string",
            Json::List(_) => "array",
            Json::Object(_) => "object",
        }
    }
}

/// Appends a text as a JSON string, quotes and escapes included.
pub fn quote(out: &mut String, text: &str) {
    out.push('"');
    let mut copied = 0;
    for (at, byte) in text.bytes().enumerate() {
        if !matches!(byte, b'"' | b'\\' | 0..0x20) {
            continue;
        }
        out.push_str(&text[copied..at]);
        copied = at + 1;
        match byte {
            b'\n' => out.push_str("\\n"),
            b'"' => out.push_str("\\\""),
            b'\\' => out.push_str("\\\\"),
            control => {
                const DIGITS: &[u8; 16] = b"0123456789abcdef";
                out.push_str("\\u00");
                out.push(char::from(DIGITS[usize::from(control >> 4)]));
                out.push(char::from(DIGITS[usize::from(control & 15)]));
            }
        }
    }
    out.push_str(&text[copied..]);
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Native;
    use crate::parser::Parser;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut quoted = String::new();
        quote(&mut quoted, text);
        assert_eq!(quoted, expected);
        assert_eq!(Native.json(&quoted), Ok(Json::Text(text.to_owned())));
    }

    #[test]
    fn quoted_texts_read_back() {
        check("", r#""""#);
        check("함대 귀환 🚀", "\"함대 귀환 🚀\"");
        check("“가” \"나\" \\ \n\t\0\u{1f}\u{7f}", "\"“가” \\\"나\\\" \\\\ \\n\\u0009\\u0000\\u001f\u{7f}\"");
    }

    #[test]
    fn of_two_members_with_one_name_the_last_counts() {
        let json = Native.json(r#"{"가":1,"가":2}"#).unwrap();
        assert_eq!(json.get("가"), Some(&Json::Number(2.0)));
    }
}
