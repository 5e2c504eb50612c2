//! The program's commands, as a shell runs them.

use newszone::settings::Settings;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

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
