//! The program's commands, as a shell runs them.

use newszone::settings::Settings;
use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Command, Output, Stdio};

/// Runs the program in a folder, with no tool within its reach.
fn run(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_newszone"));
    command.args(words).current_dir(folder).env_clear().env("PATH", "").output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn help_says_what_there_is_and_what_a_status_means() {
    let folder = tempfile::tempdir().unwrap();
    let help = text(&run(folder.path(), &["--help"]).stdout);
    for part in [
        "init",
        "pull",
        "check",
        "build",
        "publish",
        "push-search",
        "serve",
        "export",
        "import",
        "completions",
        "man",
        "Examples:",
        "Exit status:",
        "NO_COLOR",
    ] {
        assert!(help.contains(part), "{part} is not in: {help}");
    }
    for command in ["init", "pull", "check", "build", "publish", "serve", "completions", "man"] {
        let output = run(folder.path(), &[command, "--help"]);
        assert!(output.status.success() && text(&output.stdout).contains("Usage:"), "{command}");
    }
}

#[test]
fn completions_and_manual() {
    let folder = tempfile::tempdir().unwrap();
    for words in [["completions", "bash"].as_slice(), &["completions", "zsh"], &["completions", "fish"], &["man"]] {
        let output = run(folder.path(), words);
        assert!(output.status.success() && text(&output.stdout).contains("publish"), "{words:?}");
    }
}

#[test]
fn statuses() {
    #[track_caller]
    fn check(settings: Option<&str>, words: &[&str], status: i32, part: &str) {
        let folder = tempfile::tempdir().unwrap();
        if let Some(settings) = settings {
            fs::write(folder.path().join("newszone.toml"), settings).unwrap();
        }
        let output = run(folder.path(), words);
        let said = text(&output.stderr);
        assert_eq!(output.status.code(), Some(status), "{words:?}: {said}");
        assert!(said.contains(part) && !said.contains('\u{1b}'), "{words:?}: {said}");
    }
    let site = "[site]\ntitle = \"국방일보\"\nurl = \"https://a.example/\"\n";
    check(None, &["fly"], 2, "fly");
    check(None, &["build"], 3, "newszone.toml");
    check(Some("[site]\ntitel = \"국방\"\n"), &["build"], 2, "line 2");
    check(Some(site), &["serve", "--port", "0"], 5, "newszone build");
    let colored = run(tempfile::tempdir().unwrap().path(), &["build", "--color", "always"]);
    assert!(text(&colored.stderr).contains('\u{1b}'));
}

#[test]
fn a_new_newsroom_can_be_read() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("뉴스룸");
    let output = run(folder.path(), &["init", "뉴스룸"]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(Settings::read(&place).unwrap().sources.len(), 1);
    assert!(fs::read_to_string(place.join("articles/annyeong.ko.md")).unwrap().contains("기사"));
    fs::write(place.join("newszone.toml"), "mine").unwrap();
    let again = run(folder.path(), &["init", "뉴스룸"]);
    assert!(text(&again.stderr).contains("newszone.toml is there already"), "{}", text(&again.stderr));
    assert_eq!(fs::read_to_string(place.join("newszone.toml")).unwrap(), "mine");
}

/// Asks a preview for a path, and answers with what it says.
fn ask(url: &str, path: &str) -> String {
    let host = url.trim_start_matches("http://").trim_end_matches('/');
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\n\r\n").unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    text(&answer)
}

#[test]
fn from_nothing_to_a_served_site_with_no_tool_in_reach() {
    if newszone::app::index().is_none() {
        return test_support::wanted::missing("a newsroom from nothing", "this newszone carries no app");
    }
    let folder = tempfile::tempdir().unwrap();
    for (words, said) in [(["init"].as_slice(), "wrote"), (&["publish", "--strict"], "built 2 articles")] {
        let output = run(folder.path(), words);
        let found = text(&output.stderr);
        assert!(output.status.success() && found.contains(said), "{words:?}: {found}");
    }
    // Nothing has changed, so nothing is written.
    let again = text(&run(folder.path(), &["publish"]).stderr);
    assert!(again.contains("built 2 articles") && again.contains(": 0 files new or changed"), "{again}");
    let mut command = Command::new(env!("CARGO_BIN_EXE_newszone"));
    command.args(["serve", "--port", "0"]).current_dir(folder.path()).env_clear().env("PATH", "");
    let mut served = command.stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(served.stderr.take().unwrap()).read_line(&mut line).unwrap();
    let url = line.trim().rsplit(' ').next().unwrap();
    let (front, article) = (ask(url, "/"), ask(url, "/article/annyeong/"));
    let absent = ask(url, "/article/nowhere/");
    served.kill().unwrap();
    served.wait().unwrap();
    assert!(front.starts_with("HTTP/1.1 200") && front.contains("새 신문의 첫 기사"), "{front}");
    assert!(article.starts_with("HTTP/1.1 200") && article.contains("마크다운으로 씁니다"), "{article}");
    assert!(absent.starts_with("HTTP/1.1 404") && absent.contains("news-zone"), "{absent}");
}

#[test]
fn compressed_files_come_and_go_with_the_settings() {
    if newszone::app::index().is_none() {
        return test_support::wanted::missing("compressed files", "this newszone carries no app");
    }
    let folder = tempfile::tempdir().unwrap();
    let settings = folder.path().join("newszone.toml");
    assert!(run(folder.path(), &["init"]).status.success());
    let first = fs::read_to_string(&settings).unwrap();
    #[track_caller]
    fn check(folder: &Path, settings: &str, has: [bool; 2]) {
        fs::write(folder.join("newszone.toml"), settings).unwrap();
        let output = run(folder, &["publish"]);
        assert!(output.status.success(), "{}", text(&output.stderr));
        for path in ["index.html", "article/annyeong/index.html", "news-zone_bg.wasm", "rss.xml"] {
            let found = ["br", "gz"].map(|end| folder.join(format!("dist/{path}.{end}")).is_file());
            assert_eq!(found, has, "{path}");
        }
    }
    check(folder.path(), &first, [true, true]);
    check(folder.path(), &first.replace("#brotli = 5", "brotli = false"), [false, true]);
    check(folder.path(), &first.replace("#gzip = 6", "gzip = false"), [true, false]);
    check(folder.path(), &first, [true, true]);
}
