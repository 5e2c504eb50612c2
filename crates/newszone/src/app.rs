//! The app that this program carries: the release build of the page, as files.

use std::sync::LazyLock;

include!(concat!(env!("OUT_DIR"), "/files.rs"));

/// The page that draws everything itself: what an address without a printed page gets.
const INDEX: &str = "index.html";

/// A file of the app.
#[derive(Clone, Copy, Debug)]
pub struct File {
    /// Its path in the site.
    pub path: &'static str,
    /// What is in it.
    pub bytes: &'static [u8],
}

/// The files a site needs besides its pages; none where the program was built without the app.
pub fn files() -> impl Iterator<Item = &'static File> {
    FILES.iter().filter(|it| it.path != INDEX)
}

/// The page that draws everything itself.
#[must_use]
pub fn index() -> Option<&'static str> {
    let index = FILES.iter().find(|it| it.path == INDEX)?;
    std::str::from_utf8(index.bytes).ok()
}

/// What the app is, in short: another app has another version.
pub static VERSION: LazyLock<String> = LazyLock::new(|| {
    let mut hasher = blake3::Hasher::new();
    for file in FILES {
        hasher.update(file.path.as_bytes()).update(&[0]).update(file.bytes);
    }
    hasher.finalize().to_hex().to_string()
});
