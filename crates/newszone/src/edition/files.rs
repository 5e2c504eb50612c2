//! Files on their way into the site: what the last build made from the same is taken over unread.

use super::path;
use crate::ledger::Ledger;
use crate::output::Output;
use crate::trouble::Outcome;
use std::collections::HashMap;

/// What files are written to.
pub(crate) trait Files: Sync {
    /// Writes a file.
    fn put(&self, path: &str, bytes: &[u8]) -> Outcome;
    /// Takes a file over from the old site, if there is one.
    fn keep(&self, path: &str) -> Outcome<bool>;
    /// What stands at a path of the new site.
    fn read(&self, path: &str) -> Outcome<Vec<u8>>;
}

impl Files for Output {
    fn put(&self, path: &str, bytes: &[u8]) -> Outcome {
        Output::put(self, path, bytes)
    }

    fn keep(&self, path: &str) -> Outcome<bool> {
        Output::keep(self, path)
    }

    fn read(&self, path: &str) -> Outcome<Vec<u8>> {
        Output::read(self, path)
    }
}

/// What a file is made from.
pub(crate) type Key = [u8; 32];

/// The files of an edition, old and new.
pub(crate) struct Shelf<'a> {
    ledger: &'a Ledger,
    files: &'a dyn Files,
    /// What the last build made from each key.
    made: HashMap<Key, Vec<&'a str>>,
}

impl<'a> Shelf<'a> {
    /// The shelf of a build.
    pub(crate) fn new(ledger: &'a Ledger, files: &'a dyn Files) -> Self {
        let mut made: HashMap<Key, Vec<&str>> = HashMap::new();
        for (path, key) in ledger.last().filter(|(path, _)| path.starts_with("edition/")) {
            made.entry(key).or_default().push(path);
        }
        Self { ledger, files, made }
    }

    /// Writes a file that keeps its name.
    pub(crate) fn put(&self, path: &str, bytes: &[u8]) -> Outcome {
        let is_as_before = self.ledger.note(path, *blake3::hash(bytes).as_bytes());
        if is_as_before && self.files.keep(path)? { Ok(()) } else { self.files.put(path, bytes) }
    }

    /// Writes a file that keeps its name, unless the last build made it from the same.
    pub(crate) fn put_made(&self, path: &str, key: Key, bytes: &dyn Fn() -> Outcome<String>) -> Outcome {
        if self.ledger.note(path, key) && self.files.keep(path)? {
            return Ok(());
        }
        self.files.put(path, bytes()?.as_bytes())
    }

    /// Writes a file that is named by what is in it, and answers with its name in the edition's folder.
    pub(crate) fn put_named(&self, kind: &str, bytes: &[u8]) -> Outcome<String> {
        let name = name_of(kind, bytes);
        self.put(&path(&name), bytes)?;
        Ok(name)
    }

    /// Takes over the files that the last build made from a key. Answers with those that are here now: all of them,
    /// or some, if the old site has lost others.
    pub(crate) fn keep(&self, key: &Key) -> Outcome<Kept<'a>> {
        let paths = self.made.get(key).map(Vec::as_slice).unwrap_or_default();
        let mut kept = Kept { paths: Vec::new(), is_whole: !paths.is_empty() };
        for path in paths {
            if self.files.keep(path)? {
                self.ledger.note(path, *key);
                kept.paths.push(path);
            } else {
                kept.is_whole = false;
            }
        }
        Ok(kept)
    }

    /// Writes one of the files that are made from a key, unless it was kept.
    pub(crate) fn put_beside(&self, kept: &Kept<'_>, kind: &str, key: Key, bytes: &[u8]) -> Outcome<String> {
        let name = name_of(kind, bytes);
        self.put_of(kept, &path(&name), key, bytes)?;
        Ok(name)
    }

    /// Writes one of the files that are made from a key at its path in the site, unless it was kept.
    pub(crate) fn put_of(&self, kept: &Kept<'_>, path: &str, key: Key, bytes: &[u8]) -> Outcome {
        if kept.paths.contains(&path) {
            return Ok(());
        }
        self.ledger.note(path, key);
        self.files.put(path, bytes)
    }

    /// What stands at a path of the new site.
    pub(crate) fn read(&self, path: &str) -> Outcome<Vec<u8>> {
        self.files.read(path)
    }
}

/// What was taken over of the files of one key.
pub(crate) struct Kept<'a> {
    /// Their paths in the site.
    pub(crate) paths: Vec<&'a str>,
    /// Whether that is all of them.
    pub(crate) is_whole: bool,
}

/// The name of a file by what is in it: 64 bits of BLAKE3 tell a thousand million files apart.
fn name_of(kind: &str, bytes: &[u8]) -> String {
    format!("{kind}-{}.json", &blake3::hash(bytes).to_hex()[..16])
}
