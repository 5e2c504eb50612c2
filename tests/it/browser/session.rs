//! Browsers that stand ready: a few at most, each used by one test at a time and by many one after another.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, LazyLock, Mutex, MutexGuard, PoisonError};

use fantoccini::wd::{WebDriverCompatibleCommand, WindowHandle};
use fantoccini::{Client, ClientBuilder};
use http::Method;
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tokio::runtime::Runtime;
use url::{ParseError, Url};

use super::driver::DRIVER;
use super::engine::ENGINE;

/// Most browsers at once. Each keeps one core busy, and the machine that counts has two.
const SESSIONS_MAX: usize = 2;

/// Where the clients live: longer than any test that uses them.
pub(crate) static RUNTIME: LazyLock<Runtime> =
    LazyLock::new(|| tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap());

/// A running browser.
#[derive(Clone)]
pub(crate) struct Session {
    /// Its client.
    pub(crate) client: Client,
    /// The empty window that keeps it alive between tests.
    pub(crate) home: WindowHandle,
}

#[derive(Default)]
struct Pool {
    idle: Vec<Session>,
    lent: usize,
}

static POOL: Mutex<Pool> = Mutex::new(Pool { idle: Vec::new(), lent: 0 });
static RETURNED: Condvar = Condvar::new();

/// A browser that no other test uses. Waits while all are lent.
pub(crate) fn take() -> Session {
    let mut pool = locked();
    while pool.lent == SESSIONS_MAX {
        pool = RETURNED.wait(pool).unwrap_or_else(PoisonError::into_inner);
    }
    pool.lent += 1;
    let idle = pool.idle.pop();
    drop(pool);
    idle.unwrap_or_else(|| RUNTIME.block_on(Session::start()))
}

/// Takes a browser back, if it can still be used.
pub(crate) fn give_back(session: Option<Session>) {
    let mut pool = locked();
    pool.lent -= 1;
    pool.idle.extend(session);
    RETURNED.notify_one();
}

fn locked() -> MutexGuard<'static, Pool> {
    POOL.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Session {
    async fn start() -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(0);
        let profile = DRIVER.folder.join(COUNT.fetch_add(1, Ordering::Relaxed).to_string());
        let mut builder = ClientBuilder::new(HttpConnector::new());
        builder.capabilities(ENGINE.capabilities(&profile));
        let client = builder.connect(&DRIVER.url).await.unwrap();
        let home = client.window().await.unwrap();
        Self { client, home }
    }

    /// Speaks to the browser in its own debugging protocol, about the window in front.
    pub(crate) async fn devtools(&self, command: &str, parameters: Value) -> Value {
        let body = json!({ "cmd": command, "params": parameters });
        let extension = Extension { path: "goog/cdp/execute", body };
        self.client.issue_cmd(extension).await.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// What the page has written to the console since the last call.
    pub(crate) async fn log(&self) -> Vec<Value> {
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
