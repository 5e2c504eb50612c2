//! The founding document, row by row, as the demo edition carries it: read and rendered natively, and in the browser.
//!
//! `tests/fixtures/seed/seed.txt` is the document itself; what is compared with it is compared byte for byte.

mod in_page;
mod on_paper;

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::site::EDITION;

/// A line of the document, counted from 1.
fn line(number: usize) -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/seed/seed.txt");
    fs::read_to_string(file).unwrap().lines().nth(number - 1).unwrap().to_owned()
}

/// The seven paragraphs.
fn paragraphs() -> Vec<String> {
    let numbers = [11, 14, 17, 20, 23, 26, 29];
    numbers.map(line).into()
}

/// The kicker as printed, with its brackets.
const KICKER: &str = "[ROK-Romania defense ministerial talks]";

/// The byline as printed, without the brackets around an e-mail address that is not there.
fn byline() -> String {
    line(31).strip_suffix(" < >").unwrap().to_owned()
}

/// The neighbour as printed, without indent and bullet.
fn neighbour() -> String {
    line(36).strip_prefix("  • ").unwrap().to_owned()
}

/// The item that the demo edition carries, the first of all.
fn item() -> Value {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(EDITION);
    let feed: Value = serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap();
    assert_eq!(feed["items"][0]["id"], "1");
    feed["items"][0].clone()
}
