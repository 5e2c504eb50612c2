//! From bytes to a tree, repairing what can be repaired: a document that breaks off, a part nested too deep, bytes
//! that are no UTF-8.
//!
//! Invariant: time and memory grow with the length of the document and with nothing else in it. The one pass over
//! the text keeps its place in a list of at most [`DEPTH_LEVELS_MAX`] entries and never calls itself, so the parser
//! after it never meets a nesting that it could choke on.

use super::{Answer, DOCUMENT_BYTES_MAX};
use crate::json::Json;
use crate::parser::{DEPTH_LEVELS_MAX, Parser};
use crate::problem::{FOUND_CHARS_MAX, Fault, Problem};
use std::borrow::Cow;
use std::ops::Range;

/// Turns bytes into a tree and says what had to be repaired.
///
/// # Errors
///
/// [`Fault::Html`] for a web page, [`Fault::NotJson`] where nothing could be read.
pub(super) fn parse(answer: &Answer<'_>, parser: &impl Parser) -> Result<(Json, Vec<Problem>), Problem> {
    let bytes = answer.bytes.get(..DOCUMENT_BYTES_MAX).unwrap_or(answer.bytes);
    let cut = answer.cut || bytes.len() < answer.bytes.len();
    let mut problems = Vec::new();
    let decoded = decode(bytes, &mut problems);
    let text = bare(&decoded);
    if text.starts_with('<') {
        return Err(Problem::of_document(Fault::Html, text));
    }
    let survey = survey(text);
    if cut {
        problems.push(Problem::of_document(Fault::TooLarge { bytes_max: DOCUMENT_BYTES_MAX }, ""));
    } else if let Some(end) = survey.broken_at {
        // Where it breaks off tells more than how it begins.
        let found = last_characters(text.get(..end).unwrap_or(text));
        problems.push(Problem::of_document(Fault::Truncated { bytes: decoded.len() - text.len() + end }, found));
    }
    if let Some(deep) = survey.deep.first() {
        let found = text.get(deep.clone()).unwrap_or("");
        problems.push(Problem::of_document(Fault::TooDeep { levels_max: DEPTH_LEVELS_MAX }, found));
    }
    let parsed = match repaired(text, &survey) {
        Some(repaired) => parser.json(&repaired),
        None => parser.json(text),
    };
    match parsed {
        Ok(json) => Ok((json, problems)),
        Err(_) => Err(Problem::of_document(Fault::NotJson, text)),
    }
}

/// The bytes as text, with U+FFFD for what is no UTF-8. A character that the end of the bytes cuts in two is not
/// wrong but missing, and is left out.
fn decode<'a>(bytes: &'a [u8], problems: &mut Vec<Problem>) -> Cow<'a, str> {
    let error = match std::str::from_utf8(bytes) {
        Ok(text) => return Cow::Borrowed(text),
        Err(error) => error,
    };
    let (good, bad) = bytes.split_at(error.valid_up_to());
    if error.error_len().is_none() {
        return String::from_utf8_lossy(good);
    }
    let excerpt = bad.get(..FOUND_CHARS_MAX).unwrap_or(bad);
    problems.push(Problem::of_document(Fault::NotUtf8, &String::from_utf8_lossy(excerpt)));
    String::from_utf8_lossy(bytes)
}

/// The text without a byte order mark and without the `)]}'` that some hosts put first so that no page can run the
/// document as a script.
fn bare(text: &str) -> &str {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    text.strip_prefix(")]}'").map_or(text, |rest| rest.trim_start_matches(',').trim_start())
}

fn last_characters(text: &str) -> &str {
    let skip = text.char_indices().rev().nth(FOUND_CHARS_MAX - 1).map_or(0, |(at, _)| at);
    text.get(skip..).unwrap_or(text)
}

/// What one pass over a text found.
#[derive(Debug, Default, PartialEq)]
struct Survey {
    /// Arrays and objects that lie too deep, outermost of them, in the order of the text.
    deep: Vec<Range<usize>>,
    /// Where the text breaks off, if it does.
    broken_at: Option<usize>,
    /// End of the last value that is complete; 0 where there is none.
    complete: usize,
    /// Brackets that close what is open there, innermost last.
    closers: Vec<u8>,
}

/// Looks for brackets outside strings, and for nothing else: whether the rest is JSON is the parser's to say.
fn survey(text: &str) -> Survey {
    let bytes = text.as_bytes();
    let mut found = Survey::default();
    let mut closers: Vec<u8> = Vec::with_capacity(DEPTH_LEVELS_MAX);
    // Arrays and objects open beyond those in `closers`; the outermost began at `deep_from`.
    let (mut deeper, mut deep_from) = (0_usize, 0);
    let mut complete_levels = 0;
    let mut after_colon = false;
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'"' => {
                let Some(end) = string_end(bytes, at) else {
                    at = bytes.len();
                    break;
                };
                at = end;
                // A name in an object is no value: cut there, the object would be wrong.
                if deeper == 0 && (after_colon || closers.last() == Some(&b']')) {
                    (found.complete, complete_levels) = (at, closers.len());
                }
            }
            b'[' | b'{' if closers.len() < DEPTH_LEVELS_MAX => closers.push(if byte == b'[' { b']' } else { b'}' }),
            b'[' | b'{' => {
                if deeper == 0 {
                    deep_from = start;
                }
                deeper += 1;
            }
            b']' | b'}' if 0 < deeper => {
                deeper -= 1;
                if deeper == 0 {
                    found.deep.push(deep_from..at);
                    (found.complete, complete_levels) = (at, closers.len());
                }
            }
            b']' | b'}' => {
                if closers.last() != Some(&byte) {
                    found.broken_at = Some(start);
                    break;
                }
                closers.pop();
                (found.complete, complete_levels) = (at, closers.len());
            }
            // Only what follows a number or a word tells that it is complete.
            b',' if deeper == 0 => (found.complete, complete_levels) = (start, closers.len()),
            _ => {}
        }
        match byte {
            b':' => after_colon = true,
            b' ' | b'\n' | b'\r' | b'\t' => {}
            _ => after_colon = false,
        }
    }
    if found.broken_at.is_none() && !closers.is_empty() {
        found.broken_at = Some(at);
    }
    // Nothing has closed since, or it would have been complete: so the first of them are still those open there.
    closers.truncate(complete_levels);
    found.closers = closers;
    found
}

/// Position after the quote that ends a string; `None` where the text ends first.
///
/// Looks for quotes and back from each, because texts hold many more escapes than escaped quotes. No byte is looked
/// back at twice.
fn string_end(bytes: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let rest = bytes.get(at..)?;
        let quote = memchr::memchr(b'"', rest)?;
        let backslashes = rest[..quote].iter().rev().take_while(|byte| **byte == b'\\').count();
        at += quote + 1;
        if backslashes.is_multiple_of(2) {
            return Some(at);
        }
    }
}

/// The text with `null` for what lies too deep, cut where it breaks off and closed; `None` where nothing is to be
/// repaired.
fn repaired(text: &str, survey: &Survey) -> Option<String> {
    if survey.deep.is_empty() && survey.broken_at.is_none() {
        return None;
    }
    let end = if survey.broken_at.is_some() { survey.complete } else { text.len() };
    let mut out = String::with_capacity(end);
    let mut copied = 0;
    for deep in &survey.deep {
        out.push_str(text.get(copied..deep.start)?);
        out.push_str("null");
        copied = deep.end;
    }
    out.push_str(text.get(copied..end)?);
    if survey.broken_at.is_some() {
        out.extend(survey.closers.iter().rev().map(|&closer| char::from(closer)));
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Native;

    fn answer(bytes: &[u8]) -> Answer<'_> {
        Answer { url: "https://news.example/feed.json", bytes, cut: false, pages: None }
    }

    fn json(text: &str) -> Json {
        Native.json(text).unwrap()
    }

    #[track_caller]
    fn check(bytes: &[u8], expected: &str, faults: &[Fault]) {
        let (found, problems) = parse(&answer(bytes), &Native).unwrap();
        assert_eq!(found, json(expected));
        let found: Vec<_> = problems.into_iter().map(|problem| problem.fault).collect();
        assert_eq!(found, faults);
    }

    #[track_caller]
    fn check_hopeless(bytes: &[u8], fault: Fault) {
        assert_eq!(parse(&answer(bytes), &Native).unwrap_err().fault, fault, "{}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn whole_documents_stay_as_they_are() {
        check(r#"{"제목":["가","나"]}"#.as_bytes(), r#"{"제목":["가","나"]}"#, &[]);
        check("\u{feff} [1]\n".as_bytes(), "[1]", &[]);
        check(b")]}',\n[1]", "[1]", &[]);
        check(br#"["]","\"]","{"]"#, r#"["]","\"]","{"]"#, &[]);
    }

    #[test]
    fn broken_documents_are_closed() {
        for (text, expected) in [
            (r#"["가","나"#, r#"["가"]"#),
            (r#"["가","나""#, r#"["가","나"]"#),
            (r#"[{"a":"가","b"#, r#"[{"a":"가"}]"#),
            (r#"[{"a":"가","b""#, r#"[{"a":"가"}]"#),
            (r#"[{"a":"가","b":"#, r#"[{"a":"가"}]"#),
            (r#"[{"a":"가","b": "나""#, r#"[{"a":"가","b":"나"}]"#),
            (r#"[{"a":"가"},{"#, r#"[{"a":"가"}]"#),
            (r#"[{"a":"가"},{"a"#, r#"[{"a":"가"}]"#),
            ("[1,23", "[1]"),
            ("[[1],[true,fal", "[[1],[true]]"),
            (r#"["a\\","\""#, r#"["a\\"]"#),
            (r#"["a\"#, ""),
            (r#"["a","b\u12"#, r#"["a"]"#),
            ("[1}", ""),
            ("[[1],2}", "[[1]]"),
        ] {
            if expected.is_empty() {
                check_hopeless(text.as_bytes(), Fault::NotJson);
            } else {
                let bytes = if text.ends_with('}') { text.len() - 1 } else { text.len() };
                check(text.as_bytes(), expected, &[Fault::Truncated { bytes }]);
            }
        }
    }

    #[test]
    fn a_cut_document_is_too_large_not_broken() {
        let cut = Answer { cut: true, ..answer("[\"가\",\"나\u{fffd}".as_bytes()) };
        let (found, problems) = parse(&cut, &Native).unwrap();
        assert_eq!(found, json("[\"가\"]"));
        let too_large = Fault::TooLarge { bytes_max: DOCUMENT_BYTES_MAX };
        assert_eq!(problems, [Problem::of_document(too_large, "")]);
    }

    #[test]
    fn what_lies_too_deep_becomes_null() {
        let deep = Fault::TooDeep { levels_max: DEPTH_LEVELS_MAX };
        for levels in [DEPTH_LEVELS_MAX, 10_000, 1_000_000] {
            let nest = "[".repeat(levels) + &"]".repeat(levels);
            let kept = DEPTH_LEVELS_MAX - 1;
            let expected = ["[1,", &"[".repeat(kept), "null", &"]".repeat(kept), ",\"가\"]"].concat();
            check(["[1,", &nest, ",\"가\"]"].concat().as_bytes(), &expected, std::slice::from_ref(&deep));
        }
        let fits = "[".repeat(DEPTH_LEVELS_MAX) + &"]".repeat(DEPTH_LEVELS_MAX);
        check(fits.as_bytes(), &fits, &[]);
        let endless = ["[\"가\",", &"[".repeat(1_000_000)].concat();
        check(endless.as_bytes(), "[\"가\"]", &[Fault::Truncated { bytes: endless.len() }]);
    }

    #[test]
    fn bytes_that_are_no_utf8() {
        check(b"[\"\xb4\xba\xbd\xba\"]", "[\"\u{fffd}\u{fffd}\u{fffd}\u{fffd}\"]", &[Fault::NotUtf8]);
        check(b"[\"a\",\"\xea\xb0", "[\"a\"]", &[Fault::Truncated { bytes: 6 }]);
    }

    #[test]
    fn what_is_no_json_at_all() {
        for page in ["<!doctype html><title>뉴스</title>", " \n<html>", "\u{feff}<?xml version='1.0'?><rss/>"] {
            check_hopeless(page.as_bytes(), Fault::Html);
        }
        for text in ["", " ", "뉴스", "[", "{\"a", "{\"a\":", "{} {}", "[1 2]", "]", "\"가"] {
            check_hopeless(text.as_bytes(), Fault::NotJson);
        }
    }
}
