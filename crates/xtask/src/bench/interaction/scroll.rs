//! A list of a hundred thousand rows under the wheel, beside other ways to hold as many.

use super::hand::{click, until};
use super::{PEERS, ROWS, SLOWDOWN, asset, figures, open, serve};
use crate::bench::figures::Spread;
use crate::bench::report::{Row, rows};
use crate::bench::webdriver::Browser;
use crate::command_line::BenchOptions;
use crate::step::say;
use crate::trouble::{During, Outcome, Trouble};
use preview::{Preview, PreviewOptions, Rule};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// A frame at 60 a second, with what clocks are off by, in milliseconds.
const FRAME_MS_MAX: f64 = 17.0;
/// Marks of the page, and the tasks of its threads.
const CATEGORIES: &str = "blink.user_timing,disabled-by-default-devtools.timeline";
/// How far a hand turns the wheel and how quickly, in CSS pixels and those a second: a brisk reader passes a screen in a
/// third of a second.
const DISTANCE: i32 = 30_000;
const SPEED: u32 = 3_000;
/// How often, where nothing else is asked for.
const ROUNDS: usize = 3;
/// Where each turn of the wheel begins, in hundredths of the list.
const PLACES: [u32; 3] = [0, 50, 90];

/// A page with as many rows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Page {
    App,
    Virtual,
    Whole,
}

impl Page {
    const ALL: [Page; 3] = [Page::App, Page::Virtual, Page::Whole];

    fn name(self) -> &'static str {
        match self {
            Page::App => "News Zone",
            Page::Virtual => "@tanstack/virtual-core",
            Page::Whole => "all rows, content-visibility",
        }
    }
}

/// A line of the table: what is said, and the figure of a page.
type Line = (&'static str, fn(&Seen) -> String);

/// What scrolling took.
#[derive(Default)]
struct Seen {
    /// From one frame to the next.
    frames: Vec<f64>,
    /// What the main thread did in each, while it had a processor.
    work: Vec<f64>,
    nodes: f64,
    megabytes: f64,
    ready_ms: f64,
    /// Rows that the browser's own search can find.
    found: f64,
}

pub(super) fn measure(dist: &Path, options: &BenchOptions) -> Outcome<String> {
    let articles = options.articles.unwrap_or(ROWS);
    let rounds = options.rounds.unwrap_or(ROUNDS).max(1);
    let app = serve(dist, articles, false)?;
    let peers = serve_peers()?;
    let mut text = format!(
        "{articles} rows; the wheel turned by {DISTANCE} px at {SPEED} px a second from the top, the middle and near the end, \
         {rounds} times. Work is what the main thread did from one frame to the next, by Chromium's tracing, while it had a \
         processor. Rows of the peers are of one height, and have a headline and a line under it.\n"
    );
    for slowdown in [1, SLOWDOWN] {
        let mut seen: Vec<(Page, Seen)> = Vec::new();
        for page in Page::ALL {
            let url = match page {
                Page::App => app.url(),
                Page::Virtual => format!("{}virtual.html", peers.url()),
                Page::Whole => format!("{}whole.html", peers.url()),
            };
            let mut sum = Seen::default();
            for round in 0..rounds {
                scroll(page, &url, articles, slowdown, &mut sum)?;
                say(format!("  {} at 1/{slowdown}: {} of {rounds}", page.name(), round + 1));
            }
            seen.push((page, sum));
        }
        text.push_str(&table(&seen, slowdown));
    }
    Ok(text)
}

fn table(seen: &[(Page, Seen)], slowdown: u32) -> String {
    let mut text = format!("\n### The processor at 1/{slowdown}\n\n");
    if let Some((_, app)) = seen.iter().find(|it| it.0 == Page::App) {
        let frame = Row::new("frame to frame, p95, ms", Spread::of(app.frames.clone()).p95).at_most(FRAME_MS_MAX);
        let work =
            Row::new("main thread's work in a frame, p95, ms", Spread::of(app.work.clone()).p95).at_most(FRAME_MS_MAX);
        text.push_str(&rows(&[frame, work]));
    }
    text.push_str("\n| what |");
    seen.iter().for_each(|it| text.push_str(&format!(" {} |", it.0.name())));
    text.push_str("\n|---|");
    seen.iter().for_each(|_| text.push_str("---:|"));
    let lines: [Line; 8] = [
        ("frame to frame, median, ms", |it| format!("{:.1}", Spread::of(it.frames.clone()).median)),
        ("the same, p95", |it| format!("{:.1}", Spread::of(it.frames.clone()).p95)),
        ("work in a frame, median, ms", |it| format!("{:.1}", Spread::of(it.work.clone()).median)),
        ("the same, p95", |it| format!("{:.1}", Spread::of(it.work.clone()).p95)),
        ("nodes in the page", |it| format!("{:.0}", it.nodes)),
        ("memory of the page, MB", |it| format!("{:.0}", it.megabytes)),
        ("until all rows can be scrolled to, ms", |it| format!("{:.0}", it.ready_ms)),
        ("rows that find-in-page sees at once", |it| format!("{:.0}", it.found)),
    ];
    for (what, of) in lines {
        text.push_str(&format!("\n| {what} |"));
        seen.iter().for_each(|it| text.push_str(&format!(" {} |", of(&it.1))));
    }
    text.push('\n');
    text
}

fn scroll(page: Page, url: &str, articles: usize, slowdown: u32, sum: &mut Seen) -> Outcome {
    let browser = Browser::start_tracing(CATEGORIES)?;
    match page {
        Page::App => {
            open(&browser, url, articles)?;
            browser.slow_down(slowdown)?;
            browser.ask(&asset("ready.js")?, &json!([]))?;
            click(&browser, ".show-all")?;
        }
        Page::Virtual | Page::Whole => {
            browser.open(&format!("{url}?{articles}"), "return typeof begin === 'function'")?;
            browser.slow_down(slowdown)?;
            browser.ask(&asset("ready.js")?, &json!([]))?;
            browser.ask("requestAnimationFrame(() => { begin(); arguments[0](); })", &json!([]))?;
        }
    }
    // Three rows to a hundred pixels at most, whatever the page.
    let high = articles as f64 * 20.0;
    until(&browser, &format!("{high} < document.documentElement.scrollHeight"))?;
    let ready = browser.ask("arguments[0](globalThis.sinceReady())", &json!([]))?;
    sum.ready_ms = ready.as_f64().unwrap_or_default();
    for place in PLACES {
        let go = format!(
            "scrollTo(0, document.documentElement.scrollHeight * {place} / 100); setTimeout(arguments[0], 800);"
        );
        browser.ask(&go, &json!([]))?;
        browser.ask("arguments[0](globalThis.frames.begin())", &json!([]))?;
        let turn = json!({ "x": 400, "y": 400, "yDistance": -DISTANCE, "speed": SPEED, "gestureSourceType": "mouse" });
        browser.devtools("Input.synthesizeScrollGesture", &turn)?;
        sum.frames.extend(figures(&browser.ask("arguments[0](globalThis.frames.end())", &json!([]))?)?);
    }
    let held = browser.ask(&asset("held.js")?, &json!([]))?;
    sum.nodes = held["nodes"].as_f64().unwrap_or_default();
    sum.found = held["rows"].as_f64().unwrap_or_default();
    browser.sweep()?;
    sum.megabytes = memory(&browser)?;
    sum.work.extend(work(&browser.trace()?)?);
    Ok(())
}

/// What scripts hold and what nodes take, in megabytes.
fn memory(browser: &Browser) -> Outcome<f64> {
    browser.devtools("Performance.enable", &json!({}))?;
    let metrics = browser.devtools("Performance.getMetrics", &json!({}))?;
    let metric = |name: &str| {
        let all = metrics["metrics"].as_array()?;
        all.iter().find(|it| it["name"] == name)?["value"].as_f64()
    };
    let wasm =
        browser.ask("arguments[0](globalThis.newsZoneMemory?.() ?? 0)", &json!([]))?.as_f64().unwrap_or_default();
    Ok((metric("JSHeapUsedSize").unwrap_or_default() + wasm) / 1e6)
}

/// What the thread that marked the frames did between each two of them, in milliseconds of a processor.
fn work(events: &[Value]) -> Outcome<Vec<f64>> {
    let at = |event: &Value| event["ts"].as_f64().unwrap_or_default();
    let mut frames: Vec<&Value> =
        events.iter().filter(|it| it["name"] == "frame" || it["name"] == "frames-end").collect();
    frames.sort_by(|one, other| at(one).total_cmp(&at(other)));
    let Some(first) = frames.first() else { return Err(Trouble::new("tracing has no frames")) };
    let mut tasks: Vec<(f64, f64)> = events
        .iter()
        .filter(|it| it["name"] == "RunTask" && it["tid"] == first["tid"] && it["pid"] == first["pid"])
        .map(|it| (at(it), it["tdur"].as_f64().unwrap_or_default()))
        .collect();
    tasks.sort_by(|one, other| one.0.total_cmp(&other.0));
    let between = |from: f64, to: f64| {
        let (begin, end) = (tasks.partition_point(|it| it.0 < from), tasks.partition_point(|it| it.0 < to));
        tasks[begin..end].iter().map(|it| it.1).sum::<f64>() / 1e3
    };
    // Behind the last frame of a turn comes what is done until the next.
    let pairs = frames.windows(2).filter(|it| it[0]["name"] == "frame");
    Ok(pairs.map(|it| between(at(it[0]), at(it[1]))).collect())
}

fn serve_peers() -> Outcome<Preview> {
    let dir = PEERS.ensure()?.join("node_modules/@tanstack/virtual-core/dist/esm");
    let preview = Preview::start(PreviewOptions::new(&dir)).during(dir.display())?;
    for name in ["virtual.html", "whole.html"] {
        preview.rule(&format!("/{name}"), Rule::answer(200, "text/html; charset=utf-8", asset("list.html")?));
    }
    for name in ["list.mjs", "virtual.mjs", "whole.mjs"] {
        preview.rule(&format!("/{name}"), Rule::answer(200, "text/javascript", asset(name)?));
    }
    for entry in fs::read_dir(&dir).during(dir.display())? {
        let path = entry.during(dir.display())?.path();
        if path.extension().is_some_and(|it| it == "js") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let text = fs::read_to_string(&path).during(path.display())?;
            preview.rule(&format!("/virtual/{name}"), Rule::answer(200, "text/javascript", text));
        }
    }
    Ok(preview)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_what_the_thread_of_the_frames_does_between_them() {
        let mark = |name: &str, ts: u32| json!({ "name": name, "ts": ts, "tid": 1, "pid": 2 });
        let task = |ts: u32, tid: u32| json!({ "name": "RunTask", "ts": ts, "tdur": 2_000, "tid": tid, "pid": 2 });
        let events = [
            mark("frame", 1_000),
            task(1_500, 1),
            task(1_600, 3),
            mark("frame", 17_000),
            mark("frames-end", 30_000),
            task(40_000, 1),
            mark("frame", 60_000),
            task(61_000, 1),
            task(64_000, 1),
            mark("frames-end", 90_000),
        ];
        assert_eq!(work(&events).unwrap(), [2.0, 0.0, 4.0]);
        assert!(work(&[]).is_err());
    }
}
