//! From a letter typed to the ids of what matches, in what a page holds; and what the page holds for that.

use super::contender::{
    FLEXSEARCH, INCLUDES, INCLUDES_STOPPING, MINISEARCH, NEWS_ZONE, ORAMA, Room, UFUZZY, unless_missing,
};
use super::goal::Goal;
use super::hall::{Hall, Host};
use super::part::Findings;
use super::queries::Queries;
use super::{Ground, story};
use crate::bench::figures::Spread;
use crate::step::say;
use crate::trouble::{Outcome, Trouble};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The screen of the app: so many rows, and engines that can stop there may.
const ROWS: usize = 30;
/// How many times slower the processor is made for the phone.
const SLOWDOWN: u32 = 4;
/// News Zone's to that of `String.includes`, and both its own, in milliseconds.
const RATIO_MAX: f64 = 0.15;
const KEYSTROKE_MS_MAX: f64 = 8.0;
const SLOW_KEYSTROKE_MS_MAX: f64 = 16.0;
/// News Zone's memory to MiniSearch's.
const MEMORY_RATIO_MAX: f64 = 0.4;

/// What is asked, by name; the last with a slow processor.
const CLASSES: [&str; 5] = ["word", "keystroke", "two words", "typo", "keystroke, 1/4"];
const KEYSTROKE: usize = 1;
const SLOW: usize = 4;

/// An engine with its documents, and what it took.
struct Seat {
    room: Room,
    build_ms: f64,
    held: f64,
    /// Milliseconds for each query, by class.
    samples: [Vec<f64>; CLASSES.len()],
}

impl Seat {
    fn spread(&self, class: usize) -> Spread {
        Spread::of(self.samples[class].clone())
    }
}

pub(super) fn measure(ground: &Ground<'_>) -> Outcome<Findings> {
    let stories = ground.english()?;
    let queries = Queries::of(&stories);
    let mut hall = Hall::open(&ground.peers, Host::Plain)?;
    hall.lend("documents.json", story::documents(&stories));
    hall.lend_module(&ground.dist)?;
    let mut seats = Vec::new();
    for contender in [NEWS_ZONE, INCLUDES, INCLUDES_STOPPING, MINISEARCH, FLEXSEARCH, ORAMA, UFUZZY] {
        let seat = hall.room_alone(contender).and_then(seat);
        if let Some(seat) = unless_missing(contender, seat)? {
            say(format!("  {}: {:.1} s, {:.1} MB", contender.name, seat.build_ms / 1e3, seat.held / 1e6));
            seats.push(seat);
        }
    }
    let asked = [queries.words.clone(), queries.keystrokes(), queries.pairs.clone(), queries.mistyped()];
    for round in 0..ground.rounds {
        let count = seats.len();
        for turn in 0..count {
            // Now one goes first, now another, so that what else the machine does falls on all.
            ask(&mut seats[(round + turn) % count], &asked)?;
        }
        say(format!("  asked: {} of {}", round + 1, ground.rounds));
    }
    Ok(findings(&seats, &queries, ground))
}

/// Its documents are let go of after it took them in, so what is held is the engine's.
fn seat(room: Room) -> Outcome<Seat> {
    let before = room.held()?;
    let build_ms = room.call("build", &json!(["en"]))?;
    let build_ms = build_ms.as_f64().ok_or_else(|| Trouble::new("the page said nothing of its time"))?;
    let held = room.held()? - before;
    Ok(Seat { room, build_ms, held, samples: Default::default() })
}

fn ask(seat: &mut Seat, asked: &[Vec<String>; 4]) -> Outcome {
    for (class, queries) in asked.iter().enumerate() {
        seat.samples[class].extend(times(&seat.room, queries)?);
    }
    seat.room.browser.slow_down(SLOWDOWN)?;
    seat.samples[SLOW].extend(times(&seat.room, &asked[KEYSTROKE])?);
    seat.room.browser.slow_down(1)
}

fn times(room: &Room, queries: &[String]) -> Outcome<Vec<f64>> {
    let answer = room.call("time", &json!([queries, ROWS]))?;
    let times: Option<Vec<f64>> = answer.as_array().and_then(|it| it.iter().map(|it| it[0].as_f64()).collect());
    times.ok_or_else(|| Trouble::new(format!("{} answered {answer}", room.contender.name)))
}

fn findings(seats: &[Seat], queries: &Queries, ground: &Ground<'_>) -> Findings {
    let mut text = format!(
        "{} titles and summaries; {} keystrokes, {} words, {} pairs, {} typos; {} rounds in turns. Milliseconds until \
         ids are there, median / p95; engines that can stop at {ROWS} may.\n\n| engine | build, s | memory, MB |",
        ground.articles,
        queries.keystrokes().len(),
        queries.words.len(),
        queries.pairs.len(),
        queries.typos.len(),
        ground.rounds,
    );
    for class in CLASSES {
        let _ = write!(text, " {class} |");
    }
    text.push_str("\n|---|---:|---:|---:|---:|---:|---:|---:|\n");
    for seat in seats {
        let _ = write!(text, "| {} | {:.1} | {:.1} |", seat.room.contender.name, seat.build_ms / 1e3, seat.held / 1e6);
        for class in 0..CLASSES.len() {
            let Spread { median, p95 } = seat.spread(class);
            let _ = write!(text, " {median:.2} / {p95:.2} |");
        }
        text.push('\n');
    }
    let of = |contender| seats.iter().find(|it| it.room.contender == contender);
    let ours = of(NEWS_ZONE);
    let p95 = |class| ours.map(|it| it.spread(class).p95);
    let ratio = of(INCLUDES).and_then(|peer| Some(p95(KEYSTROKE)? / peer.spread(KEYSTROKE).p95));
    let memory = of(MINISEARCH).and_then(|peer| Some(ours?.held / peer.held));
    let goals = vec![
        Goal::at_most("keystroke to ids, p95, ratio to String.includes", ratio, RATIO_MAX),
        Goal::at_most("keystroke to ids, p95, ms", p95(KEYSTROKE), KEYSTROKE_MS_MAX),
        Goal::at_most("keystroke to ids at a quarter of the processor, p95, ms", p95(SLOW), SLOW_KEYSTROKE_MS_MAX),
        Goal::at_most("memory, ratio to MiniSearch", memory, MEMORY_RATIO_MAX),
    ];
    let raw: Vec<Value> = seats.iter().map(raw).collect();
    Findings { text, goals, raw: json!({ "queries": queries.to_json(), "engines": raw }) }
}

fn raw(seat: &Seat) -> Value {
    let samples: Value = CLASSES.iter().zip(&seat.samples).map(|(name, it)| ((*name).to_owned(), json!(it))).collect();
    json!({ "name": seat.room.contender.name, "build_ms": seat.build_ms, "held": seat.held, "milliseconds": samples })
}
