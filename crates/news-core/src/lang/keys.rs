//! What the dialog of keyboard shortcuts says. Its module has these words, and a page that nobody reads by keyboard does
//! not load them.

use crate::shortcuts::Action;

/// Every word of the dialog.
pub struct KeyWords {
    /// Heading of the dialog.
    pub title: &'static str,
    /// When the keys do nothing.
    pub intro: &'static str,
    /// Whether they are heard at all.
    pub on: &'static str,
    /// Heading of what the keys do.
    pub action: &'static str,
    /// Heading of the keys.
    pub key: &'static str,
    /// What they do, in the order of [`Action::ALL`].
    pub actions: [&'static str; Action::ALL.len()],
    /// Between two keys that are pressed one after the other.
    pub then: &'static str,
    /// Begins to change a key.
    pub change: &'static str,
    /// The same, and for what.
    pub change_of: fn(&str) -> String,
    /// While the new key is awaited, and for what.
    pub press: fn(&str) -> String,
    /// That a key does something now: the key, and what.
    pub changed: fn(&str, &str) -> String,
    /// That a key does something else already: the key, and what.
    pub taken: fn(&str, &str) -> String,
    /// That the key that was pressed can be none.
    pub unfit: &'static str,
    /// Takes all changes back.
    pub reset: &'static str,
    /// That they were taken back.
    pub was_reset: &'static str,
    /// Changes last only as long as the page is open.
    pub not_kept: &'static str,
    /// Leads back to the page.
    pub close: &'static str,
}

impl KeyWords {
    /// What an action is called.
    #[must_use]
    pub fn name(&self, action: Action) -> &'static str {
        self.actions[action as usize]
    }
}
