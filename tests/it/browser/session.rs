//! Browsers that stand ready: a few at most, each used by one test at a time and by many one after another.

use std::sync::{Arc, Condvar, LazyLock, Mutex, MutexGuard, PoisonError};

use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use url::{ParseError, Url};

use super::driver::Driver;
use super::engine::{Engine, Wish};

/// Most browsers at work at once, of whatever engine. Each keeps one core busy, and the machine that counts has two.
const SESSIONS_MAX: usize = 2;

/// Where the clients live: longer than any test that uses them.
pub(crate) static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap());

/// What has to be the same for a test to go on with a browser that another one used.
#[derive(Clone, Copy)]
pub(crate) struct Kind {
    /// Its engine.
    pub(crate) engine: &'static Engine,
    /// Whether it was started with scripts.
    scripts: bool,
}

/// A running browser.
#[derive(Clone)]
pub(crate) struct Session {
    /// Which it is.
    pub(crate) kind: Kind,
    /// Its client.
    pub(crate) client: Client,
    /// The empty window that keeps it alive between tests.
    pub(crate) home: WindowHandle,
    /// Its own, ended with it.
    _driver: Arc<Driver>,
}

struct Pool {
    idle: Vec<Session>,
    lent: usize,
}

static POOL: Mutex<Pool> = Mutex::new(Pool { idle: Vec::new(), lent: 0 });
static RETURNED: Condvar = Condvar::new();

/// The right to have one browser at work. It goes back when this is dropped, with the browser if that can still be
/// used, and without one even if none could be started.
pub(crate) struct Lent(Option<Session>);

/// A browser of that kind that no other test uses. Waits while as many as may be are lent.
pub(crate) fn take(kind: Kind) -> (Session, Lent) {
    let mut pool = locked();
    while pool.lent == SESSIONS_MAX {
        pool = RETURNED.wait(pool).unwrap_or_else(PoisonError::into_inner);
    }
    pool.lent += 1;
    let nth = pool.idle.iter().position(|it| it.kind.is(kind));
    let idle = nth.map(|it| pool.idle.swap_remove(it));
    drop(pool);
    let lent = Lent(None);
    (idle.unwrap_or_else(|| Session::start(kind)), lent)
}

impl Lent {
    /// Takes the browser back for the next test.
    pub(crate) fn give_back(mut self, session: Session) {
        self.0 = Some(session);
    }
}

impl Drop for Lent {
    fn drop(&mut self) {
        let mut pool = locked();
        pool.lent -= 1;
        pool.idle.extend(self.0.take());
        RETURNED.notify_one();
    }
}

fn locked() -> MutexGuard<'static, Pool> {
    POOL.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Kind {
    /// A browser of that engine, for someone who wants scripts or not.
    pub(crate) fn new(engine: &'static Engine, scripts: bool) -> Self {
        // With the debugging protocol scripts are switched off by window.
        Self { engine, scripts: scripts || engine.has_devtools }
    }

    fn is(self, other: Self) -> bool {
        self.engine.name == other.engine.name && self.scripts == other.scripts
    }
}

impl Session {
    fn start(kind: Kind) -> Self {
        let driver = Driver::start(kind.engine);
        let profile = driver.folder.join("profile");
        let wish = Wish { profile: &profile, scripts: kind.scripts };
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(kind.engine.capabilities(wish));
        RUNTIME.block_on(async {
            let client = builder.connect(&driver.url).await;
            let client = client.unwrap_or_else(|error| panic!("{} does not start: {error}", kind.engine.name));
            let home = client.window().await.unwrap();
            Self { kind, client, home, _driver: Arc::new(driver) }
        })
    }

    /// Speaks to the browser in Chromium's debugging protocol, about the window in front.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let engine = self.kind.engine;
        assert!(engine.has_devtools, "{command}: {} does not speak the debugging protocol", engine.name);
        let body = json!({ "cmd": command, "params": parameters });
        let extension = Extension { path: "goog/cdp/execute", body };
        self.client.issue_cmd(extension).await.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// What the page has written to the console since the last call; nothing where the console cannot be read.
    pub(crate) async fn log(&self) -> Vec<Value> {
        if !self.kind.engine.has_devtools {
            return Vec::new();
        }
        let extension = Extension { path: "se/log", body: json!({ "type": "browser" }) };
        match self.client.issue_cmd(extension).await {
            Ok(Value::Array(lines)) => lines,
            _ => Vec::new(),
        }
    }
}

/// A command beyond the WebDriver standard.
#[derive(Debug)]
struct Extension {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Extension {
    fn endpoint(&self, base: &Url, session: Option<&str>) -> Result<Url, ParseError> {
        base.join(&format!("session/{}/{}", session.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}
