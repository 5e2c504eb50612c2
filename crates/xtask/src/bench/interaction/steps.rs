//! From a reader's input to the next painted frame, as Event Timing has it (INP: of each interaction its longest event).

use super::hand::{ask, click, press, until};
use super::{ARTICLES, ROUNDS, SLOWDOWN, asset, figures, open, serve};
use crate::bench::figures::{Spread, rank};
use crate::bench::report::Row;
use crate::bench::{report, webdriver::Browser};
use crate::command_line::BenchOptions;
use crate::step::say;
use crate::trouble::{Outcome, Trouble};
use serde_json::json;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// What must not be passed, in milliseconds.
const INP_MS_MAX: f64 = 100.0;
/// A reader looks before doing the next thing.
const REST: Duration = Duration::from_millis(250);
/// Code of the arrows up and down in the browser's protocol.
const ARROWS: [(&str, u32); 2] = [("ArrowDown", 40), ("ArrowUp", 38)];

/// What a reader does.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Open,
    Save,
    Theme,
    Tab,
    Back,
    History,
}

impl Step {
    const ALL: [Step; 6] = [Step::Open, Step::Back, Step::History, Step::Tab, Step::Theme, Step::Save];

    fn name(self) -> &'static str {
        match self {
            Step::Open => "open an article",
            Step::Save => "save it, or no longer",
            Step::Theme => "switch the theme",
            Step::Tab => "switch the tab",
            Step::Back => "back to the list, by its link",
            Step::History => "back by the browser",
        }
    }
}

pub(super) fn measure(dist: &Path, options: &BenchOptions) -> Outcome<String> {
    let articles = options.articles.unwrap_or(ARTICLES);
    let rounds = options.rounds.unwrap_or(ROUNDS).max(1);
    let preview = serve(dist, articles, true)?;
    let browser = Browser::start()?;
    open(&browser, &preview.url(), articles)?;
    browser.ask(&asset("watch.js")?, &json!([]))?;
    browser.slow_down(SLOWDOWN)?;
    let mut took: Vec<Took> = Vec::new();
    for round in 0..rounds {
        go_about(&browser, round, &mut took)?;
        if round % 10 == 9 {
            say(format!("  steps: {} of {rounds} rounds", round + 1));
        }
    }
    let all = took.iter().filter_map(|it| it.answer).collect();
    let mut text = format!(
        "{articles} articles loaded, {rounds} rounds, the processor at 1/{SLOWDOWN}; milliseconds. An answer is \
         the next frame that is painted, by Event Timing, which counts in steps of 8 and nothing under 16, which stands here as \
         16; shown is the frame in which what was asked for stands.\n\n"
    );
    let rows = [Row::new("INP over all, p98", rank(all, 98)).at_most(INP_MS_MAX)];
    text.push_str(&report::rows(&rows));
    text.push_str(
        "\n| what | times | answer, median | p95 | p98 | shown, median | p95 |\n|---|---:|---:|---:|---:|---:|---:|\n",
    );
    for step in Step::ALL {
        let of_step = || took.iter().filter(move |it| it.step == step);
        let shown = Spread::of(of_step().map(|it| it.shown).collect());
        let answers: Vec<f64> = of_step().filter_map(|it| it.answer).collect();
        let answer = if answers.is_empty() {
            "– | – | –".to_owned()
        } else {
            let spread = Spread::of(answers.clone());
            format!("{:.0} | {:.0} | {:.0}", spread.median, spread.p95, rank(answers, 98))
        };
        let (name, count) = (step.name(), of_step().count());
        text.push_str(&format!("| {name} | {count} | {answer} | {:.0} | {:.0} |\n", shown.median, shown.p95));
    }
    Ok(text)
}

/// What a step took, in milliseconds.
struct Took {
    step: Step,
    /// Until the page answered at all; unknown of what is no event of a page.
    answer: Option<f64>,
    shown: f64,
}

fn go_about(browser: &Browser, round: usize, took: &mut Vec<Took>) -> Outcome {
    let nth = round % 20;
    let link = format!("document.querySelectorAll('.panel-recent .card-headline a')[{nth}]");
    ask(
        browser,
        &format!(
            "{link}.id = {link}.id, document.querySelector('[data-next]')?.removeAttribute('data-next'), {link}.dataset.next = ''"
        ),
    )?;
    let mut act = |step: Step, there: &str, deed: &dyn Fn() -> Outcome| -> Outcome {
        ask(browser, &format!("globalThis.watched.begin(() => {there})"))?;
        deed()?;
        until(browser, there)?;
        thread::sleep(REST);
        let seen = figures(&browser.ask("globalThis.watched.end().then(arguments[0])", &json!([]))?)?;
        let [answer, shown] = seen[..] else { return Err(Trouble::new(format!("the page counted {seen:?}"))) };
        took.push(Took { step, answer: Some(answer), shown });
        Ok(())
    };
    let [article, list] =
        ["main.place-article", "main.place-recent"].map(|it| format!("document.querySelector('{it}')"));
    act(Step::Open, &format!("{article} && document.querySelector('.body p')"), &|| click(browser, "a[data-next]"))?;
    for is_saved in [true, false] {
        let there = format!("document.querySelector('#save-article').getAttribute('aria-pressed') === '{is_saved}'");
        act(Step::Save, &there, &|| click(browser, "#save-article"))?;
    }
    ask(browser, "(document.querySelector('#display').open = true, document.querySelector('#display-theme').focus())")?;
    for (key, code) in ARROWS {
        let theme = "document.querySelector('#display-theme').value";
        let before = ask(browser, theme)?;
        act(Step::Theme, &format!("{theme} !== {before}"), &|| press(browser, key, code))?;
    }
    ask(browser, "document.querySelector('#display').open = false")?;
    act(Step::Tab, &list, &|| click(browser, "#tab-recent"))?;
    act(Step::Tab, &article, &|| click(browser, "#tab-article"))?;
    act(Step::Back, &list, &|| click(browser, ".breadcrumb a"))?;
    act(Step::Open, &article, &|| click(browser, "a[data-next]"))?;
    // No event tells of it, so that the page times it: from `popstate` to the painted frame.
    let back = browser.ask("globalThis.watched.back().then(arguments[0])", &json!([]))?;
    until(browser, &list)?;
    thread::sleep(REST);
    took.extend(back.as_f64().map(|shown| Took { step: Step::History, answer: None, shown }));
    Ok(())
}
