//! Tells the service worker what the built app is made of.

use crate::budget::files_below;
use crate::trouble::{During, Outcome};
use std::borrow::Cow;
use std::fs;
use std::path::Path;

/// The page that draws everything.
const PAGE: &str = "index.html";

/// Puts the hashes of the app's files into the worker's file. Nothing in `dist/` may change afterwards.
pub(crate) fn tell(dist: &Path) -> Outcome {
    let mut files = Vec::new();
    for file in files_below(dist)? {
        let path = file.strip_prefix(dist).unwrap_or(&file).to_string_lossy().replace('\\', "/");
        if preview::is_of_shell(&path) {
            files.push((path, fs::read(&file).during(file.display())?));
        }
    }
    files.sort();
    let worker = dist.join(preview::WORKER);
    let text = fs::read_to_string(&worker).during(worker.display())?;
    let told = preview::with_shell(
        &text,
        PAGE,
        files.iter().map(|(path, bytes)| (path.as_str(), Cow::from(bytes.as_slice()))),
    );
    fs::write(&worker, told).during(worker.display())
}
