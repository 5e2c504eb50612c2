//! The running server, spoken to over a socket as a browser would.

#![allow(clippy::unwrap_used, reason = "a helper of a test may panic as the test may")]

use preview::{Fallback, Preview, PreviewOptions, Rule};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::{Duration, Instant};

const INDEX: &str = "<!doctype html><base href=\"/\"><title>뉴스</title>";

fn site(name: &str) -> PreviewOptions {
    let dir: PathBuf = std::env::temp_dir().join(format!("preview-{name}-{}", std::process::id()));
    fs::create_dir_all(&dir).unwrap();
    fs::write(dir.join("index.html"), INDEX).unwrap();
    fs::write(dir.join("app.wasm"), b"\0asm").unwrap();
    fs::write(dir.join("feed.json"), "{\"title\":\"국방\"}").unwrap();
    PreviewOptions::new(dir)
}

/// The raw answer: head and body.
fn ask(preview: &Preview, request: &str) -> (String, String) {
    let mut stream = TcpStream::connect(("127.0.0.1", preview.port())).unwrap();
    stream.write_all(format!("{request}\r\nHost: 127.0.0.1\r\n\r\n").as_bytes()).unwrap();
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).unwrap();
    let answer = String::from_utf8(bytes).unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer.as_str(), ""));
    (head.to_owned(), body.to_owned())
}

fn get(preview: &Preview, path: &str) -> (u16, String) {
    let (head, body) = ask(preview, &format!("GET {path} HTTP/1.1"));
    (status(&head), body)
}

fn status(head: &str) -> u16 {
    head.split(' ').nth(1).unwrap().parse().unwrap()
}

#[test]
fn every_answer_carries_the_policy() {
    let preview = Preview::start(site("policy")).unwrap();
    for path in ["/", "/app.wasm", "/missing.js"] {
        let (head, _) = ask(&preview, &format!("GET {path} HTTP/1.1"));
        for needed in [
            "script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self';",
            "require-trusted-types-for 'script'",
            "X-Content-Type-Options: nosniff",
            "Referrer-Policy:",
        ] {
            assert!(head.contains(needed), "{path} lacks {needed}: {head}");
        }
    }
    let (head, _) = ask(&preview, "GET /app.wasm HTTP/1.1");
    assert!(head.contains("Content-Type: application/wasm\r\n"));
}

/// Rules for hosts: one for all, one for a folder, one for a page.
const RULES: &str = "/*\n  Content-Security-Policy: default-src 'self'\n  X-Other: 1\n/article/*\n  \
    Content-Security-Policy: frame-ancestors 'self'\n/one\n  Content-Security-Policy: img-src *\n";

#[test]
fn trunk_serves_under_the_same_policy() {
    let trunk = include_str!("../../../Trunk.toml");
    assert!(trunk.contains(&format!("\"{}\"", preview::CONTENT_SECURITY_POLICY)));
}

#[test]
fn pages_to_be_framed_may_be_and_no_others() {
    #[track_caller]
    fn check(preview: &Preview, path: &str, ancestors: &str) {
        let (head, _) = ask(preview, &format!("GET {path} HTTP/1.1"));
        assert!(head.contains(&format!("; frame-ancestors {ancestors};")), "{path}: {head}");
        assert_eq!(head.matches("frame-ancestors").count(), 1, "{path}: {head}");
    }
    let preview = Preview::start(PreviewOptions { base: "/a/".into(), ..site("frames") }).unwrap();
    check(&preview, "/a/embed/zone/", "*");
    check(&preview, "/a/embed/section/%EA%B5%AD%EB%B0%A9/", "*");
    for path in ["/a/", "/a/embed/", "/a/section/embed/zone/", "/embed/zone/", "/a/embed/zones/"] {
        check(&preview, path, "'self'");
    }
}

#[test]
fn methods() {
    let preview = Preview::start(site("methods")).unwrap();
    let (head, body) = ask(&preview, "HEAD /feed.json HTTP/1.1");
    assert!(head.contains("Content-Length: 18"), "{head}");
    assert_eq!((status(&head), body.as_str()), (200, ""));
    let (head, _) = ask(&preview, "POST /feed.json HTTP/1.1");
    assert_eq!(status(&head), 405);
}

#[test]
fn fallbacks() {
    #[track_caller]
    fn check(fallback: Fallback, path: &str, expected: u16, is_index: bool) {
        let preview = Preview::start(PreviewOptions { fallback, ..site("fallbacks") }).unwrap();
        let (status, body) = get(&preview, path);
        assert_eq!((status, body == INDEX), (expected, is_index), "{fallback:?} {path}");
    }
    check(Fallback::Index, "/article/1", 200, true);
    check(Fallback::Index, "/article/%EA%B5%AD", 200, true);
    check(Fallback::Index, "/gone.js", 404, false);
    check(Fallback::Index, "/../secret", 200, true);
    check(Fallback::NotFoundPage, "/article/1", 404, true);
    check(Fallback::None, "/article/1", 404, false);
    check(Fallback::None, "/", 200, true);
}

#[test]
fn a_navigation_to_an_id_with_a_dot_gets_the_index() {
    let preview = Preview::start(site("dots")).unwrap();
    let (head, _) = ask(&preview, "GET /article/v1.2 HTTP/1.1\r\nAccept: text/html,*/*");
    assert_eq!(status(&head), 200);
}

#[test]
fn a_site_at_a_sub_path() {
    let preview = Preview::start(PreviewOptions { base: "/a/b/".into(), ..site("base") }).unwrap();
    assert!(preview.url().ends_with("/a/b/"));
    assert_eq!(get(&preview, "/a/b/").1, INDEX.replace("\"/\"", "\"/a/b/\""));
    assert_eq!(get(&preview, "/a/b/article/1").0, 200);
    assert_eq!(get(&preview, "/a/b/feed.json").0, 200);
    assert_eq!(get(&preview, "/feed.json").0, 404);
    for short in ["/", "/a/b"] {
        let (head, _) = ask(&preview, &format!("GET {short} HTTP/1.1"));
        assert!(head.contains("Location: /a/b/\r\n"), "{head}");
    }
    assert!(Preview::start(PreviewOptions { base: "a".into(), ..site("base") }).is_err());
}

#[test]
fn rules() {
    let preview = Preview::start(site("rules")).unwrap();
    preview.rule("/feed.json", Rule::answer(503, "text/plain", "busy").times(1));
    preview.rule("/feed.json?page=2", Rule::answer(200, "application/json", "[2]"));
    assert_eq!(get(&preview, "/feed.json"), (503, "busy".into()));
    assert_eq!(get(&preview, "/feed.json").0, 200);
    assert_eq!(get(&preview, "/feed.json?page=2"), (200, "[2]".into()));
    assert_eq!(preview.count("/feed.json"), 3);
    assert_eq!(preview.requests()[2].query, "page=2");

    preview.rule("/feed.json", Rule::file().cors().header("content-security-policy", "default-src *"));
    let (head, body) = ask(&preview, "GET /feed.json HTTP/1.1");
    assert!(head.contains("Access-Control-Allow-Origin: *") && body.contains("국방"));
    assert!(!head.contains("script-src"), "a rule's header stands in place of the usual one: {head}");
    assert_eq!(status(&ask(&preview, "OPTIONS /feed.json HTTP/1.1").0), 200);

    preview.clear_rules();
    preview.clear_requests();
    assert!(!ask(&preview, "GET /feed.json HTTP/1.1").0.contains("Access-Control"));
    assert_eq!(preview.requests().len(), 1);
}

#[test]
fn bad_networks() {
    let preview = Preview::start(site("networks")).unwrap();
    preview.rule("/feed.json", Rule::file().delay(Duration::from_millis(150)));
    let start = Instant::now();
    assert_eq!(get(&preview, "/feed.json").0, 200);
    assert!(Duration::from_millis(150) <= start.elapsed());

    preview.rule("/feed.json", Rule::file().cut_after(3));
    let (head, body) = ask(&preview, "GET /feed.json HTTP/1.1");
    assert!(head.contains("Content-Length: 18"));
    assert_eq!(body, "{\"t");

    preview.rule("/feed.json", Rule::file().hang());
    let mut stream = TcpStream::connect(("127.0.0.1", preview.port())).unwrap();
    stream.write_all(b"GET /feed.json HTTP/1.1\r\n\r\n").unwrap();
    stream.set_read_timeout(Some(Duration::from_millis(200))).unwrap();
    assert!(stream.read(&mut [0]).is_err(), "a hanging answer sends nothing");
    drop(preview);
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    assert_eq!(stream.read(&mut [0]).unwrap_or(0), 0, "and lets go when the preview stops");
}

#[test]
fn it_is_open_to_other_origins_when_told() {
    let preview = Preview::start(PreviewOptions { cors: true, ..site("cors") }).unwrap();
    assert!(ask(&preview, "GET /feed.json HTTP/1.1").0.contains("Access-Control-Allow-Origin: *"));
    assert_eq!(status(&ask(&preview, "OPTIONS /feed.json HTTP/1.1").0), 204);
}

#[test]
fn a_published_site() {
    let options = site("published");
    fs::write(options.dir.join("index.html"), "<head><base href=\"/\"></head>뉴스").unwrap();
    fs::write(options.dir.join("_headers"), RULES).unwrap();
    for (ending, text) in [("br", "brotli"), ("gz", "gzip")] {
        fs::write(options.dir.join(format!("feed.json.{ending}")), text).unwrap();
        fs::write(options.dir.join(format!("index.html.{ending}")), text).unwrap();
    }
    #[track_caller]
    fn check(preview: &Preview, path: &str, accepted: &str, expected: &str, is_packed: bool) {
        let (head, body) = ask(preview, &format!("GET {path} HTTP/1.1\r\nAccept-Encoding: {accepted}"));
        assert!(head.contains("Content-Security-Policy: default-src 'self'\r\n"), "{head}");
        assert_eq!((body.as_str(), head.contains("Content-Encoding: ")), (expected, is_packed), "{path} {accepted}");
    }
    let preview = Preview::start_published(options.clone(), false).unwrap();
    for (path, more) in [("/article/1/", ", frame-ancestors 'self'"), ("/one", ", img-src *"), ("/one/two", "")] {
        let (head, _) = ask(&preview, &format!("GET {path} HTTP/1.1"));
        assert!(head.contains(&format!("Content-Security-Policy: default-src 'self'{more}\r\n")), "{path}: {head}");
        assert!(head.contains("Access-Control-Allow-Origin: *\r\n"), "{path}: {head}");
        assert!(head.contains("Cross-Origin-Resource-Policy: cross-origin\r\n"), "{path}: {head}");
    }
    check(&preview, "/feed.json", "gzip, deflate, br", "brotli", true);
    check(&preview, "/feed.json", "gzip;q=1, br;q=0", "gzip", true);
    check(&preview, "/feed.json", "identity", "{\"title\":\"국방\"}", false);
    check(&preview, "/", "br", "brotli", true);
    assert_eq!(get(&preview, "/__reload.js").0, 404);
    let preview = Preview::start_published(options, true).unwrap();
    let page = "<head><base href=\"/\"><script src=\"/__reload.js\"></script></head>뉴스";
    check(&preview, "/", "br", page, false);
    let (head, body) = ask(&preview, "GET /__reload.js HTTP/1.1");
    assert!(head.contains("text/javascript") && body.contains("__version"), "{head}");
    assert_eq!(get(&preview, "/__version").1, get(&preview, "/__version").1);
}
