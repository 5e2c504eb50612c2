//! The WebDriver program: started once a test run, on a free port, and ended with it.

use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;
use std::{env, process};

use super::engine::ENGINE;
use test_support::keeper::{Kept, await_listener, free_port};
use test_support::wanted;

/// The running driver.
pub(crate) struct Driver {
    /// Where it listens.
    pub(crate) url: String,
    /// For the profiles of its browsers.
    pub(crate) folder: PathBuf,
    _program: Kept,
}

/// The one driver of this test run.
pub(crate) static DRIVER: LazyLock<Driver> = LazyLock::new(Driver::start);

/// Whether the program is there at all.
pub(crate) fn is_there() -> bool {
    wanted::find(ENGINE.driver).is_some()
}

impl Driver {
    fn start() -> Self {
        let folder = env::temp_dir().join(format!("news-zone-browser-{}", process::id()));
        let port = free_port();
        let mut command = Command::new(ENGINE.driver);
        command.arg(format!("{}{port}", ENGINE.port_option));
        let program = Kept::start(&command, &folder);
        await_listener(ENGINE.driver, &folder, port);
        Self { url: format!("http://127.0.0.1:{port}"), folder, _program: program }
    }
}
