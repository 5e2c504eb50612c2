//! A snippet for lighttpd: included where `server.document-root` is the host's. It sends no file compressed beforehand.

use super::{ASK, Host, IMMUTABLE, KEEP, NAMED_TYPES, TYPES};

pub(super) fn write(host: &Host<'_>) -> String {
    let (base, pattern) = (host.base, host.base_pattern());
    let mut text = "# server.document-root is the folder above the site's path.\n\
        server.modules += ( \"mod_setenv\" )\n"
        .to_owned();
    text.push_str(&format!("$HTTP[\"url\"] =~ \"^{pattern}\" {{\n  index-file.names = ( \"index.html\" )\n"));
    text.push_str(&format!("  server.error-handler = \"{base}404.html\"\n  mimetype.assign = (\n"));
    // Of two ends of a name the first one in the list counts, so whole names come first.
    for (name, media_type) in NAMED_TYPES {
        text.push_str(&format!("    \"/{name}\" => \"{media_type}\",\n    \"{name}\" => \"{media_type}\",\n"));
    }
    for (end, media_type) in TYPES {
        text.push_str(&format!("    \".{end}\" => \"{media_type}\",\n"));
    }
    // Of two blocks that match, the later one's list of headers counts, whole.
    text.push_str(&format!("  )\n{}}}\n", headers(host, ASK)));
    text.push_str(&format!("$HTTP[\"url\"] =~ \"^{pattern}{IMMUTABLE}$\" {{\n{}}}\n", headers(host, KEEP)));
    text
}

fn headers(host: &Host<'_>, cache: &str) -> String {
    let mut text = "  setenv.set-response-header = (\n".to_owned();
    for (name, value) in host.headers() {
        text.push_str(&format!("    \"{name}\" => \"{value}\",\n"));
    }
    text.push_str(&format!("    \"Cache-Control\" => \"{cache}\"\n  )\n"));
    text
}
