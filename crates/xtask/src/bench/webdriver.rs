//! A browser, driven through chromedriver: the few commands of <https://www.w3.org/TR/webdriver2/> that a bench needs.

use crate::ports;
use crate::trouble::{During, Outcome, Trouble};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Port tried first.
const PORT: u16 = 9515;
/// How long the driver may take to listen, and a page to be ready.
const WAIT_MAX: Duration = Duration::from_secs(60);
/// How long one script may run, in milliseconds.
const SCRIPT_MS_MAX: u32 = 600_000;

/// A second sweep finds what the first one let go of.
const SWEEPS: usize = 3;

/// No sandbox, because containers have none; no GPU, because a server has none.
const OPTIONS: [&str; 6] =
    ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--lang=en-US", "--window-size=1280,900"];

/// A browser with one window. It ends when dropped.
pub(crate) struct Browser {
    driver: Child,
    port: u16,
    /// `/session/` and its id; empty before there is one.
    session: String,
}

impl Browser {
    /// Starts one.
    pub(crate) fn start() -> Outcome<Self> {
        Self::start_with(&json!({}))
    }

    /// Starts one that keeps what its threads do, for [`Browser::trace`]: events of these categories of Chromium's
    /// tracing, separated by commas.
    pub(crate) fn start_tracing(categories: &str) -> Outcome<Self> {
        Self::start_with(&json!({
            "goog:loggingPrefs": { "performance": "ALL" },
            "goog:chromeOptions": { "perfLoggingPrefs": {
                "enableNetwork": false, "enablePage": false, "traceCategories": categories,
            } },
        }))
    }

    fn start_with(capabilities: &Value) -> Outcome<Self> {
        let port = ports::free_from(PORT);
        let driver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|error| Trouble::new(format!("chromedriver: {error}")).mended_by("cargo xtask setup"))?;
        let mut browser = Self { driver, port, session: String::new() };
        wait_until("chromedriver listens", || Ok(TcpStream::connect(("127.0.0.1", port)).is_ok()))?;
        let mut wanted = capabilities.clone();
        wanted["browserName"] = json!("chrome");
        wanted["goog:chromeOptions"]["args"] = json!(OPTIONS);
        let given = browser.send("POST", "/session", &json!({ "capabilities": { "alwaysMatch": wanted } }))?;
        let id = given["sessionId"].as_str().ok_or_else(|| Trouble::new("chromedriver gave no session"))?;
        browser.session = format!("/session/{id}");
        browser.post("/timeouts", &json!({ "script": SCRIPT_MS_MAX }))?;
        Ok(browser)
    }

    /// Opens a page and waits until a script in it answers yes.
    pub(crate) fn open(&self, url: &str, is_ready: &str) -> Outcome {
        self.post("/url", &json!({ "url": url }))?;
        wait_until(url, || {
            let answer = self.post("/execute/sync", &json!({ "script": is_ready, "args": [] }))?;
            Ok(answer == true)
        })
    }

    /// Runs a script that calls back with its answer.
    pub(crate) fn ask(&self, script: &str, arguments: &Value) -> Outcome<Value> {
        self.post("/execute/async", &json!({ "script": script, "args": arguments }))
    }

    /// What a function of the page answers that may take its time: `call` is what is asked, and `given` what it is given.
    /// What the function throws is trouble.
    pub(crate) fn call(&self, call: &str, given: &Value) -> Outcome<Value> {
        let script =
            format!("const [given, done] = arguments; {call}.then(done, (error) => done({{ wrong: `${{error}}` }}));");
        let answer = self.ask(&script, &json!([given]))?;
        match answer["wrong"].as_str() {
            Some(wrong) => Err(Trouble::new(format!("{call}: {wrong}"))),
            None => Ok(answer),
        }
    }

    /// Has the page let go of what nothing holds.
    pub(crate) fn sweep(&self) -> Outcome {
        for _ in 0..SWEEPS {
            self.devtools("HeapProfiler.collectGarbage", &json!({}))?;
        }
        Ok(())
    }

    /// The events since the start, as the format of
    /// <https://chromium.googlesource.com/catapult/+/HEAD/tracing/README.md> has them. The driver gives them once.
    pub(crate) fn trace(&self) -> Outcome<Vec<Value>> {
        let log = self.post("/se/log", &json!({ "type": "performance" }))?;
        let entries = log.as_array().into_iter().flatten().filter_map(|it| it["message"].as_str());
        let messages = entries.filter_map(|it| serde_json::from_str::<Value>(it).ok());
        let events = messages.filter(|it| it["message"]["method"] == "Tracing.dataCollected");
        Ok(events.map(|mut it| it["message"]["params"].take()).collect())
    }

    /// Makes the page's processor that many times slower than it is.
    pub(crate) fn slow_down(&self, times: u32) -> Outcome {
        self.devtools("Emulation.setCPUThrottlingRate", &json!({ "rate": times })).map(|_| ())
    }

    /// Sends a command of <https://chromedevtools.github.io/devtools-protocol/>.
    pub(crate) fn devtools(&self, command: &str, parameters: &Value) -> Outcome<Value> {
        self.post("/goog/cdp/execute", &json!({ "cmd": command, "params": parameters }))
    }

    fn post(&self, path: &str, body: &Value) -> Outcome<Value> {
        self.send("POST", &format!("{}{path}", self.session), body)
    }

    fn send(&self, method: &str, path: &str, body: &Value) -> Outcome<Value> {
        let answer = exchange(self.port, method, path, &body.to_string()).during("chromedriver")?;
        let mut answer: Value = serde_json::from_slice(&answer).during("chromedriver")?;
        match answer["value"]["error"].as_str() {
            Some(error) => Err(Trouble::new(format!("{path}: {error}: {}", answer["value"]["message"]))),
            None => Ok(answer["value"].take()),
        }
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The driver ends its browser with the session; whatever is left of it then has nobody to answer to.
        if !self.session.is_empty() {
            // An object, as every command has: the driver takes nothing else, and would leave the browser running.
            let _ = self.send("DELETE", &self.session, &json!({}));
        }
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}

fn exchange(port: u16, method: &str, path: &str, body: &str) -> std::io::Result<Vec<u8>> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    let bytes = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nContent-Type: application/json; charset=utf-8\r\n\
         Content-Length: {bytes}\r\nConnection: close\r\n\r\n{body}"
    )?;
    let mut answer = BufReader::new(stream);
    let mut body_bytes = 0;
    loop {
        let mut line = String::new();
        answer.read_line(&mut line)?;
        let Some((name, value)) = line.split_once(':') else {
            match line.trim() {
                "" => break,
                _status => continue,
            }
        };
        if name.eq_ignore_ascii_case("content-length") {
            body_bytes = value.trim().parse().unwrap_or_default();
        }
    }
    let mut body = vec![0; body_bytes];
    answer.read_exact(&mut body)?;
    Ok(body)
}

fn wait_until(what: &str, mut is_so: impl FnMut() -> Outcome<bool>) -> Outcome {
    let start = Instant::now();
    while !is_so()? {
        if WAIT_MAX < start.elapsed() {
            return Err(Trouble::new(format!("{what}: not within {} s", WAIT_MAX.as_secs())));
        }
        thread::sleep(Duration::from_millis(50));
    }
    Ok(())
}
