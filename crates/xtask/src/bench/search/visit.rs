//! A reader who searches an archive on a host: what comes over the wire for it, and how long it takes on this machine.

use super::contender::{Contender, Room};
use super::hall::{Hall, Sent};
use super::queries::Queries;
use crate::bench::figures::Spread;
use crate::trouble::{Outcome, Trouble};
use serde_json::{Value, json};

/// Results that are shown.
pub(super) const RESULTS: usize = 10;
/// First visits, each in a new browser and with another word.
const FIRST_VISITS: usize = 5;

/// What one query took.
#[derive(Clone, Copy, Debug)]
pub(super) struct Query {
    pub(super) sent: Sent,
    /// Until it is known what matches, and until the first results can be shown, in milliseconds.
    pub(super) known_ms: f64,
    pub(super) shown_ms: f64,
}

/// Everything of one archive.
#[derive(Debug, Default)]
pub(super) struct Visits {
    /// The first query of a visit, with all that makes ready for it.
    pub(super) first: Vec<Query>,
    /// Later ones of one visit, in this order.
    pub(super) words: Vec<Query>,
    pub(super) pairs: Vec<Query>,
    pub(super) keystrokes: Vec<Query>,
}

impl Visits {
    /// Pays them all.
    pub(super) fn pay(hall: &Hall, contender: Contender, queries: &Queries) -> Outcome<Self> {
        let mut visits = Self::default();
        for word in queries.words.iter().take(FIRST_VISITS) {
            let room = hall.room(contender)?;
            enter(&room, hall, "en")?;
            visits.first.push(ask(&room, hall, word)?);
        }
        let room = hall.room(contender)?;
        enter(&room, hall, "en")?;
        // Whoever asks more has asked once.
        let [first, words @ ..] = queries.words.as_slice() else { return Ok(visits) };
        ask(&room, hall, first)?;
        let all = |words: &[String]| words.iter().map(|it| ask(&room, hall, it)).collect::<Outcome<Vec<_>>>();
        visits.words = all(words)?;
        visits.pairs = all(&queries.pairs)?;
        visits.keystrokes = all(&queries.keystrokes())?;
        Ok(visits)
    }

    pub(super) fn to_json(&self) -> Value {
        let queries = |queries: &[Query]| -> Value {
            let query = |it: &Query| json!([it.sent.code, it.sent.data, it.sent.requests, it.known_ms, it.shown_ms]);
            queries.iter().map(query).collect()
        };
        json!({
            "each": ["code", "data", "requests", "known_ms", "shown_ms"],
            "first": queries(&self.first),
            "words": queries(&self.words),
            "pairs": queries(&self.pairs),
            "keystrokes": queries(&self.keystrokes),
        })
    }
}

/// Makes the engine ready. What that sends belongs to the first query.
pub(super) fn enter(room: &Room, hall: &Hall, language: &str) -> Outcome {
    room.call("open", &json!([hall.url(), language])).map(|_| ())
}

fn ask(room: &Room, hall: &Hall, query: &str) -> Outcome<Query> {
    let answer = room.call("show", &json!([query, RESULTS]))?;
    let figure = |name: &str| {
        answer[name].as_f64().ok_or_else(|| Trouble::new(format!("“{query}”: the page said nothing of {name}")))
    };
    Ok(Query { sent: hall.sent(), known_ms: figure("known")?, shown_ms: figure("shown")? })
}

/// A figure of all queries in the middle and near the end.
pub(super) fn spread(queries: &[Query], figure: impl Fn(&Query) -> f64) -> Spread {
    Spread::of(queries.iter().map(figure).collect())
}

/// Bytes of a query, on the average: most take nothing where the one before took a lot.
pub(super) fn mean_bytes(queries: &[Query]) -> f64 {
    queries.iter().map(|it| it.sent.bytes()).sum::<f64>() / queries.len().max(1) as f64
}
