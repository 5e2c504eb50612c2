//! Where tools are kept between builds and between clones.

use std::env;
use std::path::PathBuf;

/// `$NEWS_ZONE_CACHE`, or a folder of our own where this system keeps caches.
pub(crate) fn dir() -> PathBuf {
    if let Some(named) = env::var_os("NEWS_ZONE_CACHE") {
        return PathBuf::from(named);
    }
    if let Some(xdg) = env::var_os("XDG_CACHE_HOME") {
        return PathBuf::from(xdg).join("news-zone");
    }
    if cfg!(windows) {
        return under("LOCALAPPDATA", "news-zone");
    }
    under("HOME", if cfg!(target_os = "macos") { "Library/Caches/news-zone" } else { ".cache/news-zone" })
}

/// Where one version of one tool is, or will be.
pub(crate) fn tool_dir(name: &str, version: &str) -> PathBuf {
    dir().join("tools").join(format!("{name}-{version}"))
}

fn under(variable: &str, rest: &str) -> PathBuf {
    env::var_os(variable).map_or_else(env::temp_dir, PathBuf::from).join(rest)
}
