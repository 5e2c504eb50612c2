//! From a letter typed to the painted list in the app itself, with every article in it: what the page's main thread does
//! for a keystroke, as the browser's own tracing has it.
//!
//! Whatever other threads do meanwhile is not counted: it holds up no letter and no scrolling.

use super::Ground;
use super::goal::Goal;
use super::part::Findings;
use super::queries::Queries;
use super::story::Story;
use crate::bench::corpus::moments;
use crate::bench::figures::Spread;
use crate::bench::webdriver::Browser;
use crate::build;
use crate::step::say;
use crate::trouble::{During, Outcome, Trouble};
use crate::workspace;
use preview::{Preview, PreviewOptions, Rule};
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;

/// A frame at 60 a second, in milliseconds.
const FRAME_MS: f64 = 1_000.0 / 60.0;
/// Words that are typed; after each the field is emptied, which is a keystroke too.
const WORDS: usize = 6;
/// Marks of the page, and the tasks of its threads.
const CATEGORIES: &str = "blink.user_timing,disabled-by-default-devtools.timeline";
/// Articles of one source: the app reads no document over 16 MiB, so that many come from several.
const SOURCE_ARTICLES: usize = 10_000;
/// What `type.js` marks: a letter, and each time that something of it was painted.
const KEY: &str = "key";
const PAINTED: &str = "painted";
/// What ends a keystroke behind which no other comes.
const REST: &str = "rest";

/// What one keystroke took, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Key {
    /// How long the main thread was at work until the list was painted.
    work: f64,
    /// Of that, how long it had a processor: less where other programs want it too.
    processor: f64,
}

/// What the keys of all rounds took.
#[derive(Default)]
struct Keys {
    keys: Vec<Key>,
    /// From the letter to the painted list, waiting included.
    painted: Vec<f64>,
}

impl Keys {
    fn spread(&self, figure: fn(&Key) -> f64) -> Spread {
        Spread::of(self.keys.iter().map(figure).collect())
    }
}

pub(super) fn measure(ground: &Ground<'_>) -> Outcome<Findings> {
    let stories = ground.english()?;
    let words: Vec<String> = Queries::of(&stories).typed.into_iter().take(WORDS).collect();
    let keys = typed(ground, &stories, &words);
    let keys = keys.map_err(|trouble| say(format!("\n*** NOT MEASURED: the app's list ***\n{trouble}\n"))).ok();
    let mut text =
        format!("{} articles in the app, {} rounds; milliseconds, median / p95.\n\n", ground.articles, ground.rounds);
    match &keys {
        Some(keys) => {
            text.push_str("| what | median | p95 |\n|---|---:|---:|\n");
            for (what, Spread { median, p95 }) in [
                ("main thread's work for a keystroke", keys.spread(|it| it.work)),
                ("of that, with a processor", keys.spread(|it| it.processor)),
                ("from the keystroke to the painted list", Spread::of(keys.painted.clone())),
            ] {
                let _ = writeln!(text, "| {what} | {median:.1} | {p95:.1} |");
            }
        }
        None => text.push_str("Not measured.\n"),
    }
    let what = "keystroke to painted list, work of the main thread, p95, ms";
    let goals = vec![Goal::at_most(what, keys.as_ref().map(|it| it.spread(|it| it.work).p95), FRAME_MS)];
    let raw = keys.map(|it| {
        let keys: Vec<Value> = it.keys.iter().map(|it| json!([it.work, it.processor])).collect();
        json!({ "work_processor": keys, "painted": it.painted })
    });
    Ok(Findings { text, goals, raw: json!({ "words": words, "keys": raw }) })
}

fn typed(ground: &Ground<'_>, stories: &[Story], words: &[String]) -> Outcome<Keys> {
    let preview = Preview::start(PreviewOptions::new(&ground.dist)).during(ground.dist.display())?;
    let mut sources = Vec::new();
    for (nth, part) in stories.chunks(SOURCE_ARTICLES).enumerate() {
        let path = format!("edition/bench-{nth}.json");
        let text = feed(part, nth * SOURCE_ARTICLES, stories.len());
        preview.rule(&format!("/{path}"), Rule::answer(200, "application/feed+json", text));
        sources.push(json!({ "url": path, "name": "Bench" }));
    }
    let settings = json!({ "brand": "Bench", "sources": sources });
    preview.rule(&format!("/{}", build::CONFIG_FILE), Rule::answer(200, "application/json", settings.to_string()));
    let script = workspace::root().join("benches/search/type.js");
    let script = fs::read_to_string(&script).during(script.display())?;
    let mut keys = Keys::default();
    for round in 0..ground.rounds {
        let browser = Browser::start_tracing(CATEGORIES)?;
        // Its articles come in stretch by stretch, and it says how many there are; thousands may be set apart.
        let count = "document.querySelector('.filters-sentence')?.textContent.replace(/\\D/g, '')";
        let is_whole = format!("return {count} === '{}'", stories.len());
        if let Err(trouble) = browser.open(&preview.url(), &is_whole) {
            let holds = browser.ask(&format!("arguments[0]({count} ?? '')"), &json!([]))?;
            return Err(Trouble::new(format!("the app holds {holds} articles of {}: {trouble}", stories.len())));
        }
        let answer = browser.ask(&script, &json!([words]))?;
        let painted: Option<Vec<f64>> = answer.as_array().and_then(|it| it.iter().map(Value::as_f64).collect());
        keys.painted.extend(painted.ok_or_else(|| Trouble::new(format!("the app answered {answer}")))?);
        keys.keys.extend(pressed(&browser.trace()?)?);
        say(format!("  typed: {} of {}", round + 1, ground.rounds));
    }
    Ok(keys)
}

fn feed(part: &[Story], first: usize, articles: usize) -> String {
    let item = |(nth, story): (usize, &Story)| {
        json!({
            "id": format!("b{}", first + nth),
            "title": story.title,
            "summary": story.summary,
            "date_published": moments::rfc3339(moments::spread(first + nth, articles)),
            "language": "en",
        })
    };
    let items: Vec<Value> = part.iter().enumerate().map(item).collect();
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Bench", "items": items }).to_string()
}

/// What the thread that marked each keystroke did from its mark until the last of its changes was painted.
fn pressed(events: &[Value]) -> Outcome<Vec<Key>> {
    let at = |event: &Value| event["ts"].as_f64().unwrap_or_default();
    let marks = |name: &str| {
        let mut marks: Vec<&Value> = events.iter().filter(|it| it["name"] == name).collect();
        marks.sort_by(|one, other| at(one).total_cmp(&at(other)));
        marks
    };
    let [starts, ends, rests] = [marks(KEY), marks(PAINTED), marks(REST)];
    let key = |nth: usize| {
        let start = starts[nth];
        let rest = rests.iter().map(|it| at(it)).find(|it| at(start) < *it).unwrap_or(f64::INFINITY);
        let next = starts.get(nth + 1).map_or(rest, |it| rest.min(at(it)));
        let end = ends.iter().rfind(|it| (at(start)..next).contains(&at(it)));
        let tasks = events.iter().filter(|it| it["name"] == "RunTask");
        let tasks = tasks.filter(|it| it["tid"] == start["tid"] && it["pid"] == start["pid"]);
        end.map(|end| tasks.fold(Key { work: 0.0, processor: 0.0 }, |sum, it| with(sum, it, at(start), at(end))))
    };
    let keys: Option<Vec<Key>> = (0..starts.len()).map(key).collect();
    let missing = || Trouble::new(format!("tracing has {} keystrokes and {} paints", starts.len(), ends.len()));
    keys.filter(|it| !it.is_empty()).ok_or_else(missing)
}

/// The sum and as much of the task as lies between these moments, all of them in microseconds.
fn with(sum: Key, task: &Value, from: f64, to: f64) -> Key {
    let figure = |name: &str| task[name].as_f64().unwrap_or_default();
    let (begun, took) = (figure("ts"), figure("dur"));
    let within = ((begun + took).min(to) - begun.max(from)).max(0.0);
    // Where in a task it had a processor is not told.
    let share = if took == 0.0 { 0.0 } else { within / took };
    Key { work: sum.work + within / 1e3, processor: sum.processor + figure("tdur") * share / 1e3 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_what_its_thread_does_until_the_list_is_painted() {
        let mark = |name: &str, ts: u32| json!({ "name": name, "ts": ts, "tid": 1, "pid": 2 });
        let task = |ts: u32, dur: u32, tid: u32| json!({ "name": "RunTask", "ts": ts, "dur": dur, "tdur": dur / 2, "tid": tid, "pid": 2 });
        let events = [
            mark("key", 1_000),
            task(500, 2_500, 1),
            mark("painted", 3_500),
            task(4_000, 1_000, 1),
            task(4_000, 900, 3),
            mark("painted", 9_000),
            task(20_000, 900, 1),
        ];
        assert_eq!(pressed(&events).unwrap(), [Key { work: 3.0, processor: 1.5 }]);
        assert!(pressed(&events[..2]).is_err());
        assert!(pressed(&[]).is_err());
    }
}
