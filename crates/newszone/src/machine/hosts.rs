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
    /// What pages have inlined.
    pub inlined: &'a Inlined,
    /// Old paths.
    pub redirects: &'a [Redirect],
}

/// Hashes of what pages have inlined, as a Content Security Policy has them, without their quotes.
#[derive(Clone, Debug, Default)]
pub struct Inlined {
    /// Of the style.
    pub style: String,
    /// Of the script.
    pub script: String,
}

/// Types by the ends of names, where hosts know none or a wrong one.
pub const TYPES: [(&str, &str); 17] = [
    ("html", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("wasm", "application/wasm"),
    ("bin", "application/octet-stream"),
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

/// Names of files that never change, below the site: those of the edition are named by what is in them, or lie in a
/// folder that is, pictures by what they were made from.
pub const IMMUTABLE: &str = "(edition/(list|pack|volume|gone)-[^/]*[.]json|edition/search/.*[.]bin|media/[^/]*)";

/// Folders of pages that anyone may frame, below the site.
pub const FRAMED: &str = "embed/(zone|section)/";

/// How long what never changes may be kept.
pub const KEEP: &str = "public, max-age=31536000, immutable";

/// Everything else is asked for again, and answered briefly where it is as it was.
pub const ASK: &str = "no-cache";

impl Host<'_> {
    /// The policy of every page but those that are made to be framed, with the hashes of what pages have inlined.
    #[must_use]
    pub fn policy(&self) -> String {
        let Inlined { style, script } = self.inlined;
        preview::CONTENT_SECURITY_POLICY.replace("style-src 'self'", &format!("style-src 'self' '{style}'")).replace(
            "script-src 'self' 'wasm-unsafe-eval'",
            &format!("script-src 'self' 'wasm-unsafe-eval' '{script}'"),
        )
    }

    /// The policy of the pages below [`FRAMED`].
    #[must_use]
    pub fn framed_policy(&self) -> String {
        preview::framed_by_all(&self.policy())
    }

    /// Headers of every answer, with that policy.
    ///
    /// All of it may be read from every origin. A published site is the same for everyone: it knows no cookies, and a
    /// browser sends none where any origin may read. So there is nothing behind the headers that a stranger's page could
    /// not ask its own server to fetch, and to open some folders alone would only be one more way to forget one.
    #[must_use]
    pub fn headers(&self, policy: String) -> [(&'static str, String); 5] {
        [
            ("Content-Security-Policy", policy),
            ("X-Content-Type-Options", "nosniff".to_owned()),
            ("Referrer-Policy", "strict-origin-when-cross-origin".to_owned()),
            ("Access-Control-Allow-Origin", "*".to_owned()),
            // Pages that are isolated (`Cross-Origin-Embedder-Policy`) take in only what says so.
            ("Cross-Origin-Resource-Policy", "cross-origin".to_owned()),
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
