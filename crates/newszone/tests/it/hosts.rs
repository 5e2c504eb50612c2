//! The emitted snippets under the servers they are for, at the root and at a sub-path.

use super::hosts_servers::{Answer, Server};
use newszone::machine::hosts::Host;
use newszone::machine::redirects::Redirect;
use newszone::settings::Settings;
use std::fs;
use std::path::Path;

const NOT_FOUND: &str = "<!doctype html><title>404 뉴스</title>";
const KEPT: &str = "edition/list-0a1b2c3d.json";
const PICTURE: &str = "media/0a1b2c3d4e5f6a7b-480.webp";

/// A small site: a page, the app, the edition, feeds, and compressed files beside some of them.
fn site(root: &Path, base: &str) {
    let settings =
        Settings::parse(&format!("[site]\ntitle = \"국방일보\"\nurl = \"https://news.example{base}\"\n")).unwrap();
    let dir = root.join(base.trim_matches('/'));
    let put = |path: &str, text: &str| {
        let file = dir.join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    };
    put("index.html", "<!doctype html><title>front 뉴스</title>");
    put("404.html", NOT_FOUND);
    put("article/국방-1/index.html", "<!doctype html><title>article</title>");
    put("empty/nothing.txt", "");
    put(KEPT, "{}");
    put(PICTURE, "RIFF");
    for (path, text) in [
        ("news-zone_bg.wasm", "\0asm"),
        ("edition/manifest.json", "{}"),
        ("site.webmanifest", "{}"),
        ("feed.json", "{}"),
        ("section/국방/rss.xml", "<rss/>"),
        ("atom.xml", "<feed/>"),
        ("sitemap.xml", "<urlset/>"),
        ("news-zone.js", "//"),
    ] {
        put(path, text);
    }
    for path in ["index.html", "news-zone_bg.wasm", "feed.json", KEPT] {
        put(&format!("{path}.br"), &format!("br of {path}"));
        put(&format!("{path}.gz"), &format!("gz of {path}"));
    }
    let redirects = [Redirect::parse(&settings, "옛/1", "article/국방-1/").unwrap()];
    let hashes = ["sha256-AAAA".to_owned()];
    for (path, text) in (Host { base, style_hashes: &hashes, redirects: &redirects }).files() {
        put(path, &text);
    }
}

fn open_to_all(dir: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(dir, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

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

fn serve(name: &str, base: &str, does_compress: bool) {
    let root = tempfile::tempdir().unwrap();
    open_to_all(root.path());
    site(root.path(), base);
    let Some(server) = Server::start(name, root.path(), base) else { return };
    let get = |path: &str| server.get(&format!("{base}{path}"), "identity");
    for (path, media_type) in [
        ("", "text/html"),
        ("article/%EA%B5%AD%EB%B0%A9-1/", "text/html"),
        ("news-zone_bg.wasm", "application/wasm"),
        ("edition/manifest.json", "application/json"),
        ("site.webmanifest", "application/manifest+json"),
        ("feed.json", "application/feed+json"),
        ("section/%EA%B5%AD%EB%B0%A9/rss.xml", "application/rss+xml"),
        ("atom.xml", "application/atom+xml"),
        ("sitemap.xml", "application/xml"),
        ("news-zone.js", "text/javascript"),
    ] {
        let answer = get(path);
        check(&answer, 200, "Content-Type", media_type);
        check(&answer, 200, "Cache-Control", "no-cache");
        check(&answer, 200, "X-Content-Type-Options", "nosniff");
        check(&answer, 200, "Content-Security-Policy", "default-src 'none'");
        assert!(answer.header("Content-Security-Policy").contains("style-src 'self' 'sha256-AAAA';"));
    }
    check(&get(KEPT), 200, "Cache-Control", "public, max-age=31536000, immutable");
    check(&get(KEPT), 200, "Content-Type", "application/json");
    check(&get(PICTURE), 200, "Cache-Control", "public, max-age=31536000, immutable");
    check(&get(PICTURE), 200, "Content-Type", "image/webp");
    for lost in [
        "nothing",
        "article/nothing",
        "article/nothing/",
        "nothing.wasm",
        "media/x.webp",
        "edition/list-x.json",
        "empty/",
    ] {
        // To lighttpd a folder without an index is there, and forbidden.
        if name == "lighttpd" && lost == "empty/" {
            continue;
        }
        let answer = get(lost);
        check(&answer, 404, "Content-Type", "text/html");
        assert_eq!(String::from_utf8_lossy(&answer.body), NOT_FOUND);
        check(&answer, 404, "Content-Security-Policy", "default-src 'none'");
        assert!(!answer.header("Cache-Control").contains("immutable"), "{}", answer.header("Cache-Control"));
    }
    let folder = get("article/%EA%B5%AD%EB%B0%A9-1");
    assert!(matches!(folder.status, 301 | 302 | 307 | 308), "{}", folder.status);
    assert!(folder.header("Location").ends_with("-1/"), "{}", folder.header("Location"));
    if name != "lighttpd" {
        let target = "https://news.example";
        check(&get("%EC%98%9B/1/"), 301, "Location", &format!("{target}{base}article/%EA%B5%AD%EB%B0%A9-1/"));
        check(&get("%EC%98%9B/1"), 301, "Location", &format!("{target}{base}article/%EA%B5%AD%EB%B0%A9-1/"));
    }
    if does_compress {
        compressed(&server, base);
    }
}

/// What lies compressed beside a file goes out for it, and as the type it is of.
fn compressed(server: &Server, base: &str) {
    for (path, media_type, file) in [
        ("", "text/html", "index.html"),
        ("news-zone_bg.wasm", "application/wasm", "news-zone_bg.wasm"),
        ("feed.json", "application/feed+json", "feed.json"),
        (KEPT, "application/json", KEPT),
    ] {
        for (accepted, encoding, end) in [("gzip, br", "br", "br"), ("gzip", "gzip", "gz")] {
            let answer = server.get(&format!("{base}{path}"), accepted);
            check(&answer, 200, "Content-Encoding", encoding);
            check(&answer, 200, "Content-Type", media_type);
            check(&answer, 200, "Vary", "Accept-Encoding");
            assert_eq!(String::from_utf8_lossy(&answer.body), format!("{end} of {file}"));
        }
    }
    check(&server.get(&format!("{base}{KEPT}"), "br"), 200, "Cache-Control", "public, max-age=31536000, immutable");
}

#[test]
fn nginx() {
    serve("nginx", "/", true);
    serve("nginx", "/a/b/", true);
}

#[test]
fn caddy() {
    serve("caddy", "/", true);
    serve("caddy", "/a/b/", true);
}

#[test]
fn apache() {
    serve("apache2", "/", true);
    serve("apache2", "/a/b/", true);
}

#[test]
fn lighttpd() {
    serve("lighttpd", "/", false);
    serve("lighttpd", "/a/b/", false);
}
