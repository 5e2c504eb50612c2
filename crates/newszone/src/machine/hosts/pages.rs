//! `_headers`, as Netlify and Cloudflare Pages read it. Where two rules match these hosts send both values, so none do.

use super::{Host, KEEP, NAMED_TYPES};

pub(super) fn write(host: &Host<'_>) -> String {
    let base = host.base;
    let mut text = format!("{base}*\n");
    for (name, value) in host.headers() {
        text.push_str(&format!("  {name}: {value}\n"));
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
