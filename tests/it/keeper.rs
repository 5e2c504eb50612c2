//! Programs that a test run starts, and that end with it, however it ends.

use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How long a program may take to listen. Those used here take a tenth of a second on an idle machine.
const START_WAIT_MAX: Duration = Duration::from_secs(30);

/// Runs a program until its own input ends, which it does when the tests end: Rust runs no destructor at the end of a
/// test run, and none at all when it is killed. Then ends that program, by its id, and takes away its folder, as often
/// as it takes until what the program itself had started has ended too.
const KEEPER: &str = r#"
    folder=$1; shift
    "$@" & it=$!
    cat >/dev/null
    kill $it; wait $it
    for try in 1 2 3 4 5 6 7 8 9 10; do rm -rf "$folder"; sleep 0.2; [ -e "$folder" ] || break; done
"#;

/// A running program.
pub(crate) struct Kept {
    _keeper: Child,
    _lifeline: Option<ChildStdin>,
}

impl Kept {
    /// Starts a command line. The folder is taken away when it has ended.
    pub(crate) fn start(command: &Command, folder: &Path) -> Self {
        let mut keeper = Command::new("sh");
        keeper.args(["-c", KEEPER, "keeper"]).arg(folder).arg(command.get_program()).args(command.get_args());
        for (name, value) in command.get_envs() {
            keeper.env(name, value.unwrap_or_default());
        }
        if let Some(dir) = command.get_current_dir() {
            keeper.current_dir(dir);
        }
        keeper.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut keeper = keeper.spawn().unwrap();
        let lifeline = keeper.stdin.take();
        Self { _keeper: keeper, _lifeline: lifeline }
    }
}

/// A port nobody listened on a moment ago.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0)).unwrap().local_addr().unwrap().port()
}

/// Waits until somebody listens on a port.
pub(crate) fn await_listener(program: &str, port: u16) {
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(start.elapsed() < START_WAIT_MAX, "{program} does not listen");
        thread::sleep(Duration::from_millis(10));
    }
}
