//! What goes wrong on networks: each fault gives a clear line, and the other sources of the run still arrive.

use crate::shelf::{Memory, outcome, pulled, rss, settings};
use flate2::Compression;
use flate2::write::GzEncoder;
use preview::{Preview, PreviewOptions, Rule};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

/// Answers every connection by writing what `answer` writes, until the process ends. Gives the port.
fn raw_server(answer: impl Fn(&mut dyn Write) -> std::io::Result<()> + Send + Sync + 'static) -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut head = [0; 4096];
            let _ = stream.read(&mut head);
            // A client that has enough hangs up.
            let _ = answer(&mut stream);
        }
    });
    port
}

fn gzip_bomb() -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(rss("1").replace("</channel></rss>", "").as_bytes()).unwrap();
    let zeros = vec![b' '; 1 << 20];
    for _ in 0..200 {
        encoder.write_all(&zeros).unwrap();
    }
    encoder.finish().unwrap()
}

fn entity_bomb() -> String {
    let levels: String =
        (1..12).map(|nth| format!("<!ENTITY a{nth} \"{}\">", format!("&a{};", nth - 1).repeat(10))).collect();
    let items = rss("1").replace("본문", "&a11;");
    format!("<?xml version=\"1.0\"?><!DOCTYPE rss [<!ENTITY a0 \"국방\">{levels}]>{items}")
}

/// Pulls a bad source between two good ones. `ids` are what the bad one still gives.
#[track_caller]
fn check(url: &str, expected: &str, fact: &str, ids: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let good = Preview::start(PreviewOptions::new(folder.path())).unwrap();
    good.rule("/good", Rule::answer(200, "application/rss+xml", rss("좋은")));
    let start = Instant::now();
    let memory = Memory::default();
    let report = pulled(&settings(&good_and(&good.url(), url)), &memory);
    assert_eq!(outcome(&report, "나쁜"), expected, "{:?}", report.notices);
    let notice = report.notices.iter().find(|it| it.fact == fact);
    assert!(notice.is_some_and(|it| it.about == "나쁜" && 10 < it.text.len()), "{fact}: {:?}", report.notices);
    assert_eq!(memory.ids("나쁜"), ids, "{:?}", report.notices);
    for name in ["앞", "뒤"] {
        assert_eq!((outcome(&report, name), memory.ids(name)), ("pulled", vec!["좋은".to_owned()]));
    }
    assert!(start.elapsed() < Duration::from_secs(20), "{:?}", start.elapsed());
}

fn good_and(good: &str, bad: &str) -> String {
    format!(
        "[[source]]\nname = \"앞\"\nurl = \"{good}good\"\n[[source]]\nname = \"나쁜\"\nurl = \"{bad}\"\n[[source]]\nname = \"뒤\"\nurl = \"{good}good?2\""
    )
}

#[test]
fn faults() {
    let folder = tempfile::tempdir().unwrap();
    let server = Preview::start(PreviewOptions::new(folder.path())).unwrap();
    let at = |path: &str, rule: Rule| {
        server.rule(path, rule);
        format!("{}{}", server.url(), path.trim_start_matches('/'))
    };
    let feed = |text: String| Rule::answer(200, "application/rss+xml", text);

    // Truncated body.
    let two = rss("1").replace("</channel>", "<item><guid>2</guid><title>나</title></item></channel>");
    check(&at("/cut", feed(two.clone()).cut_after(two.len() - 40)), "pulled", "broken-off", &["1"]);
    // Wrong type.
    check(&at("/page", Rule::answer(200, "text/html", "<!doctype html><title>없음")), "failed", "web-page", &[]);
    check(&at("/png", Rule::answer(200, "image/png", b"\x89PNG\r\n\x1a\n\0\0".to_vec())), "failed", "not-json", &[]);
    // Stalled server.
    check(&at("/stall", feed(rss("1")).hang()), "failed", "too-slow", &[]);
    // Redirects.
    check(&at("/loop", Rule::answer(302, "text/plain", "").header("Location", "/loop")), "failed", "redirects", &[]);
    // Refusals, in passing and for good.
    check(&at("/busy", Rule::answer(503, "text/plain", "").header("Retry-After", "1")), "failed", "status", &[]);
    check(&at("/gone", Rule::answer(410, "text/plain", "")), "failed", "status", &[]);
    // Gzip bomb.
    let bomb = Rule::answer(200, "application/rss+xml", gzip_bomb()).header("Content-Encoding", "gzip");
    check(&at("/gzip", bomb), "pulled", "too-large", &["1"]);
    // Duplicate ids.
    let twice = rss("1").replace("</channel>", "<item><guid>1</guid><title>둘째</title></item></channel>");
    check(&at("/twice", feed(twice)), "pulled", "duplicate-id", &["1"]);
    // Clock far off.
    let ahead = rss("1").replace("<guid>", "<pubDate>Fri, 23 Sep 2072 14:00:00 +0900</pubDate><guid>");
    check(&at("/clock", feed(ahead)), "pulled", "future-date", &["1"]);
}

#[test]
fn an_entity_bomb_is_just_words() {
    let folder = tempfile::tempdir().unwrap();
    let server = Preview::start(PreviewOptions::new(folder.path())).unwrap();
    server.rule("/good", Rule::answer(200, "application/rss+xml", rss("좋은")));
    server.rule("/bomb", Rule::answer(200, "application/rss+xml", entity_bomb()));
    let memory = Memory::default();
    let report = pulled(&settings(&good_and(&server.url(), &format!("{}bomb", server.url()))), &memory);
    assert_eq!(outcome(&report, "뒤"), "pulled");
    assert_eq!(memory.ids("나쁜"), ["1"], "{:?}", report.notices);
    assert!(format!("{:?}", memory.deliveries.borrow()["나쁜"]).len() < 5_000);
}

#[test]
fn connections_that_break() {
    // Reset before a word is said.
    let port = raw_server(|_| Ok(()));
    check(&format!("http://127.0.0.1:{port}/"), "failed", "broken", &[]);
    // Nobody listens.
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    check(&format!("http://127.0.0.1:{port}/"), "failed", "broken", &[]);
    // What is said is no HTTP.
    let port = raw_server(|out| out.write_all(b"220 mail.example ESMTP\r\n"));
    check(&format!("http://127.0.0.1:{port}/"), "failed", "broken", &[]);
    // A hundred megabytes, each of them an item.
    let port = raw_server(|out| {
        out.write_all(b"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n")?;
        out.write_all(rss("1").replace("</channel></rss>", "").as_bytes())?;
        let piece = "<x>가</x>".repeat(100_000);
        (0..100).try_for_each(|_| out.write_all(piece.as_bytes()))
    });
    check(&format!("http://127.0.0.1:{port}/"), "pulled", "too-large", &["1"]);
    // A byte at a time, without end.
    let port = raw_server(|out| {
        out.write_all(b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
        loop {
            out.write_all(b" ")?;
            thread::sleep(Duration::from_millis(50));
        }
    });
    check(&format!("http://127.0.0.1:{port}/"), "failed", "too-slow", &[]);
}
