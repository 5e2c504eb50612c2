//! News Zone's archive of ten times as many articles, beside itself.

use super::Ground;
use super::contender::{NEWS_ZONE, unless_missing};
use super::goal::Goal;
use super::part::Findings;
use super::published::Published;
use super::queries::Queries;
use super::story;
use super::visit::{Visits, spread};
use crate::trouble::Outcome;
use serde_json::json;
use std::fmt::Write as _;

/// How many times as many.
const TIMES: usize = 10;
const FIRST_RATIO_MAX: f64 = 2.0;
const LATENCY_RATIO_MAX: f64 = 3.0;

type Row = (&'static str, fn(&Visits) -> f64);
const ROWS: [Row; 4] = [
    ("first query and ten results, data: bytes, median", |it| spread(&it.first, |it| it.sent.data).median),
    ("a word until ten can be shown: ms, median", |it| spread(&it.words, |it| it.shown_ms).median),
    ("the same, p95", |it| spread(&it.words, |it| it.shown_ms).p95),
    ("two words until ten can be shown: ms, median", |it| spread(&it.pairs, |it| it.shown_ms).median),
];

pub(super) fn measure(ground: &Ground<'_>) -> Outcome<Findings> {
    let sizes = [ground.articles, ground.articles * TIMES];
    let measured =
        unless_missing(NEWS_ZONE, sizes.into_iter().map(|it| visits(ground, it)).collect::<Outcome<Vec<_>>>())?;
    let ratio = |(_, figure): Row| match measured.as_deref() {
        Some([few, many]) => Some(figure(many) / figure(few)),
        _ => None,
    };
    let mut text = format!("| what | {} | {} | ratio |\n|---|---:|---:|---:|\n", sizes[0], sizes[1]);
    for row @ (what, figure) in ROWS {
        let _ = match (measured.as_deref(), ratio(row)) {
            (Some([few, many]), Some(ratio)) => {
                writeln!(text, "| {what} | {:.1} | {:.1} | {ratio:.2} |", figure(few), figure(many))
            }
            _ => writeln!(text, "| {what} | not measured | | |"),
        };
    }
    let goals = vec![
        Goal::at_most("ten times the articles: bytes of the first query, ratio", ratio(ROWS[0]), FIRST_RATIO_MAX),
        Goal::at_most("ten times the articles: a later word, ratio", ratio(ROWS[1]), LATENCY_RATIO_MAX),
    ];
    let raw = measured.iter().flatten().map(Visits::to_json).collect();
    Ok(Findings { text, goals, raw: json!({ "sizes": sizes, "visits": serde_json::Value::Array(raw) }) })
}

fn visits(ground: &Ground<'_>, articles: usize) -> Outcome<Visits> {
    let stories = story::english(ground.options.from.as_deref(), articles)?;
    let published = Published::make(ground, &format!("en-{articles}"), &stories, "en")?;
    Visits::pay(&published.serve(&ground.dist)?, NEWS_ZONE, &Queries::of(&stories))
}
