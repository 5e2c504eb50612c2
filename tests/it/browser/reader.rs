//! Who reads: languages, light or dark, how wide a screen.

use serde_json::json;

use super::faults;
use super::session::Session;

/// A reader and what they read on.
#[derive(Clone, Debug)]
pub(crate) struct Reader {
    languages: &'static str,
    scheme: &'static str,
    size: (u32, u32),
    time_zone: &'static str,
    early: String,
    scripts: bool,
}

impl Reader {
    /// Reads English on a small laptop, by day.
    pub(crate) fn english() -> Self {
        Self {
            languages: "en-GB,en",
            scheme: "light",
            size: (1024, 768),
            time_zone: "UTC",
            early: String::new(),
            scripts: true,
        }
    }

    /// Reads Korean.
    pub(crate) fn korean() -> Self {
        Self { languages: "ko-KR,ko,en", ..Self::english() }
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

    /// Makes the window in front this reader's.
    pub(crate) async fn sit_down(&self, session: &Session) {
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
}
