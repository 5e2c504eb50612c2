//! What every test binary needs of the machine: programs, ports, and word of what is missing.
//!
//! Invariant: nothing that ships depends on this.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

pub mod keeper;
pub mod typesense;
pub mod wanted;
