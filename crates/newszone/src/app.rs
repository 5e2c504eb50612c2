//! The app that this program carries: the release build of the page, as files.

/// A file of the app.
#[derive(Clone, Copy, Debug)]
pub struct File {
    /// Its path in the site.
    pub path: &'static str,
    /// What is in it.
    pub bytes: &'static [u8],
}

/// What the app is, in short: another app has another version.
pub const VERSION: &str = "";
