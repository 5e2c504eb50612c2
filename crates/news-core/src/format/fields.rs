//! Lenient reading of an object's members. What is of another type than a format asks for is reported and left out,
//! and the reading carries on.
//!
//! Invariant: text comes back trimmed and never empty; `null`, empty text and a missing member are all the same.

use crate::json::Json;
use crate::problem::{Fault, Problem};

/// Most problems kept of one document.
///
/// Nobody reads on after so many, and a hostile document could hold millions.
pub(super) const PROBLEMS_MAX: usize = 1_000;

/// Largest number that a browser and JSON agree on to the last digit: 2^53.
const WHOLE_MAX: f64 = 9_007_199_254_740_992.0;

/// Reads members of objects and keeps account of what was wrong with them.
pub(super) struct Fields<'p> {
    item: Option<usize>,
    problems: &'p mut Vec<Problem>,
}

impl<'p> Fields<'p> {
    /// For members of the document itself.
    pub(super) fn of_document(problems: &'p mut Vec<Problem>) -> Self {
        Self { item: None, problems }
    }

    /// For members of the item at that position, from 0.
    pub(super) fn of_item(item: usize, problems: &'p mut Vec<Problem>) -> Self {
        Self { item: Some(item), problems }
    }

    /// A text.
    pub(super) fn text(&mut self, object: &Json, field: &str) -> Option<String> {
        let value = object.get(field)?;
        let Json::Text(text) = value else {
            self.wrong(field, value, "string");
            return None;
        };
        filled(text)
    }

    /// The first text there is under these names: a format's spellings of one field, the preferred one first.
    pub(super) fn first_text(&mut self, object: &Json, fields: &[&str]) -> Option<String> {
        fields.iter().find_map(|field| self.text(object, field))
    }

    /// An identity: a text, or a whole number, which sources also send.
    pub(super) fn id(&mut self, object: &Json, field: &str) -> Option<String> {
        let value = object.get(field)?;
        match value.number() {
            Some(number) => whole(number).map(|whole| whole.to_string()).or_else(|| {
                self.wrong(field, value, "string");
                None
            }),
            None => self.text(object, field),
        }
    }

    /// A size, a count or a duration: a number from 0 on, its fraction dropped, or its digits as text.
    pub(super) fn amount(&mut self, object: &Json, field: &str) -> Option<u64> {
        let value = object.get(field)?;
        let amount = match value {
            Json::Number(number) => whole(number.trunc()).and_then(|whole| u64::try_from(whole).ok()),
            Json::Text(text) if text.trim().is_empty() => return None,
            Json::Text(text) => text.trim().parse().ok(),
            _ => None,
        };
        if amount.is_none() {
            self.wrong(field, value, "number");
        }
        amount
    }

    /// An amount that is never large: pixels, seconds. Larger ones are left out.
    pub(super) fn small_amount(&mut self, object: &Json, field: &str) -> Option<u32> {
        self.amount(object, field).and_then(|amount| u32::try_from(amount).ok())
    }

    /// Yes or no; no where nothing is said.
    pub(super) fn truth(&mut self, object: &Json, field: &str) -> bool {
        let Some(value) = object.get(field) else { return false };
        if let Json::Bool(truth) = value {
            return *truth;
        }
        self.wrong(field, value, "boolean");
        false
    }

    /// An object.
    pub(super) fn object<'j>(&mut self, object: &'j Json, field: &str) -> Option<&'j Json> {
        let value = object.get(field)?;
        if let Json::Object(_) = value {
            return Some(value);
        }
        self.wrong(field, value, "object");
        None
    }

    /// The objects of a list. An object alone counts as a list of one; other elements are left out, `null` silently.
    pub(super) fn objects<'j>(&mut self, object: &'j Json, field: &str) -> Vec<&'j Json> {
        let Some(value) = object.get(field) else { return Vec::new() };
        let elements = match value {
            Json::List(elements) => elements.as_slice(),
            other => std::slice::from_ref(other),
        };
        let is_object = |element: &&Json| matches!(element, Json::Object(_));
        if let Some(other) = elements.iter().find(|element| !is_object(element) && **element != Json::Null) {
            self.wrong(field, other, "object");
        }
        elements.iter().filter(is_object).collect()
    }

    /// The texts of a list. A text alone counts as a list of one; other elements are left out, `null` silently.
    pub(super) fn texts(&mut self, object: &Json, field: &str) -> Vec<String> {
        let Some(value) = object.get(field) else { return Vec::new() };
        let elements = match value {
            Json::List(elements) => elements.as_slice(),
            other => std::slice::from_ref(other),
        };
        if let Some(other) = elements.iter().find(|element| element.text().is_none() && **element != Json::Null) {
            self.wrong(field, other, "string");
        }
        elements.iter().filter_map(|element| filled(element.text()?)).collect()
    }

    /// Reports a value of the wrong type; `expected` is JSON's word for the right one.
    pub(super) fn wrong(&mut self, field: &str, found: &Json, expected: &'static str) {
        let found = found.text().unwrap_or(found.kind());
        self.report(field, found, Fault::WrongType { expected });
    }

    /// Reports a fault of a field.
    pub(super) fn report(&mut self, field: &str, found: &str, fault: Fault) {
        let mut problem = Problem::of_document(fault, found);
        problem.item = self.item;
        field.clone_into(&mut problem.field);
        // A reader may look at one field twice.
        if self.problems.last() != Some(&problem) {
            add(self.problems, problem);
        }
    }
}

/// Adds a problem, up to [`PROBLEMS_MAX`] of them.
pub(super) fn add(problems: &mut Vec<Problem>, problem: Problem) {
    if problems.len() < PROBLEMS_MAX {
        problems.push(problem);
    }
}

/// The text without white space around it, unless that is all there is.
pub(super) fn filled(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

// The limits are checked first: nothing is lost.
#[allow(clippy::cast_possible_truncation)]
fn whole(number: f64) -> Option<i64> {
    (number.fract() == 0.0 && number.abs() <= WHOLE_MAX).then_some(number as i64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Native;
    use crate::parser::Parser;

    #[track_caller]
    fn check<T: std::fmt::Debug + PartialEq>(
        json: &str,
        read: impl Fn(&mut Fields<'_>, &Json) -> T,
        expected: T,
        wrong: Option<(&str, &'static str)>,
    ) {
        let mut problems = Vec::new();
        let found = read(&mut Fields::of_item(3, &mut problems), &Native.json(json).unwrap());
        assert_eq!(found, expected, "{json}");
        let expected: Vec<_> = wrong
            .map(|(found, expected)| Problem::of_item(3, "가", found, Fault::WrongType { expected }))
            .into_iter()
            .collect();
        assert_eq!(problems, expected, "{json}");
    }

    #[test]
    fn texts() {
        let read = |fields: &mut Fields<'_>, json: &Json| fields.text(json, "가");
        check(r#"{"가":" 함대 귀환\n"}"#, read, Some("함대 귀환".into()), None);
        check(r#"{"가":" "}"#, read, None, None);
        check(r#"{"가":null}"#, read, None, None);
        check("{}", read, None, None);
        check("[]", read, None, None);
        check(r#"{"가":7}"#, read, None, Some(("number", "string")));
        check(r#"{"가":["나"]}"#, read, None, Some(("array", "string")));
    }

    #[test]
    fn identities() {
        let read = |fields: &mut Fields<'_>, json: &Json| fields.id(json, "가");
        check(r#"{"가":" 기사-1 "}"#, read, Some("기사-1".into()), None);
        check(r#"{"가":20220923}"#, read, Some("20220923".into()), None);
        check(r#"{"가":-1}"#, read, Some("-1".into()), None);
        check(r#"{"가":1.5}"#, read, None, Some(("number", "string")));
        check(r#"{"가":1e300}"#, read, None, Some(("number", "string")));
        check(r#"{"가":{}}"#, read, None, Some(("object", "string")));
    }

    #[test]
    fn amounts() {
        let read = |fields: &mut Fields<'_>, json: &Json| fields.small_amount(json, "가");
        check(r#"{"가":640}"#, read, Some(640), None);
        check(r#"{"가":12.9}"#, read, Some(12), None);
        check(r#"{"가":"640"}"#, read, Some(640), None);
        check(r#"{"가":""}"#, read, None, None);
        check(r#"{"가":5000000000}"#, read, None, None);
        check(r#"{"가":-1}"#, read, None, Some(("number", "number")));
        check(r#"{"가":"백"}"#, read, None, Some(("백", "number")));
    }

    #[test]
    fn lists() {
        let read = |fields: &mut Fields<'_>, json: &Json| fields.texts(json, "가");
        check(r#"{"가":["국방", " ", null, "외교"]}"#, read, vec!["국방".into(), "외교".into()], None);
        check(r#"{"가":"국방"}"#, read, vec!["국방".into()], None);
        check(r#"{"가":[1,"국방",[]]}"#, read, vec!["국방".into()], Some(("number", "string")));
        let count = |fields: &mut Fields<'_>, json: &Json| fields.objects(json, "가").len();
        check(r#"{"가":[{}, null, {}]}"#, count, 2, None);
        check(r#"{"가":{}}"#, count, 1, None);
        check(r#"{"가":[{}, "나"]}"#, count, 1, Some(("나", "object")));
        check(r#"{"가":true}"#, count, 0, Some(("boolean", "object")));
    }

    #[test]
    fn truths() {
        let read = |fields: &mut Fields<'_>, json: &Json| fields.truth(json, "가");
        check(r#"{"가":true}"#, read, true, None);
        check("{}", read, false, None);
        check(r#"{"가":"예"}"#, read, false, Some(("예", "boolean")));
    }
}
