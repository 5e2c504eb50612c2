//! The folder that is published: written beside the old one, and swapped in when it is whole.
//!
//! Invariant: whoever serves the folder sees the old site or the new one. A crash or a full disk leaves the old one.
//! Files that are linked are shared with the old site, and never written in place.

mod disk;
mod removal;
mod swap;

use crate::trouble::{Outcome, Trouble};
use disk::Disk;
use std::collections::HashSet;
use std::fs;
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Endings of the compressed files beside a file.
pub(crate) const COMPRESSED: [&str; 2] = ["br", "gz"];

/// The file by which a folder is known to be a site of ours.
pub(crate) const REPORT: &str = "build-report.json";

/// What the folders of runs begin with, after a dot and the site's name.
const STAGING: &str = "newszone";

/// A site being written. Shared by the threads that write it.
pub struct Output {
    dist: PathBuf,
    staging: PathBuf,
    disk: Disk,
    files_max: usize,
    /// Paths written so far; true where the bytes are not those of the old site.
    written: Mutex<HashSet<String>>,
    unpacked: Mutex<Vec<String>>,
    /// Endings of compressed files that are wanted.
    endings: Vec<&'static str>,
    folders: Mutex<HashSet<PathBuf>>,
    kept: AtomicUsize,
    bytes: AtomicU64,
    is_done: bool,
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
    /// Begins a site of so many files at most that will take the place of `dist`. What a run that died left behind is
    /// taken away.
    ///
    /// # Errors
    ///
    /// When the folder beside it cannot be made.
    pub fn begin(dist: &Path, files_max: usize) -> Outcome<Self> {
        let is_strange = fs::read_dir(dist).is_ok_and(|mut it| it.next().is_some()) && !dist.join(REPORT).is_file();
        if is_strange {
            let said = format!(
                "{} holds files and no {REPORT}: it is no site that newszone built, and is not replaced",
                dist.display()
            );
            return Err(Trouble::Build(said));
        }
        let name = dist.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let beside = dist.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
        fs::create_dir_all(beside).map_err(|error| Trouble::file(beside, &error))?;
        let begins = format!(".{name}.{STAGING}-");
        for entry in fs::read_dir(beside).map_err(|error| Trouble::file(beside, &error))?.flatten() {
            if entry.file_name().to_string_lossy().starts_with(&begins) {
                removal::remove(&entry.path()).map_err(|error| Trouble::file(&entry.path(), &error))?;
            }
        }
        let staging = beside.join(format!("{begins}{}", std::process::id()));
        fs::create_dir(&staging).map_err(|error| Trouble::file(&staging, &error))?;
        Ok(Self {
            dist: dist.to_owned(),
            disk: Disk::of(&staging).map_err(|error| Trouble::file(&staging, &error))?,
            staging,
            files_max,
            written: Mutex::default(),
            unpacked: Mutex::default(),
            endings: COMPRESSED.into(),
            folders: Mutex::default(),
            kept: AtomicUsize::new(0),
            bytes: AtomicU64::new(0),
            is_done: false,
        })
    }

    /// The same with compressed files of these endings alone: others that the old site has are left behind.
    #[must_use]
    pub(crate) fn packed(mut self, endings: Vec<&'static str>) -> Self {
        self.endings = endings;
        self
    }

    /// Writes a file at that path of the site. One with the bytes it had before is linked to the old one, and so are
    /// the compressed files beside it.
    ///
    /// # Errors
    ///
    /// When it cannot be written, or the path was written already.
    pub fn put(&self, path: &str, bytes: &[u8]) -> Outcome {
        self.claim(path)?;
        let old = self.dist.join(path);
        let is_as_before = fs::metadata(&old).is_ok_and(|it| it.is_file() && it.len() == bytes.len() as u64)
            && fs::read(&old).is_ok_and(|it| it == bytes);
        if is_as_before {
            return self.link(path);
        }
        self.write(path, bytes)?;
        locked(&self.unpacked).push(path.to_owned());
        Ok(())
    }

    /// Takes a file over from the old site without looking into it, with the compressed files beside it. Says whether
    /// there was one.
    ///
    /// # Errors
    ///
    /// When it cannot be linked.
    pub fn keep(&self, path: &str) -> Outcome<bool> {
        if !self.dist.join(path).is_file() {
            return Ok(false);
        }
        self.claim(path)?;
        self.link(path)?;
        Ok(true)
    }

    /// Paths of files that lack a compressed one that is wanted, sorted: those with other bytes than before, and those
    /// that had none.
    pub(crate) fn unpacked(&self) -> Vec<String> {
        let mut unpacked = locked(&self.unpacked).clone();
        unpacked.sort_unstable();
        unpacked
    }

    /// Whether something was written at a path.
    pub(crate) fn has(&self, path: &str) -> bool {
        locked(&self.written).contains(path)
    }

    /// How long the file at a path of the new site is; 0 where there is none.
    pub(crate) fn bytes_of(&self, path: &str) -> u64 {
        fs::metadata(self.staging.join(path)).map_or(0, |it| it.len())
    }

    /// What stands at a path of the new site.
    pub(crate) fn read(&self, path: &str) -> Outcome<Vec<u8>> {
        let file = self.staging.join(path);
        fs::read(&file).map_err(|error| Trouble::file(&file, &error))
    }

    /// Writes a compressed file beside one that was written.
    pub(crate) fn put_beside(&self, path: &str, ending: &str, bytes: &[u8]) -> Outcome {
        let path = format!("{path}.{ending}");
        self.claim(&path)?;
        self.write(&path, bytes)
    }

    /// Puts the site in the old one's place.
    ///
    /// # Errors
    ///
    /// When the files cannot be brought to disk or the folder cannot be moved: then the old site stands.
    pub fn finish(mut self) -> Outcome<Written> {
        // All of it is on disk before any of it is seen.
        self.disk.finish().map_err(|error| Trouble::file(&self.staging, &error))?;
        let aside = self.staging.with_extension("aside");
        swap::swap(&self.staging, &self.dist, &aside).map_err(|error| Trouble::file(&self.dist, &error))?;
        self.is_done = true;
        if self.staging.exists() {
            // The new site stands, whatever becomes of the old one; the next run tries again.
            let _ = removal::remove(&self.staging);
        }
        let all = locked(&self.written).len();
        let kept = self.kept.load(Ordering::Relaxed);
        Ok(Written { changed: all - kept, kept, bytes: self.bytes.load(Ordering::Relaxed) })
    }

    fn claim(&self, path: &str) -> Outcome {
        let is_inside = !path.is_empty() && Path::new(path).components().all(|it| matches!(it, Component::Normal(_)));
        if !is_inside || path.contains('\\') {
            return Err(Trouble::Build(format!("`{path}` is no path inside the site")));
        }
        let mut written = locked(&self.written);
        if !written.insert(path.to_owned()) {
            return Err(Trouble::Build(format!("`{path}` was to be written twice")));
        }
        if self.files_max < written.len() {
            let said = format!(
                "the site would have more than {} files: raise build.files_max if your host allows it, or lower \
                 build.pages_max or images.files_max, or set build.gzip or build.brotli to false",
                self.files_max
            );
            return Err(Trouble::Build(said));
        }
        Ok(())
    }

    fn write(&self, path: &str, bytes: &[u8]) -> Outcome {
        let file = self.place(path)?;
        let written = fs::write(&file, bytes).and_then(|()| self.disk.wrote(bytes.len() as u64));
        written.map_err(|error| Trouble::file(&file, &error))?;
        self.bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        Ok(())
    }

    /// Links a file that was claimed, and claims and links the compressed ones beside it.
    fn link(&self, path: &str) -> Outcome {
        self.link_one(path)?;
        let mut is_lacking = false;
        for ending in &self.endings {
            let beside = format!("{path}.{ending}");
            if self.dist.join(&beside).is_file() {
                self.claim(&beside)?;
                self.link_one(&beside)?;
            } else {
                is_lacking = true;
            }
        }
        if is_lacking {
            locked(&self.unpacked).push(path.to_owned());
        }
        Ok(())
    }

    fn link_one(&self, path: &str) -> Outcome {
        let (from, to) = (self.dist.join(path), self.place(path)?);
        // A file system without links gets a copy.
        let linked = fs::hard_link(&from, &to).or_else(|_| fs::copy(&from, &to).map(|_| ()));
        linked.map_err(|error| Trouble::file(&to, &error))?;
        self.kept.fetch_add(1, Ordering::Relaxed);
        self.bytes.fetch_add(fs::metadata(&to).map_or(0, |it| it.len()), Ordering::Relaxed);
        Ok(())
    }

    /// Where a file of the new site is, its folder made.
    fn place(&self, path: &str) -> Outcome<PathBuf> {
        let file = self.staging.join(path);
        if let Some(folder) = file.parent()
            && !locked(&self.folders).contains(folder)
        {
            fs::create_dir_all(folder).map_err(|error| Trouble::file(folder, &error))?;
            locked(&self.folders).insert(folder.to_owned());
        }
        Ok(file)
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        if !self.is_done {
            // The old site stands; what was written beside it is of no use to anyone.
            let _ = removal::remove(&self.staging);
        }
    }
}

/// What a panicked thread left behind a lock here is a set that lacks an entry: the build fails all the same.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(dist: &Path) -> Vec<(String, String)> {
        let mut files: Vec<(String, String)> = walkdir::WalkDir::new(dist)
            .into_iter()
            .flatten()
            .filter(|it| it.file_type().is_file())
            .map(|it| {
                let name = it.path().strip_prefix(dist).unwrap().display().to_string();
                (name, fs::read_to_string(it.path()).unwrap())
            })
            .collect();
        files.sort();
        files
    }

    #[track_caller]
    fn check(dist: &Path, expected: &[(&str, &str)]) {
        let expected: Vec<(String, String)> =
            expected.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        assert_eq!(files(dist), expected);
    }

    #[test]
    fn a_site_replaces_the_one_before() {
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path().join("dist");
        let output = Output::begin(&dist, 10).unwrap();
        output.put(REPORT, b"").unwrap();
        output.put("기사/index.html", b"one").unwrap();
        output.put("gone.html", b"x").unwrap();
        output.put_beside("기사/index.html", "br", b"1").unwrap();
        assert!(!dist.exists());
        assert_eq!(output.finish().unwrap(), Written { changed: 4, kept: 0, bytes: 5 });
        let output = Output::begin(&dist, 10).unwrap();
        output.put(REPORT, b"").unwrap();
        output.put("기사/index.html", b"one").unwrap();
        output.put("new.html", b"two").unwrap();
        assert!(!output.keep("absent.html").unwrap());
        assert_eq!(output.unpacked(), [REPORT, "new.html", "기사/index.html"]);
        assert_eq!(output.finish().unwrap(), Written { changed: 1, kept: 3, bytes: 7 });
        check(&dist, &[(REPORT, ""), ("new.html", "two"), ("기사/index.html", "one"), ("기사/index.html.br", "1")]);
        let output = Output::begin(&dist, 10).unwrap().packed(vec!["gz"]);
        output.put(REPORT, b"").unwrap();
        output.put("기사/index.html", b"one").unwrap();
        output.put_beside("기사/index.html", "gz", b"2").unwrap();
        output.finish().unwrap();
        check(&dist, &[(REPORT, ""), ("기사/index.html", "one"), ("기사/index.html.gz", "2")]);
        // Nothing but the site is left.
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_site_that_is_given_up_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path().join("dist");
        let output = Output::begin(&dist, 2).unwrap();
        output.put(REPORT, b"").unwrap();
        output.put("a", b"old").unwrap();
        output.finish().unwrap();
        let output = Output::begin(&dist, 1).unwrap();
        output.put("a", b"new").unwrap();
        for wrong in ["a", "../b", "/b", "", "b/../../c"] {
            assert!(output.put(wrong, b"x").is_err(), "{wrong}");
        }
        assert!(output.put("b", b"x").unwrap_err().to_string().contains("files_max"));
        drop(output);
        check(&dist, &[("a", "old"), (REPORT, "")]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
        fs::remove_file(dist.join(REPORT)).unwrap();
        assert!(Output::begin(&dist, 1).is_err(), "a folder of somebody else's is not replaced");
    }
}
