//! `_headers`, as Netlify and Cloudflare Pages read it.
//!
//! Where two rules match, these hosts send both values, so none do; but for policies, of which a browser obeys each. A
//! second one can forbid more and allow nothing: so the policy for all says nothing of frames, and a second one keeps
//! the pages that are not made for them out. An address without a page has no rule of its own: what is shown there, the
//! app that says so, may be framed on these hosts.

use super::{Host, KEEP, NAMED_TYPES};

/// Where the pages are that only the site itself may frame.
const UNFRAMED: [&str; 9] =
    ["", "index.html", "404.html", "embed/", "embed/index.html", "article/*", "author/*", "section/*", "tag/*"];

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
    for kept in ["edition/list-*", "edition/pack-*", "edition/volume-*", "edition/gone-*", "media/*"] {
        text.push_str(&format!("{base}{kept}\n  Cache-Control: {KEEP}\n"));
    }
    for (name, media_type) in NAMED_TYPES {
        text.push_str(&format!("{base}{name}\n  Content-Type: {media_type}\n"));
        text.push_str(&format!("{base}section/:name/{name}\n  Content-Type: {media_type}\n"));
    }
    text
}
