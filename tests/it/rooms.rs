//! Who may name whom: the table of `ARCHITECTURE.md`, held against the sources. Cargo holds the lines between crates;
//! this holds those inside the app, and what no tool holds otherwise.

use std::fs;
use std::path::{Path, PathBuf};

/// A room of the app, what its files begin with, and the names that must not occur in it.
struct Room {
    files: &'static [&'static str],
    strangers: &'static [&'static str],
}

const BROWSER: [&str; 3] = ["web_sys", "js_sys", "gloo_net"];

const ROOMS: [Room; 4] = [
    Room {
        files: &["src/ui.rs", "src/ui/"],
        strangers: &["state", "platform", "app", "web_sys", "js_sys", "gloo_net"],
    },
    Room { files: &["src/platform.rs", "src/platform/"], strangers: &["ui", "state", "app"] },
    Room { files: &["src/state.rs", "src/state/"], strangers: &["ui", "app", "web_sys", "js_sys", "gloo_net"] },
    Room {
        files: &[
            "src/app.rs",
            "src/app/",
            "src/main.rs",
            "src/lib.rs",
            "src/prerender.rs",
            "src/shortcuts.rs",
            "src/bin/",
            "src/embed.rs",
            "src/embed/",
        ],
        strangers: &BROWSER,
    },
];

/// Longest file, in lines: what one holds in mind. Tables are read by machines.
const LINES_MAX: usize = 350;

/// Files that are tables: rows, and nothing to understand. A language is one file, however many words there come to be.
const TABLES: [&str; 5] = [
    "crates/news-core/src/search/fold/table.rs",
    "crates/news-core/src/lang/en.rs",
    "crates/news-core/src/lang/ja.rs",
    "crates/news-core/src/lang/ko.rs",
    "crates/xtask/src/demo/section.rs",
];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every Rust file below these folders: its path from the root, and its text.
fn sources(folders: &[&str]) -> Vec<(String, String)> {
    let mut waiting: Vec<PathBuf> = folders.iter().map(|it| root().join(it)).collect();
    let mut sources = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(path).unwrap().map(|it| it.unwrap().path()));
        } else if path.extension().is_some_and(|it| it == "rs") {
            let name = path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/");
            sources.push((name, fs::read_to_string(path).unwrap()));
        }
    }
    sources
}

/// The words of a source that are names: comments and quoted texts left out.
fn code(source: &str) -> String {
    let mut code = String::new();
    for line in source.lines() {
        let line = line.split_once("//").map_or(line, |(before, _)| before);
        // Every other piece between quotes is text. A quote inside a text only makes the check see more than is there.
        code.extend(line.split('"').step_by(2));
        code.push('\n');
    }
    code
}

/// The names that paths begin with: after `crate::`, `super::` and `news_zone::`, and of crates.
fn first_names(source: &str) -> Vec<String> {
    let code: String = code(source).split_whitespace().collect::<Vec<_>>().join(" ").replace(":: ", "::");
    let mut names = Vec::new();
    for prefix in ["crate::", "super::", "news_zone::"] {
        for (at, _) in code.match_indices(prefix) {
            names.extend(leading(&code[at + prefix.len()..]));
        }
    }
    names.extend(BROWSER.iter().filter(|it| code.contains(*it)).map(|it| (*it).to_owned()));
    names
}

/// The name a path goes on with; all of them where it opens a brace.
fn leading(path: &str) -> Vec<String> {
    let name = |text: &str| text.chars().take_while(|it| it.is_alphanumeric() || *it == '_').collect::<String>();
    let Some(group) = path.strip_prefix('{') else { return vec![name(path)] };
    let (mut names, mut depth, mut piece) = (Vec::new(), 0_usize, String::new());
    for letter in group.chars() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name(std::mem::take(&mut piece).trim())),
            letter if depth == 0 => piece.push(letter),
            _ => {}
        }
    }
    names.push(name(piece.trim()));
    names
}

/// What a file names that its room may not.
fn strangers(file: &str, source: &str) -> Vec<String> {
    let room = ROOMS
        .iter()
        .find(|room| room.files.iter().any(|it| file == *it || (it.ends_with('/') && file.starts_with(it))));
    let Some(room) = room else { return vec![format!("no room for {file}")] };
    first_names(source).into_iter().filter(|it| room.strangers.contains(&it.as_str())).collect()
}

#[test]
fn nobody_names_a_stranger() {
    for (file, source) in sources(&["src"]) {
        assert_eq!(strangers(&file, &source), Vec::<String>::new(), "{file}");
    }
}

#[test]
fn the_check_sees_what_it_should() {
    #[track_caller]
    fn check(file: &str, source: &str, expected: &[&str]) {
        assert_eq!(strangers(file, source), expected, "{source}");
    }
    check("src/ui/card.rs", "use news_core::article::Article;\nuse super::block;", &[]);
    check("src/ui/card.rs", "use crate::platform::timer;", &["platform"]);
    check("src/ui/card.rs", "use crate::{\n    state::Zone,\n    ui::{card, tabs},\n};", &["state"]);
    check("src/ui/card.rs", "fn f() { super::super::state::go() }", &["state"]);
    check("src/ui.rs", "let window = web_sys::window();", &["web_sys"]);
    check("src/ui/card.rs", "// crate::platform\nlet it = \"crate::platform\";", &[]);
    check("src/state/steps.rs", "use crate::platform::{page, timer};", &[]);
    check("src/state/steps.rs", "use crate::ui::card;", &["ui"]);
    check("src/platform/page.rs", "use web_sys::Window;", &[]);
    check("src/platform/page.rs", "use crate::state::Zone;", &["state"]);
    check("src/app.rs", "use gloo_net::http::Request;", &["gloo_net"]);
    check("src/elsewhere.rs", "", &["no room for src/elsewhere.rs"]);
}

#[test]
fn the_core_depends_on_nothing_of_ours() {
    let manifest = fs::read_to_string(root().join("crates/news-core/Cargo.toml")).unwrap();
    for line in manifest.lines().filter(|it| !it.trim_start().starts_with('#')) {
        let names_ours = ["path =", "news-zone", "preview", "xtask", "leptos"].iter().any(|it| line.contains(it));
        assert!(!names_ours, "{line}");
    }
}

#[test]
fn nothing_becomes_html_by_a_string() {
    for (file, source) in sources(&["src", "crates"]) {
        for sink in ["inner_html", "insert_adjacent_html", "outer_html", "set_srcdoc", "document_write"] {
            assert!(!code(&source).contains(sink), "{file} names {sink}");
        }
    }
}

/// What is remembered in the browser has one list, by which it is taken along and erased.
#[test]
fn nothing_is_remembered_beside_the_list() {
    let list = fs::read_to_string(root().join("src/platform/storage.rs")).unwrap();
    for (file, source) in sources(&["src"]) {
        let code = code(&source);
        let is_list = file == "src/platform/storage.rs";
        assert!(is_list || !(code.contains("local_storage") || code.contains("session_storage")), "{file}");
    }
    for file in fs::read_dir(root().join("public")).unwrap().flatten().map(|it| it.path()).filter(|it| it.is_file()) {
        let Ok(script) = fs::read_to_string(&file) else { continue };
        for line in script.lines().filter(|it| it.contains("localStorage")) {
            let name = line.split('"').nth(1).unwrap_or_default();
            assert!(list.contains(&format!("\"{name}\"")) && !name.is_empty(), "{} remembers {line}", file.display());
        }
    }
}

#[test]
fn no_file_outgrows_a_reader() {
    for (file, source) in sources(&["src", "crates", "tests"]) {
        let lines = source.lines().count();
        assert!(lines <= LINES_MAX || TABLES.iter().any(|it| file.starts_with(it)), "{file} has {lines} lines");
    }
}

#[test]
fn the_top_level_shows_what_it_must() {
    for name in ["Cargo.toml", "src", "index.html", "style", "public", "tests", "Trunk.toml"] {
        assert!(root().join(name).exists(), "{name}");
    }
}
