//! From a reader's first sign of intent to a living page: node by node, as the app does it, beside drawing anew and
//! swapping.

use super::{ARTICLE, ROUNDS};
use crate::bench::figures::Spread;
use crate::bench::webdriver::Browser;
use crate::step::say;
use crate::trouble::{During, Outcome, Trouble};
use crate::workspace;
use preview::Preview;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;

/// The ways, as the script calls them and as the table does.
const WAYS: [(&str, &str); 2] = [("adopt", "node by node"), ("swap", "drawn beside and swapped")];

/// What is asked of each take-over: the script's word, and the table's.
const FIGURES: [(&str, &str); 7] = [
    ("milliseconds", "from intent to a living page, ms"),
    ("bytes", "bytes fetched for it"),
    ("shift", "layout shift"),
    ("headline", "headline is the same node"),
    ("focus", "focus is where it was"),
    ("selection", "selection is as it was"),
    ("scroll", "pixels scrolled"),
];

/// A table of both ways, medians.
pub(super) fn table(host: &Preview) -> Outcome<String> {
    let script = workspace::root().join("benches/load/takeover.js");
    let script = fs::read_to_string(&script).during(script.display())?;
    let browser = Browser::start()?;
    let url = format!("{}{ARTICLE}/", host.url());
    let mut seen: [Vec<Value>; 2] = [Vec::new(), Vec::new()];
    for round in 0..ROUNDS {
        for which in [round % 2, 1 - round % 2] {
            browser.open(&url, "return document.querySelector('.body p') !== null")?;
            seen[which].push(browser.ask(&script, &json!([WAYS[which].0]))?);
        }
        say(format!("  taking over: {} of {ROUNDS}", round + 1));
    }
    let mut table = format!("| what | {} | {} |\n|---|---:|---:|\n", WAYS[0].1, WAYS[1].1);
    for (word, what) in FIGURES {
        let [one, other] = [median(&seen[0], word)?, median(&seen[1], word)?];
        let _ = writeln!(table, "| {what} | {one} | {other} |");
    }
    Ok(table)
}

fn median(seen: &[Value], word: &str) -> Outcome<String> {
    let figures: Option<Vec<f64>> = seen.iter().map(|it| it[word].as_f64()).collect();
    let figures = figures.ok_or_else(|| Trouble::new(format!("the page said nothing of {word}")))?;
    let median = Spread::of(figures).median;
    Ok(if word == "shift" { format!("{median:.4}") } else { format!("{median:.0}") })
}
