//! Keys that stand for a reader's steps: which are usual, and which the reader has chosen instead.
//!
//! Invariant: no two actions have the same key, and no key is the beginning of another's. Nothing here hears a key or
//! remembers one; whoever does tells it.

/// How long the second of two keys may follow the first, in milliseconds.
///
/// Most people who type with ten fingers need a fifth of it, and whoever looks for the key has the time to.
pub const FOLLOW_WAIT_MS: u64 = 1_500;

/// What a key does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    /// Goes on to the next article: its headline in a list, its page beside one.
    Next,
    /// Goes back to the one before.
    Previous,
    /// Opens the article that has the focus.
    Open,
    /// Leads back to the list.
    Back,
    /// Saves the article, or forgets it.
    Save,
    /// Goes to the search field.
    Search,
    /// Goes to the front page.
    Home,
    /// Shows the shortcuts.
    Help,
}

impl Action {
    /// All of them, in the order they are shown in.
    pub const ALL: [Action; 8] = [
        Action::Next,
        Action::Previous,
        Action::Open,
        Action::Back,
        Action::Save,
        Action::Search,
        Action::Home,
        Action::Help,
    ];

    /// What it is called where it is remembered.
    fn name(self) -> &'static str {
        ["next", "previous", "open", "back", "save", "search", "home", "help"][self as usize]
    }
}

/// The usual keys, in the order of [`Action::ALL`]: those that mail, code and news have had for years.
const USUAL: [&str; Action::ALL.len()] = ["j", "k", "o", "u", "s", "/", "gh", "?"];

/// Why a key cannot be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It stands for that already, or begins what does.
    Taken(Action),
    /// It is no letter, digit or sign.
    Unfit,
}

/// A reader's shortcuts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shortcuts {
    /// Whether keys are heard at all.
    pub are_on: bool,
    /// One or two letters for each action, in the order of [`Action::ALL`].
    keys: [String; Action::ALL.len()],
}

impl Default for Shortcuts {
    fn default() -> Self {
        Self { are_on: true, keys: USUAL.map(str::to_owned) }
    }
}

impl Shortcuts {
    /// The keys of an action, one after the other.
    pub fn keys(&self, action: Action) -> impl Iterator<Item = char> {
        self.keys[action as usize].chars()
    }

    /// Gives an action another key.
    ///
    /// # Errors
    ///
    /// Where that key cannot be had, the old one stays.
    pub fn change(&mut self, action: Action, key: char) -> Result<(), Refusal> {
        self.set(action, String::from(key))
    }

    fn set(&mut self, action: Action, keys: String) -> Result<(), Refusal> {
        if !(1..=2).contains(&keys.len()) || !keys.bytes().all(|it| it.is_ascii_graphic() && !it.is_ascii_uppercase()) {
            return Err(Refusal::Unfit);
        }
        let is_taken = |other: &str| !other.is_empty() && (other.starts_with(&keys) || keys.starts_with(other));
        let mut others = Action::ALL.into_iter().filter(|it| *it != action);
        if let Some(other) = others.find(|it| is_taken(&self.keys[*it as usize])) {
            return Err(Refusal::Taken(other));
        }
        self.keys[action as usize] = keys;
        Ok(())
    }

    /// The usual keys again; whether they are heard stays.
    pub fn reset(&mut self) {
        self.keys = Self::default().keys;
    }

    /// As it is remembered: what is other than usual.
    #[must_use]
    pub fn write(&self) -> String {
        let mut text = String::from(if self.are_on { "on" } else { "off" });
        for action in Action::ALL {
            let keys = &self.keys[action as usize];
            if keys != USUAL[action as usize] {
                text.push_str(&[" ", action.name(), "=", keys].concat());
            }
        }
        text
    }

    /// Reads what was remembered. What cannot be is passed over: the usual key stays.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut shortcuts = Self { are_on: text.split(' ').next() != Some("off"), ..Self::default() };
        let named = |name: &str| Action::ALL.into_iter().find(|it| it.name() == name);
        let told = || text.split(' ').filter_map(|it| it.split_once('=')).filter_map(|it| Some((named(it.0)?, it.1)));
        // Keys may have changed places: none stands in the way of another while both move.
        for (action, _) in told() {
            shortcuts.keys[action as usize].clear();
        }
        for (action, keys) in told() {
            let _ = shortcuts.set(action, keys.to_owned());
        }
        for action in Action::ALL {
            let has_key = !shortcuts.keys[action as usize].is_empty();
            if !has_key && shortcuts.set(action, USUAL[action as usize].to_owned()).is_err() {
                // Another has its usual key: nothing here wrote that. All is as usual then.
                shortcuts.reset();
                break;
            }
        }
        shortcuts
    }
}

/// The letter, digit or sign that a key stands for; `None` for all others.
///
/// `key` is what it writes, `code` where it is on the keyboard (<https://www.w3.org/TR/uievents-code/>). Where a layout
/// writes another script, the place decides: ㅓ is where j is.
#[must_use]
pub fn letter(key: &str, code: &str, has_shift: bool) -> Option<char> {
    let mut letters = key.chars();
    let (written, None) = (letters.next()?, letters.next()) else { return None };
    if written.is_ascii() {
        // A capital letter is another key, unless it is the lock that makes it one.
        let is_capital = written.is_ascii_alphabetic() && has_shift;
        return (written.is_ascii_graphic() && !is_capital).then(|| written.to_ascii_lowercase());
    }
    match (code.strip_prefix("Key"), code, has_shift) {
        (Some(place), _, false) => place.chars().next().map(|it| it.to_ascii_lowercase()),
        (_, "Slash", false) => Some('/'),
        (_, "Slash", true) => Some('?'),
        _ => None,
    }
}

/// Hears letters as they are pressed, and knows when they are an action.
#[derive(Debug, Default)]
pub struct Hearing {
    /// The first of two, and when it was pressed.
    begun: Option<(char, u64)>,
}

impl Hearing {
    /// What the reader asks for with a letter, pressed at that moment.
    pub fn hear(&mut self, letter: char, now_ms: u64, shortcuts: &Shortcuts) -> Option<Action> {
        let before = self.begun.take().filter(|it| now_ms.saturating_sub(it.1) <= FOLLOW_WAIT_MS).map(|it| it.0);
        if !shortcuts.are_on {
            return None;
        }
        let is = |action: &Action, first: Option<char>, last: char| {
            shortcuts.keys(*action).eq(first.into_iter().chain([last]))
        };
        let both = before.and_then(|first| Action::ALL.into_iter().find(|it| is(it, Some(first), letter)));
        let found = both.or_else(|| Action::ALL.into_iter().find(|it| is(it, None, letter)));
        if found.is_none() && Action::ALL.into_iter().any(|it| shortcuts.keys(it).next() == Some(letter)) {
            self.begun = Some((letter, now_ms));
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_keys() {
        #[track_caller]
        fn check(key: &str, code: &str, has_shift: bool, expected: Option<char>) {
            assert_eq!(letter(key, code, has_shift), expected, "{key} at {code}");
        }
        check("j", "KeyJ", false, Some('j'));
        check("J", "KeyJ", false, Some('j'));
        check("J", "KeyJ", true, None);
        check("?", "Slash", true, Some('?'));
        // On a German keyboard the sign is elsewhere, and what is written counts.
        check("?", "Minus", true, Some('?'));
        // On a Dvorak keyboard j is where c is on others.
        check("j", "KeyC", false, Some('j'));
        check("ㅓ", "KeyJ", false, Some('j'));
        check("ㅎ", "KeyG", false, Some('g'));
        check("ㅃ", "KeyQ", true, None);
        check("ま", "KeyJ", false, Some('j'));
        check("め", "Slash", false, Some('/'));
        check("・", "Slash", true, Some('?'));
        check("о", "KeyJ", false, Some('j'));
        check("é", "Digit2", false, None);
        check(" ", "Space", false, None);
        for key in ["Enter", "Process", "Dead", "F1", ""] {
            check(key, "KeyJ", false, None);
        }
    }

    #[test]
    fn what_is_heard() {
        #[track_caller]
        fn check(pressed: &[(char, u64)], expected: &[Action]) {
            let mut hearing = Hearing::default();
            let heard = pressed.iter().filter_map(|(letter, at)| hearing.hear(*letter, *at, &Shortcuts::default()));
            assert_eq!(heard.collect::<Vec<_>>(), expected);
        }
        check(&[('j', 0), ('k', 10), ('?', 20)], &[Action::Next, Action::Previous, Action::Help]);
        check(&[('g', 0), ('h', 1_500)], &[Action::Home]);
        check(&[('g', 0), ('h', 1_501)], &[]);
        check(&[('h', 0), ('x', 0)], &[]);
        check(&[('g', 0), ('g', 10), ('h', 20)], &[Action::Home]);
        // Whoever changes their mind is heard.
        check(&[('g', 0), ('j', 10), ('h', 20)], &[Action::Next]);
        let off = Shortcuts { are_on: false, ..Shortcuts::default() };
        assert_eq!(Hearing::default().hear('j', 0, &off), None);
    }

    #[test]
    fn changes() {
        let mut shortcuts = Shortcuts::default();
        assert_eq!(shortcuts.change(Action::Next, 'k'), Err(Refusal::Taken(Action::Previous)));
        assert_eq!(shortcuts.change(Action::Next, 'g'), Err(Refusal::Taken(Action::Home)));
        assert_eq!(shortcuts.change(Action::Next, '국'), Err(Refusal::Unfit));
        assert_eq!(shortcuts.change(Action::Next, ' '), Err(Refusal::Unfit));
        assert_eq!(shortcuts, Shortcuts::default());
        assert_eq!(shortcuts.change(Action::Next, 'n'), Ok(()));
        assert_eq!(shortcuts.change(Action::Next, 'n'), Ok(()));
        assert_eq!(shortcuts.change(Action::Home, 'g'), Ok(()));
        assert_eq!(shortcuts.change(Action::Open, 'j'), Ok(()));
        assert_eq!(Hearing::default().hear('j', 0, &shortcuts), Some(Action::Open));
        shortcuts.reset();
        assert_eq!(shortcuts, Shortcuts::default());
    }

    #[test]
    fn what_is_remembered() {
        #[track_caller]
        fn check(text: &str, written: &str) {
            assert_eq!(Shortcuts::read(text).write(), written, "{text}");
        }
        check("", "on");
        check("on", "on");
        check("off", "off");
        check("off next=n", "off next=n");
        check("on next=n home=h", "on next=n home=h");
        check("on next== search=\\", "on next== search=\\");
        // Two that have changed places.
        check("on next=k previous=j", "on next=k previous=j");
        check("on open=j next=o", "on next=o open=j");
        // What nobody here has written.
        check("next=n", "on next=n");
        check("on next=국 nothing=x home", "on");
        check("on next=k", "on");
        check("on next=n previous=n", "on next=n");
        check("on next=k previous=국", "on");
        check("on next=NN", "on");
        check("on next=", "on");
        check("off home=g next=xyz", "off home=g");
    }
}
