//! How soon the app answers a hand, and how it scrolls: on a processor as slow as a cheap phone's, with input that the
//! browser itself dispatches, so that its own Event Timing counts it as it does for readers.

mod hand;
mod scroll;
mod steps;

use super::edition;
use super::report;
use super::webdriver::Browser;
use crate::command_line::BenchOptions;
use crate::step;
use crate::tools::npm_lock::NpmLock;
use crate::trouble::{During, Outcome, Trouble};
use crate::{build, workspace};
use preview::{Preview, PreviewOptions, Rule};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// Articles that are loaded while a reader goes about.
const ARTICLES: usize = 5_000;
/// Rows of the list that is scrolled.
const ROWS: usize = 100_000;
/// How often a reader does everything.
const ROUNDS: usize = 50;
/// The app reads no document over 16 MiB, so many articles come from several sources.
const SOURCE_ARTICLES: usize = 2_500;
/// How many times slower the processor is made.
const SLOWDOWN: u32 = 4;
const PEERS: NpmLock<'_> = NpmLock { folder: "benches/lists", name: "list-peers" };

/// Measures, says what it measured, and writes it down where asked to.
pub(crate) fn run(dist: &Path, options: &BenchOptions) -> Outcome {
    let wants = |part: &str| options.only.as_deref().is_none_or(|it| it == part);
    if wants("steps") {
        step::say("\n== interaction: steps");
        let text = steps::measure(dist, options)?;
        report::give("interaction", &text, options.write)?;
    }
    if wants("scrolling") {
        step::say("\n== interaction: scrolling");
        let text = scroll::measure(dist, options)?;
        report::give("scrolling", &text, options.write)?;
    }
    Ok(())
}

/// Serves the app over so many articles, with or without their texts.
fn serve(dist: &Path, articles: usize, with_texts: bool) -> Outcome<Preview> {
    let preview = Preview::start(PreviewOptions::new(dist)).during(dist.display())?;
    let mut feed: Value = serde_json::from_str(&edition::edition(articles)).during("the edition")?;
    let items = feed["items"].as_array_mut().map(std::mem::take).unwrap_or_default();
    let mut sources = Vec::new();
    for (nth, part) in items.chunks(SOURCE_ARTICLES).enumerate() {
        let mut part = part.to_vec();
        if !with_texts {
            part.iter_mut().filter_map(Value::as_object_mut).for_each(|it| _ = it.remove("content_text"));
        }
        let path = format!("edition/bench-{nth}.json");
        let text =
            json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Bench", "items": part }).to_string();
        preview.rule(&format!("/{path}"), Rule::answer(200, "application/feed+json", text));
        sources.push(json!({ "url": path, "name": format!("Bench {nth}") }));
    }
    let settings = json!({ "brand": "Bench", "sources": sources, "offline": false, "refresh_minutes": 0 });
    preview.rule(&format!("/{}", build::CONFIG_FILE), Rule::answer(200, "application/json", settings.to_string()));
    Ok(preview)
}

/// Opens the app and waits until it holds all articles.
fn open(browser: &Browser, url: &str, articles: usize) -> Outcome {
    let count = "document.querySelector('.filters-sentence')?.textContent.replace(/\\D/g, '')";
    browser.open(url, &format!("return {count} === '{articles}'"))
}

fn asset(name: &str) -> Outcome<String> {
    let path = workspace::root().join("benches/lists").join(name);
    fs::read_to_string(&path).during(path.display())
}

/// What a script in the page answers as a list of figures.
fn figures(answer: &Value) -> Outcome<Vec<f64>> {
    let figures: Option<Vec<f64>> = answer.as_array().and_then(|it| it.iter().map(Value::as_f64).collect());
    figures.ok_or_else(|| Trouble::new(format!("the page answered {answer}")))
}
