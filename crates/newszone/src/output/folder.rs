//! The two folders of a build, and the one step in which the new one takes the old one's place.
//!
//! Invariant: at every instant the published name leads to a whole site; where the system cannot exchange two names,
//! the old site is found again under its other name by the next build.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

/// Makes an empty folder beside `dist`, on the same file system, and clears away what crashed runs left there.
pub(super) fn prepare(dist: &Path) -> io::Result<PathBuf> {
    let parent = match dist.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    fs::create_dir_all(parent)?;
    let name = dist.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
    let (new, old) = (format!(".{name}.new-"), format!(".{name}.old-"));
    for entry in fs::read_dir(parent)? {
        let entry = entry?;
        let found = entry.file_name().to_string_lossy().into_owned();
        if found.starts_with(&old) && !dist.exists() {
            fs::rename(entry.path(), dist)?;
        } else if found.starts_with(&new) || found.starts_with(&old) {
            fs::remove_dir_all(entry.path())?;
        }
    }
    let staging = parent.join(format!("{new}{}", std::process::id()));
    fs::create_dir(&staging)?;
    Ok(staging)
}

/// Brings every file to the disk: the whole file system at once, because a call a file takes minutes for a large site.
#[cfg(target_os = "linux")]
pub(super) fn sync(staging: &Path) -> io::Result<()> {
    Ok(rustix::fs::syncfs(File::open(staging)?)?)
}

/// Brings every file to the disk.
#[cfg(not(target_os = "linux"))]
pub(super) fn sync(staging: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(staging).into_iter().filter_map(Result::ok).filter(|it| it.path().is_file()) {
        File::open(entry.path())?.sync_all()?;
    }
    Ok(())
}

/// Swaps the two folders. Afterwards the old site, if there was one, is where the new one was, or gone.
pub(super) fn swap(staging: &Path, dist: &Path) -> io::Result<()> {
    if !dist.exists() {
        fs::rename(staging, dist)?;
    } else if !exchange(staging, dist)? {
        let aside = PathBuf::from(staging.to_string_lossy().replace(".new-", ".old-"));
        fs::rename(dist, &aside)?;
        if let Err(error) = fs::rename(staging, dist) {
            fs::rename(&aside, dist)?;
            return Err(error);
        }
        let _ = fs::remove_dir_all(&aside);
    }
    // The names themselves; where a folder cannot be opened, the system brings them to the disk in its own time.
    let parent = dist.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let _ = File::open(parent).and_then(|it| it.sync_all());
    Ok(())
}

/// Exchanges two names in one step. Says whether the system can.
#[cfg(target_os = "linux")]
fn exchange(staging: &Path, dist: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, staging, CWD, dist, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

/// Exchanges two names in one step. Says whether the system can.
#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}
