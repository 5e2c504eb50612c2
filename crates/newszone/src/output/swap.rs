//! Putting one folder in the place of another, in one step.

use std::fs;
use std::io;
use std::path::Path;

/// Puts `new` where `old` is. Afterwards `new` is what stood there, if anything did.
///
/// On Linux both change places in one step of the file system (`renameat2` with `RENAME_EXCHANGE`), so that there is no
/// instant without a site. Elsewhere, or on a file system without it, the old one is moved aside first.
pub(super) fn swap(new: &Path, old: &Path, aside: &Path) -> io::Result<()> {
    if !old.exists() {
        return fs::rename(new, old);
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::fs::{CWD, RenameFlags, renameat_with};
        if renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE).is_ok() {
            return Ok(());
        }
    }
    fs::rename(old, aside)?;
    if let Err(error) = fs::rename(new, old) {
        // What stood there comes back before anything is said.
        fs::rename(aside, old)?;
        return Err(error);
    }
    fs::rename(aside, new)
}
