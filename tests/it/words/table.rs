//! A language is a file in `news_core::lang` and its line there. Nothing else in the tree names one.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use news_core::lang::Language;
use news_core::moment::Day;
use test_support::wanted;

/// Where the tables are.
const TABLES: &str = "crates/news-core/src/lang";

/// What readers are sent, or what makes it. Tests and chores have data of their own.
const SHIPPED: [&str; 7] = [
    "src",
    "crates/news-core/src",
    "crates/newszone/src",
    "crates/preview/src",
    "public/boot.js",
    "public/early.js",
    "public/embed",
];

/// A table for those who may not load ours: headlines on other people's pages, before anything else is there. A test below
/// holds it to ours.
const HEADLINES: &str = "public/embed/headlines.js";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// Every file of those kinds below a path.
fn files(path: &str, kinds: &[&str]) -> Vec<String> {
    let mut waiting: Vec<PathBuf> = vec![root().join(path)];
    let mut files = Vec::new();
    while let Some(path) = waiting.pop() {
        if path.is_dir() {
            waiting.extend(fs::read_dir(path).unwrap().map(|it| it.unwrap().path()));
        } else if path.extension().is_some_and(|it| kinds.iter().any(|kind| it == *kind)) {
            files.push(path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/"));
        }
    }
    files
}

/// The tags of the tables that lie there: files that are named by a language.
fn tags() -> BTreeSet<String> {
    let files = files(TABLES, &["rs"]);
    let stems = files.iter().filter_map(|it| Path::new(it).file_stem()?.to_str().map(str::to_owned));
    stems.filter(|it| (2..=3).contains(&it.len())).collect()
}

#[test]
fn every_table_is_a_language() {
    let known: BTreeSet<String> = Language::ALL.iter().map(|it| it.words().tag.to_owned()).collect();
    assert_eq!(tags(), known);
}

/// `cargo fmt` does not see files that a macro declares.
#[test]
fn tables_are_formatted_as_all_else_is() {
    let Some(rustfmt) = wanted::program("rustfmt", "the format of the tables of words") else { return };
    for tag in tags() {
        let file = root().join(TABLES).join(format!("{tag}.rs"));
        let output = Command::new(&rustfmt).args(["--check", "--edition", "2024"]).arg(&file).output().unwrap();
        let said = String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "rustfmt --edition 2024 {}\n{said}", file.display());
    }
}

/// What of a source names a language: a variant, or a tag as a text of its own.
fn named(source: &str) -> Vec<String> {
    // Tests come last in a file, and have data.
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    let code = code.lines().filter(|it| !it.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut found = Vec::new();
    for language in Language::ALL {
        let tag = language.words().tag;
        let texts = ["\"", "'", "`"].map(|quote| format!("{quote}{tag}{quote}"));
        let names = [format!("Language::{language:?}"), format!("^{tag}")];
        found.extend(texts.into_iter().chain(names).filter(|it| code.contains(it.as_str())));
    }
    found
}

#[test]
fn nothing_else_names_a_language() {
    for folder in SHIPPED {
        for file in files(folder, &["rs", "js"]) {
            let is_test = file.ends_with("tests.rs") || file.contains("/tests/");
            // The pseudo-languages are made of the default one.
            let is_table = file.starts_with(TABLES) || file == "crates/news-core/src/lang.rs" || file == HEADLINES;
            if is_test || is_table {
                continue;
            }
            assert_eq!(named(&read(&file)), Vec::<String>::new(), "{file}");
        }
    }
}

#[test]
fn the_check_sees_what_it_should() {
    #[track_caller]
    fn check(source: &str, expected: &[&str]) {
        assert_eq!(named(source), expected, "{source}");
    }
    check("let it = Language::Korean;", &["Language::Korean"]);
    check("match tag { \"en\" => 1, 'ja' => 2, _ => 3 }", &["\"en\"", "'ja'"]);
    check("/^ko\\b/i.test(lang)", &["^ko"]);
    check("Language::ALL.map(|it| it.words().tag); \"korea\"; \"token\"", &[]);
    check("// Language::Korean\n#[cfg(test)]\nmod tests { \"ko\" }", &[]);
}

/// The words for those who have no app: they stand in the page itself, in every language.
#[test]
fn the_page_without_the_app_speaks_every_language() {
    let page = read("index.html");
    for language in Language::ALL {
        let tag = language.words().tag;
        assert_eq!(
            page.matches(&format!("<p lang=\"{tag}\">")).count(),
            2,
            "{tag}: without script, without WebAssembly"
        );
    }
}

/// The script of headlines writes days, and calls the search field, as the tables do.
#[test]
fn headlines_on_other_pages_have_the_same_words() {
    let script = read(HEADLINES);
    for language in Language::ALL {
        let words = language.words();
        let day = |year, month, day| (words.day)(Day { year, month, day });
        let months: Vec<String> = (1..=12).map(|month| day(2022, month, 3)).collect();
        // Where a month has a name, it is in the list; where it has a number, in its place.
        let pattern = if months[8].contains('9') {
            months[8].replacen("2022", "Y", 1).replacen('9', "M", 1).replacen('3', "D", 1)
        } else {
            "D N Y".to_owned()
        };
        let line = format!("{}: [\"{}\", \"{pattern}\"]", words.tag, words.search);
        assert!(script.contains(&line), "{HEADLINES} has no {line}");
        for (nth, text) in months.iter().enumerate() {
            let name = text.split(' ').find(|it| it.chars().all(char::is_alphabetic));
            let number = (nth + 1).to_string();
            assert!(name.map_or(text.contains(&number), |it| script.contains(it)), "{HEADLINES} has no {text}");
        }
    }
}
