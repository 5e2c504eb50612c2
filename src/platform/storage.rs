//! What the browser remembers for us, if it will.

/// What was remembered under that key.
#[must_use]
pub fn recall(key: &str) -> Option<String> {
    super::window().local_storage().ok()??.get_item(key).ok()?
}

/// Remembers it no longer.
pub fn forget(key: &str) {
    if let Ok(Some(storage)) = super::window().local_storage() {
        let _ = storage.remove_item(key);
    }
}

/// Remembers, unless the browser refuses. Answers whether it did: what is kept here is convenience, never content, but who
/// keeps something has to know.
pub fn remember(key: &str, value: &str) -> bool {
    let storage = super::window().local_storage().ok().flatten();
    storage.is_some_and(|it| it.set_item(key, value).is_ok())
}
