//! The publisher as its users and their machines meet it.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

mod faults;
mod many_feeds;
mod shelf;
mod sources;
