//! A snippet for nginx: included in a `server` block whose `root` is the host's.

use super::{ASK, FRAMED, Host, IMMUTABLE, KEEP, NAMED_TYPES, TYPES};

pub(super) fn write(host: &Host<'_>) -> String {
    let (base, pattern) = (host.base, host.base_pattern());
    let mut text = "# In a server block: root is the folder above the site's path.\n\
        # brotli_static needs libnginx-mod-http-brotli-static; without it delete those lines.\n\
        absolute_redirect off;\n"
        .to_owned();
    for redirect in host.redirects {
        for end in ["", "/"] {
            text.push_str(&format!(
                "location = \"{base}{}{end}\" {{ return 301 \"{}\"; }}\n",
                redirect.from, redirect.to
            ));
        }
    }
    let plain = |place: &str, cache, media_type| location(host, &host.policy(), place, cache, media_type);
    text.push_str(&plain(&format!("^~ \"{base}hosting/\""), ASK, None));
    text.push_str(&plain(&format!("~ \"^{pattern}{IMMUTABLE}$\""), KEEP, None));
    text.push_str(&location(host, &host.framed_policy(), &format!("~ \"^{pattern}{FRAMED}\""), ASK, None));
    for (name, media_type) in NAMED_TYPES {
        let name = super::pattern(name);
        text.push_str(&plain(&format!("~ \"^{pattern}(.*/)?{name}$\""), ASK, Some(media_type)));
    }
    text.push_str(&plain(&format!("\"{base}\""), ASK, None));
    text
}

fn location(host: &Host<'_>, policy: &str, place: &str, cache: &str, media_type: Option<&str>) -> String {
    let base = host.base;
    let mut text = format!("location {place} {{\n  index index.html;\n  try_files $uri $uri/ =404;\n");
    text.push_str(&format!("  error_page 403 404 =404 \"{base}404.html\";\n"));
    text.push_str("  gzip_static on;\n  brotli_static on;\n");
    match media_type {
        Some(media_type) => text.push_str(&format!("  types {{ }}\n  default_type {media_type};\n")),
        None => {
            text.push_str(
                "  charset utf-8;\n  charset_types text/html text/css text/javascript text/plain;\n  types {\n",
            );
            for (end, media_type) in TYPES {
                let plain = media_type.split(';').next().unwrap_or_default();
                text.push_str(&format!("    {plain} {end};\n"));
            }
            text.push_str("  }\n");
        }
    }
    for (name, value) in host.headers(policy.to_owned()) {
        text.push_str(&format!("  add_header {name} \"{value}\" always;\n"));
    }
    text.push_str(&format!("  add_header Cache-Control \"{cache}\";\n  add_header Vary Accept-Encoding;\n}}\n"));
    text
}
