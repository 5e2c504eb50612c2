//! Loads of a page, each in a browser of its own: nothing of the last one is left in it.

use super::assets::{Bytes, Kind};
use super::contenders::{Contender, Stage};
use crate::bench::webdriver::Browser;
use crate::trouble::{During, Outcome, Trouble};
use preview::{Preview, PreviewOptions, Rule};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use std::thread;
use std::time::Duration;

/// Lighthouse's phone: a 4G that gives 1.6 Mbit/s at 150 ms, as its throttling by DevTools applies that to requests,
/// <https://github.com/GoogleChrome/lighthouse/blob/main/core/config/constants.js>, and a quarter of the processor.
const LATENCY_MS: f64 = 562.5;
const DOWN_BITS_PER_S: f64 = 1_474_560.0;
const UP_BITS_PER_S: f64 = 675_000.0;
const SLOWDOWN: u32 = 4;
const SCREEN: [u32; 2] = [412, 823];
const DENSITY: f64 = 1.75;
/// What a browser does after its own start is none of the page's.
const START: Duration = Duration::from_secs(1);

/// What a slow load was like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Load {
    /// When the first headline was there, in milliseconds.
    pub(super) headline_ms: f64,
    /// How long the page could not answer, over 50 ms each time, in milliseconds.
    pub(super) blocked_ms: f64,
    /// How much of it moved, all in all.
    pub(super) shift: f64,
}

/// What a page holds.
#[derive(Clone, Copy, Debug)]
pub(super) struct Held {
    pub(super) heap: f64,
    /// Memory of the element's program; none where it has none.
    pub(super) wasm: f64,
    pub(super) nodes: f64,
}

impl Held {
    pub(super) fn bytes(&self) -> f64 {
        self.heap + self.wasm
    }
}

/// What was asked for until the list stood, and then.
pub(super) type Taken = [BTreeMap<Kind, Bytes>; 2];

/// The host of the page: another origin than that of the elements.
pub(super) struct Hall<'a> {
    stage: &'a Stage,
    host: Preview,
}

impl<'a> Hall<'a> {
    pub(super) fn open(stage: &'a Stage, dir: &Path) -> Outcome<Self> {
        Ok(Self { stage, host: Preview::start(PreviewOptions::new(dir)).during(dir.display())? })
    }

    /// A load on a slow phone.
    pub(super) fn load(&self, contender: Contender) -> Outcome<Load> {
        let browser = browser()?;
        browser.devtools("Network.enable", &json!({}))?;
        let network = json!({ "offline": false, "latency": LATENCY_MS, "downloadThroughput": DOWN_BITS_PER_S / 8.0,
            "uploadThroughput": UP_BITS_PER_S / 8.0 });
        browser.devtools("Network.emulateNetworkConditions", &network)?;
        browser.slow_down(SLOWDOWN)?;
        self.show(&browser, contender, 1)?;
        let is_empty = contender == Contender::Nothing;
        let seen = browser.call("bench.load(given)", &json!(is_empty))?;
        let figure = |name: &str| {
            seen[name].as_f64().ok_or_else(|| Trouble::new(format!("{contender:?}: the page said nothing of {name}")))
        };
        Ok(Load { headline_ms: figure("headline")?, blocked_ms: figure("blocked")?, shift: figure("shift")? })
    }

    /// What a page holds with so many elements, all of them drawn; and, where they are ours, all of them in use.
    pub(super) fn hold(&self, contender: Contender, count: usize) -> Outcome<[Option<Held>; 2]> {
        let browser = browser()?;
        self.show(&browser, contender, count)?;
        draw(&browser).during(format!("{contender:?}"))?;
        let drawn = held(&browser, 0.0)?;
        let is_used = matches!(contender, Contender::NewsZone | Contender::Filtering);
        let in_use = if is_used { Some(held(&browser, self.use_all(&browser)?)?) } else { None };
        Ok([Some(drawn), in_use])
    }

    /// What so many elements ask for before a reader does anything, and, where they are ours, when they read an article.
    pub(super) fn weigh(&self, contender: Contender, count: usize) -> Outcome<Taken> {
        let browser = browser()?;
        self.stage.assets.taken()?;
        self.show(&browser, contender, count)?;
        draw(&browser).during(format!("{contender:?}"))?;
        let taken = || self.stage.assets.taken().during(format!("{contender:?}"));
        let before = taken()?;
        if contender == Contender::NewsZone {
            self.use_all(&browser)?;
        }
        Ok([before, taken()?])
    }

    fn use_all(&self, browser: &Browser) -> Outcome<f64> {
        let Stage { assets, id, words, .. } = self.stage;
        let bytes = browser.call("bench.use(...given)", &json!([id, words, assets.url()]))?;
        bytes.as_f64().ok_or_else(|| Trouble::new("the element's program has no memory"))
    }

    fn show(&self, browser: &Browser, contender: Contender, count: usize) -> Outcome {
        let page = Rule::answer(200, "text/html; charset=utf-8", self.stage.page(contender, count)?);
        // Whatever a peer wants to do on the page it may do.
        self.host.rule("/", page.header("Content-Security-Policy", "object-src 'none'"));
        browser.open(&self.host.url(), "return true")
    }
}

fn browser() -> Outcome<Browser> {
    let browser = Browser::start()?;
    let [width, height] = SCREEN;
    let screen = json!({ "width": width, "height": height, "deviceScaleFactor": DENSITY, "mobile": true });
    browser.devtools("Emulation.setDeviceMetricsOverride", &screen)?;
    thread::sleep(START);
    Ok(browser)
}

/// Brings every element of the page into view, until all of the list is in each.
fn draw(browser: &Browser) -> Outcome<Value> {
    browser.call("bench.draw()", &Value::Null)
}

fn held(browser: &Browser, wasm: f64) -> Outcome<Held> {
    browser.devtools("Performance.enable", &json!({}))?;
    browser.sweep()?;
    let metrics = browser.devtools("Performance.getMetrics", &json!({}))?;
    let metric = |name: &str| {
        let mut all = metrics["metrics"].as_array().into_iter().flatten();
        let value = all.find(|it| it["name"] == name).and_then(|it| it["value"].as_f64());
        value.ok_or_else(|| Trouble::new(format!("the browser said nothing of {name}")))
    };
    Ok(Held { heap: metric("JSHeapUsedSize")?, wasm, nodes: metric("Nodes")? })
}
