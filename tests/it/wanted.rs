//! What a test wants of the machine, named by the command that runs the suite.
//!
//! Where something is missing a test steps aside, loudly; where nothing may be skipped it fails.

use std::env;
use std::io::Write;
use std::path::PathBuf;

/// The path in that variable; `None` where it is not set and that is allowed.
pub(crate) fn path(variable: &str, what: &str) -> Option<PathBuf> {
    let path = env::var_os(variable).map(PathBuf::from);
    if path.is_none() {
        missing(what, &format!("{variable} is not set"));
    }
    path
}

/// Where a program is. Servers are kept where not everyone's PATH leads.
pub(crate) fn program(name: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let places = env::split_paths(&path).chain([PathBuf::from("/usr/sbin")]);
    places.map(|it| it.join(name)).find(|it| it.is_file())
}

/// Says that something is missing.
///
/// # Panics
///
/// Where `NEWS_ZONE_REQUIRED` says that nothing may be skipped.
pub(crate) fn missing(what: &str, why: &str) {
    assert!(env::var_os("NEWS_ZONE_REQUIRED").is_none(), "{what} may not be skipped here: {why}");
    // Straight to the stream: what a passing test prints by macro is thrown away.
    let _ = writeln!(std::io::stderr(), "SKIPPED: {what}: {why}; run cargo xtask test");
}
