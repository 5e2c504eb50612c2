//! A snippet for Caddy: imported in a site block whose `root` is the host's. Headers are set when an answer goes out,
//! so that a missing file does not get those of a file that is there.

use super::{ASK, FRAMED, Host, IMMUTABLE, KEEP, NAMED_TYPES, TYPES};

pub(super) fn write(host: &Host<'_>) -> String {
    let (base, pattern) = (host.base, host.base_pattern());
    let mut text = "# In a site block: root is the folder above the site's path.\n".to_owned();
    for (nth, redirect) in host.redirects.iter().enumerate() {
        let from = format!("{base}{}", redirect.from);
        text.push_str(&format!("@moved{nth} path \"{from}\" \"{from}/\"\nredir @moved{nth} \"{}\" 301\n", redirect.to));
    }
    text.push_str(&format!("handle {base}* {{\n"));
    text.push_str(&headers(host, ASK));
    text.push_str(&format!("  @kept path_regexp \"^{pattern}{IMMUTABLE}$\"\n"));
    text.push_str(&format!("  header @kept {{\n    Cache-Control \"{KEEP}\"\n    defer\n  }}\n"));
    text.push_str(&format!("  @framed path_regexp \"^{pattern}{FRAMED}\"\n"));
    let policy = host.framed_policy();
    text.push_str(&format!("  header @framed {{\n    Content-Security-Policy \"{policy}\"\n    defer\n  }}\n"));
    // No two of these match one path: which of them would come last is Caddy's own affair.
    let names: Vec<String> = NAMED_TYPES.iter().map(|(name, _)| super::pattern(name)).collect();
    let names = names.join("|");
    for (nth, (end, media_type)) in TYPES.iter().enumerate() {
        let matcher = format!(
            "  @type{nth} {{\n    path_regexp \"^{pattern}.*[.]{end}$\"\n    not path_regexp \"/({names})$\"\n  }}\n"
        );
        text.push_str(&format!("{matcher}{}", content_type(&format!("@type{nth}"), media_type)));
    }
    for (nth, (name, media_type)) in NAMED_TYPES.iter().enumerate() {
        let name = super::pattern(name);
        let matcher = format!("  @named{nth} path_regexp \"^{pattern}(.*/)?{name}$\"\n");
        text.push_str(&format!("{matcher}{}", content_type(&format!("@named{nth}"), media_type)));
    }
    text.push_str("  file_server {\n    precompressed br gzip\n  }\n}\n");
    text.push_str(&format!("handle_errors {{\n  @lost path {base}*\n  handle @lost {{\n"));
    text.push_str(&headers(host, ASK));
    text.push_str(&format!("  rewrite * {base}404.html\n  file_server\n  }}\n}}\n"));
    text
}

fn content_type(matcher: &str, media_type: &str) -> String {
    format!("  header {matcher} {{\n    Content-Type \"{media_type}\"\n    defer\n  }}\n")
}

fn headers(host: &Host<'_>, cache: &str) -> String {
    let mut text = "  header {\n".to_owned();
    for (name, value) in host.headers(host.policy()) {
        text.push_str(&format!("    {name} \"{value}\"\n"));
    }
    text.push_str(&format!("    Cache-Control \"{cache}\"\n  }}\n"));
    text
}
