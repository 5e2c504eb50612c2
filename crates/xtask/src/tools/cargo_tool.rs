//! Tools that cargo builds from the crates registry.

use super::install_whole;
use crate::trouble::{During, Outcome};
use crate::{cache, step};
use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::PathBuf;
use std::process::Command;

/// A tool built from source, once a version.
pub(crate) struct CargoTool<'a> {
    /// The package in the registry.
    pub(crate) package: &'a str,
    pub(crate) version: &'a str,
    /// The program it installs.
    pub(crate) program: &'a str,
    /// More words for `cargo install`.
    pub(crate) options: &'a [&'a str],
}

/// Tools run for seconds and build for minutes, so the build is made quick: unoptimised it takes a third of the time.
const QUICK_PROFILE: [(&str, &str); 3] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "64"),
];

impl CargoTool<'_> {
    /// Builds the tool unless the cache has it. Returns the folder of its program.
    pub(crate) fn ensure(&self) -> Outcome<PathBuf> {
        let dir = cache::tool_dir(self.package, self.version);
        let bin = dir.join("bin");
        if !bin.join(format!("{}{EXE_SUFFIX}", self.program)).is_file() {
            install_whole(&dir, |part| {
                // Kept when interrupted, so that the next try goes on from there.
                let build_dir = cache::dir().join("build").join(format!("{}-{}", self.package, self.version));
                let version = format!("={}", self.version);
                let mut command = Command::new("cargo");
                command.args(["install", self.package, "--version", &version]).args(self.options);
                command.arg("--root").arg(part).arg("--target-dir").arg(&build_dir);
                // Away from this workspace: its cargo configuration is for the app, not for tools.
                command.current_dir(part).envs(QUICK_PROFILE).env_remove("RUSTFLAGS").env_remove("CARGO_BUILD_TARGET");
                let what = format!("build {} {} (once; minutes)", self.package, self.version);
                step::quiet(&what, &mut command, &self.by_hand())?;
                fs::remove_dir_all(&build_dir).during(build_dir.display())
            })?;
        }
        Ok(bin)
    }

    fn by_hand(&self) -> String {
        let root = cache::tool_dir(self.package, self.version);
        let options = self.options.join(" ");
        format!("cargo install {} --version ={} {options} --root {}", self.package, self.version, root.display())
    }
}
