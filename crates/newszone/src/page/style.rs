//! The style of a printed page: the app's own, inlined, so that the first paint waits for no second request.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha256};

/// The app's style sheets, in the order the page links them.
const SHEETS: [&str; 11] = [
    include_str!("../../../../style/tokens.css"),
    include_str!("../../../../style/base.css"),
    include_str!("../../../../style/masthead.css"),
    include_str!("../../../../style/tabs.css"),
    include_str!("../../../../style/filters.css"),
    include_str!("../../../../style/recent.css"),
    include_str!("../../../../style/card.css"),
    include_str!("../../../../style/article.css"),
    include_str!("../../../../style/block.css"),
    include_str!("../../../../style/notices.css"),
    include_str!("../../../../style/printed.css"),
];

/// The style, minified.
pub(crate) fn text() -> String {
    let sheets = SHEETS.concat();
    // A sheet that the minifier does not understand is as good, and a little longer.
    minifier::css::minify(&sheets).map_or_else(|_| sheets.clone(), |it| it.to_string())
}

/// The style's source expression for a Content Security Policy, such as `'sha256-…'`
/// (<https://www.w3.org/TR/CSP3/#grammardef-hash-source>).
pub(crate) fn policy_source(style: &str) -> String {
    format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(style)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_is_whole() {
        let style = text();
        assert!(style.len() < SHEETS.concat().len(), "{}", style.len());
        let braces = |letter: char| style.matches(letter).count();
        assert_eq!(braces('{'), braces('}'));
        for kept in [":lang(ko)", "word-break:keep-all", "clamp(", "@media", ".card-headline", "calc(var(--step) * 4)"]
        {
            assert!(style.contains(kept), "{kept} is not in {style}");
        }
        assert!(!style.contains("</"), "a style must not end its element");
    }

    #[test]
    fn hashes() {
        // The example of CSP 3, section 8.
        let source = policy_source("alert('Hello, world.');");
        assert_eq!(source, "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");
    }
}
