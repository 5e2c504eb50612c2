//! Who reads: languages, light or dark, how wide a screen, and in which engine.

use std::time::Duration;

use serde_json::json;

use super::engine::{CHROMIUM, Engine};
use super::faults;
use super::session::{Kind, Session};

/// How often a window is asked for its size again. It takes a frame or two.
const RESIZE_TRIES_MAX: usize = 40;

/// A reader and what they read on.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    languages: &'static str,
    scheme: &'static str,
    size: (u32, u32),
    time_zone: &'static str,
    early: String,
    scripts: bool,
    engine: &'static Engine,
}

impl Reader {
    /// Reads English on a small laptop, by day, in Chromium.
    pub(crate) fn english() -> Self {
        Self {
            languages: "en-GB,en",
            scheme: "light",
            size: (1024, 768),
            time_zone: "UTC",
            early: String::new(),
            scripts: true,
            engine: &CHROMIUM,
        }
    }

    /// Reads Korean.
    pub(crate) fn korean() -> Self {
        Self { languages: "ko-KR,ko,en", ..Self::english() }
    }

    /// Reads Japanese.
    pub(crate) fn japanese() -> Self {
        Self { languages: "ja,en", ..Self::english() }
    }

    /// Wants these languages, most wanted first.
    pub(crate) fn languages(self, languages: &'static str) -> Self {
        Self { languages, ..self }
    }

    /// Reads by night.
    pub(crate) fn dark(self) -> Self {
        Self { scheme: "dark", ..self }
    }

    /// Reads on a screen of that size, in CSS pixels.
    pub(crate) fn screen(self, width: u32, height: u32) -> Self {
        Self { size: (width, height), ..self }
    }

    /// Lives there.
    pub(crate) fn time_zone(self, time_zone: &'static str) -> Self {
        Self { time_zone, ..self }
    }

    /// Has a browser that runs this before any page's own scripts.
    pub(crate) fn with_script(self, script: &str) -> Self {
        Self { early: self.early + script, ..self }
    }

    /// Has switched JavaScript off.
    pub(crate) fn without_scripts(self) -> Self {
        Self { scripts: false, ..self }
    }

    /// Has that engine. In those without a debugging protocol a reader can differ in window and scripts only.
    pub(crate) fn in_engine(self, engine: &'static Engine) -> Self {
        Self { engine, ..self }
    }

    /// The browser this reader needs.
    pub(crate) fn browser(&self) -> Kind {
        Kind::new(self.engine, self.scripts)
    }

    /// The engine this reader has.
    pub(crate) fn engine(&self) -> &'static Engine {
        self.engine
    }

    /// Whether pages run scripts.
    pub(crate) fn runs_scripts(&self) -> bool {
        self.scripts
    }

    /// Makes the window in front this reader's.
    pub(crate) async fn sit_down(&self, session: &Session) {
        if self.engine.has_devtools {
            self.emulate(session).await;
        } else {
            self.refuse_what_cannot_be();
            self.fit(session).await;
        }
    }

    async fn emulate(&self, session: &Session) {
        let (width, height) = self.size;
        let screen = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        let features = json!([{ "name": "prefers-color-scheme", "value": self.scheme }]);
        let languages = json!({ "userAgent": "", "acceptLanguage": self.languages });
        let watch = json!({ "source": format!("{}{}", faults::WATCH, self.early) });
        session.devtools("Emulation.setDeviceMetricsOverride", screen).await;
        session.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
        session.devtools("Emulation.setUserAgentOverride", languages).await;
        session.devtools("Emulation.setTimezoneOverride", json!({ "timezoneId": self.time_zone })).await;
        // A window in the background has no focus to look at.
        session.devtools("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        session.devtools("Page.addScriptToEvaluateOnNewDocument", watch).await;
        if !self.scripts {
            session.devtools("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
        }
    }

    /// A test that asked for the night and was given the day would prove nothing.
    fn refuse_what_cannot_be(&self) {
        let usual = Self::english();
        let is_usual = self.languages == usual.languages
            && self.scheme == usual.scheme
            && self.time_zone == usual.time_zone
            && self.early.is_empty();
        assert!(is_usual, "{} cannot be made to read as {self:?}", self.engine.name);
    }

    /// Gives the window the size at which the page in it has the reader's.
    async fn fit(&self, session: &Session) {
        let wanted = json!([self.size.0, self.size.1]);
        let mut seen = json!(null);
        for _ in 0..RESIZE_TRIES_MAX {
            seen = session.client.execute("return [innerWidth, innerHeight]", Vec::new()).await.unwrap();
            if seen == wanted {
                return;
            }
            let (width, height) = session.client.get_window_size().await.unwrap();
            let with_frame = |wanted: u32, outer: u64, inner: &serde_json::Value| {
                let frame = outer.saturating_sub(inner.as_u64().unwrap_or_default());
                wanted + u32::try_from(frame).unwrap_or_default()
            };
            let width = with_frame(self.size.0, width, &seen[0]);
            let height = with_frame(self.size.1, height, &seen[1]);
            session.client.set_window_size(width, height).await.unwrap();
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
        panic!("a page in {} is {seen} large and not {wanted}", self.engine.name);
    }
}
