//! The headers that every answer carries.

/// What a page may do. Each directive that is not `'none'` or `'self'` has a reader's need behind it:
/// `'wasm-unsafe-eval'` lets the app's own wasm compile; articles bring pictures, sound and film from anywhere, by
/// `http:` too because old articles do; sources are fetched from any origin that allows it; embeds are framed on a
/// click. `news-zone-inert` parses bodies without running them, and `default` lets the app's own templates through.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; \
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
    trusted-types default news-zone-inert";

/// Sent with every answer, unless a rule says otherwise.
pub(crate) const HEADERS: [(&str, &str); 4] = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    // A page that is being worked on is never served from memory.
    ("Cache-Control", "no-cache"),
];
