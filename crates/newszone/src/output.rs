//! The folder that is published: written beside the old one, and swapped in when it is whole.
//!
//! Invariant: whoever serves the folder sees the old site or the new one. A crash or a full disk leaves the old one.
//! A file that both sites share is one file with two names, so no file is ever written in place.

mod folder;

use crate::trouble::{Outcome, Trouble};
use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// What compressed copies are called after the file they lie beside.
const COMPRESSED: [&str; 2] = [".br", ".gz"];

/// A site being written. Shared by the threads that write it.
pub struct Output {
    dist: PathBuf,
    staging: PathBuf,
    files: Mutex<BTreeMap<String, File>>,
    folders: Mutex<HashSet<PathBuf>>,
    keeps_compressed: AtomicBool,
}

#[derive(Clone, Copy)]
struct File {
    bytes: u64,
    is_kept: bool,
}

/// What was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Written {
    /// Files that are new or have other bytes than before.
    pub changed: usize,
    /// Files that stayed as they were.
    pub kept: usize,
    /// Bytes of all files.
    pub bytes: u64,
}

impl Output {
    /// Begins a site that will take the place of `dist`. What a run that crashed left beside it is cleared away.
    ///
    /// # Errors
    ///
    /// When the folder beside it cannot be made.
    pub fn begin(dist: &Path) -> Outcome<Self> {
        // A link to the folder stays a link: what it leads to is what is swapped.
        let dist = fs::canonicalize(dist).unwrap_or_else(|_| dist.to_owned());
        let staging = folder::prepare(&dist).map_err(|error| Trouble::file(&dist, &error))?;
        Ok(Self {
            dist,
            staging,
            files: Mutex::default(),
            folders: Mutex::default(),
            keeps_compressed: AtomicBool::new(true),
        })
    }

    /// Makes every compressed file anew: for when they would come out otherwise than the old site's.
    pub fn forget_compressed(&self) {
        self.keeps_compressed.store(false, Ordering::Relaxed);
    }

    /// Writes a file at that path of the site. One with the bytes it had before is linked to the old one, and so are
    /// the compressed files beside it.
    ///
    /// # Errors
    ///
    /// When it cannot be written, or the path was written already.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Outcome {
        self.reserve(path, bytes.len() as u64)?;
        let old = self.dist.join(path);
        let is_same_length = fs::symlink_metadata(&old).is_ok_and(|it| it.is_file() && it.len() == bytes.len() as u64);
        if is_same_length && fs::read(&old).is_ok_and(|it| it == bytes) && self.link(path)? {
            return self.link_compressed(path);
        }
        let place = self.place(path)?;
        fs::write(&place, bytes).map_err(|error| Trouble::file(&place, &error))
    }

    /// Takes a file over from the old site without looking into it, with the compressed files beside it. Says whether
    /// there was one.
    ///
    /// # Errors
    ///
    /// When it cannot be linked.
    pub fn keep(&self, path: &str) -> Outcome<bool> {
        let Some(old) = self.old(path) else { return Ok(false) };
        self.reserve(path, old)?;
        if !self.link(path)? {
            locked(&self.files).remove(path);
            return Ok(false);
        }
        self.link_compressed(path)?;
        Ok(true)
    }

    /// Paths of all files so far, in order.
    pub fn paths(&self) -> Vec<String> {
        locked(&self.files).keys().cloned().collect()
    }

    /// Whether a file was written at that path.
    pub fn has(&self, path: &str) -> bool {
        locked(&self.files).contains_key(path)
    }

    /// Whether the file at that path is the old site's.
    pub fn is_kept(&self, path: &str) -> bool {
        locked(&self.files).get(path).is_some_and(|it| it.is_kept)
    }

    /// Whether the old site's compressed files are taken over.
    pub fn keeps_compressed(&self) -> bool {
        self.keeps_compressed.load(Ordering::Relaxed)
    }

    /// The bytes of a file of this site.
    ///
    /// # Errors
    ///
    /// When it cannot be read.
    pub fn read(&self, path: &str) -> Outcome<Vec<u8>> {
        let place = self.staging.join(path);
        fs::read(&place).map_err(|error| Trouble::file(&place, &error))
    }

    /// Brings everything to the disk and swaps the new site in for the old one.
    ///
    /// # Errors
    ///
    /// When it cannot be: then the old site stands.
    pub fn finish(self) -> Outcome<Written> {
        let mut written = Written::default();
        for file in locked(&self.files).values() {
            written.bytes += file.bytes;
            written.kept += usize::from(file.is_kept);
            written.changed += usize::from(!file.is_kept);
        }
        folder::sync(&self.staging).map_err(|error| Trouble::file(&self.staging, &error))?;
        folder::swap(&self.staging, &self.dist).map_err(|error| Trouble::file(&self.dist, &error))?;
        Ok(written)
    }

    /// The length of a file of the old site.
    fn old(&self, path: &str) -> Option<u64> {
        fs::symlink_metadata(self.dist.join(path)).ok().filter(fs::Metadata::is_file).map(|it| it.len())
    }

    fn reserve(&self, path: &str, bytes: u64) -> Outcome {
        let is_plain = |it: &str| !matches!(it, "" | "." | "..") && !it.contains(['\\', '\0']);
        if !path.split('/').all(is_plain) {
            return Err(Trouble::Build(format!("`{path}` is no path of a site")));
        }
        match locked(&self.files).insert(path.to_owned(), File { bytes, is_kept: false }) {
            Some(_) => Err(Trouble::Build(format!("`{path}` would be written twice"))),
            None => Ok(()),
        }
    }

    /// Gives an old file its name in the new site. Says whether that could be done: file systems limit or lack links.
    fn link(&self, path: &str) -> Outcome<bool> {
        let (old, place) = (self.dist.join(path), self.place(path)?);
        match fs::hard_link(&old, &place) {
            Ok(()) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
            Err(_) => _ = fs::copy(&old, &place).map_err(|error| Trouble::file(&place, &error))?,
        }
        if let Some(file) = locked(&self.files).get_mut(path) {
            file.is_kept = true;
        }
        Ok(true)
    }

    fn link_compressed(&self, path: &str) -> Outcome {
        let is_compressed = COMPRESSED.iter().any(|it| path.ends_with(it));
        if is_compressed || !self.keeps_compressed.load(Ordering::Relaxed) {
            return Ok(());
        }
        for ending in COMPRESSED {
            let path = format!("{path}{ending}");
            if let Some(bytes) = self.old(&path) {
                self.reserve(&path, bytes)?;
                self.link(&path)?;
            }
        }
        Ok(())
    }

    /// Where a file is written; the folder for it is made.
    fn place(&self, path: &str) -> Outcome<PathBuf> {
        let place = self.staging.join(path);
        if let Some(parent) = place.parent()
            && !locked(&self.folders).contains(parent)
        {
            fs::create_dir_all(parent).map_err(|error| Trouble::file(parent, &error))?;
            locked(&self.folders).insert(parent.to_owned());
        }
        Ok(place)
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // After the swap this is the old site; before it, what will never be published.
        let _ = fs::remove_dir_all(&self.staging);
    }
}

/// A thread that panicked while it held the lock leaves nothing half done here.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests;
