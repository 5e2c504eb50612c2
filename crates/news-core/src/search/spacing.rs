//! Spaces: where words begin, and Korean compounds that some write in one and others apart.
//!
//! Invariant: a word is looked for across spaces only where nobody could take what is found for something else, so that
//! 국방 is not found in "한국 방문".

use super::expression::Words;
use super::hangul::is_syllable;
use super::pattern::Pattern;

/// Fewest syllables of a word that is looked for across spaces.
const ACROSS_MIN: usize = 4;
/// Fewest syllables between two spaces of what is found so.
pub(super) const PART_MIN: usize = 2;

impl Words {
    /// Whether this is also looked for across spaces: an unquoted word of at least four Hangul syllables, the last of
    /// which may be a lone consonant on its way to be one.
    #[must_use]
    pub fn goes_across_spaces(&self) -> bool {
        let spans = &self.patterns[0].spans;
        let (last, before) = match spans.split_last() {
            Some((last, before)) if !self.quoted && ACROSS_MIN <= spans.len() => (last, before),
            _ => return false,
        };
        before.iter().all(|it| is_syllable(it.first))
            && (is_syllable(last.first) || ('ㄱ'..='ㅎ').contains(&last.first))
    }
}

impl Pattern {
    /// How many bytes of a text it takes with at least one space in it, if it begins there: no fewer than two syllables
    /// stand before, between and behind spaces. Whether a word begins there is for [`begins_word`] to say.
    #[must_use]
    pub fn length_across(&self, text: &str) -> Option<usize> {
        let (mut nth, mut part, mut length, mut across) = (0, 0, 0, false);
        for letter in text.chars() {
            if letter == ' ' && PART_MIN <= part && PART_MIN <= self.spans.len() - nth {
                part = 0;
                across = true;
            } else if self.spans[nth].admits(letter) {
                part += 1;
                nth += 1;
            } else {
                return None;
            }
            length += letter.len_utf8();
            if nth == self.spans.len() {
                return across.then_some(length);
            }
        }
        None
    }
}

/// Whether a word begins behind a character of folded text, or at the beginning of one.
#[must_use]
pub fn begins_word(before: Option<char>) -> bool {
    !before.is_some_and(is_letter)
}

/// Whether a folded character is part of a word: a letter or digit, not a space, a mark or a sign. Anything beyond
/// Latin punctuation, general punctuation and that of CJK counts as one.
pub(super) fn is_letter(letter: char) -> bool {
    letter.is_ascii_alphanumeric()
        || ('\u{c0}' <= letter
            && !matches!(letter, '\u{2000}'..='\u{206f}' | '\u{2190}'..='\u{2bff}' | '\u{3000}'..='\u{3020}' | '・'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Expression;

    #[track_caller]
    fn check(typed: &str, text: &str, expected: Option<&str>) {
        let read = Expression::read(typed, true).expression;
        let words = read.words()[0];
        let length = words.patterns.iter().find_map(|it| it.length_across(text));
        assert_eq!(length.filter(|_| words.goes_across_spaces()).map(|it| &text[..it]), expected, "{typed} in {text}");
    }

    #[test]
    fn across_spaces() {
        check("방산협력", "방산 협력을", Some("방산 협력"));
        check("방산협려", "방산 협력을", Some("방산 협력"));
        check("방산협ㄹ", "방산 협력을", Some("방산 협력"));
        check("주한미군훈련", "주한 미군 훈련", Some("주한 미군 훈련"));
        check("국방", "국 방", None);
        check("방산협력", "방산협력", None);
        check("방산협력", "방 산협력", None);
        check("방산협력", "방산협 력", None);
        check("방산협력", "방산  협력", None);
        check("방산협력", "방산 ", None);
        check("\"방산협력\"", "방산 협력", None);
        check("k9자주포", "k9 자주포", None);
        check("ㅂㅅㅎㄹ", "방산 협력", None);
    }

    #[test]
    fn beginnings() {
        for before in [None, Some(' '), Some('"'), Some('('), Some('·'), Some('…'), Some('〈'), Some('\n')] {
            assert!(begins_word(before), "{before:?}");
        }
        for before in ['국', 'a', '9', 'ㄱ', 'é', '日', 'カ'] {
            assert!(!begins_word(Some(before)), "{before}");
        }
    }
}
