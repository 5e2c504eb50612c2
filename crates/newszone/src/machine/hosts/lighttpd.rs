//! A snippet for lighttpd: included where `server.document-root` is the host's.
//!
//! lighttpd cannot look for a file compressed beforehand: a rewrite chooses before it is known whether there is one, and
//! the headers are chosen with it. So mod_deflate compresses what goes out, and keeps it where `deflate.cache-dir` says.

use super::{ASK, FRAMED, Host, IMMUTABLE, KEEP, NAMED_TYPES, TYPES};

pub(super) fn write(host: &Host<'_>) -> String {
    let (base, pattern) = (host.base, host.base_pattern());
    let mut text = "# server.document-root is the folder above the site's path.\n\
        # mod_deflate is in lighttpd-mod-deflate; without it delete its name and the lines that begin with deflate.\n\
        server.modules += ( \"mod_setenv\", \"mod_redirect\", \"mod_deflate\" )\n"
        .to_owned();
    text.push_str(&format!("$HTTP[\"url\"] =~ \"^{pattern}\" {{\n  index-file.names = ( \"index.html\" )\n"));
    text.push_str(&format!("  server.error-handler = \"{base}404.html\"\n"));
    if !host.redirects.is_empty() {
        text.push_str("  url.redirect-code = 301\n  url.redirect = (\n");
        for redirect in host.redirects {
            // Paths are matched as they are sent, and a percent sign would stand for a part of a condition's match.
            let (from, to) = (super::pattern(&redirect.encoded()), redirect.to.replace('%', "%%"));
            text.push_str(&format!("    \"^{pattern}{from}/?$\" => \"{to}\",\n"));
        }
        text.push_str("  )\n");
    }
    let mut packed: Vec<&str> =
        TYPES.iter().chain(&NAMED_TYPES).map(|(_, it)| plain(it)).filter(|it| shrinks(it)).collect();
    packed.sort_unstable();
    packed.dedup();
    text.push_str("  deflate.allowed-encodings = ( \"br\", \"gzip\" )\n");
    text.push_str(&format!("  deflate.mimetypes = ( \"{}\" )\n", packed.join("\", \"")));
    text.push_str("  mimetype.assign = (\n");
    // Of two ends of a name the first one in the list counts, so whole names come first.
    for (name, media_type) in NAMED_TYPES {
        text.push_str(&format!("    \"/{name}\" => \"{media_type}\",\n    \"{name}\" => \"{media_type}\",\n"));
    }
    for (end, media_type) in TYPES {
        text.push_str(&format!("    \".{end}\" => \"{media_type}\",\n"));
    }
    // Of two blocks that match, the later one's list of headers counts, whole.
    text.push_str(&format!("  )\n{}}}\n", headers(host, host.policy(), ASK)));
    let kept = headers(host, host.policy(), KEEP);
    text.push_str(&format!("$HTTP[\"url\"] =~ \"^{pattern}{IMMUTABLE}$\" {{\n{kept}}}\n"));
    let framed = headers(host, host.framed_policy(), ASK);
    text.push_str(&format!("$HTTP[\"url\"] =~ \"^{pattern}{FRAMED}\" {{\n{framed}}}\n"));
    text
}

/// A media type without its parameters.
fn plain(media_type: &str) -> &str {
    media_type.split(';').next().unwrap_or_default()
}

/// Whether files of that type become smaller; pictures, fonts and the search index are as small as they get.
fn shrinks(media_type: &str) -> bool {
    let is_text = media_type.starts_with("text/") || media_type.starts_with("application/");
    (is_text && media_type != "application/octet-stream") || media_type == "image/svg+xml"
}

fn headers(host: &Host<'_>, policy: String, cache: &str) -> String {
    let mut text = "  setenv.set-response-header = (\n".to_owned();
    for (name, value) in host.headers(policy) {
        text.push_str(&format!("    \"{name}\" => \"{value}\",\n"));
    }
    text.push_str(&format!("    \"Cache-Control\" => \"{cache}\",\n    \"Vary\" => \"Accept-Encoding\"\n  )\n"));
    text
}
