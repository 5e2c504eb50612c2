//! What the app is made of, as its service worker is told: a line before the worker's own text.
//!
//! Invariant: another byte in any file, or in the worker, is another version, and so another worker.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The service worker's file, at the root of the site.
pub const WORKER: &str = "service-worker.js";

/// What the line begins with.
const OPENING: &str = "self.SHELL=";

/// Files that are no part of the app: other sites load them, or nobody but the browser does.
const NOT_THE_SHELL: [&str; 4] = ["embed/", "edition/", "widget", WORKER];

/// Kinds of files that the app is made of.
const KINDS: [&str; 7] = ["js", "wasm", "css", "html", "svg", "png", "webmanifest"];

/// Letters of a version: enough to tell any two.
const VERSION_LETTERS: usize = 16;

/// Whether a file of the built app is kept for the time without a network, by its path in the site.
#[must_use]
pub fn is_of_shell(path: &str) -> bool {
    let kind = path.rsplit_once('.').map_or("", |(_, kind)| kind);
    KINDS.contains(&kind) && !NOT_THE_SHELL.iter().any(|it| path.starts_with(it))
}

/// The worker's text with the files that it keeps, which are sorted by their paths. `page` is the one of them that draws
/// everything by itself.
#[must_use]
pub fn with_shell<'a>(
    worker: &str,
    page: &str,
    files: impl IntoIterator<Item = (&'a str, std::borrow::Cow<'a, [u8]>)>,
) -> String {
    let own = worker.strip_prefix(OPENING).and_then(|it| it.split_once('\n')).map_or(worker, |(_, own)| own);
    let mut list = String::new();
    for (path, bytes) in files {
        // A path as JSON has it: names of the app's files need no more than quotes.
        let comma = if list.is_empty() { "" } else { "," };
        let _ = write!(list, "{comma}\"{path}\":\"{}\"", hash(&bytes));
    }
    let whole = Sha256::digest([list.as_bytes(), own.as_bytes()].concat());
    let version: String = whole.iter().map(|it| format!("{it:02x}")).collect();
    let version = &version[..VERSION_LETTERS];
    format!("{OPENING}{{version:\"{version}\",page:\"{page}\",files:{{{list}}}}};\n{own}")
}

/// A worker's text for the same files, of which one has other bytes: it is served changed.
#[must_use]
pub(crate) fn with_other(worker: &str, before: &[u8], after: &[u8]) -> String {
    worker.replace(&hash(before), &hash(after))
}

fn hash(bytes: &[u8]) -> String {
    BASE64_STANDARD.encode(Sha256::digest(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::borrow::Cow;

    fn told(worker: &str, style: &'static [u8]) -> String {
        with_shell(worker, "index.html", [("index.html", Cow::from(&b"abc"[..])), ("뉴스.css", Cow::from(style))])
    }

    fn version(worker: &str) -> &str {
        worker.split('"').nth(1).unwrap()
    }

    #[test]
    fn a_worker_is_told_once() {
        let first = told("const it = 1;\n", b"p{}");
        // The hash of `abc` is that of FIPS 180-2.
        assert!(first.contains("\"index.html\":\"ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=\""), "{first}");
        assert!(first.ends_with(";\nconst it = 1;\n"), "{first}");
        assert_eq!(told(&first, b"p{}"), first);
        for (other, what) in [(told(&first, b"p{ }"), "a file"), (told("const it = 2;\n", b"p{}"), "the worker")] {
            assert_ne!(version(&other), version(&first), "{what}");
        }
        let served = with_other(&first, b"abc", b"abcd");
        assert!(served != first && !served.contains("ungWv48B"), "{served}");
    }

    #[test]
    fn what_is_kept() {
        for kept in ["index.html", "news-zone_bg.wasm", "search-desk.js", "news-zone.css", "icon-192.png"] {
            assert!(is_of_shell(kept), "{kept}");
        }
        for not in [
            "service-worker.js",
            "embed/reader.js",
            "widget.js",
            "widget_bg.wasm",
            "edition/feed.json",
            "news-zone.json",
            "_headers",
            "news-zone_bg.wasm.br",
        ] {
            assert!(!is_of_shell(not), "{not}");
        }
    }
}
