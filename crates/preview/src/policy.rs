//! The headers that answers carry.

/// What a page may do. Each directive that is not `'none'` or `'self'` has a reader's need behind it:
/// `'wasm-unsafe-eval'` lets the app's own wasm compile; articles bring pictures, sound and film from anywhere, by
/// `http:` too because old articles do; sources are fetched from any origin that allows it; embeds are framed on a
/// click. `news-zone-inert` parses bodies without running them, `news-zone-embed` does so for the zone as an element, and
/// `default` lets the app's own templates through.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; \
    worker-src 'self'; \
    style-src 'self'; \
    img-src 'self' https: http: data:; \
    media-src https: http:; \
    font-src 'self'; \
    connect-src *; \
    frame-src https:; \
    manifest-src 'self'; \
    object-src 'none'; \
    base-uri 'self'; \
    form-action 'none'; \
    frame-ancestors 'self'; \
    require-trusted-types-for 'script'; \
    trusted-types default news-zone-inert news-zone-embed";

/// Who may put a page into a frame: the site itself.
pub const FRAMED_BY_SELF: &str = "; frame-ancestors 'self'";

/// Folders of a site whose pages are made to be framed, by anyone.
const FRAMES: [&str; 2] = ["embed/zone/", "embed/section/"];

/// The policy of a page that anyone may frame. It shows what anyone may read, keeps nothing, and has nothing to be
/// clicked that would do more than lead elsewhere: so there is nothing to be had by framing it under false colours.
///
/// ```
/// let policy = preview::framed_by_all(preview::CONTENT_SECURITY_POLICY);
/// assert!(policy.contains("; frame-ancestors *;") && !policy.contains("frame-ancestors 'self'"));
/// ```
#[must_use]
pub fn framed_by_all(policy: &str) -> String {
    policy.replace(FRAMED_BY_SELF, "; frame-ancestors *")
}

/// The policy of what is at a path of a site.
pub(crate) fn of(path: &str) -> String {
    let is_frame = FRAMES.iter().any(|it| path.starts_with(it));
    if is_frame { framed_by_all(CONTENT_SECURITY_POLICY) } else { CONTENT_SECURITY_POLICY.to_owned() }
}

/// Sent with every answer, unless a rule says otherwise.
pub(crate) const HEADERS: [(&str, &str); 3] = [
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    // A page that is being worked on is never served from memory.
    ("Cache-Control", "no-cache"),
];
