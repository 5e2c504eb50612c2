//! What Lighthouse makes of a published site: its mobile profile as it comes, under the policy that hosts are told to send.

use super::host;
use super::lighthouse::{Lighthouse, Scores};
use crate::bench::figures::Spread;
use crate::bench::report;
use crate::step::say;
use crate::trouble::Outcome;
use std::fmt::Write as _;
use std::path::Path;

/// Loads of each page. Three of its four scores are the same each time; the fourth is of simulated milliseconds.
const ROUNDS: usize = 5;
/// The least that will do, and the name a category goes by.
const LEAST: [(&str, f64); 4] =
    [("performance", 99.0), ("accessibility", 100.0), ("best practices", 100.0), ("search engines", 100.0)];

/// A table of the pages by name and path.
pub(super) fn table(lighthouse: &Lighthouse, site: &Path, pages: &[(&str, &str)]) -> Outcome<String> {
    let host = host::serve(site, host::Scripts::Kept)?;
    let mut table = "| page | of 100 | median | lowest | at least | |\n|---|---|---:|---:|---:|---|\n".to_owned();
    for (page, path) in pages {
        let mut seen = Vec::new();
        for round in 1..=ROUNDS {
            let scores = lighthouse.judge(&format!("{}{path}", host.url()))?;
            say(format!("  {page}: load {round} of {ROUNDS}: {scores:?}"));
            seen.push(scores);
        }
        table.push_str(&rows(page, &seen));
    }
    Ok(table)
}

fn rows(page: &str, seen: &[Scores]) -> String {
    let figures = |it: &Scores| [it.performance, it.accessibility, it.best_practices, it.seo];
    let mut rows = String::new();
    for (nth, (name, least)) in LEAST.iter().enumerate() {
        let samples: Vec<f64> = seen.iter().map(|it| figures(it)[nth]).collect();
        let lowest = samples.iter().copied().fold(f64::NAN, f64::min);
        let median = Spread::of(samples).median;
        let verdict = if *least <= median { "met" } else { "NOT met" };
        let [median, lowest, least] = [median, lowest, *least].map(report::number);
        let _ = writeln!(rows, "| {page} | {name} | {median} | {lowest} | {least} | {verdict} |");
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_held_against_the_least() {
        let of = |performance| Scores { performance, accessibility: 99.0, best_practices: 100.0, seo: 100.0 };
        let table = rows("기사", &[of(98.0), of(99.0), of(100.0)]);
        let lines: Vec<&str> = table.lines().collect();
        assert_eq!(lines[0], "| 기사 | performance | 99 | 98 | 99 | met |");
        assert_eq!(lines[1], "| 기사 | accessibility | 99 | 99 | 100 | NOT met |");
        assert_eq!(lines.len(), 4);
    }
}
