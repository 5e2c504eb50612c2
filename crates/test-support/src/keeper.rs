//! Programs that a test run starts, and that end with it, however it ends.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::time::{Duration, Instant};
use std::{env, fs, mem, process, thread};

/// How long a program may take to listen. Those used here take a tenth of a second on an idle machine.
const START_WAIT_MAX: Duration = Duration::from_secs(30);

/// Runs a program until its own input ends, which it does when the tests end: Rust runs no destructor at the end of a
/// test run, and none at all when it is killed. Then ends that program, by its id, and takes away its folder, as often
/// as it takes until what the program itself had started has ended too. The id of one that ended of itself may be
/// somebody else's by then, so that only a child of its own is ended.
const KEEPER: &str = r#"
    folder=$1; shift
    "$@" & it=$!
    cat >/dev/null
    if [ ! -d /proc/$$ ] || grep -q "^PPid:.$$\$" /proc/$it/status; then kill $it; fi
    wait $it
    for try in 1 2 3 4 5 6 7 8 9 10; do rm -rf "$folder"; sleep 0.2; [ -e "$folder" ] || break; done
"#;

/// What a program says, in its folder.
const LOG: &str = "log";

/// A folder that is taken away when the tests end.
///
/// # Panics
///
/// When it cannot be made.
#[must_use]
pub fn kept_folder(name: &str) -> PathBuf {
    let folder = env::temp_dir().join(format!("news-zone-{name}-{}", process::id()));
    // Its keeper waits for the end of the tests, whatever became of the program; nobody ends it before.
    mem::forget(Kept::start(&Command::new("true"), &folder));
    folder
}

/// A running program, ended when this is dropped, and at the latest when the tests end.
#[derive(Debug)]
pub struct Kept {
    keeper: Child,
    lifeline: Option<ChildStdin>,
}

impl Kept {
    /// Starts a command line. The folder holds what it says, and is taken away when it has ended.
    ///
    /// # Panics
    ///
    /// When there is no shell to start it, or no such folder can be made.
    #[must_use]
    pub fn start(command: &Command, folder: &Path) -> Self {
        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER, "keeper"]).arg(folder).arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            keeper.env(name, value.unwrap_or_default());
        }
        if let Some(dir) = command.get_current_dir() {
            keeper.current_dir(dir);
        }
        fs::create_dir_all(folder).unwrap();
        let log = fs::File::create(folder.join(LOG)).unwrap();
        keeper.stdin(Stdio::piped()).stdout(log.try_clone().unwrap()).stderr(log);
        let mut keeper = keeper.spawn().unwrap();
        let lifeline = keeper.stdin.take();
        Self { keeper, lifeline }
    }
}

impl Drop for Kept {
    fn drop(&mut self) {
        drop(self.lifeline.take());
        let _ = self.keeper.wait();
    }
}

/// A port nobody listened on a moment ago.
///
/// # Panics
///
/// When none is left.
#[must_use]
pub fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// Waits until the program that was started in that folder listens on a port.
///
/// # Panics
///
/// When it does not, with what it said.
pub fn await_listener(program: &str, folder: &Path, port: u16) {
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(start.elapsed() < START_WAIT_MAX, "{program} does not listen: {}", said(folder));
        thread::sleep(Duration::from_millis(10));
    }
}

/// What the program that was started in that folder has said so far.
#[must_use]
pub fn said(folder: &Path) -> String {
    fs::read_to_string(folder.join(LOG)).unwrap_or_default()
}
