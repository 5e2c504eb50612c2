//! A screen that nobody sees, for browsers that draw on nothing else.

use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use std::{env, process, thread};

use test_support::keeper::{Kept, said};

/// How long it may take to come. It takes a tenth of a second on an idle machine.
const START_WAIT_MAX: Duration = Duration::from_secs(30);

/// A running X server.
pub(crate) struct Screen {
    /// What programs call it.
    pub(crate) display: String,
    _program: Kept,
}

/// The one of this test run. Browsers on it end with it, however the run ends.
pub(crate) static SCREEN: LazyLock<Screen> = LazyLock::new(Screen::start);

impl Screen {
    fn start() -> Self {
        let folder = env::temp_dir().join(format!("news-zone-screen-{}", process::id()));
        let mut command = Command::new("Xvfb");
        // It finds a free display itself and says which; larger than any window that a test asks for.
        // Its pointer rests in the middle, where no window of a test reaches: a page under it may hear of it.
        command.args(["-displayfd", "1", "-nolisten", "tcp", "-screen", "0", "3200x2800x24"]);
        let program = Kept::start(&command, &folder);
        Self { display: format!(":{}", number(&folder)), _program: program }
    }
}

/// The number it said, once it has.
fn number(folder: &Path) -> u32 {
    let start = Instant::now();
    loop {
        let log = said(folder);
        let whole = log.split_inclusive('\n').filter_map(|it| it.strip_suffix('\n'));
        if let Some(number) = whole.filter_map(|it| it.trim().parse().ok()).next() {
            return number;
        }
        assert!(start.elapsed() < START_WAIT_MAX, "Xvfb does not start: {log}");
        thread::sleep(Duration::from_millis(10));
    }
}
