//! A published site under the servers of Debian, each told what the publisher wrote for it, at the root and at a
//! sub-path.

use super::hosts_servers::{Answer, Server};
use super::hosts_site::{MOVED, Root, roots};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use news_core::route::{decoded, encoded};
use sha2::{Digest, Sha256};
use std::fs;
use std::io::Read;
use url::Url;

/// Addresses of every kind of file, the file of each, and its media type.
const FILES: [(&str, &str, &str); 26] = [
    ("", "index.html", "text/html"),
    ("article/1/", "article/1/index.html", "text/html"),
    ("section/%EC%A0%95%EC%B9%98/", "section/정치/index.html", "text/html"),
    ("news-zone_bg.wasm", "news-zone_bg.wasm", "application/wasm"),
    ("news-zone.js", "news-zone.js", "text/javascript"),
    ("inert.js", "inert.js", "text/javascript"),
    ("service-worker.js", "service-worker.js", "text/javascript"),
    ("news-zone.css", "news-zone.css", "text/css"),
    ("news-zone.json", "news-zone.json", "application/json"),
    ("edition/manifest.json", "edition/manifest.json", "application/json"),
    ("manifest.webmanifest", "manifest.webmanifest", "application/manifest+json"),
    ("feed.json", "feed.json", "application/feed+json"),
    ("section/%EC%A0%95%EC%B9%98/rss.xml", "section/정치/rss.xml", "application/rss+xml"),
    ("rss.xml", "rss.xml", "application/rss+xml"),
    ("atom.xml", "atom.xml", "application/atom+xml"),
    ("sitemap.xml", "sitemap.xml", "application/xml"),
    ("opensearch.xml", "opensearch.xml", "application/opensearchdescription+xml"),
    ("robots.txt", "robots.txt", "text/plain"),
    ("embed/", "embed/index.html", "text/html"),
    ("embed/zone/", "embed/zone/index.html", "text/html"),
    ("embed/zone/headlines.json", "embed/zone/headlines.json", "application/json"),
    ("embed/section/%EC%A0%95%EC%B9%98/", "embed/section/정치/index.html", "text/html"),
    ("embed/section/%EC%A0%95%EC%B9%98/oembed.json", "embed/section/정치/oembed.json", "application/json"),
    ("embed/resize.js", "embed/resize.js", "text/javascript"),
    ("icon.svg", "icon.svg", "image/svg+xml"),
    ("icon-192.png", "icon-192.png", "image/png"),
];

/// Addresses that have no file: of pages, of files, of the edition, and of a folder without a page.
const LOST: [&str; 8] = [
    "nothing",
    "article/nothing",
    "article/nothing/",
    "nothing.wasm",
    "media/x.webp",
    "edition/list-x.json",
    "edition/search/x/r0.bin",
    "edition/",
];

/// What may be kept for ever, and what is asked for again.
const KEEP: &str = "public, max-age=31536000, immutable";
const ASK: &str = "no-cache";

/// What a browser says that it takes, and what it gets where the file shrinks.
const ENCODINGS: [(&str, &str, &str); 3] =
    [("identity", "", ""), ("gzip", "gzip", "gz"), ("gzip, deflate, br, zstd", "br", "br")];

/// The header of a path's answer begins so.
#[track_caller]
fn check(answer: &Answer, status: u16, header: &str, expected: &str) {
    let found = answer.header(header);
    assert!(
        answer.status == status && found.starts_with(expected),
        "{}: {} {header}: {found:?}",
        answer.path,
        answer.status
    );
}

/// The answer's body, unpacked.
fn body(answer: &Answer) -> Vec<u8> {
    let mut bytes = Vec::new();
    match answer.header("Content-Encoding").as_str() {
        "" => bytes.clone_from(&answer.body),
        "br" => brotli::BrotliDecompress(&mut &answer.body[..], &mut bytes).unwrap(),
        "gzip" => _ = flate2::read::GzDecoder::new(&answer.body[..]).read_to_end(&mut bytes).unwrap(),
        other => panic!("{}: {other}", answer.path),
    }
    bytes
}

/// A file comes as it is, however it is packed, with all that is said of it.
#[track_caller]
fn check_file(server: &Server, root: &Root, address: &str, file: &str, media_type: &str, cache: &str) {
    let bytes = root.read(file);
    for (accepted, encoding, end) in ENCODINGS {
        let answer = server.get(&format!("{}{address}", root.base), accepted);
        let has_packed = !end.is_empty() && root.site().join(format!("{file}.{end}")).is_file();
        let expected = if has_packed { encoding } else { "" };
        check(&answer, 200, "Content-Type", media_type);
        assert_eq!(answer.header("Content-Encoding"), expected, "{file}, {accepted}");
        assert!(body(&answer) == bytes, "{file}, {accepted}: other bytes");
        assert_eq!(answer.header("Cache-Control"), cache, "{file}, {accepted}");
        assert_eq!(answer.header("X-Content-Type-Options"), "nosniff", "{file}");
        assert!(!has_packed || answer.header("Vary").contains("Accept-Encoding"), "{file}: {}", answer.header("Vary"));
        check(&answer, 200, "Content-Security-Policy", "default-src 'none'");
        check(&answer, 200, "Access-Control-Allow-Origin", "*");
        check(&answer, 200, "Cross-Origin-Resource-Policy", "cross-origin");
        let policy = answer.header("Content-Security-Policy");
        check_ancestors(&policy, address);
        if media_type == "text/html" {
            check_policy(&policy, &String::from_utf8_lossy(&bytes));
        }
    }
}

/// Anyone may frame the pages that are made for it, and nobody else's page the others: one header says so, once.
#[track_caller]
fn check_ancestors(policy: &str, address: &str) {
    let is_frame = address.starts_with("embed/zone/") || address.starts_with("embed/section/");
    let ancestors = if is_frame { "*" } else { "'self'" };
    assert!(policy.contains(&format!("; frame-ancestors {ancestors};")), "{address}: {policy}");
    assert_eq!(policy.matches("default-src").count(), 1, "{address}: {policy}");
    assert_eq!(policy.matches("frame-ancestors").count(), 1, "{address}: {policy}");
}

/// The policy lets the page's own style in: it stands in the page, or in a file of the site.
#[track_caller]
fn check_policy(policy: &str, page: &str) {
    assert!(policy.contains("script-src 'self' 'wasm-unsafe-eval'"), "{policy}");
    let styles: Vec<&str> =
        page.split("<style>").skip(1).map(|it| it.split("</style>").next().unwrap_or_default()).collect();
    assert!(!styles.is_empty() || page.contains("<link rel=\"stylesheet\" href=\"embed/"), "no style in {page}");
    for style in styles {
        let hash = format!("'sha256-{}'", STANDARD.encode(Sha256::digest(style.as_bytes())));
        assert!(policy.contains(&hash), "{hash} is not in {policy}");
    }
}

fn serve(name: &str) {
    for root in roots() {
        let Some(server) = Server::start(name, &root.root, root.base) else { return };
        for (address, file, media_type) in FILES {
            check_file(&server, root, address, file, media_type, ASK);
        }
        kept(&server, root);
        lost(&server, root, name);
        moved(&server, root);
    }
}

/// What is named by what is in it may be kept for ever.
fn kept(server: &Server, root: &Root) {
    for (folder, kinds, end, media_type) in [
        ("edition", ["list-", "pack-", "volume-", "gone-"].as_slice(), ".json", "application/json"),
        ("edition/search", &["index-"], ".bin", "application/octet-stream"),
        ("media", &[""], ".webp", "image/webp"),
        ("media", &[""], ".jpg", "image/jpeg"),
    ] {
        let names = fs::read_dir(root.site().join(folder)).unwrap().map(|it| it.unwrap().file_name());
        let mut names: Vec<String> = names.map(|it| it.into_string().unwrap()).collect();
        names.retain(|it| it.ends_with(end) && kinds.iter().any(|kind| it.starts_with(kind)));
        assert!(!names.is_empty(), "nothing in {folder} ends in {end}");
        for name in names {
            let path = format!("{folder}/{name}");
            check_file(server, root, &path, &path, media_type, KEEP);
        }
    }
}

/// Where there is nothing there is the page that says so.
fn lost(server: &Server, root: &Root, name: &str) {
    let page = root.read("404.html");
    for path in LOST {
        // To lighttpd a folder without an index is there, and forbidden.
        let status = if name == "lighttpd" && path == "edition/" { 403 } else { 404 };
        for (accepted, ..) in ENCODINGS {
            let answer = server.get(&format!("{}{path}", root.base), accepted);
            check(&answer, status, "Content-Type", "text/html");
            assert!(body(&answer) == page, "{path}, {accepted}: another page");
            check(&answer, status, "Content-Security-Policy", "default-src 'none'");
            check_ancestors(&answer.header("Content-Security-Policy"), path);
            assert!(
                !answer.header("Cache-Control").contains("immutable"),
                "{path}: {}",
                answer.header("Cache-Control")
            );
        }
    }
}

/// Addresses that lead elsewhere: a deep link without its slash, and an old path.
fn moved(server: &Server, root: &Root) {
    let get = |path: &str| server.get(&format!("{}{path}", root.base), "gzip, br");
    for path in ["article/1", "section/%EC%A0%95%EC%B9%98"] {
        let answer = get(path);
        assert!(matches!(answer.status, 301 | 302 | 307 | 308), "{path}: {}", answer.status);
        // Absolute or relative, percent-encoded in capitals or not: each leads to the same page.
        let asked = Url::parse(&server.url(&format!("{}{path}", root.base))).unwrap();
        let location = asked.join(&answer.header("Location")).unwrap();
        assert_eq!(location.origin(), asked.origin(), "{path}");
        assert_eq!(decoded(location.path()), decoded(&format!("{}{path}/", root.base)));
    }
    let from = MOVED.0.split('/').map(encoded).collect::<Vec<_>>().join("/");
    for end in ["", "/"] {
        let target = format!("https://news.example{}{}", root.base, MOVED.1);
        check(&get(&format!("{from}{end}")), 301, "Location", &target);
    }
}

#[test]
fn nginx() {
    serve("nginx");
}

#[test]
fn caddy() {
    serve("caddy");
}

#[test]
fn apache() {
    serve("apache2");
}

#[test]
fn lighttpd() {
    serve("lighttpd");
}
