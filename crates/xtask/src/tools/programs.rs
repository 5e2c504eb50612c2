//! Programs on the PATH.

use std::env::{self, consts::EXE_SUFFIX};
use std::ffi::OsStr;
use std::path::PathBuf;

/// Where a program is, if it is on the PATH or where Debian keeps servers.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let sbin = PathBuf::from("/usr/sbin").join(name);
    find_in(&env::var_os("PATH").unwrap_or_default(), name).or_else(|| Some(sbin).filter(|it| it.is_file()))
}

/// Where a program is, if it is on that path.
pub(crate) fn find_in(path: &OsStr, name: &str) -> Option<PathBuf> {
    env::split_paths(path).map(|it| it.join(format!("{name}{EXE_SUFFIX}"))).find(|it| it.is_file())
}

/// npm, which is a script with another ending on Windows.
pub(crate) fn npm() -> Option<PathBuf> {
    find("npm").or_else(|| {
        let path = env::var_os("PATH")?;
        env::split_paths(&path).map(|it| it.join("npm.cmd")).find(|it| it.is_file())
    })
}
