//! What the browser remembers for us, if it will.

/// Everything that is remembered there. What is to be remembered needs a line here, so that whoever takes it away or along
/// forgets nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The language of the interface.
    Language,
    /// How pages look; `public/display.js` reads it first.
    Display,
    /// Searches that are kept.
    Searches,
    /// Keyboard shortcuts. A page that reads `off` there does not even fetch their module (`public/boot.js`).
    Shortcuts,
    /// What is kept for reading offline.
    Offline,
    /// The language that articles stand in beside their own.
    Beside,
}

impl Key {
    /// All of them.
    pub const ALL: [Key; 6] = [Key::Language, Key::Display, Key::Searches, Key::Shortcuts, Key::Offline, Key::Beside];

    /// What it is called there.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Key::Language => "news-zone.language",
            Key::Display => "news-zone.display",
            Key::Searches => "news-zone.searches",
            Key::Shortcuts => "news-zone.shortcuts",
            Key::Offline => "news-zone.offline",
            Key::Beside => "news-zone.beside",
        }
    }
}

/// Whether anything is remembered at all.
#[must_use]
pub fn lasts() -> bool {
    super::window().local_storage().ok().flatten().is_some()
}

/// What was remembered under that key.
#[must_use]
pub fn recall(key: Key) -> Option<String> {
    super::window().local_storage().ok()??.get_item(key.name()).ok()?
}

/// Remembers, unless the browser refuses; of what is empty, nothing is left. Answers whether it did: what is kept here is
/// convenience, never content, but who keeps something has to know.
pub fn remember(key: Key, value: &str) -> bool {
    let storage = super::window().local_storage().ok().flatten();
    let name = key.name();
    storage.is_some_and(|it| if value.is_empty() { it.remove_item(name) } else { it.set_item(name, value) }.is_ok())
}
