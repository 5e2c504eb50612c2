//! The folder that is served: from a path as sent to a file's bytes, or to the reason there are none.
//!
//! Invariant: no path, however it is written, names a file outside the folder.

use std::fs;
use std::path::{Path, PathBuf};

/// What a path names.
#[derive(Debug, PartialEq)]
pub(crate) enum Found {
    /// A file inside the folder.
    File(PathBuf),
    /// A folder with an index, asked for without its closing slash.
    FolderWithoutSlash,
    /// Nothing that may be served.
    Nothing,
}

/// Looks up a path, which is given as sent and relative to the site's base.
pub(crate) fn find(dir: &Path, path: &str) -> Found {
    let Some(decoded) = percent_decoded(path) else { return Found::Nothing };
    let mut place = dir.to_path_buf();
    for segment in decoded.split('/').filter(|it| !it.is_empty()) {
        // Dots climb; the others are separators or devices on some systems.
        if segment == ".." || segment == "." || segment.contains(['\0', '\\', ':']) {
            return Found::Nothing;
        }
        place.push(segment);
    }
    let is_folder = place.is_dir();
    if is_folder {
        place.push("index.html");
    } else if decoded.ends_with('/') {
        return Found::Nothing;
    }
    if !is_inside(dir, &place) {
        return Found::Nothing;
    }
    if is_folder && !decoded.ends_with('/') && !decoded.is_empty() {
        return Found::FolderWithoutSlash;
    }
    Found::File(place)
}

/// The exact type that a file is served as. Streaming compilation needs `application/wasm` with no parameter.
pub(crate) fn content_type(file: &Path) -> &'static str {
    let extension = file.extension().and_then(|it| it.to_str()).unwrap_or_default();
    match extension.to_ascii_lowercase().as_str() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "json" | "map" => "application/json",
        "webmanifest" => "application/manifest+json",
        "txt" | "md" => "text/plain; charset=utf-8",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "webp" => "image/webp",
        "avif" => "image/avif",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        _ => "application/octet-stream",
    }
}

/// Whether the file exists and, links followed, is still in the folder.
fn is_inside(dir: &Path, file: &Path) -> bool {
    match (fs::canonicalize(dir), fs::canonicalize(file)) {
        (Ok(dir), Ok(file)) => file.starts_with(dir) && file.is_file(),
        _ => false,
    }
}

/// The path with its percent signs resolved; none when they are malformed or do not spell UTF-8.
fn percent_decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let high = char::from(rest.next()?).to_digit(16)?;
        let low = char::from(rest.next()?).to_digit(16)?;
        bytes.push(u8::try_from(high * 16 + low).ok()?);
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder() -> PathBuf {
        let root = std::env::temp_dir().join(format!("preview-folder-{}", std::process::id()));
        let dir = root.join("site");
        fs::create_dir_all(dir.join("section")).unwrap();
        fs::create_dir_all(dir.join("empty")).unwrap();
        fs::write(root.join("secret.txt"), "secret").unwrap();
        fs::write(dir.join("index.html"), "index").unwrap();
        fs::write(dir.join("국방.json"), "{}").unwrap();
        fs::write(dir.join("section/index.html"), "section").unwrap();
        #[cfg(unix)]
        let _ = std::os::unix::fs::symlink(root.join("secret.txt"), dir.join("way-out.txt"));
        dir
    }

    #[track_caller]
    fn check(path: &str, expected: Option<&str>) {
        let dir = folder();
        let found = match find(&dir, path) {
            Found::File(file) => Some(file.strip_prefix(&dir).unwrap().to_str().unwrap().to_owned()),
            _ => None,
        };
        assert_eq!(found.as_deref(), expected, "{path}");
    }

    #[test]
    fn paths() {
        check("", Some("index.html"));
        check("/", Some("index.html"));
        check("/index.html", Some("index.html"));
        check("/%EA%B5%AD%EB%B0%A9.json", Some("국방.json"));
        check("/section/", Some("section/index.html"));
        assert_eq!(find(&folder(), "/section"), Found::FolderWithoutSlash);
        for absent in ["/nothing", "/index.html/", "/empty/", "/empty", "/%", "/%zz", "/%ff", "/index.html%00"] {
            check(absent, None);
        }
    }

    #[test]
    fn ways_out() {
        let ways = [
            "/../secret.txt",
            "/%2e%2e/secret.txt",
            "/%2e%2e%2fsecret.txt",
            "/section/../../secret.txt",
            "/..\\secret.txt",
            "/..%5csecret.txt",
            "//../secret.txt",
            "/./index.html",
            "/way-out.txt",
            "/%252e%252e/secret.txt",
        ];
        for way in ways {
            check(way, None);
        }
    }

    #[test]
    fn types() {
        assert_eq!(content_type(Path::new("news-zone_bg.wasm")), "application/wasm");
        assert_eq!(content_type(Path::new("boot.JS")), "text/javascript; charset=utf-8");
        assert_eq!(content_type(Path::new("feed.json")), "application/json");
        assert_eq!(content_type(Path::new("t0.bin")), "application/octet-stream");
        assert_eq!(content_type(Path::new("기사")), "application/octet-stream");
    }
}
