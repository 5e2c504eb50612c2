//! What hosts are told: headers, types, what may be kept for ever, and where `404.html` is.
//!
//! Invariant: every host is told the same. The site's folder lies at the site's path below the host's root.

mod apache;
mod caddy;
mod lighttpd;
mod nginx;
mod pages;

use super::redirects::Redirect;

/// What all hosts are told.
#[derive(Clone, Copy, Debug)]
pub struct Host<'a> {
    /// The site's path: begins and ends with a slash.
    pub base: &'a str,
    /// Hashes of the pages' inlined styles.
    pub style_hashes: &'a [String],
    /// Old paths.
    pub redirects: &'a [Redirect],
}

/// Types by the ends of names, where hosts know none or a wrong one.
pub const TYPES: [(&str, &str); 16] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("json", "application/json"),
    ("xml", "application/xml"),
    ("webmanifest", "application/manifest+json"),
    ("txt", "text/plain; charset=utf-8"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("gif", "image/gif"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("woff2", "font/woff2"),
];

/// Types of whole names.
pub const NAMED_TYPES: [(&str, &str); 4] = [
    ("feed.json", "application/feed+json"),
    ("rss.xml", "application/rss+xml"),
    ("atom.xml", "application/atom+xml"),
    ("opensearch.xml", "application/opensearchdescription+xml"),
];

/// Names of files that never change, below the site: those of the edition are named by what is in them, pictures by
/// what they were made from.
pub const IMMUTABLE: &str = "(edition/(list|pack|volume|gone)-[^/]*[.]json|media/[^/]*)";

/// How long what never changes may be kept.
pub const KEEP: &str = "public, max-age=31536000, immutable";

/// Everything else is asked for again, and answered briefly where it is as it was.
pub const ASK: &str = "no-cache";

impl Host<'_> {
    /// The policy of every page, with the hashes of its inlined styles.
    #[must_use]
    pub fn policy(&self) -> String {
        let hashes: String = self.style_hashes.iter().map(|it| format!(" '{it}'")).collect();
        preview::CONTENT_SECURITY_POLICY.replace("style-src 'self'", &format!("style-src 'self'{hashes}"))
    }

    /// Headers of every answer.
    #[must_use]
    pub fn headers(&self) -> [(&'static str, String); 3] {
        [
            ("Content-Security-Policy", self.policy()),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "strict-origin-when-cross-origin".to_owned()),
        ]
    }

    /// All files, each with its path in the site.
    #[must_use]
    pub fn files(&self) -> [(&'static str, String); 6] {
        let apache = apache::write(self);
        [
            ("_headers", pages::write(self)),
            ("hosting/nginx.conf", nginx::write(self)),
            ("hosting/Caddyfile", caddy::write(self)),
            ("hosting/apache.htaccess", apache.clone()),
            (".htaccess", apache),
            ("hosting/lighttpd.conf", lighttpd::write(self)),
        ]
    }

    /// The site's path in a regular expression.
    fn base_pattern(&self) -> String {
        pattern(self.base)
    }
}

/// A text that a regular expression takes for itself.
fn pattern(text: &str) -> String {
    let mut pattern = String::new();
    for letter in text.chars() {
        if ".+()[]^|&!".contains(letter) {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern
}
