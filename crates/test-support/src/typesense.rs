//! A real Typesense server in a folder of its own.

use crate::keeper::{Kept, await_listener, free_port, kept_folder, said};
use crate::wanted;
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

/// The key that may do everything.
pub const KEY: &str = "geheim-und-lang-2f1c";

/// How long a server may take to be ready for writing. It elects itself first.
const READY_MAX: Duration = Duration::from_secs(90);

/// A server, running or killed.
#[derive(Debug)]
pub struct Typesense {
    /// Where it keeps what it has.
    pub folder: PathBuf,
    /// What it is told beside where to stand, from its next start on.
    pub options: Vec<String>,
    /// Where it answers.
    port: u16,
    peering: u16,
    program: PathBuf,
    kept: Option<Kept>,
    starts: u32,
}

impl Typesense {
    /// Starts one; none, loudly, where it is not installed and may be missing.
    ///
    /// # Panics
    ///
    /// When it does not start.
    #[must_use]
    pub fn start(options: &[&str]) -> Option<Self> {
        let program = wanted::program("typesense-server", "the archive on a search engine")?;
        let port = free_port();
        let mut server = Self {
            port,
            folder: kept_folder(&format!("typesense-{port}")),
            options: options.iter().map(|it| (*it).to_owned()).collect(),
            peering: free_port(),
            program,
            kept: None,
            starts: 0,
        };
        server.resume();
        Some(server)
    }

    /// Starts it again with what it has on its disk.
    ///
    /// # Panics
    ///
    /// When it does not start.
    pub fn resume(&mut self) {
        self.starts += 1;
        let log = self.folder.join(format!("said-{}", self.starts));
        let data = self.folder.join("data");
        fs::create_dir_all(&data).unwrap();
        // The shell becomes the server, so that its id is known.
        let mut command = Command::new("sh");
        command.args(["-c", "echo $$ > \"$0\"; exec \"$@\""]).arg(self.pid_file()).arg(&self.program);
        command.arg("--data-dir").arg(&data).args(["--api-key", KEY, "--api-address", "127.0.0.1"]);
        command.args(["--peering-address", "127.0.0.1", "--enable-cors"]);
        command.args(["--api-port", &self.port.to_string(), "--peering-port", &self.peering.to_string()]);
        command.args(&self.options);
        self.kept = Some(Kept::start(&command, &log));
        await_listener("typesense-server", &log, self.port);
        self.await_health(&log);
    }

    /// Kills it without a word.
    ///
    /// # Panics
    ///
    /// When it was not running.
    pub fn kill(&mut self) {
        let pid = fs::read_to_string(self.pid_file()).unwrap();
        assert!(Command::new("kill").args(["-9", pid.trim()]).status().unwrap().success());
        while Path::new(&format!("/proc/{}/exe", pid.trim())).exists() {
            sleep(Duration::from_millis(2));
        }
        drop(self.kept.take());
    }

    /// Its address, without a slash at the end.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Has it do something; answers with the status, 0 where there is none.
    #[must_use]
    pub fn send(&self, method: &str, path: &str, body: &str) -> u16 {
        let status = || {
            let mut stream = TcpStream::connect(("127.0.0.1", self.port)).ok()?;
            stream.set_read_timeout(Some(Duration::from_secs(30))).ok()?;
            let length = body.len();
            write!(
                stream,
                "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-TYPESENSE-API-KEY: {KEY}\r\nConnection: close\r\n\
                 Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
            )
            .ok()?;
            let mut line = [0; 12];
            stream.read_exact(&mut line).ok()?;
            str::from_utf8(&line[9..]).ok()?.parse().ok()
        };
        status().unwrap_or(0)
    }

    fn await_health(&self, log: &Path) {
        let start = Instant::now();
        while self.send("GET", "/health", "") != 200 {
            assert!(start.elapsed() < READY_MAX, "typesense-server is not ready: {}", said(log));
            sleep(Duration::from_millis(50));
        }
    }

    fn pid_file(&self) -> PathBuf {
        self.folder.join("pid")
    }
}
