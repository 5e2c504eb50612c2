//! Keyboard shortcuts: what their module does with keys, and their dialog. It is fetched at the first letter that is
//! pressed outside a field, or when the dialog is asked for; until then a page carries nothing of it.

use leptos::prelude::Owner;
use news_core::shortcuts::Action;

use crate::platform::keys;
use crate::state::keys::Keys;
use crate::ui::shortcuts::{Doing, Showing, dialog};
use crate::ui::view::{Mount, View, live, mount_in};

/// The keyboard's handle on the page, for as long as the page lives.
pub struct Keyboard {
    keys: Keys,
    _mount: Mount,
    /// Of what the dialog shows; after what draws it.
    _owner: Owner,
}

impl Keyboard {
    /// Puts the dialog into the page, closed.
    #[must_use]
    pub fn new() -> Self {
        let owner = Owner::new();
        let keys = owner.with(Keys::new);
        let mount = mount_in(&keys::room(), move || live(move || shell(keys)), false);
        Self { keys, _mount: mount, _owner: owner }
    }

    /// Takes a step that a key stands for. Answers whether there was one to take.
    pub fn hear(&self, key: &str, code: &str, has_shift: bool) -> bool {
        match self.keys.hear(key, code, has_shift) {
            None => false,
            Some(Action::Help) => {
                self.show();
                true
            }
            Some(Action::Next) => keys::step(true),
            Some(Action::Previous) => keys::step(false),
            Some(Action::Open) => keys::open(),
            Some(Action::Back) => keys::go_back(),
            Some(Action::Save) => keys::press("save-article"),
            Some(Action::Search) => keys::search(),
            Some(Action::Home) => keys::go_home(),
        }
    }

    /// Shows the dialog.
    pub fn show(&self) {
        self.keys.open();
        keys::show_dialog();
    }
}

impl Default for Keyboard {
    fn default() -> Self {
        Self::new()
    }
}

fn shell(keys: Keys) -> View {
    let doing = Doing {
        take: move |key: &str, code: &str, has_shift: bool| keys.take(key, code, has_shift),
        wait_for: move |action| keys.wait_for(action),
        turn: move |are_on| keys.turn(are_on),
        reset: move || keys.reset(),
        close: keys::close_dialog,
    };
    keys.with(|stand| {
        let (words, language) = (stand.language.key_words(), stand.language.words().tag);
        let showing =
            Showing { shortcuts: &stand.shortcuts, awaited: stand.awaited, said: &stand.said, lasts: stand.lasts };
        dialog(&showing, words, language, doing)
    })
}
