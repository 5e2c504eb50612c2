//! What there is to word of a source that gives nothing.

use crate::problem::Fault;

/// Why a source gave nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Outage {
    /// No answer: no network, no such host, or its answer may not be read from here (CORS).
    Unreachable,
    /// No whole answer in time.
    TooSlow {
        /// How long was waited, in seconds.
        seconds: u32,
    },
    /// An answer of refusal.
    Status {
        /// HTTP status.
        code: u16,
    },
    /// An answer that is not what it claims to be.
    Unreadable {
        /// What it is instead.
        fault: Fault,
    },
}
