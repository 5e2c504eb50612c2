//! Files and folders.

use super::{Document, Given, read};
use news_core::format::Page;
use news_core::problem::{Fault, Problem};
use std::fs;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;
use url::Url;
use walkdir::{DirEntry, WalkDir};

/// Endings of files that are read in a folder. Others lie there for another reason: pictures, say.
const ENDINGS: [&str; 11] = ["json", "jsonl", "ndjson", "ninjs", "xml", "rss", "rdf", "atom", "opml", "md", "markdown"];

/// A large file of JSON lines is read in parts of so many bytes and what is left of the line.
const PART_BYTES: u64 = 16 << 20;

/// Endings of files that are made of lines.
const LINES: [&str; 2] = ["jsonl", "ndjson"];

/// What is told of each document: the address its relative addresses stand against, and what it gave.
pub(crate) type See<'a> = dyn FnMut(String, Given) -> io::Result<()> + 'a;

/// Reads a file, or every file below a folder: files are in the order of their paths; hidden ones and those of other
/// endings are passed over. Of a large file of lines `see` is told in parts.
///
/// # Errors
///
/// When the place itself cannot be read, or `see` fails. A file of a folder that cannot be opened is a problem of its
/// page.
pub fn each_document(place: &Path, see: &mut See<'_>) -> io::Result<()> {
    if !fs::metadata(place)?.is_dir() {
        return file(place, see);
    }
    let walk = WalkDir::new(place).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|it| it.depth() == 0 || !is_hidden(it)) {
        let entry = match entry {
            Ok(entry) => entry,
            Err(error) if error.depth() == 0 => return Err(error.into()),
            Err(error) => {
                let (address, given) = unreadable(error.path().unwrap_or(place), &error.to_string());
                see(address, given)?;
                continue;
            }
        };
        if !entry.file_type().is_file() || !is_read(entry.path()) {
            continue;
        }
        match fs::File::open(entry.path()) {
            Ok(_) => file(entry.path(), see)?,
            Err(error) => {
                let (address, given) = unreadable(entry.path(), &error.to_string());
                see(address, given)?;
            }
        }
    }
    Ok(())
}

/// All of [`each_document`].
///
/// # Errors
///
/// When the place itself cannot be read.
pub fn read_place(place: &Path) -> io::Result<Vec<(String, Given)>> {
    let mut files = Vec::new();
    each_document(place, &mut |address, given| {
        files.push((address, given));
        Ok(())
    })?;
    Ok(files)
}

fn file(path: &Path, see: &mut See<'_>) -> io::Result<()> {
    let is_large = PART_BYTES < fs::metadata(path)?.len();
    if is_large && ending(path).is_some_and(|it| LINES.contains(&it.as_str())) {
        return parts(path, see);
    }
    let given = document(path, &fs::read(path)?);
    see(address(path), given)
}

/// A file of lines, part by part.
fn parts(path: &Path, see: &mut See<'_>) -> io::Result<()> {
    let mut file = BufReader::new(fs::File::open(path)?);
    let mut lines = 0;
    loop {
        let mut part = Vec::new();
        file.by_ref().take(PART_BYTES).read_to_end(&mut part)?;
        // UTF-16 has no line that ends in one byte.
        if part.first_chunk().is_some_and(|it: &[u8; 2]| matches!(it, [0xff, 0xfe] | [0xfe, 0xff])) {
            file.read_to_end(&mut part)?;
        }
        file.read_until(b'\n', &mut part)?;
        if part.is_empty() {
            return Ok(());
        }
        let mut given = document(path, &part);
        if let Given::Articles(page) = &mut given {
            page.drafts.iter_mut().for_each(|it| it.item += lines);
            page.problems.iter_mut().filter_map(|it| it.item.as_mut()).for_each(|it| *it += lines);
        }
        lines += part.iter().filter(|it| **it == b'\n').count();
        see(address(path), given)?;
    }
}

fn document(path: &Path, bytes: &[u8]) -> Given {
    let url = address(path);
    let mut given = read(&Document { url: &url, bytes, content_type: None, cut: false, pages: None });
    if let Given::Articles(page) = &mut given {
        // The page after this one is a file beside it, which is read for itself.
        page.next_url = None;
        page.problems.retain(|it| it.field != "next_url");
    }
    given
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
    ending(path).is_some_and(|it| ENDINGS.contains(&it.as_str()))
}

fn ending(path: &Path) -> Option<String> {
    path.extension().map(|it| it.to_string_lossy().to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn large_files_of_lines_come_in_parts() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("기사.jsonl");
        let text = "국방".repeat(100_000);
        let line = |id: usize| format!("{{\"id\":{id},\"title\":\"함대\",\"content\":\"{text}\"}}\n");
        let lines = 100;
        fs::write(&path, (0..lines).map(line).collect::<String>() + "{broken\n").unwrap();
        let (mut parts, mut ids, mut places, mut problems) = (0, Vec::new(), Vec::new(), Vec::new());
        each_document(folder.path(), &mut |_, given| {
            let Given::Articles(page) = given else { return Ok(()) };
            parts += 1;
            ids.extend(page.drafts.iter().filter_map(|it| it.id.clone()));
            places.extend(page.drafts.iter().map(|it| it.item));
            problems.extend(page.problems.iter().map(|it| it.item));
            Ok(())
        })
        .unwrap();
        assert!(2 < parts, "{parts}");
        assert_eq!(ids, (0..lines).map(|it| it.to_string()).collect::<Vec<_>>());
        assert_eq!(places, (0..lines).collect::<Vec<_>>());
        assert_eq!(problems, [Some(lines)]);
    }
}
