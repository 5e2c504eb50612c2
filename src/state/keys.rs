//! The reader's shortcuts, and how it stands with the dialog of them.

use leptos::prelude::*;
use news_core::lang::Language;
use news_core::lang::keys::KeyWords;
use news_core::shortcuts::{Action, Hearing, Refusal, Shortcuts, letter};

use crate::platform::{clock, page, storage};

/// Under which key they are remembered. A page that reads `off` there does not even fetch this module
/// (`public/boot.js`).
const KEY: &str = "news-zone.shortcuts";

/// A handle on all its signals, free to copy.
#[derive(Clone, Copy)]
pub struct Keys {
    /// The language of the dialog.
    pub language: RwSignal<Language>,
    /// What the keys do.
    pub shortcuts: RwSignal<Shortcuts>,
    /// Whether that outlasts the page, as far as is known.
    pub lasts: RwSignal<bool>,
    /// For what a new key is awaited.
    pub awaited: RwSignal<Option<Action>>,
    /// What the dialog says of the reader's last step.
    pub said: RwSignal<String>,
    hearing: StoredValue<Hearing>,
}

impl Keys {
    /// As the reader left them.
    #[must_use]
    pub fn new() -> Self {
        Self {
            language: RwSignal::new(spoken()),
            shortcuts: RwSignal::new(Shortcuts::read(&storage::recall(KEY).unwrap_or_default())),
            lasts: RwSignal::new(true),
            awaited: RwSignal::new(None),
            said: RwSignal::new(String::new()),
            hearing: StoredValue::new(Hearing::default()),
        }
    }

    /// The words of the dialog.
    #[must_use]
    pub fn words(&self) -> &'static KeyWords {
        self.language.get().key_words()
    }

    /// What the reader asks for with a key.
    pub fn hear(&self, key: &str, code: &str, has_shift: bool) -> Option<Action> {
        let letter = letter(key, code, has_shift)?;
        // Another page of the zone may have changed them.
        if self.lasts.get_untracked()
            && let Some(text) = storage::recall(KEY)
        {
            let shortcuts = Shortcuts::read(&text);
            if self.shortcuts.with_untracked(|it| *it != shortcuts) {
                self.shortcuts.set(shortcuts);
            }
        }
        let now_ms = clock::now_ms();
        let heard = self.shortcuts.with_untracked(|it| self.hearing.try_update_value(|to| to.hear(letter, now_ms, it)));
        heard.flatten()
    }

    /// Begins to show the dialog.
    pub fn open(&self) {
        self.language.set(spoken());
        self.stop_waiting();
        self.said.set(String::new());
    }

    /// Awaits a new key for that.
    pub fn wait_for(&self, action: Action) {
        let words = self.language.get_untracked().key_words();
        self.said.set((words.press)(words.name(action)));
        self.awaited.set(Some(action));
    }

    /// Awaits none any more.
    pub fn stop_waiting(&self) {
        self.awaited.set(None);
    }

    /// Takes a key that was pressed in the dialog. Answers whether it was awaited, and so does nothing else.
    pub fn take(&self, key: &str, code: &str, has_shift: bool) -> bool {
        let Some(action) = self.awaited.get_untracked() else { return false };
        match key {
            "Escape" => {
                self.stop_waiting();
                self.said.set(String::new());
                return true;
            }
            "Tab" => {
                self.stop_waiting();
                return false;
            }
            // Shift, and whatever else writes nothing.
            _ if 1 < key.chars().count() => return false,
            _ => {}
        }
        let words = self.language.get_untracked().key_words();
        let mut shortcuts = self.shortcuts.get_untracked();
        let outcome = letter(key, code, has_shift).ok_or(Refusal::Unfit).and_then(|letter| {
            shortcuts.change(action, letter)?;
            Ok(letter)
        });
        self.said.set(match outcome {
            Ok(letter) => {
                self.stop_waiting();
                self.keep(shortcuts);
                (words.changed)(&String::from(letter), words.name(action))
            }
            Err(Refusal::Taken(other)) => (words.taken)(key, words.name(other)),
            Err(Refusal::Unfit) => words.unfit.to_owned(),
        });
        true
    }

    /// Has them heard from now on, or not.
    pub fn turn(&self, are_on: bool) {
        self.keep(self.shortcuts.get_untracked().turned(are_on));
    }

    /// Takes all changes back.
    pub fn reset(&self) {
        let mut shortcuts = self.shortcuts.get_untracked();
        shortcuts.reset();
        self.stop_waiting();
        self.keep(shortcuts);
        self.said.set(self.language.get_untracked().key_words().was_reset.to_owned());
    }

    fn keep(&self, shortcuts: Shortcuts) {
        self.lasts.set(storage::remember(KEY, &shortcuts.write()));
        self.shortcuts.set(shortcuts);
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self::new()
    }
}

/// The language the page is in.
fn spoken() -> Language {
    Language::best([page::language().as_str()])
}
