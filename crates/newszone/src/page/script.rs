//! The one script that a printed page has inlined: it puts the reader's choices of display on the page before the first
//! paint, which waits for no second request.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// The script that the app's own page links.
const SCRIPT: &str = include_str!("../../../../public/display.js");

/// Its text, without the lines that are comments.
pub(crate) fn text() -> String {
    SCRIPT.lines().filter(|it| !it.trim_start().starts_with("//")).map(|it| it.trim().to_owned() + "\n").collect()
}

/// The hash of what is inlined, for a Content Security Policy, without its quotes: `sha256-` and base64
/// (<https://www.w3.org/TR/CSP3/#grammardef-hash-source>).
pub(crate) fn policy_hash(text: &str) -> String {
    format!("sha256-{}", BASE64_STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes() {
        // The example of CSP 3, section 8.
        let source = policy_hash("alert('Hello, world.');");
        assert_eq!(source, "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=");
    }

    #[test]
    fn the_script_is_whole() {
        let script = text();
        assert!(script.contains("localStorage.getItem(\"news-zone.display\")"), "{script}");
        assert!(!script.contains("//") && !script.contains("</"), "{script}");
    }
}
