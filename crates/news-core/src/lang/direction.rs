//! Which way a language is written.

/// A direction of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// As English is.
    LeftToRight,
    /// As Arabic is.
    RightToLeft,
}

/// Languages that are written from right to left unless their tags name another script (CLDR, `characterOrder`).
const RIGHT_TO_LEFT: [&str; 13] = ["ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "ug", "ur", "yi"];

/// Scripts that are.
const SCRIPTS: [&str; 7] = ["adlm", "arab", "hebr", "nkoo", "rohg", "syrc", "thaa"];

impl Direction {
    /// That of a BCP 47 tag.
    #[must_use]
    pub fn of(tag: &str) -> Self {
        let mut parts = tag.split(['-', '_']);
        let language = parts.next().unwrap_or_default();
        let is_in = |list: &[&str], part: &str| list.iter().any(|it| it.eq_ignore_ascii_case(part));
        // A script is the one part of four letters.
        let is_right_to_left = match parts.find(|it| it.len() == 4) {
            Some(script) => is_in(&SCRIPTS, script),
            None => is_in(&RIGHT_TO_LEFT, language),
        };
        if is_right_to_left { Self::RightToLeft } else { Self::LeftToRight }
    }

    /// The value of `dir`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn directions() {
        #[track_caller]
        fn check(tag: &str, expected: &str) {
            assert_eq!(Direction::of(tag).name(), expected, "{tag}");
        }
        check("en", "ltr");
        check("ko-KR", "ltr");
        check("ja", "ltr");
        check("ar", "rtl");
        check("AR-EG", "rtl");
        check("he_IL", "rtl");
        check("fa", "rtl");
        check("az-Arab-IR", "rtl");
        check("ks-Deva", "ltr");
        check("", "ltr");
    }
}
