//! Finds the app's release build and makes a table of its files, for the program to carry.
//!
//! Invariant: nothing is written outside cargo's own folder for this, and a missing app is a warning, not a failure.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo:rerun-if-env-changed=NEWS_ZONE_APP");
    println!("cargo:rerun-if-changed=build.rs");
    let own = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let app = env::var_os("NEWS_ZONE_APP").map_or_else(|| own.join("../../dist"), PathBuf::from);
    println!("cargo:rerun-if-changed={}", app.display());
    let mut files = Vec::new();
    if app.join("index.html").is_file() {
        walk(&app, "", &mut files)?;
    } else {
        println!("cargo:warning=no app in {}: run `cargo xtask build` before this program is used", app.display());
    }
    files.sort();
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("app.rs"), table(&app, &files)?)
}

/// Rust source of the table: the index apart, every other file by its path, and a hash of them all.
fn table(app: &Path, files: &[String]) -> io::Result<String> {
    let (mut rows, mut index, mut hash) = (String::new(), "None".to_owned(), blake3::Hasher::new());
    for file in files {
        let place = fs::canonicalize(app.join(file))?;
        let bytes = fs::read(&place)?;
        hash.update(&(file.len() as u64).to_le_bytes()).update(file.as_bytes());
        hash.update(&(bytes.len() as u64).to_le_bytes()).update(&bytes);
        if file == "index.html" {
            index = format!("Some(include_bytes!({place:?}))");
        } else {
            let _ = writeln!(rows, "File {{ path: {file:?}, bytes: include_bytes!({place:?}) }},");
        }
    }
    let version = hash.finalize();
    Ok(format!(
        "/// The page that starts the app, as it was built.\npub static INDEX: Option<&[u8]> = {index};\n\
        static FILES: &[File] = &[{rows}];\n\
        /// BLAKE3 of all that is carried: it changes when the app does.\npub const VERSION: [u8; 32] = {:?};\n",
        version.as_bytes()
    ))
}

/// Every file that a site takes from the app: not the demo edition, not the configuration, nothing derived.
fn walk(folder: &Path, prefix: &str, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            if path != "edition" {
                walk(&entry.path(), &format!("{path}/"), files)?;
            }
        } else if path != "news-zone.json" && ![".map", ".br", ".gz"].iter().any(|it| path.ends_with(it)) {
            files.push(path);
        }
    }
    Ok(())
}
