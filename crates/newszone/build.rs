//! Puts the built app into the program: a table of the files that `cargo xtask build` left in `dist/`, or that lie in
//! the folder which `NEWS_ZONE_APP` names.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// What of the built site is not the app: its demo edition, its configuration and its description for home screens: a
/// newsroom has its own of each.
const NOT_THE_APP: [&str; 3] = ["edition", "news-zone.json", "manifest.webmanifest"];

fn main() {
    println!("cargo:rerun-if-env-changed=NEWS_ZONE_APP");
    let own = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let dist = env::var_os("NEWS_ZONE_APP").map_or_else(|| own.join("../../dist"), PathBuf::from);
    // While the folder is not there cargo runs this every time, which is how the app is noticed when it comes.
    println!("cargo:rerun-if-changed={}", dist.display());
    let mut files = Vec::new();
    // A development build is large and slow: it is not what a newsroom publishes, but tests may.
    if dist.join("news-zone_bg.wasm").is_file() {
        gather(&dist, &dist, &mut files);
    } else {
        println!("cargo:warning=no built app here: this newszone cannot build sites. Run `cargo xtask build` first.");
    }
    files.sort();
    let mut table = String::from("pub(super) const FILES: &[File] = &[\n");
    for (path, file) in &files {
        let _ =
            writeln!(table, "    File {{ path: {path:?}, bytes: include_bytes!({:?}) }},", file.display().to_string());
    }
    table.push_str("];\n");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("files.rs");
    if let Err(error) = fs::write(&out, table) {
        println!("cargo:error={}: {error}", out.display());
    }
}

fn gather(root: &Path, folder: &Path, files: &mut Vec<(String, PathBuf)>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = path.strip_prefix(root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if NOT_THE_APP.contains(&name.as_str()) || name.starts_with('.') {
            continue;
        }
        if path.is_dir() {
            gather(root, &path, files);
        } else if let Ok(absolute) = fs::canonicalize(&path) {
            files.push((name, absolute));
        }
    }
}
