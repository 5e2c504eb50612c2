//! What the browser remembers for us, if it will.

/// What was remembered under that key.
#[must_use]
pub fn recall(key: &str) -> Option<String> {
    super::window().local_storage().ok()??.get_item(key).ok()?
}

/// Remembers, unless the browser refuses: what is kept here is convenience, never content.
pub fn remember(key: &str, value: &str) {
    if let Ok(Some(storage)) = super::window().local_storage() {
        let _ = storage.set_item(key, value);
    }
}
