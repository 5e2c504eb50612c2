//! How a reader wants pages to look: theme, type, and how much a list shows.
//!
//! Invariant: what was written by another version is read as far as it can be; what is missing or unknown is the default.
//! The names are those of the attributes that `style/tokens.css` knows, so a choice is one name and nothing else.

/// Something that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Paper and ink.
    Theme,
    /// Size of the type.
    Size,
    /// Length of the lines of an article.
    Width,
    /// Face of an article's text.
    Face,
    /// Space between lines, words and letters.
    Spacing,
    /// How much a list shows of each article.
    Density,
    /// Whether pictures are left out, and nothing is fetched ahead.
    Lite,
}

impl Setting {
    /// All of them, in the order they are offered.
    pub const ALL: [Setting; 7] = [
        Setting::Theme,
        Setting::Size,
        Setting::Width,
        Setting::Face,
        Setting::Spacing,
        Setting::Density,
        Setting::Lite,
    ];

    /// Its name: of the attribute `data-…` of the page, and in what is written.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Setting::Theme => "theme",
            Setting::Size => "size",
            Setting::Width => "width",
            Setting::Face => "face",
            Setting::Spacing => "spacing",
            Setting::Density => "density",
            Setting::Lite => "lite",
        }
    }

    /// What it can be, the default first.
    #[must_use]
    pub fn choices(self) -> &'static [&'static str] {
        match self {
            Setting::Theme => &["auto", "light", "dark", "contrast"],
            Setting::Size => &["normal", "small", "large", "larger", "largest"],
            Setting::Width => &["normal", "narrow", "wide"],
            Setting::Face => &["sans", "serif"],
            Setting::Spacing => &["normal", "wide"],
            Setting::Density => &["standard", "headlines", "cards"],
            Setting::Lite => &["auto", "on", "off"],
        }
    }
}

/// All choices of a reader; by default none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Display {
    /// The place of each choice among its setting's.
    chosen: [u8; Setting::ALL.len()],
}

impl Display {
    /// What is chosen.
    #[must_use]
    pub fn choice(&self, setting: Setting) -> &'static str {
        setting.choices().get(usize::from(self.chosen[setting as usize])).copied().unwrap_or_default()
    }

    /// The same with another choice; unchanged where there is no such choice.
    #[must_use]
    pub fn with(mut self, setting: Setting, choice: &str) -> Self {
        if let Some(nth) = setting.choices().iter().position(|it| *it == choice) {
            self.chosen[setting as usize] = nth as u8;
        }
        self
    }

    /// Reads what [`Display::write`] wrote.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut display = Self::default();
        for (key, choice) in text.split(' ').filter_map(|it| it.split_once('=')) {
            if let Some(setting) = Setting::ALL.into_iter().find(|it| it.key() == key) {
                display = display.with(setting, choice);
            }
        }
        display
    }

    /// What differs from the default: `theme=dark size=large`.
    #[must_use]
    pub fn write(&self) -> String {
        let differs = |it: &Setting| self.chosen[*it as usize] != 0;
        let pair = |it: Setting| [it.key(), "=", self.choice(it)].concat();
        Setting::ALL.into_iter().filter(differs).map(pair).collect::<Vec<_>>().join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(Display::read(text).write(), expected, "{text}");
    }

    #[test]
    fn what_is_remembered() {
        check("", "");
        check("theme=dark size=largest", "theme=dark size=largest");
        check("size=large theme=dark", "theme=dark size=large");
        check("theme=auto", "");
        check("theme=purple width=wide future=1 =", "width=wide");
        check("theme=dark theme=nothing", "theme=dark");
        check("테마=어둡게", "");
    }

    #[test]
    fn every_choice_is_found_again() {
        for setting in Setting::ALL {
            for choice in setting.choices() {
                let display = Display::default().with(setting, choice);
                assert_eq!((display.choice(setting), Display::read(&display.write())), (*choice, display));
            }
        }
    }
}
