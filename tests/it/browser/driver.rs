//! The WebDriver program: started once a test run, on a free port, and ended with it.

use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::LazyLock;
use std::time::{Duration, Instant};
use std::{env, fs, process, thread};

use super::engine::ENGINE;

/// How long the program may take to listen. It takes a tenth of a second on an idle machine.
const START_WAIT_MAX: Duration = Duration::from_secs(20);

/// Runs a program until its own input ends, which it does when the tests end, however they end; then ends that
/// program, by its id, and takes away the folder it worked in. Rust runs no destructor at the end of a test run.
const KEEPER: &str = r#"dir=$1; shift; "$@" & it=$!; cat >/dev/null; kill $it; wait $it; rm -rf "$dir""#;

/// The running driver.
pub(crate) struct Driver {
    /// Where it listens.
    pub(crate) url: String,
    /// For the profiles of its browsers.
    pub(crate) folder: PathBuf,
    _keeper: Child,
    _lifeline: Option<ChildStdin>,
}

/// The one driver of this test run.
pub(crate) static DRIVER: LazyLock<Driver> = LazyLock::new(Driver::start);

/// Whether the program is there at all.
pub(crate) fn is_there() -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|dir| dir.join(ENGINE.driver).is_file())
}

impl Driver {
    fn start() -> Self {
        let folder = env::temp_dir().join(format!("news-zone-browser-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        let port = free_port();
        let mut keeper = keeper(&folder, port).spawn().unwrap();
        let lifeline = keeper.stdin.take();
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            assert!(start.elapsed() < START_WAIT_MAX, "{} does not listen", ENGINE.driver);
            thread::sleep(Duration::from_millis(10));
        }
        Self { url: format!("http://127.0.0.1:{port}"), folder, _keeper: keeper, _lifeline: lifeline }
    }
}

fn keeper(folder: &Path, port: u16) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", KEEPER, "keeper"]).arg(folder).arg(ENGINE.driver).arg(format!("{}{port}", ENGINE.port_option));
    command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

/// A port nobody listened on a moment ago.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}
