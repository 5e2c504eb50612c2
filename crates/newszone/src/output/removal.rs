//! Taking a folder away with all that is in it, on all cores: a site is tens of thousands of files, and taking the old
//! one away is much of what publishing one more article takes.

use rayon::prelude::*;
use std::fs::{self, DirEntry};
use std::io;
use std::path::Path;

/// Removes a folder and what is below it. A link goes, and what it leads to stays.
pub(super) fn remove(folder: &Path) -> io::Result<()> {
    let entries: Vec<DirEntry> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    entries.par_iter().try_for_each(|entry| match entry.file_type()?.is_dir() {
        true => remove(&entry.path()),
        false => fs::remove_file(entry.path()),
    })?;
    fs::remove_dir(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_goes_and_what_it_links_to_stays() {
        let folder = tempfile::tempdir().unwrap();
        let (site, other) = (folder.path().join("site"), folder.path().join("other"));
        fs::create_dir_all(site.join("기사/empty")).unwrap();
        fs::create_dir(&other).unwrap();
        fs::write(site.join("기사/index.html"), "x").unwrap();
        fs::write(other.join("kept"), "x").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(&other, site.join("link")).unwrap();
        remove(&site).unwrap();
        assert!(!site.exists() && other.join("kept").exists());
        assert!(remove(&site).is_err());
    }
}
