//! The app that this program carries: the release build of the page, as files.
//!
//! Invariant: what is carried was fixed when this program was built; `build.rs` of this crate lists it.

use crate::trouble::{Outcome, Trouble};

/// A file of the app.
#[derive(Clone, Copy, Debug)]
pub struct File {
    /// Its path in the site.
    pub path: &'static str,
    /// What is in it.
    pub bytes: &'static [u8],
}

include!(concat!(env!("OUT_DIR"), "/app.rs"));

/// Every file of the app but its index, in the order of their paths.
///
/// # Errors
///
/// When this program was built without the app.
pub fn files() -> Outcome<&'static [File]> {
    index().map(|_| FILES)
}

/// The page that starts the app, as it was built.
///
/// # Errors
///
/// When this program was built without the app.
pub fn index() -> Outcome<&'static str> {
    INDEX.and_then(|it| std::str::from_utf8(it).ok()).ok_or(Trouble::NoApp)
}
