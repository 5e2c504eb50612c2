//! The browsers a test can run in. Another one is another [`Engine`].

use serde_json::{Map, Value, json};
use std::path::Path;

/// A browser and the program that drives it.
pub(crate) struct Engine {
    /// The WebDriver program.
    pub(crate) driver: &'static str,
    /// What goes before the port on its command line.
    pub(crate) port_option: &'static str,
    /// What a session asks for, given a folder for a profile of its own.
    pub(crate) capabilities: fn(profile: &Path) -> Value,
}

/// The engine that the suite runs in.
pub(crate) const ENGINE: Engine = CHROMIUM;

const CHROMIUM: Engine = Engine { driver: "chromedriver", port_option: "--port=", capabilities: chromium_capabilities };

/// Nothing but the page: no updates, no synchronising, no first-run pages, no GPU that a server has not.
const CHROMIUM_OPTIONS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    // The browser ends when the pipe to its driver does.
    "--remote-debugging-pipe",
];

fn chromium_capabilities(profile: &Path) -> Value {
    let mut options: Vec<String> = CHROMIUM_OPTIONS.map(str::to_owned).into();
    options.push(format!("--user-data-dir={}", profile.display()));
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "args": options },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

impl Engine {
    /// The capabilities as the client wants them.
    pub(crate) fn capabilities(&self, profile: &Path) -> Map<String, Value> {
        match (self.capabilities)(profile) {
            Value::Object(map) => map,
            _ => Map::new(),
        }
    }
}
