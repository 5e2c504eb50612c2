//! The peer in Svelte, built by Vite from `benches/load/svelte`.

use crate::tools::programs;
use crate::trouble::{During, Outcome, Trouble};
use crate::{step, workspace};
use std::fs;
use std::path::PathBuf;
use std::process::Command;

const FILES: [&str; 5] = ["package.json", "vite.config.js", "index.html", "src/main.js", "src/App.svelte"];

/// Builds it, and returns its folder.
pub(super) fn build() -> Outcome<PathBuf> {
    let npm = programs::npm().ok_or_else(|| Trouble::new("no npm here").mended_by("apt-get install npm"))?;
    let dir = workspace::target_dir().join("bench-load/svelte");
    fs::create_dir_all(dir.join("src")).during(dir.display())?;
    for file in FILES {
        fs::copy(workspace::root().join("benches/load/svelte").join(file), dir.join(file)).during(file)?;
    }
    let mut install = Command::new(&npm);
    install.args(["install", "--no-audit", "--no-fund", "--ignore-scripts"]).current_dir(&dir);
    step::quiet("fetch Svelte and Vite from npm", &mut install, "npm install, once the network is back")?;
    let mut build = Command::new(&npm);
    build.args(["run", "build"]).current_dir(&dir);
    step::quiet("build the app in Svelte", &mut build, "mend what Vite says above")?;
    Ok(dir.join("dist"))
}
