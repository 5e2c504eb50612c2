//! The table of `docs/compare.md`: what it says we have is held by tests that are there.

use std::fs;
use std::path::{Path, PathBuf};

/// What stands for a name where all browser tests hold something.
const EVERY_ONE: &str = "every browser test";

/// All files of Rust below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().filter_map(|it| Some(it.ok()?.path()));
    let files = entries.flat_map(|it| if it.is_dir() { sources(&it) } else { vec![it] });
    files.filter(|it| it.extension().is_some_and(|it| it == "rs")).collect()
}

/// Whether there is a test of that name, as `cargo test` would find it, in the crate of that name or the app's own tests.
fn is_held(crate_name: Option<&str>, name: &str) -> bool {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folders = match crate_name {
        None => vec![root.join("tests/it")],
        Some(name) => ["src", "tests"].map(|it| root.join("crates").join(name).join(it)).to_vec(),
    };
    folders.iter().flat_map(|it| sources(it)).any(|file| {
        let text = fs::read_to_string(&file).unwrap_or_default();
        let module = file.with_extension("").to_string_lossy().replace('/', "::");
        let mut tests =
            text.split("#[test]").skip(1).filter_map(|it| it.split_once("fn ")?.1.split_once('(')).peekable();
        let has_tests = tests.peek().is_some();
        has_tests && (format!("::{module}::").contains(&format!("::{name}::")))
            || tests.any(|(test, _)| format!("{module}::{test}").ends_with(&format!("::{name}")))
    })
}

/// The names between backquotes in a cell, each with the crate that stands before it.
fn names(cell: &str) -> Vec<(Option<&str>, &str)> {
    let (mut names, mut crate_name) = (Vec::new(), None);
    let mut pieces = cell.split('`').skip(1);
    while let (Some(name), behind) = (pieces.next(), pieces.next()) {
        if behind.is_some_and(|it| it.starts_with(':')) {
            crate_name = Some(name);
        } else {
            names.push((crate_name, name));
        }
    }
    names
}

#[test]
fn what_is_said_to_be_here_is_held_by_a_test() {
    let table = include_str!("../../docs/compare.md");
    let mut rows = 0;
    for row in table.lines().filter(|it| it.starts_with("| ")).skip(1) {
        let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
        let [.., here, held] = cells[..] else { panic!("{row}") };
        if here.contains("**not yet**") {
            continue;
        }
        rows += 1;
        let names = names(held);
        assert!(held == EVERY_ONE || !names.is_empty(), "nothing holds: {row}");
        for (crate_name, name) in names {
            assert!(is_held(crate_name, name), "no test is called {name}: {row}");
        }
    }
    assert!(30 < rows, "{rows} rows");
}

#[test]
fn a_test_that_is_not_there_is_missed() {
    assert!(is_held(None, "reading"));
    assert!(is_held(None, "compare::a_test_that_is_not_there_is_missed"));
    assert!(is_held(Some("news-core"), "relevance"));
    for (crate_name, name) in [(None, "relevance"), (None, "기사"), (Some("news-core"), "reading::aloud")] {
        assert!(!is_held(crate_name, name), "{name}");
    }
}
