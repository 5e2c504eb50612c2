//! Packages from the npm registry that are wanted together, in the versions of a committed lock file.

use super::{install_whole, programs};
use crate::trouble::{During, Outcome, Trouble};
use crate::{cache, step, workspace};
use std::collections::hash_map::DefaultHasher;
use std::fs;
use std::hash::{Hash, Hasher};
use std::path::PathBuf;
use std::process::Command;

/// A folder of the repository with a `package.json` and its `package-lock.json`. No script of a package is run.
pub(crate) struct NpmLock<'a> {
    /// The folder, from the workspace's root.
    pub(crate) folder: &'a str,
    /// What the packages are for, in one word; part of where they are kept.
    pub(crate) name: &'a str,
}

const FILES: [&str; 2] = ["package.json", "package-lock.json"];

impl NpmLock<'_> {
    /// Installs the packages unless the cache has them as they are locked. Returns the folder that holds `node_modules`.
    pub(crate) fn ensure(&self) -> Outcome<PathBuf> {
        let from = workspace::root().join(self.folder);
        let mut hasher = DefaultHasher::new();
        for name in FILES {
            fs::read(from.join(name)).during(from.join(name).display())?.hash(&mut hasher);
        }
        let dir = cache::tool_dir(self.name, &format!("{:016x}", hasher.finish()));
        if dir.join("node_modules").is_dir() {
            return Ok(dir);
        }
        let npm = programs::npm().ok_or_else(|| {
            let what = format!("{} comes from npm, which is not on this machine", self.name);
            Trouble::new(what).mended_by("install Node.js with npm (Debian: apt-get install npm)")
        })?;
        install_whole(&dir, |part| {
            for name in FILES {
                fs::copy(from.join(name), part.join(name)).during(name)?;
            }
            let mut command = Command::new(&npm);
            command.args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(part);
            step::quiet(&format!("fetch {} from npm", self.name), &mut command, "npm ci, once the network is back")
        })?;
        Ok(dir)
    }
}
