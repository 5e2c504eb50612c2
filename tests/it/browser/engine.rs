//! The browsers a test can run in. Another one is another [`Engine`].

use std::path::Path;

use serde_json::{Map, Value, json};
use test_support::wanted;

/// A browser and the program that drives it.
#[derive(Debug)]
pub(crate) struct Engine {
    /// What people call it.
    pub(crate) name: &'static str,
    /// The WebDriver program.
    pub(crate) driver: &'static str,
    /// What else has to be on the PATH.
    also: &'static [&'static str],
    /// Its command line, given a port and a folder of its own.
    pub(crate) arguments: fn(port: u16, folder: &Path) -> Vec<String>,
    /// What is set for it and for its browsers.
    pub(crate) environment: &'static [(&'static str, &'static str)],
    /// Whether it draws on a screen only. Then it is given one that nobody sees.
    pub(crate) wants_screen: bool,
    /// Whether a tab that was opened is a tab that is seen. A page nobody sees is given no frames to draw.
    pub(crate) shows_new_tabs: bool,
    /// Whether it speaks Chromium's debugging protocol, in which alone its readers can differ in more than the size of
    /// their windows, and keeps a console that can be read.
    pub(crate) has_devtools: bool,
    /// What a session asks for.
    capabilities: fn(Wish<'_>) -> Value,
}

/// What a browser is started with.
#[derive(Clone, Copy)]
pub(crate) struct Wish<'a> {
    /// A folder for a profile of its own.
    pub(crate) profile: &'a Path,
    /// Whether pages run scripts. Chromium is told by its debugging protocol, window by window.
    pub(crate) scripts: bool,
}

/// The engines there are.
pub(crate) static ENGINES: [&Engine; 3] = [&CHROMIUM, &FIREFOX, &WEBKIT];

/// What most readers have, and what tests run in unless they say otherwise.
pub(crate) static CHROMIUM: Engine = Engine {
    name: "Chromium",
    driver: "chromedriver",
    also: &[],
    arguments: |port, _| vec![format!("--port={port}")],
    environment: &[],
    wants_screen: false,
    shows_new_tabs: true,
    has_devtools: true,
    capabilities: chromium_capabilities,
};

/// Firefox, as Debian keeps it for years.
pub(crate) static FIREFOX: Engine = Engine {
    name: "Firefox",
    driver: "geckodriver",
    also: &["firefox"],
    arguments: |port, folder| {
        let profiles = folder.display();
        vec![format!("--port={port}"), "--host=127.0.0.1".to_owned(), format!("--profile-root={profiles}")]
    },
    // Larger than any window that a test asks for.
    environment: &[("TZ", "UTC"), ("MOZ_HEADLESS_WIDTH", "1600"), ("MOZ_HEADLESS_HEIGHT", "1200")],
    wants_screen: false,
    shows_new_tabs: true,
    has_devtools: false,
    capabilities: firefox_capabilities,
};

/// WebKit as GNOME builds it: as near to Safari as these machines come. It reads no language but `C`.
pub(crate) static WEBKIT: Engine = Engine {
    name: "WebKit",
    driver: "WebKitWebDriver",
    also: &["Xvfb"],
    arguments: |port, _| vec![format!("--port={port}"), "--host=127.0.0.1".to_owned()],
    environment: &[
        ("TZ", "UTC"),
        // Its sandbox wants rights that a container has not. All it ever shows are pages of these tests.
        ("WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS", "1"),
        // Neither a desktop's settings nor its accessibility bus are there, and it would wait for them.
        ("GSETTINGS_BACKEND", "memory"),
        ("NO_AT_BRIDGE", "1"),
    ],
    wants_screen: true,
    shows_new_tabs: false,
    has_devtools: false,
    capabilities: webkit_capabilities,
};

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

fn chromium_capabilities(wish: Wish<'_>) -> Value {
    let mut options: Vec<String> = CHROMIUM_OPTIONS.map(str::to_owned).into();
    options.push(format!("--user-data-dir={}", wish.profile.display()));
    json!({
        "browserName": "chrome",
        "goog:chromeOptions": { "args": options },
        "goog:loggingPrefs": { "browser": "ALL" },
    })
}

fn firefox_capabilities(wish: Wish<'_>) -> Value {
    // The driver makes the profile, and sees to it that nothing is fetched but pages.
    let preferences = json!({ "javascript.enabled": wish.scripts, "intl.accept_languages": "en-GB,en" });
    json!({
        "browserName": "firefox",
        "moz:firefoxOptions": { "args": ["-headless"], "prefs": preferences },
    })
}

fn webkit_capabilities(wish: Wish<'_>) -> Value {
    // The driver knows where its browser is.
    let scripts = if wish.scripts { "TRUE" } else { "FALSE" };
    let options = ["--automation".to_owned(), format!("--enable-javascript={scripts}")];
    json!({ "webkitgtk:browserOptions": { "args": options } })
}

impl Engine {
    /// The capabilities as the client wants them.
    pub(crate) fn capabilities(&self, wish: Wish<'_>) -> Map<String, Value> {
        match (self.capabilities)(wish) {
            Value::Object(map) => map,
            _ => Map::new(),
        }
    }

    /// What of it is not on the PATH.
    pub(crate) fn absent(&self) -> Option<&'static str> {
        [self.driver].into_iter().chain(self.also.iter().copied()).find(|it| wanted::find(it).is_none())
    }
}
