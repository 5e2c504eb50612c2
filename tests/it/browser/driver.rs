//! The WebDriver programs: started when a test wants one more browser, on a free port, and ended with the run.

use std::path::PathBuf;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, process};

use super::engine::Engine;
use super::screen::SCREEN;
use test_support::keeper::{Kept, await_listener, free_port};

/// A running driver.
pub(crate) struct Driver {
    /// Where it listens.
    pub(crate) url: String,
    /// For the profile of its browser.
    pub(crate) folder: PathBuf,
    _program: Kept,
}

impl Driver {
    /// Starts one for one browser: only Chromium's would have several.
    pub(crate) fn start(engine: &Engine) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let nth = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = env::temp_dir().join(format!("news-zone-browser-{}-{nth}", process::id()));
        let port = free_port();
        let mut command = Command::new(engine.driver);
        command.args((engine.arguments)(port, &folder)).envs(engine.environment.iter().copied());
        if engine.wants_screen {
            command.env("DISPLAY", &SCREEN.display);
        }
        let program = Kept::start(&command, &folder);
        await_listener(engine.driver, &folder, port);
        Self { url: format!("http://127.0.0.1:{port}"), folder, _program: program }
    }
}
