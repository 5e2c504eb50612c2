//! What a test wants of the machine, named by the command that runs the suite.
//!
//! Where something is missing a test steps aside, loudly; where nothing may be skipped it fails.

use std::env;
use std::io::Write;
use std::path::PathBuf;

/// The path in that variable; `None`, loudly, where it is not set and that is allowed.
#[must_use]
pub fn path(variable: &str, what: &str) -> Option<PathBuf> {
    let path = env::var_os(variable).map(PathBuf::from);
    if path.is_none() {
        missing(what, &format!("{variable} is not set"));
    }
    path
}

/// Where a program is. Servers are kept where not everyone's PATH leads.
#[must_use]
pub fn find(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let places = env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    places.map(|it| it.join(name)).find(|it| it.is_file())
}

/// Where a program is; `None`, loudly, where it is missing and may be.
#[must_use]
pub fn program(name: &str, what: &str) -> Option<PathBuf> {
    let found = find(name);
    if found.is_none() {
        missing(what, &format!("{name} is not installed"));
    }
    found
}

/// Says that something is missing.
///
/// # Panics
///
/// Where `NEWS_ZONE_REQUIRED` says that nothing may be skipped.
pub fn missing(what: &str, why: &str) {
    assert!(env::var_os("NEWS_ZONE_REQUIRED").is_none(), "{what} may not be skipped here: {why}");
    skipped(what, why);
}

/// Says that a test is skipped for want of what is no part of this repository, and so may be wanting anywhere.
pub fn skipped(what: &str, why: &str) {
    // Straight to the stream: what a passing test prints by macro is thrown away.
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}: {why}; run cargo xtask test");
}
