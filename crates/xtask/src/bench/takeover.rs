//! From a reader's first sign of intent to a living page: a printed article taken over node by node, as the app does it,
//! beside drawing anew and swapping.

use super::figures::Spread;
use super::load::ARTICLE;
use super::load::host::{self, Scripts};
use super::report;
use super::webdriver::Browser;
use crate::command_line::BenchOptions;
use crate::step::say;
use crate::trouble::{During, Outcome, Trouble};
use crate::workspace;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;

/// Times that each way is gone.
const ROUNDS: usize = 7;

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

/// Measures, says what it measured, and writes it down where asked to.
pub(crate) fn run(options: &BenchOptions) -> Outcome {
    let site = options.site.as_ref().ok_or_else(|| Trouble::new("no published site").mended_by("--site DIR"))?;
    let script = workspace::root().join("benches/takeover.js");
    let script = fs::read_to_string(&script).during(script.display())?;
    let browser = Browser::start()?;
    let host = host::serve(site, Scripts::Kept)?;
    let url = format!("{}{ARTICLE}", host.url());
    let mut seen: [Vec<Value>; 2] = [Vec::new(), Vec::new()];
    for round in 0..ROUNDS {
        for which in [round % 2, 1 - round % 2] {
            browser.open(&url, "return document.querySelector('.body p') !== null")?;
            seen[which].push(browser.ask(&script, &json!([WAYS[which].0]))?);
        }
        say(format!("  taking over: {} of {ROUNDS}", round + 1));
    }
    let mut table = format!(
        "An article; {ROUNDS} times each in turns, medians.\n\n| what | {} | {} |\n|---|---:|---:|\n",
        WAYS[0].1, WAYS[1].1
    );
    for (word, what) in FIGURES {
        let [one, other] = [median(&seen[0], word)?, median(&seen[1], word)?];
        let _ = writeln!(table, "| {what} | {one} | {other} |");
    }
    report::give("takeover", &table, options.write)
}

fn median(seen: &[Value], word: &str) -> Outcome<String> {
    let figures: Option<Vec<f64>> = seen.iter().map(|it| it[word].as_f64()).collect();
    let figures = figures.ok_or_else(|| Trouble::new(format!("the page said nothing of {word}")))?;
    let median = Spread::of(figures).median;
    Ok(if word == "shift" { format!("{median:.4}") } else { format!("{median:.0}") })
}
