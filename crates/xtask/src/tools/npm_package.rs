//! Tools that come ready made from the npm registry.

use super::{install_whole, programs};
use crate::trouble::{Outcome, Trouble};
use crate::{cache, step};
use std::path::{Path, PathBuf};
use std::process::Command;

/// One package in one version. No script of it is run on the way in.
pub(crate) struct NpmPackage<'a> {
    pub(crate) name: &'a str,
    pub(crate) version: &'a str,
    /// A file in it that shows that it is whole.
    pub(crate) file: &'a str,
}

impl NpmPackage<'_> {
    /// Installs the package unless the cache has it. Returns the place of its file.
    pub(crate) fn ensure(&self) -> Outcome<PathBuf> {
        let dir = cache::tool_dir(self.name, self.version);
        let file = dir.join("node_modules").join(self.name).join(self.file);
        if !file.is_file() {
            let Some(npm) = programs::npm() else {
                let what = format!("{} {} comes from npm, which is not on this machine", self.name, self.version);
                return Err(Trouble::new(what).mended_by("install Node.js with npm (Debian: apt-get install npm)"));
            };
            install_whole(&dir, |part| self.install(&npm, part))?;
        }
        Ok(file)
    }

    /// Where npm links the package's programs.
    pub(crate) fn programs_dir(&self) -> PathBuf {
        cache::tool_dir(self.name, self.version).join("node_modules").join(".bin")
    }

    fn install(&self, npm: &Path, part: &Path) -> Outcome {
        let package = format!("{}@{}", self.name, self.version);
        let mut command = Command::new(npm);
        command.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"]).arg(part).arg(&package);
        let mend = format!("npm install --prefix {} {package}", cache::tool_dir(self.name, self.version).display());
        step::quiet(&format!("fetch {package} from npm"), command.current_dir(part), &mend)
    }
}
