//! The reader's shortcuts, and how it stands with the dialog of them.

use leptos::prelude::*;
use news_core::lang::Language;
use news_core::lang::keys::KeyWords;
use news_core::shortcuts::{Action, Hearing, Refusal, Shortcuts, letter};

use crate::platform::storage::{self, Key};
use crate::platform::{clock, page};

/// How it stands. In one signal: each type of signal weighs some KB.
pub struct Stand {
    /// The language of the dialog.
    pub language: Language,
    /// What the keys do.
    pub shortcuts: Shortcuts,
    /// Whether that outlasts the page, as far as is known.
    pub lasts: bool,
    /// For what a new key is awaited.
    pub awaited: Option<Action>,
    /// What the dialog says of the reader's last step.
    pub said: String,
    hearing: Hearing,
}

/// A handle on it, free to copy.
#[derive(Clone, Copy)]
pub struct Keys(RwSignal<Stand>);

impl Keys {
    /// As the reader left them.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(Stand {
            language: Language::default(),
            shortcuts: Shortcuts::read(&storage::recall(Key::Shortcuts).unwrap_or_default()),
            lasts: true,
            awaited: None,
            said: String::new(),
            hearing: Hearing::default(),
        }))
    }

    /// Shows how it stands, and again when that changes.
    pub fn with<T>(self, show: impl FnOnce(&Stand) -> T) -> T {
        self.0.with(show)
    }

    /// What the reader asks for with a key.
    pub fn hear(self, key: &str, code: &str, has_shift: bool) -> Option<Action> {
        let letter = letter(key, code, has_shift)?;
        let now_ms = clock::now_ms();
        let heard = self.0.try_update_untracked(|stand| {
            // Another page of the zone may have changed them.
            if let Some(text) = storage::recall(Key::Shortcuts).filter(|_| stand.lasts) {
                stand.shortcuts = Shortcuts::read(&text);
            }
            stand.hearing.hear(letter, now_ms, &stand.shortcuts)
        });
        heard.flatten()
    }

    /// Begins to show the dialog, in the language that the page is in.
    pub fn open(self) {
        self.change(&mut |stand, _| {
            stand.language = Language::best([page::language().as_str()]);
            stand.awaited = None;
            stand.said.clear();
        });
    }

    /// Awaits a new key for that.
    pub fn wait_for(self, action: Action) {
        self.change(&mut |stand, words| {
            stand.said = (words.press)(words.name(action));
            stand.awaited = Some(action);
        });
    }

    /// Takes a key that was pressed in the dialog. Answers whether it was awaited, and so does nothing else.
    pub fn take(self, key: &str, code: &str, has_shift: bool) -> bool {
        let Some(action) = self.0.with_untracked(|it| it.awaited) else { return false };
        match key {
            "Escape" | "Tab" => {
                self.change(&mut |stand, _| {
                    stand.awaited = None;
                    stand.said.clear();
                });
                // Whoever goes on to the next stop goes on.
                return key == "Escape";
            }
            // Shift, and whatever else writes nothing.
            _ if 1 < key.chars().count() => return false,
            _ => {}
        }
        self.change(&mut |stand, words| {
            let changed = letter(key, code, has_shift).ok_or(Refusal::Unfit).and_then(|letter| {
                stand.shortcuts.change(action, letter)?;
                Ok(letter)
            });
            stand.said = match changed {
                Ok(letter) => {
                    stand.awaited = None;
                    (words.changed)(&String::from(letter), words.name(action))
                }
                Err(Refusal::Taken(other)) => (words.taken)(key, words.name(other)),
                Err(Refusal::Unfit) => words.unfit.to_owned(),
            };
        });
        self.keep();
        true
    }

    /// Has them heard from now on, or not.
    pub fn turn(self, are_on: bool) {
        self.change(&mut |stand, _| stand.shortcuts.are_on = are_on);
        self.keep();
    }

    /// Takes all changes back.
    pub fn reset(self) {
        self.change(&mut |stand, words| {
            stand.shortcuts.reset();
            stand.awaited = None;
            words.was_reset.clone_into(&mut stand.said);
        });
        self.keep();
    }

    fn keep(self) {
        self.change(&mut |stand, _| stand.lasts = storage::remember(Key::Shortcuts, &stand.shortcuts.write()));
    }

    fn change(self, change: &mut dyn FnMut(&mut Stand, &'static KeyWords)) {
        self.0.update(|stand| change(stand, stand.language.key_words()));
    }
}

impl Default for Keys {
    fn default() -> Self {
        Self::new()
    }
}
