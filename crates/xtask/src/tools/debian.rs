//! Programs that come as Debian's packages: browsers, and servers that the tests read from.

use super::programs;
use crate::step;
use crate::trouble::{Outcome, Trouble};
use std::path::Path;
use std::process::Command;

/// Packages that are wanted together.
pub(crate) struct DebianPackages<'a> {
    /// What they are for, in two or three words.
    pub(crate) purpose: &'a str,
    pub(crate) packages: &'a [&'a str],
    /// Programs that show that they are there, whoever installed them.
    pub(crate) programs: &'a [&'a str],
    /// Files that show the same.
    pub(crate) files: &'a [&'a str],
}

impl DebianPackages<'_> {
    /// Installs the packages where that can be done without asking anyone.
    pub(crate) fn ensure(&self) -> Outcome {
        if self.is_there() {
            return Ok(());
        }
        let by_hand = format!("apt-get install -y --no-install-recommends {}", self.packages.join(" "));
        if programs::find("apt-get").is_none() || !is_root() {
            let what = format!("{} is missing: {}", self.purpose, self.absent().join(", "));
            return Err(Trouble::new(what).mended_by(format!("as root, on Debian: {by_hand}")));
        }
        step::quiet("apt-get update", &mut apt(&["update"]), "apt-get update, once the network is back")?;
        let what = format!("install {} from Debian", self.purpose);
        let mut install = apt(&["install", "-y", "--no-install-recommends"]);
        step::quiet(&what, install.args(self.packages), &by_hand)?;
        if self.is_there() {
            return Ok(());
        }
        let what = format!("{}: installed, and yet there is no {}", self.purpose, self.absent().join(", "));
        Err(Trouble::new(what).mended_by(by_hand))
    }

    fn is_there(&self) -> bool {
        self.absent().is_empty()
    }

    fn absent(&self) -> Vec<&str> {
        let programs = self.programs.iter().copied().filter(|it| programs::find(it).is_none());
        let files = self.files.iter().copied().filter(|it| !Path::new(it).exists());
        programs.chain(files).collect()
    }
}

fn apt(words: &[&str]) -> Command {
    let mut command = Command::new("apt-get");
    command.args(words).env("DEBIAN_FRONTEND", "noninteractive");
    // Servers are installed for the tests, which start their own: none is to run by itself.
    command.env("RUNLEVEL", "1");
    command
}

fn is_root() -> bool {
    let asked = Command::new("id").arg("-u").output();
    asked.is_ok_and(|it| it.stdout.trim_ascii() == b"0")
}
