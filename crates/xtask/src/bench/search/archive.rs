//! Archives on a plain host: how long an index takes to be made, how large it is, and what a reader's queries take of it.

use super::Ground;
use super::bundle::{Bundle, Indexed};
use super::contender::{NEWS_ZONE, PAGEFIND, unless_missing};
use super::goal::Goal;
use super::part::Findings;
use super::published::Published;
use super::queries::Queries;
use super::sizes;
use super::visit::{Visits, mean_bytes, spread};
use crate::trouble::Outcome;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Bytes of the first query with its results: data beside data, and with all code that search adds beside all.
const FIRST_DATA_RATIO_MAX: f64 = 1.0 / 40.0;
const FIRST_RATIO_MAX: f64 = 1.0 / 15.0;
const WORD_RATIO_MAX: f64 = 0.5;
const PAIR_RATIO_MAX: f64 = 0.6;
const FILES_RATIO_MAX: f64 = 0.1;
const BYTES_RATIO_MAX: f64 = 0.25;
const SECONDS_RATIO_MAX: f64 = 0.1;

/// One archive and what was found of it.
struct Found {
    indexed: Indexed,
    visits: Visits,
}

pub(super) fn measure(ground: &Ground<'_>) -> Outcome<Findings> {
    let stories = ground.english()?;
    let queries = Queries::of(&stories);
    let name = format!("en-{}", ground.articles);
    let ours = unless_missing(
        NEWS_ZONE,
        (|| {
            let published = Published::make(ground, &name, &stories, "en")?;
            let visits = Visits::pay(&published.serve(&ground.dist)?, NEWS_ZONE, &queries)?;
            Ok(Found { indexed: published.indexed, visits })
        })(),
    )?;
    let bundle = Bundle::make(ground, &name, &stories, "en")?;
    let peer = Found { indexed: bundle.indexed, visits: Visits::pay(&bundle.serve()?, PAGEFIND, &queries)? };
    let code = sizes::weight(&ground.dist)?.map(|it| it.module + it.around);
    let mut text = format!(
        "{} titles and summaries on localhost, bodies of answers alone; scripts of Pagefind in gzip, its interfaces left \
         out. A first query is one in a new browser with all that makes ready for it; later ones are of one visit.\n\n",
        ground.articles
    );
    text.push_str(&table(ours.as_ref(), &peer));
    let raw = |it: &Found| {
        let Indexed { seconds, files, bytes } = it.indexed;
        json!({ "seconds": seconds, "files": files, "bytes": bytes, "visits": it.visits.to_json() })
    };
    let goals = goals(ours.as_ref(), &peer, code);
    let raw =
        json!({ NEWS_ZONE.name: ours.as_ref().map(raw), PAGEFIND.name: raw(&peer), "queries": queries.to_json() });
    Ok(Findings { text, goals, raw: Value::clone(&raw) })
}

/// Rows of the table: what, and what it is of an archive.
type Row = (&'static str, fn(&Found) -> f64);
const ROWS: [Row; 19] = [
    ("indexing, s", |it| it.indexed.seconds),
    ("files of the index", |it| it.indexed.files as f64),
    ("bytes of the index", |it| it.indexed.bytes as f64),
    ("first query and ten results: bytes, median", |it| spread(&it.visits.first, |it| it.sent.bytes()).median),
    ("of these, data", |it| first_data(it)),
    ("of these, code", |it| spread(&it.visits.first, |it| it.sent.code).median),
    ("requests for it", |it| spread(&it.visits.first, |it| it.sent.requests as f64).median),
    ("later, a word and ten results: bytes, mean", |it| mean_bytes(&it.visits.words)),
    ("the same, p95", |it| spread(&it.visits.words, |it| it.sent.bytes()).p95),
    ("later, two words and ten results: bytes, mean", |it| mean_bytes(&it.visits.pairs)),
    ("the same, p95", |it| spread(&it.visits.pairs, |it| it.sent.bytes()).p95),
    ("a word until matches are known: ms, median", |it| spread(&it.visits.words, |it| it.known_ms).median),
    ("the same, p95", |it| spread(&it.visits.words, |it| it.known_ms).p95),
    ("a word until ten can be shown: ms, median", |it| spread(&it.visits.words, |it| it.shown_ms).median),
    ("the same, p95", |it| spread(&it.visits.words, |it| it.shown_ms).p95),
    ("two words until ten can be shown: ms, median", |it| spread(&it.visits.pairs, |it| it.shown_ms).median),
    ("the same, p95", |it| spread(&it.visits.pairs, |it| it.shown_ms).p95),
    ("a keystroke until matches are known: ms, median", |it| spread(&it.visits.keystrokes, |it| it.known_ms).median),
    ("the same, p95", |it| spread(&it.visits.keystrokes, |it| it.known_ms).p95),
];

fn first_data(found: &Found) -> f64 {
    spread(&found.visits.first, |it| it.sent.data).median
}

fn table(ours: Option<&Found>, peer: &Found) -> String {
    let mut table = format!("| what | {} | {} | ratio |\n|---|---:|---:|---:|\n", NEWS_ZONE.name, PAGEFIND.name);
    for (what, figure) in ROWS {
        let theirs = figure(peer);
        let _ = match ours.map(figure) {
            Some(ours) => writeln!(table, "| {what} | {ours:.1} | {theirs:.1} | {:.3} |", ours / theirs),
            None => writeln!(table, "| {what} | not measured | {theirs:.1} | |"),
        };
    }
    table
}

/// `code` is what search adds to the app, however much of it the first query loads.
fn goals(ours: Option<&Found>, peer: &Found, code: Option<usize>) -> Vec<Goal> {
    let ratio = |figure: fn(&Found) -> f64| ours.map(|it| figure(it) / figure(peer));
    let all = spread(&peer.visits.first, |it| it.sent.bytes()).median;
    let with_code = ours.zip(code).map(|(it, code)| (first_data(it) + code as f64) / all);
    vec![
        Goal::at_most("first archive query, data, ratio to Pagefind", ratio(first_data), FIRST_DATA_RATIO_MAX),
        Goal::at_most("first archive query with all code of search, ratio to Pagefind", with_code, FIRST_RATIO_MAX),
        Goal::at_most("later query of a word, bytes, ratio", ratio(|it| mean_bytes(&it.visits.words)), WORD_RATIO_MAX),
        Goal::at_most(
            "later query of two words, bytes, ratio",
            ratio(|it| mean_bytes(&it.visits.pairs)),
            PAIR_RATIO_MAX,
        ),
        Goal::at_most("files of the index, ratio", ratio(|it| it.indexed.files as f64), FILES_RATIO_MAX),
        Goal::at_most("bytes of the index, ratio", ratio(|it| it.indexed.bytes as f64), BYTES_RATIO_MAX),
        Goal::at_most("indexing, ratio", ratio(|it| it.indexed.seconds), SECONDS_RATIO_MAX),
    ]
}
