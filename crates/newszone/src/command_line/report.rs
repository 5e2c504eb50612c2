//! Reports: for people on standard error and output, for programs as one JSON document.
//!
//! Invariant: what a source said is shown without its control characters, so that no report steers a terminal.

use crate::command_line::Manner;
use newszone::notice::{Notice, Weight};
use serde::Serialize;
use std::io::Write;

/// Prints a report: the JSON or the line, and the notices for people.
pub(crate) fn show(manner: &Manner, report: &impl Serialize, line: &str, notices: &[Notice]) {
    // A reader that closed the pipe has seen what it wanted.
    if manner.json {
        let text = serde_json::to_string_pretty(report).unwrap_or_default();
        let _ = writeln!(anstream::stdout(), "{text}");
        return;
    }
    let mut sorted: Vec<&Notice> = notices.iter().collect();
    sorted.sort();
    for notice in sorted.iter().filter(|it| !manner.quiet || it.weight == Weight::Error) {
        let (color, word) = match notice.weight {
            Weight::Error => (anstyle::AnsiColor::Red, "error"),
            Weight::Warning => (anstyle::AnsiColor::Yellow, "warning"),
            Weight::Info => (anstyle::AnsiColor::Cyan, "note"),
        };
        let style = color.on_default().bold();
        let said = plain(&format!("{}: {} [{}]", notice.about, notice.text, notice.fact));
        let _ = writeln!(anstream::stderr(), "{style}{word}{style:#}: {said}");
    }
    if !manner.quiet {
        let count = |weight| sorted.iter().filter(|it| it.weight == weight).count();
        let (errors, warnings) = (count(Weight::Error), count(Weight::Warning));
        let _ = writeln!(anstream::stdout(), "{line}; {errors} errors, {warnings} warnings");
    }
}

fn plain(text: &str) -> String {
    text.chars().map(|it| if it.is_control() { ' ' } else { it }).collect()
}
