//! Integration tests of the domain: whole documents from bytes to drafts.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

mod broken;
mod formats;
mod language;
mod relevance;
mod typos;
