//! From a letter typed into the search field to the painted list, beside the same page in plain JavaScript.
//!
//! Both pages read the same edition and have to show the same after every letter, or the bench fails: a page that does
//! less is no peer.

use super::edition::edition;
use super::figures::Spread;
use super::webdriver::Browser;
use crate::step::say;
use crate::trouble::{During, Outcome, Trouble};
use crate::{build, workspace};
use preview::{Preview, PreviewOptions, Rule};
use serde_json::{Value, json};
use std::fs;
use std::path::Path;

/// Articles of the edition.
const ARTICLES: usize = 2_000;
/// How often each page is loaded anew and typed into.
const ROUNDS: usize = 7;
/// What is typed, letter by letter.
const WORDS: [&str; 2] = ["국방부", "minister"];
/// How many times slower the processor is made: as it is, and like that of a cheap phone.
const SLOWDOWNS: [u32; 2] = [1, 4];
/// The pages, by their path: the app and the peer.
const PAGES: [&str; 2] = ["", "peer/"];

/// What one letter brought.
#[derive(Debug)]
struct Key {
    text: String,
    milliseconds: f64,
    shown: String,
}

/// Measures and says what it measured.
pub(crate) fn run(dist: &Path) -> Outcome {
    let preview = serve(dist)?;
    let browser = Browser::start()?;
    let measure = asset("measure.js")?;
    say(format!(
        "\nA letter typed into the search field, until the list is painted: {ARTICLES} articles, {ROUNDS} rounds"
    ));
    say("                       News Zone           plain JavaScript        ratio of");
    say("  processor   keys   median    p95 ms      median    p95 ms    medians    p95s");
    for slowdown in SLOWDOWNS {
        let mut times: [Vec<f64>; 2] = [Vec::new(), Vec::new()];
        for round in 0..ROUNDS {
            let mut shown: [Vec<Key>; 2] = [Vec::new(), Vec::new()];
            // Now one goes first, now the other, so that what else the machine does falls on both.
            for page in [round % 2, 1 - round % 2] {
                let url = format!("{}{}", preview.url(), PAGES[page]);
                shown[page] = type_into(&browser, &url, slowdown, &measure)?;
            }
            compare(&shown)?;
            for (times, keys) in times.iter_mut().zip(&shown) {
                times.extend(keys.iter().map(|key| key.milliseconds));
            }
        }
        let keys = times[0].len();
        let [app, peer] = times.map(Spread::of);
        let processor = if slowdown == 1 { "as it is".to_owned() } else { format!("1/{slowdown}") };
        say(format!(
            "  {processor:<9} {keys:>6}   {:>6.1}    {:>6.1}      {:>6.1}    {:>6.1}     {:>6.2}  {:>6.2}",
            app.median,
            app.p95,
            peer.median,
            peer.p95,
            app.median / peer.median,
            app.p95 / peer.p95,
        ));
    }
    Ok(())
}

fn serve(dist: &Path) -> Outcome<Preview> {
    let preview = Preview::start(PreviewOptions::new(dist)).during(dist.display())?;
    preview.rule("/edition/feed.json", Rule::answer(200, "application/feed+json", edition(ARTICLES)));
    preview.rule(&format!("/{}", build::CONFIG_FILE), Rule::answer(200, "application/json", "{}"));
    preview.rule("/peer/", Rule::answer(200, "text/html; charset=utf-8", asset("index.html")?));
    preview.rule("/peer/peer.js", Rule::answer(200, "text/javascript; charset=utf-8", asset("peer.js")?));
    Ok(preview)
}

fn asset(name: &str) -> Outcome<String> {
    let path = workspace::root().join("benches/filter").join(name);
    fs::read_to_string(&path).during(path.display())
}

fn type_into(browser: &Browser, url: &str, slowdown: u32, measure: &str) -> Outcome<Vec<Key>> {
    browser.slow_down(1)?;
    browser.open(url, "return document.querySelector('.card') !== null")?;
    browser.slow_down(slowdown)?;
    let answer = browser.ask(measure, &json!([WORDS]))?;
    let keys: Option<Vec<Key>> = answer.as_array().and_then(|keys| keys.iter().map(key).collect());
    keys.ok_or_else(|| Trouble::new(format!("{url} answered {answer}")))
}

fn key(said: &Value) -> Option<Key> {
    Some(Key {
        text: said["text"].as_str()?.to_owned(),
        milliseconds: said["milliseconds"].as_f64()?,
        shown: said["shown"].as_str()?.to_owned(),
    })
}

fn compare([app, peer]: &[Vec<Key>; 2]) -> Outcome {
    for (app, peer) in app.iter().zip(peer) {
        if app.shown != peer.shown {
            let (text, app, peer) = (&app.text, &app.shown, &peer.shown);
            let said = format!("after “{text}” the app shows {app}, and the peer {peer}: the times cannot be compared");
            return Err(Trouble::new(said).mended_by("bring benches/filter/peer.js up to the app"));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(app: &str, peer: &str, is_fair: bool) {
        let keys = |shown: &str| vec![Key { text: "국".into(), milliseconds: 1.0, shown: shown.into() }];
        assert_eq!(compare(&[keys(app), keys(peer)]).is_ok(), is_fair);
    }

    #[test]
    fn pages_that_show_the_same_can_be_compared() {
        check("30 cards", "30 cards", true);
        check("30 cards", "29 cards", false);
    }
}
