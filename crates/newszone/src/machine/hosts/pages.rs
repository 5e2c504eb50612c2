//! `_headers`, as Netlify and Cloudflare Pages read it.
//!
//! Where two rules match, these hosts send both values, so none do; but for policies, of which a browser obeys each. A
//! second one can forbid more and allow nothing: so the policy for all says nothing of frames, and a second one keeps
//! the pages that are not made for them out. An address without a page has no rule of its own: what is shown there, the
//! app that says so, may be framed on these hosts.

use super::{ASK, Host, KEEP, NAMED_TYPES};

/// Where the pages are that only the site itself may frame.
const UNFRAMED: [&str; 10] = [
    "",
    "index.html",
    "404.html",
    "library/*",
    "embed/",
    "embed/index.html",
    "article/*",
    "author/*",
    "section/*",
    "tag/*",
];

pub(super) fn write(host: &Host<'_>) -> String {
    let base = host.base;
    let mut text = format!("{base}*\n");
    for (name, value) in host.headers(host.policy().replace(preview::FRAMED_BY_SELF, "")) {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    let policy = preview::FRAMED_BY_SELF.trim_start_matches([';', ' ']);
    for page in UNFRAMED {
        text.push_str(&format!("{base}{page}\n  Content-Security-Policy: {policy}\n"));
    }
    for kept in
        ["edition/list-*", "edition/pack-*", "edition/volume-*", "edition/gone-*", "edition/search/*", "media/*"]
    {
        text.push_str(&format!("{base}{kept}\n  Cache-Control: {KEEP}\n"));
    }
    // A browser asks past its own memory; what stands between asks again as well.
    text.push_str(&format!("{base}{}\n  Cache-Control: {ASK}\n", preview::WORKER));
    for (name, media_type) in NAMED_TYPES {
        text.push_str(&format!("{base}{name}\n  Content-Type: {media_type}\n"));
        text.push_str(&format!("{base}section/:name/{name}\n  Content-Type: {media_type}\n"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::super::Inlined;
    use super::*;
    use crate::address;
    use news_core::query::Facet;

    /// What the rules for a path say of frames, put together as these hosts do.
    fn ancestors(headers: &str, path: &str) -> Vec<String> {
        let (mut said, mut matches) = (Vec::new(), false);
        for line in headers.lines() {
            if !line.starts_with(' ') {
                matches = line.strip_suffix('*').map_or(line == path, |start| path.starts_with(start));
            } else if let Some((_, ancestors)) = line.split_once("frame-ancestors ").filter(|_| matches) {
                said.push(ancestors.to_owned());
            }
        }
        said
    }

    #[test]
    fn only_pages_that_are_made_for_it_may_be_framed() {
        let headers = write(&Host { base: "/가/", inlined: &Inlined::default(), redirects: &[] });
        let groups = [Facet::Section, Facet::Author, Facet::Tag].map(|it| address::group(it, "국방"));
        let pages = [
            String::new(),
            "404.html".to_owned(),
            news_core::route::KEPT.to_owned(),
            address::article("1"),
            "embed/".to_owned(),
        ];
        for page in pages.into_iter().chain(groups) {
            assert_eq!(ancestors(&headers, &format!("/가/{page}")), ["'self'"], "{page}");
        }
        for section in [None, Some("국방")] {
            assert!(ancestors(&headers, &format!("/가/{}", address::embed(section))).is_empty());
        }
        assert_eq!(headers.matches("default-src").count(), 1, "{headers}");
    }
}
