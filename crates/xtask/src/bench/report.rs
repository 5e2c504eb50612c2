//! Tables in Markdown: figures beside what they should be, and their place in the documentation.

use crate::step::say;
use crate::trouble::{During, Outcome};
use crate::workspace;
use std::fmt::Write as _;
use std::fs;
use std::process::Command;
use std::thread;

/// Where the tables stand.
const FILE: &str = "docs/benchmarks.md";
const HEAD: &str = "# Benchmarks\n\nMade by `cargo xtask bench`. Peers run in the same run on the same machine; what counts \
                    is the ratio.\n";

/// One figure.
pub(super) struct Row {
    what: String,
    figure: f64,
    at_most: Option<f64>,
}

impl Row {
    pub(super) fn new(what: impl Into<String>, figure: f64) -> Self {
        Self { what: what.into(), figure, at_most: None }
    }

    /// What it must not be more than.
    pub(super) fn at_most(mut self, threshold: f64) -> Self {
        self.at_most = Some(threshold);
        self
    }
}

/// A table of figures. One that is no number was not measured, and meets nothing.
pub(super) fn rows(rows: &[Row]) -> String {
    let mut table = "| what | figure | at most | |\n|---|---:|---:|---|\n".to_owned();
    for Row { what, figure, at_most } in rows {
        let (most, verdict) = match at_most {
            Some(most) if figure <= most => (number(*most), "met"),
            Some(most) => (number(*most), "NOT met"),
            None => (String::new(), ""),
        };
        let _ = writeln!(table, "| {what} | {} | {most} | {verdict} |", number(*figure));
    }
    table
}

/// Says the tables, and puts them into the documentation where asked to.
pub(super) fn give(name: &str, tables: &str, is_written: bool) -> Outcome {
    let text = format!("## {name}\n\n{}\n\n{tables}", machine());
    say(format!("\n{text}"));
    if !is_written {
        return Ok(());
    }
    let file = workspace::root().join(FILE);
    let page = fs::read_to_string(&file).unwrap_or_else(|_| HEAD.to_owned());
    fs::write(&file, placed(&page, name, &text)).during(file.display())
}

/// The page with the text between the markers of that name: in place of what stood there, or at the end.
fn placed(page: &str, name: &str, text: &str) -> String {
    let (begin, end) = (format!("<!-- begin {name} -->\n"), format!("<!-- end {name} -->\n"));
    let block = format!("{begin}{text}{end}");
    match page.split_once(&begin).and_then(|(before, rest)| Some((before, rest.split_once(&end)?.1))) {
        Some((before, after)) => format!("{before}{block}{after}"),
        None => format!("{page}\n{block}"),
    }
}

/// What the figures hold for.
fn machine() -> String {
    let cores = thread::available_parallelism().map_or(0, usize::from);
    let versions: Vec<String> = [("rustc", "--version"), ("hugo", "version"), ("chromium", "--version")]
        .iter()
        .filter_map(|(program, word)| {
            let said = Command::new(program).arg(word).output().ok()?;
            let said = String::from_utf8_lossy(&said.stdout).into_owned();
            Some(said.lines().next()?.split(" linux").next()?.trim().to_owned())
        })
        .collect();
    format!("{cores} cores; {}.", versions.join("; "))
}

pub(super) fn number(figure: f64) -> String {
    if figure.fract() == 0.0 { format!("{figure:.0}") } else { format!("{figure:.2}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(figure: f64, expected: &str) {
        let table = rows(&[Row::new("기사", figure).at_most(0.5)]);
        assert_eq!(table.lines().last(), Some(expected));
    }

    #[test]
    fn figures_beside_what_they_should_be() {
        check(0.25, "| 기사 | 0.25 | 0.50 | met |");
        check(2.0, "| 기사 | 2 | 0.50 | NOT met |");
        check(f64::NAN, "| 기사 | NaN | 0.50 | NOT met |");
    }

    #[test]
    fn a_table_takes_the_place_of_the_last_one() {
        let once = placed("# 문서\n", "a", "하나\n");
        let both = placed(&once, "b", "둘\n");
        let again = placed(&both, "a", "셋\n");
        assert_eq!(again.matches("<!--").count(), 4);
        assert!(again.contains("셋") && again.contains("둘") && !again.contains("하나"), "{again}");
    }
}
