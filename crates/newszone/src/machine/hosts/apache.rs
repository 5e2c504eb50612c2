//! `.htaccess` for Apache: works in the site's own folder, with mod_headers and mod_rewrite where they are on.

use super::{ASK, FRAMED, Host, IMMUTABLE, KEEP, NAMED_TYPES, TYPES};

pub(super) fn write(host: &Host<'_>) -> String {
    let (base, pattern) = (host.base, host.base_pattern());
    let mut text = format!("DirectoryIndex index.html\nDirectorySlash On\nErrorDocument 404 {base}404.html\n");
    text.push_str("RemoveType .gz\nRemoveLanguage .br\nAddEncoding br .br\nAddEncoding gzip .gz\n");
    for (end, media_type) in TYPES {
        text.push_str(&format!("AddType \"{media_type}\" .{end}\n"));
    }
    for (name, media_type) in NAMED_TYPES {
        let name = super::pattern(name);
        text.push_str(&format!("<FilesMatch \"^{name}([.](br|gz))?$\">\n  ForceType {media_type}\n</FilesMatch>\n"));
    }
    text.push_str("<IfModule mod_headers.c>\n");
    for (name, value) in host.headers(host.policy()) {
        text.push_str(&format!("  Header always set {name} \"{value}\"\n"));
    }
    let framed = format!("expr=%{{REQUEST_URI}} =~ m#^{pattern}{FRAMED}#");
    let policy = host.framed_policy();
    text.push_str(&format!("  Header always set Content-Security-Policy \"{policy}\" \"{framed}\"\n"));
    let kept = format!("expr=%{{REQUEST_URI}} =~ m#^{pattern}{IMMUTABLE}([.](br|gz))?$#");
    text.push_str(&format!("  Header always set Cache-Control \"{ASK}\"\n"));
    text.push_str(&format!("  Header always set Cache-Control \"{KEEP}\" \"{kept}\"\n"));
    text.push_str("  Header append Vary Accept-Encoding\n</IfModule>\n");
    text.push_str(&format!("<IfModule mod_rewrite.c>\n  RewriteEngine On\n  RewriteBase {base}\n"));
    for redirect in host.redirects {
        // A percent sign would stand for a part of a condition's match.
        let (from, to) = (super::pattern(&redirect.from), redirect.to.replace('%', "\\%"));
        text.push_str(&format!("  RewriteRule \"^{from}/?$\" \"{to}\" [R=301,L,NE]\n"));
    }
    text.push_str("  RewriteCond %{REQUEST_FILENAME} -d\n  RewriteCond %{REQUEST_FILENAME}/index.html !-f\n");
    text.push_str("  RewriteRule ^ - [R=404,L]\n");
    for (word, end) in [("br", "br"), ("gzip", "gz")] {
        text.push_str(&format!("  RewriteCond %{{HTTP:Accept-Encoding}} \\b{word}\\b\n"));
        text.push_str(&format!("  RewriteCond %{{REQUEST_FILENAME}}.{end} -f\n"));
        text.push_str(&format!("  RewriteRule ^(.+)$ $1.{end} [L,E=no-gzip:1,E=no-brotli:1]\n"));
    }
    text.push_str("</IfModule>\n");
    text
}
