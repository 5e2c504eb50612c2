//! Integration tests of the publisher.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

mod store;
