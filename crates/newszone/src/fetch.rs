//! Asking servers, with limits: how long, how much, how often, and whom.
//!
//! Invariant: every answer is bounded in time and in unpacked bytes, and no address on a private network is asked on
//! the word of somebody else's list.

mod gate;
mod guard;
mod hop;
pub(crate) mod patience;

use crate::delivery::Validators;
use crate::settings::Pull;
use gate::Gate;
use hop::Hop;
use std::collections::BTreeMap;
use std::thread;
use std::time::{Duration, Instant};
use ureq::Agent;
use url::Url;

/// Most redirects followed; a real move takes one or two, browsers give up at 20.
const REDIRECTS_MAX: usize = 5;

/// A client that all sources share, so that a host is never asked by more than allowed at once.
pub struct Client {
    /// Goes anywhere.
    free: Agent,
    /// Goes nowhere but to public addresses, whatever a name resolves to.
    guarded: Agent,
    gate: Gate,
    limits: Pull,
}

/// What to ask.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// Absolute address, `http` or `https`.
    pub url: String,
    /// What the server said last time.
    pub validators: Validators,
    /// More headers.
    pub headers: BTreeMap<String, String>,
    /// Whether private and loopback addresses may be asked.
    pub private: bool,
}

/// A good answer.
#[derive(Clone, Debug, Default)]
pub struct Fetched {
    /// Where it was found after redirects.
    pub url: String,
    /// Its bytes, unpacked, up to the limit.
    pub bytes: Vec<u8>,
    /// Whether there was more.
    pub cut: bool,
    /// What broke the connection before the whole answer was there, every time it was asked for.
    pub broken: Option<String>,
    /// `Content-Type`.
    pub content_type: Option<String>,
    /// What to show the server next time.
    pub validators: Validators,
    /// `X-WP-TotalPages`.
    pub pages: Option<u32>,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Failure {
    /// The server says that nothing has changed.
    #[error("nothing has changed")]
    NotModified,
    /// A status that is no success.
    #[error("status {code}")]
    Status {
        /// Which.
        code: u16,
    },
    /// The address may not be asked.
    #[error("{address} is on a private network")]
    Private {
        /// The host's address.
        address: String,
    },
    /// No whole answer within the limit.
    #[error("no answer within {seconds} s")]
    TooSlow {
        /// The limit.
        seconds: u64,
    },
    /// Redirects that lead nowhere.
    #[error("more than {redirects} redirects")]
    Redirects {
        /// How many were followed.
        redirects: usize,
    },
    /// The connection could not be made, or broke.
    #[error("{said}")]
    Broken {
        /// What the system says.
        said: String,
    },
}

impl Client {
    /// A client with these limits.
    #[must_use]
    pub fn new(limits: &Pull) -> Self {
        Self {
            free: hop::agent(limits, None),
            guarded: hop::agent(limits, Some(guard::Guard::default())),
            gate: Gate::new(limits.requests_max, limits.requests_per_host_max),
            limits: limits.clone(),
        }
    }

    /// Asks, again where a failure may pass, and waits for its turn at the host.
    ///
    /// An answer that broke off each time is given as far as it came: what is whole in it is not lost.
    ///
    /// # Errors
    ///
    /// Why there is no answer.
    pub fn get(&self, request: &Request) -> Result<Fetched, Failure> {
        let mut attempt = 0;
        loop {
            let tried = self.follow(request);
            let wait = match &tried {
                Ok(fetched) if fetched.broken.is_none() => return tried.map_err(|it| it.failure),
                Ok(_) => patience::pause(attempt),
                Err(setback) if !setback.may_pass => return tried.map_err(|it| it.failure),
                Err(setback) => setback.wait.unwrap_or_else(|| patience::pause(attempt)),
            };
            let is_too_long = Duration::from_secs(self.limits.retry_wait_seconds_max) < wait;
            if self.limits.retries_max <= attempt || is_too_long {
                return tried.map_err(|it| it.failure);
            }
            attempt += 1;
            thread::sleep(wait);
        }
    }

    /// Asks once, and follows redirects. Each stop is checked and waits for its host's turn; the limit of time is one
    /// for all of them, waiting apart.
    fn follow(&self, request: &Request) -> Result<Fetched, Setback> {
        let mut url = web_address(&request.url, None)?;
        let first = url.clone();
        let mut seen = vec![url.clone()];
        let mut left = Duration::from_secs(self.limits.answer_seconds_max);
        loop {
            let is_first_host = url.origin() == first.origin();
            let private = request.private && (is_first_host || guard::is_private(&first));
            let host = url.host_str().unwrap_or_default().to_owned();
            let turn = self.gate.enter(&host);
            let start = Instant::now();
            let agent = if private { &self.free } else { &self.guarded };
            let hop = hop::ask(agent, &url, request, is_first_host, left, &self.limits)?;
            drop(turn);
            match hop {
                Hop::Here(fetched) => return Ok(fetched),
                Hop::There(location) => url = web_address(&location, Some(&url))?,
            }
            left = left.saturating_sub(start.elapsed());
            if REDIRECTS_MAX < seen.len() || seen.contains(&url) {
                return Err(Setback::lasting(Failure::Redirects { redirects: seen.len() }));
            }
            if left.is_zero() {
                return Err(Setback::lasting(Failure::TooSlow { seconds: self.limits.answer_seconds_max }));
            }
            seen.push(url.clone());
        }
    }
}

/// A failure, and whether asking again may help.
struct Setback {
    failure: Failure,
    may_pass: bool,
    /// What the server asks to wait.
    wait: Option<Duration>,
}

impl Setback {
    fn lasting(failure: Failure) -> Self {
        Self { failure, may_pass: false, wait: None }
    }

    fn passing(failure: Failure, wait: Option<Duration>) -> Self {
        Self { failure, may_pass: true, wait }
    }
}

fn web_address(text: &str, base: Option<&Url>) -> Result<Url, Setback> {
    let url = Url::options().base_url(base).parse(text);
    let said = match url {
        Ok(url) if matches!(url.scheme(), "http" | "https") => return Ok(url),
        Ok(url) => format!("{url}: neither http nor https"),
        Err(error) => format!("{text}: {error}"),
    };
    Err(Setback::lasting(Failure::Broken { said }))
}
