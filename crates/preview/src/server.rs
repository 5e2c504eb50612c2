//! The listening socket, one short-lived thread a connection, and what they share.

use crate::answer::Answer;
use crate::folder::{self, Found};
use crate::request::{self, Seen};
use crate::rule::{Ending, Rule};
use crate::{Fallback, PreviewOptions, base, policy, published, shell};
use std::collections::HashMap;
use std::io::{self, Read};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};
use std::{fs, mem};

/// Browsers open connections ahead of need; one that stays silent this long is let go.
const SILENCE_MAX: Duration = Duration::from_secs(30);

/// How often a thread that waits on purpose looks whether the preview has stopped.
const TICK: Duration = Duration::from_millis(20);

/// A running server. It stops when dropped.
#[derive(Debug)]
pub struct Preview {
    shared: Arc<Shared>,
    address: SocketAddr,
    listening: Option<JoinHandle<()>>,
}

impl Preview {
    /// Starts to listen and returns at once.
    ///
    /// # Errors
    ///
    /// When the port is taken or the folder is not there.
    pub fn start(options: PreviewOptions) -> io::Result<Self> {
        Self::start_as(options, None)
    }

    /// Starts to serve a site as it is published: compressed files where they lie ready, and the policy of its
    /// `_headers`. With `reload`, open pages load again when the site is built anew.
    ///
    /// # Errors
    ///
    /// When the port is taken or the folder is not there.
    pub fn start_published(options: PreviewOptions, reload: bool) -> io::Result<Self> {
        Self::start_as(options, Some(Published { reload }))
    }

    fn start_as(options: PreviewOptions, published: Option<Published>) -> io::Result<Self> {
        let is_rooted = options.base.starts_with('/') && options.base.ends_with('/');
        if !is_rooted {
            let said = format!("the base must begin and end with a slash: {}", options.base);
            return Err(io::Error::new(io::ErrorKind::InvalidInput, said));
        }
        fs::read_dir(&options.dir)?;
        let listener = TcpListener::bind(("127.0.0.1", options.port))?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            options,
            published,
            rules: Mutex::default(),
            requests: Mutex::default(),
            is_down: AtomicBool::new(false),
            has_stopped: AtomicBool::new(false),
        });
        let for_thread = Arc::clone(&shared);
        let listening = thread::Builder::new().name("preview".into()).spawn(move || listen(&listener, &for_thread))?;
        Ok(Self { shared, address, listening: Some(listening) })
    }

    /// Where the site is, base included: `http://127.0.0.1:8080/`.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}{}", self.address, self.shared.options.base)
    }

    /// The port it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Answers `path` by `rule` from now on. The path is the whole one, from the first slash and as it is sent; with
    /// a question mark in it, it holds for that query alone, and comes before a rule for the path.
    pub fn rule(&self, path: &str, rule: Rule) {
        locked(&self.shared.rules).insert(path.to_owned(), rule);
    }

    /// Forgets the rule for `path`.
    pub fn clear_rule(&self, path: &str) {
        locked(&self.shared.rules).remove(path);
    }

    /// Forgets every rule.
    pub fn clear_rules(&self) {
        locked(&self.shared.rules).clear();
    }

    /// Every request since the start or the last [`Preview::clear_requests`], in the order they came.
    #[must_use]
    pub fn requests(&self) -> Vec<Seen> {
        locked(&self.shared.requests).clone()
    }

    /// How often `path` was asked for, whatever the query.
    #[must_use]
    pub fn count(&self, path: &str) -> usize {
        locked(&self.shared.requests).iter().filter(|it| it.path == path).count()
    }

    /// Empties the log.
    pub fn clear_requests(&self) {
        locked(&self.shared.requests).clear();
    }

    /// From now on lets every connection go without a word, as where there is no network, or answers again.
    pub fn set_down(&self, is_down: bool) {
        self.shared.is_down.store(is_down, Ordering::SeqCst);
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        if let Some(listening) = self.listening.take() {
            // The thread ends only when this value is dropped, so a panic in it is all there is to hear about.
            let _ = listening.join();
        }
    }
}

impl Drop for Preview {
    fn drop(&mut self) {
        self.shared.has_stopped.store(true, Ordering::SeqCst);
        // Wakes the listener, which then sees that it should stop.
        let _ = TcpStream::connect(self.address);
        if let Some(listening) = self.listening.take() {
            let _ = listening.join();
        }
    }
}

/// How a site is served that was built to be published.
#[derive(Clone, Copy, Debug)]
struct Published {
    reload: bool,
}

#[derive(Debug)]
struct Shared {
    options: PreviewOptions,
    published: Option<Published>,
    rules: Mutex<HashMap<String, Rule>>,
    requests: Mutex<Vec<Seen>>,
    is_down: AtomicBool,
    has_stopped: AtomicBool,
}

impl Shared {
    /// The rule for a request, counted as used.
    fn take_rule(&self, seen: &Seen) -> Option<Rule> {
        let mut rules = locked(&self.rules);
        let with_query = format!("{}?{}", seen.path, seen.query);
        for key in [with_query.as_str(), seen.path.as_str()] {
            let Some(rule) = rules.get_mut(key) else { continue };
            match &mut rule.times_left {
                Some(0) => continue,
                Some(left) => *left -= 1,
                None => {}
            }
            return Some(rule.clone());
        }
        None
    }

    /// Waits, unless the preview stops. Returns whether it still runs.
    fn wait(&self, length: Duration) -> bool {
        let start = Instant::now();
        while start.elapsed() < length {
            if self.has_stopped.load(Ordering::SeqCst) {
                return false;
            }
            thread::sleep(TICK.min(length));
        }
        true
    }
}

fn listen(listener: &TcpListener, shared: &Arc<Shared>) {
    for stream in listener.incoming() {
        if shared.has_stopped.load(Ordering::SeqCst) {
            return;
        }
        let Ok(stream) = stream else { continue };
        if shared.is_down.load(Ordering::SeqCst) {
            continue;
        }
        let shared = Arc::clone(shared);
        // A client that leaves in the middle is everyday life in a browser, and nothing to report.
        thread::spawn(move || {
            let _ = serve(stream, &shared);
        });
    }
}

fn serve(mut stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(SILENCE_MAX))?;
    let Some(seen) = request::read(&mut stream)? else { return Ok(()) };
    locked(&shared.requests).push(seen.clone());
    let rule = shared.take_rule(&seen);
    let (delay, ending) = rule.as_ref().map_or((Duration::ZERO, Ending::Whole), |it| (it.delay, it.ending));
    if !shared.wait(delay) {
        return Ok(());
    }
    if ending == Ending::Never {
        return hang(stream, shared);
    }
    let mut answer = Answer { status: 200, headers: Vec::new(), body: Vec::new() };
    for (name, value) in policy::HEADERS {
        answer.set(name, value);
    }
    let in_site = seen.path.strip_prefix(shared.options.base.as_str()).unwrap_or_default();
    let policy = shared.published.and_then(|_| published::policy(&shared.options.dir, &seen.path));
    answer.set("Content-Security-Policy", &policy.unwrap_or_else(|| policy::of(in_site)));
    let is_open = shared.options.cors || shared.published.is_some();
    if is_open {
        answer.open_to_all();
    }
    let chosen = match (&rule, seen.method.as_str()) {
        // A preflight asks about the answer, so it gets the answer's headers.
        (Some(rule), "GET" | "HEAD" | "OPTIONS" | "POST") => rule.apply(|| from_folder(shared, &seen)),
        (None, "GET" | "HEAD") => from_folder(shared, &seen),
        (None, "OPTIONS") if is_open => Answer::new(204, "text/plain", ""),
        _ => Answer::new(405, "text/plain; charset=utf-8", "Only GET and HEAD are answered here.\n"),
    };
    for (name, value) in &chosen.headers {
        answer.set(name, value);
    }
    let is_known = chosen.header("etag").is_some_and(|it| seen.header("if-none-match") == Some(it));
    (answer.status, answer.body) = if is_known { (304, Vec::new()) } else { (chosen.status, chosen.body) };
    let body_bytes_max = match ending {
        _ if !matches!(seen.method.as_str(), "GET" | "POST") => 0,
        Ending::CutAfter { body_bytes } => body_bytes,
        Ending::Whole | Ending::Never => usize::MAX,
    };
    answer.write(&mut stream, body_bytes_max)
}

/// Holds the connection open until the client gives up or the preview stops.
fn hang(mut stream: TcpStream, shared: &Shared) -> io::Result<()> {
    stream.set_read_timeout(Some(TICK))?;
    let mut byte = [0];
    while !shared.has_stopped.load(Ordering::SeqCst) {
        match stream.read(&mut byte) {
            Ok(0) => return Ok(()),
            Err(error) if !matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => return Ok(()),
            _ => {}
        }
    }
    Ok(())
}

fn from_folder(shared: &Shared, seen: &Seen) -> Answer {
    let options = &shared.options;
    let Some(path) = seen.path.strip_prefix(options.base.as_str()) else {
        let is_just_short = options.base.strip_suffix('/') == Some(seen.path.as_str()) || seen.path == "/";
        return if is_just_short { Answer::redirect(&options.base) } else { Answer::not_found() };
    };
    if shared.published.is_some_and(|it| it.reload)
        && let Some(answer) = published::answer(&options.dir, path)
    {
        return answer;
    }
    let file_answer = |status, file: &Path| file_answer(status, file, shared, seen);
    let index = options.dir.join("index.html");
    match folder::find(&options.dir, path) {
        Found::File(file) => file_answer(200, &file),
        Found::FolderWithoutSlash => Answer::redirect(&format!("{}/", seen.path)),
        Found::Nothing => match options.fallback {
            Fallback::Index if is_navigation(seen) => file_answer(200, &index),
            Fallback::NotFoundPage => {
                let own = options.dir.join("404.html");
                file_answer(404, if own.is_file() { &own } else { &index })
            }
            Fallback::Index | Fallback::None => Answer::not_found(),
        },
    }
}

/// Whether a person follows a link, rather than a page asking for an asset.
fn is_navigation(seen: &Seen) -> bool {
    let accepts_html = seen.header("accept").is_some_and(|it| it.contains("text/html"));
    let last = seen.path.rsplit('/').next().unwrap_or_default();
    accepts_html || !last.contains('.')
}

fn file_answer(status: u16, file: &Path, shared: &Shared, seen: &Seen) -> Answer {
    let content_type = folder::content_type(file);
    let is_page = content_type.starts_with("text/html");
    let reload = shared.published.is_some_and(|it| it.reload);
    // A page that is changed on the way out cannot be one that lies ready.
    if shared.published.is_some()
        && !(is_page && reload)
        && let Some((bytes, coding)) = published::packed(file, seen.header("accept-encoding").unwrap_or_default())
    {
        let mut answer = Answer::new(status, content_type, bytes);
        answer.set("Content-Encoding", coding);
        answer.set("Vary", "Accept-Encoding");
        return answer;
    }
    let Ok(mut bytes) = fs::read(file) else { return Answer::not_found() };
    let base = &shared.options.base;
    if is_page {
        bytes = match String::from_utf8(mem::take(&mut bytes)) {
            Ok(page) if reload => published::with_script(&base::rebase(&page, base), base).into_bytes(),
            Ok(page) => base::rebase(&page, base).into_bytes(),
            Err(error) => error.into_bytes(),
        };
    } else if file.ends_with(shell::WORKER) {
        bytes = with_served_page(bytes, shared);
    }
    Answer::new(status, content_type, bytes)
}

/// The service worker, told of the page as it is served here.
fn with_served_page(worker: Vec<u8>, shared: &Shared) -> Vec<u8> {
    let page = fs::read_to_string(shared.options.dir.join("index.html")).unwrap_or_default();
    let served = base::rebase(&page, &shared.options.base);
    match String::from_utf8(worker) {
        Ok(worker) => shell::with_other(&worker, page.as_bytes(), served.as_bytes()).into_bytes(),
        Err(error) => error.into_bytes(),
    }
}

/// A thread that panicked while it held the lock leaves nothing half done here, so its data is still good.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
