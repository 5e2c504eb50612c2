//! Problems as an edition carries them: each fault a word, its number or type beside it.
//!
//! A page that was translated to JSON Feed in one place must say in another what was wrong with its source.

use super::super::fields::PROBLEMS_MAX;
use super::write::Writer;
use crate::json::Json;
use crate::parser::DEPTH_LEVELS_MAX;
use crate::problem::{Fault, Problem};

/// The faults that need nothing but their word.
const WORDS: [(&str, Fault); 12] = [
    ("html", Fault::Html),
    ("not_json", Fault::NotJson),
    ("not_utf8", Fault::NotUtf8),
    ("unknown_format", Fault::UnknownFormat),
    ("no_reader", Fault::NoReader),
    ("source_error", Fault::SourceError),
    ("no_id", Fault::NoId),
    ("duplicate_id", Fault::DuplicateId),
    ("nothing", Fault::Nothing),
    ("bad_date", Fault::BadDate),
    ("bad_address", Fault::BadAddress),
    ("bidi_control", Fault::BidiControl),
];

/// JSON's words for types, as [`Fault::WrongType`] has them.
const TYPES: [&str; 5] = ["string", "number", "boolean", "array", "object"];

/// Writes `problems` into an object that is open.
pub(super) fn write(out: &mut Writer, problems: &[Problem]) {
    out.open("problems", '[');
    for problem in problems {
        out.open("", '{');
        if let Some(item) = problem.item {
            out.number("item", item as u64);
        }
        if !problem.field.is_empty() {
            out.text("field", &problem.field);
        }
        if !problem.found.is_empty() {
            out.text("found", &problem.found);
        }
        fault(out, &problem.fault);
        out.close('}');
    }
    out.close(']');
}

fn fault(out: &mut Writer, fault: &Fault) {
    match fault {
        Fault::Truncated { bytes } => {
            out.text("fault", "truncated");
            out.number("bytes", *bytes as u64);
        }
        Fault::TooLarge { bytes_max } => {
            out.text("fault", "too_large");
            out.number("bytes", *bytes_max as u64);
        }
        Fault::TooDeep { levels_max } => {
            out.text("fault", "too_deep");
            out.number("levels", *levels_max as u64);
        }
        Fault::WrongType { expected } => {
            out.text("fault", "wrong_type");
            out.text("expected", expected);
        }
        other => {
            let word = WORDS.iter().find(|(_, fault)| fault == other).map_or("", |(word, _)| word);
            out.text("fault", word);
        }
    }
}

/// Reads `problems` of a feed's extension object. What cannot be understood is left out: a problem with a problem
/// helps nobody.
pub(super) fn read(extension: &Json) -> Vec<Problem> {
    let problems = extension.get("problems").unwrap_or(&Json::Null).list();
    problems.iter().take(PROBLEMS_MAX).filter_map(problem_of).collect()
}

fn problem_of(json: &Json) -> Option<Problem> {
    let text = |field| json.get(field).and_then(Json::text).unwrap_or_default();
    let mut problem = Problem::of_document(fault_of(json)?, text("found"));
    problem.item = amount(json, "item");
    text("field").clone_into(&mut problem.field);
    Some(problem)
}

fn fault_of(json: &Json) -> Option<Fault> {
    let word = json.get("fault")?.text()?;
    Some(match word {
        "truncated" => Fault::Truncated { bytes: amount(json, "bytes")? },
        "too_large" => Fault::TooLarge { bytes_max: amount(json, "bytes")? },
        "too_deep" => Fault::TooDeep { levels_max: amount(json, "levels").unwrap_or(DEPTH_LEVELS_MAX) },
        "wrong_type" => {
            let expected = json.get("expected")?.text()?;
            Fault::WrongType { expected: TYPES.into_iter().find(|known| *known == expected)? }
        }
        other => WORDS.into_iter().find(|(known, _)| *known == other).map(|(_, fault)| fault)?,
    })
}

// Rust's conversion stops at the limits of the type, so no number is a danger.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn amount(json: &Json, field: &str) -> Option<usize> {
    json.get(field)?.number().map(|number| number as usize)
}
