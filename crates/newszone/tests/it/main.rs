//! What the program promises, held against the program itself.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

mod commands;
mod crash;
