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
use std::fs;

/// A frame at 60 a second, in milliseconds.
const FRAME_MS: f64 = 1_000.0 / 60.0;
/// Words that are typed: each is ended by emptying the field, which takes time of its own.
const WORDS: usize = 6;
/// Marks of the page, and the tasks of its threads.
const CATEGORIES: &str = "blink.user_timing,disabled-by-default-devtools.timeline,toplevel";
/// What `measure.js` marks a keystroke with, and its end.
const MARKS: [&str; 2] = ["key", "key-end"];

/// What the keys of all rounds took, in milliseconds.
#[derive(Default)]
struct Keys {
    /// The main thread's work.
    work: Vec<f64>,
    /// From the event to the painted list.
    painted: Vec<f64>,
}

pub(super) fn measure(ground: &Ground<'_>) -> Outcome<Findings> {
    let stories = ground.english()?;
    let words: Vec<String> = Queries::of(&stories).typed.into_iter().take(WORDS).collect();
    let keys = typed(ground, &stories, &words);
    let keys = keys.map_err(|trouble| say(format!("\n*** NOT MEASURED: the app's list ***\n{trouble}\n"))).ok();
    let mut text =
        format!("{} articles in the app, {} rounds; milliseconds, median / p95.\n\n", ground.articles, ground.rounds);
    let work = keys.as_ref().map(|it| Spread::of(it.work.clone()));
    match &keys {
        Some(Keys { work, painted }) => {
            let [work, painted] = [work, painted].map(|it| Spread::of(it.clone()));
            text.push_str(&format!(
                "| what | median | p95 |\n|---|---:|---:|\n| main thread's work for a keystroke | {:.1} | {:.1} |\n\
                 | from the keystroke to the painted list | {:.1} | {:.1} |\n",
                work.median, work.p95, painted.median, painted.p95
            ));
        }
        None => text.push_str("Not measured.\n"),
    }
    let what = "keystroke to painted list, work of the main thread, p95, ms";
    let goals = vec![Goal::at_most(what, work.map(|it| it.p95), FRAME_MS)];
    let raw = keys.map(|it| json!({ "work": it.work, "painted": it.painted }));
    Ok(Findings { text, goals, raw: json!({ "words": words, "keys": raw }) })
}

fn typed(ground: &Ground<'_>, stories: &[Story], words: &[String]) -> Outcome<Keys> {
    let preview = Preview::start(PreviewOptions::new(&ground.dist)).during(ground.dist.display())?;
    preview.rule("/edition/feed.json", Rule::answer(200, "application/feed+json", feed(stories)));
    preview.rule(&format!("/{}", build::CONFIG_FILE), Rule::answer(200, "application/json", "{}"));
    let script = workspace::root().join("benches/filter/measure.js");
    let script = fs::read_to_string(&script).during(script.display())?;
    let mut keys = Keys::default();
    for round in 0..ground.rounds {
        let browser = Browser::start_tracing(CATEGORIES)?;
        browser.open(&preview.url(), "return document.querySelector('.card') !== null")?;
        let said =
            browser.ask("arguments[0](document.querySelector('.filters-sentence')?.textContent ?? '')", &json!([]))?;
        if !holds_all(said.as_str().unwrap_or_default(), stories.len()) {
            return Err(Trouble::new(format!("the app holds other than {} articles: {said}", stories.len())));
        }
        browser.trace()?;
        let answer = browser.ask(&script, &json!([words]))?;
        let painted: Option<Vec<f64>> =
            answer.as_array().and_then(|it| it.iter().map(|it| it["milliseconds"].as_f64()).collect());
        keys.painted.extend(painted.ok_or_else(|| Trouble::new(format!("the app answered {answer}")))?);
        keys.work.extend(work(&browser.trace()?)?);
        say(format!("  typed: {} of {}", round + 1, ground.rounds));
    }
    Ok(keys)
}

/// The app says how many there are; thousands may be set apart.
fn holds_all(sentence: &str, count: usize) -> bool {
    let digits: String = sentence.chars().filter(char::is_ascii_digit).collect();
    digits == count.to_string()
}

fn feed(stories: &[Story]) -> String {
    let item = |(nth, story): (usize, &Story)| {
        json!({
            "id": format!("b{nth}"),
            "title": story.title,
            "summary": story.summary,
            "date_published": moments::rfc3339(moments::spread(nth, stories.len())),
            "language": "en",
        })
    };
    let items: Vec<Value> = stories.iter().enumerate().map(item).collect();
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Bench", "items": items }).to_string()
}

/// For each keystroke, how long the thread that marked it was at work from its mark to its end, in milliseconds.
fn work(events: &[Value]) -> Outcome<Vec<f64>> {
    let microseconds = |event: &Value, name: &str| event[name].as_f64().unwrap_or_default();
    let marks = |name: &str| events.iter().filter(|it| it["name"] == name).cloned().collect::<Vec<_>>();
    let [starts, ends] = MARKS.map(marks);
    if starts.is_empty() || starts.len() != ends.len() {
        return Err(Trouble::new(format!("tracing has {} keystrokes and {} ends", starts.len(), ends.len())));
    }
    let worked = |(start, end): (&Value, &Value)| {
        let [from, to] = [start, end].map(|it| microseconds(it, "ts"));
        let tasks = events.iter().filter(|it| it["name"] == "RunTask");
        let tasks = tasks.filter(|it| it["tid"] == start["tid"] && it["pid"] == start["pid"]);
        let within = |it: &Value| {
            let (begun, took) = (microseconds(it, "ts"), microseconds(it, "dur"));
            ((begun + took).min(to) - begun.max(from)).max(0.0)
        };
        tasks.map(within).sum::<f64>() / 1e3
    };
    Ok(starts.iter().zip(&ends).map(worked).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_what_its_thread_does_between_the_marks() {
        let mark = |name: &str, ts: u32| json!({ "name": name, "ts": ts, "tid": 1, "pid": 2 });
        let task =
            |ts: u32, dur: u32, tid: u32| json!({ "name": "RunTask", "ts": ts, "dur": dur, "tid": tid, "pid": 2 });
        let events = [
            mark("key", 1_000),
            task(500, 2_500, 1),
            task(4_000, 1_000, 1),
            task(4_000, 900, 3),
            mark("key-end", 9_000),
        ];
        assert_eq!(work(&events).unwrap(), [3.0]);
        assert!(work(&events[..4]).is_err());
    }

    #[test]
    fn the_app_says_how_many() {
        #[track_caller]
        fn check(sentence: &str, expected: bool) {
            assert_eq!(holds_all(sentence, 100_000), expected, "{sentence}");
        }
        check("Newest first · 100000 articles", true);
        check("최신순 · 기사 100,000건", true);
        check("Newest first · 2,000 articles", false);
    }
}
