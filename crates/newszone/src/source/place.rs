//! Files and folders.

use super::{Document, Given, read};
use news_core::format::Page;
use news_core::problem::{Fault, Problem};
use std::fs;
use std::io;
use std::path::Path;
use url::Url;
use walkdir::{DirEntry, WalkDir};

/// Endings of files that are read in a folder. Others lie there for another reason: pictures, say.
const ENDINGS: [&str; 11] = ["json", "jsonl", "ndjson", "ninjs", "xml", "rss", "rdf", "atom", "opml", "md", "markdown"];

/// Reads a file, or every file below a folder, each with the address its relative addresses stand against. Files are
/// in the order of their paths; hidden ones and those of other endings are passed over.
///
/// # Errors
///
/// When the place itself cannot be read. A file of a folder that cannot is a problem of its page.
pub fn read_place(place: &Path) -> io::Result<Vec<(String, Given)>> {
    if !fs::metadata(place)?.is_dir() {
        let bytes = fs::read(place)?;
        return Ok(vec![file(place, &bytes)]);
    }
    let mut files = Vec::new();
    let walk = WalkDir::new(place).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|it| it.depth() == 0 || !is_hidden(it)) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.depth() == 0 => return Err(error.into()),
            Err(error) => {
                files.push(unreadable(error.path().unwrap_or(place), &error.to_string()));
                continue;
            }
        };
        if !entry.file_type().is_file() || !is_read(entry.path()) {
            continue;
        }
        files.push(match fs::read(entry.path()) {
            Ok(bytes) => file(entry.path(), &bytes),
            Err(error) => unreadable(entry.path(), &error.to_string()),
        });
    }
    Ok(files)
}

fn file(path: &Path, bytes: &[u8]) -> (String, Given) {
    let url = address(path);
    let document = Document { url: &url, bytes, content_type: None, cut: false, pages: None };
    let mut given = read(&document);
    if let Given::Articles(page) = &mut given {
        // The page after this one is a file beside it, which is read for itself.
        page.next_url = None;
        page.problems.retain(|it| it.field != "next_url");
    }
    (url, given)
}

/// The `file:` address of a path.
pub(crate) fn address(path: &Path) -> String {
    let absolute = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    Url::from_file_path(&absolute).map_or_else(|()| path.display().to_string(), String::from)
}

fn unreadable(path: &Path, said: &str) -> (String, Given) {
    let problems = vec![Problem::of_document(Fault::NoReader, said)];
    (address(path), Given::Articles(Page { problems, ..Page::default() }))
}

fn is_hidden(entry: &DirEntry) -> bool {
    entry.file_name().to_string_lossy().starts_with('.')
}

fn is_read(path: &Path) -> bool {
    let ending = path.extension().map(|it| it.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
    ENDINGS.contains(&ending.as_str())
}
