//! Words typed with the keyboard in the other language: `rnrqkd` for 국방, `ㅜㅁ새` for nato.
//!
//! The layout is the two-set one, KS X 5002, which Korean keyboards have printed on them.
//!
//! Invariant: a word is turned as a whole or not at all.

use super::hangul::{FINALS, INITIALS, Syllable, number_in, put_together, taken_apart};

/// For each key from `a` to `z`, its letter.
const KEYS: [char; 26] = [
    'ㅁ', 'ㅠ', 'ㅊ', 'ㅇ', 'ㄷ', 'ㄹ', 'ㅎ', 'ㅗ', 'ㅑ', 'ㅓ', 'ㅏ', 'ㅣ', 'ㅡ', 'ㅜ', 'ㅐ', 'ㅔ', 'ㅂ', 'ㄱ', 'ㄴ',
    'ㅅ', 'ㅕ', 'ㅍ', 'ㅈ', 'ㅌ', 'ㅛ', 'ㅋ',
];

/// Keys that have a letter of their own with Shift.
const SHIFTED: [(char, char); 7] =
    [('q', 'ㅃ'), ('w', 'ㅉ'), ('e', 'ㄸ'), ('r', 'ㄲ'), ('t', 'ㅆ'), ('o', 'ㅒ'), ('p', 'ㅖ')];

/// The first vowel as a lone letter; the others follow in the order of syllables.
const FIRST_VOWEL: u32 = 'ㅏ' as u32;

/// Compound vowels by number, and those of the two keys that make them.
const COMPOUND_VOWELS: [(u32, u32, u32); 7] =
    [(9, 8, 0), (10, 8, 1), (11, 8, 20), (14, 13, 4), (15, 13, 5), (16, 13, 20), (19, 18, 20)];

/// What Latin letters would have been with the keyboard in Korean; `None` where that is not all whole syllables.
/// Digits stay. Capitals are keys with Shift, unless all are: then Caps Lock was on.
#[must_use]
pub fn in_hangul(word: &str) -> Option<String> {
    let shouted = !word.bytes().any(|it| it.is_ascii_lowercase());
    let mut text = String::with_capacity(word.len() * 3);
    // The syllable at hand: its initial and what follows it.
    let mut held: Option<(u32, Option<u32>, u32)> = None;
    let mut any = false;
    for key in word.chars() {
        if key.is_ascii_digit() {
            finish(&mut text, held.take())?;
            text.push(key);
            continue;
        }
        any = true;
        let letter = letter_of(if shouted { key.to_ascii_lowercase() } else { key })?;
        held = if let Some(vowel) = vowel_of(letter) {
            match held? {
                (initial, None, _) => Some((initial, Some(vowel), 0)),
                (initial, Some(before), 0) => Some((initial, Some(compound_vowel(before, vowel)?), 0)),
                (initial, before, last) => {
                    // The final was the initial of this vowel's syllable.
                    let letter = FINALS[last as usize - 1];
                    let (stays, moves) = match taken_apart(letter) {
                        Some((first, second)) => (number_in(&FINALS, first)? + 1, second),
                        None => (0, letter),
                    };
                    finish(&mut text, Some((initial, before, stays)))?;
                    Some((number_in(&INITIALS, moves)?, Some(vowel), 0))
                }
            }
        } else {
            let as_final = held.and_then(|(initial, vowel, last)| {
                let joined = if last == 0 { letter } else { put_together(FINALS[last as usize - 1], letter)? };
                vowel.and(number_in(&FINALS, joined)).map(|it| (initial, vowel, it + 1))
            });
            if as_final.is_none() {
                finish(&mut text, held)?;
            }
            as_final.or(Some((number_in(&INITIALS, letter)?, None, 0)))
        };
    }
    finish(&mut text, held)?;
    any.then_some(text)
}

/// What Hangul would have been with the keyboard in English, in lower case; `None` where it holds no Hangul, or letters
/// of neither keyboard. Digits and dashes stay.
#[must_use]
pub fn in_latin(word: &str) -> Option<String> {
    let mut text = String::with_capacity(word.len());
    let mut any = false;
    for letter in word.chars() {
        if letter.is_ascii_digit() || letter == '-' {
            text.push(letter);
            continue;
        }
        any = true;
        if !keys_of(letter, &mut |it| text.extend(key_of(it))) {
            return None;
        }
    }
    any.then_some(text)
}

/// Calls back with the letters that were typed for a syllable or a lone letter, a key each; false for any other
/// character.
pub(super) fn keys_of(letter: char, found: &mut dyn FnMut(char)) -> bool {
    let mut consonant = |letter: char| match taken_apart(letter) {
        Some((first, second)) => {
            found(first);
            found(second);
        }
        None => found(letter),
    };
    if let Some(Syllable { initial, vowel, last }) = Syllable::of(letter) {
        consonant(INITIALS[initial as usize]);
        let both = COMPOUND_VOWELS.iter().find(|it| it.0 == vowel);
        let (first, second) = both.map_or((vowel, None), |it| (it.1, Some(it.2)));
        for vowel in std::iter::once(first).chain(second) {
            consonant(char::from_u32(FIRST_VOWEL + vowel).unwrap_or(letter));
        }
        if 0 < last {
            consonant(FINALS[last as usize - 1]);
        }
        return true;
    }
    if let Some(vowel) = vowel_of(letter) {
        let both = COMPOUND_VOWELS.iter().find(|it| it.0 == vowel);
        let (first, second) = both.map_or((vowel, None), |it| (it.1, Some(it.2)));
        for vowel in std::iter::once(first).chain(second) {
            found(char::from_u32(FIRST_VOWEL + vowel).unwrap_or(letter));
        }
        return true;
    }
    let consonants = ('ㄱ'..='ㅎ').contains(&letter);
    if consonants {
        consonant(letter);
    }
    consonants
}

/// Puts a syllable to the text; `None` where it has no vowel.
fn finish(text: &mut String, held: Option<(u32, Option<u32>, u32)>) -> Option<()> {
    if let Some((initial, vowel, last)) = held {
        text.push(Syllable { initial, vowel: vowel?, last }.letter());
    }
    Some(())
}

fn letter_of(key: char) -> Option<char> {
    let lower = key.to_ascii_lowercase();
    let shifted = SHIFTED.iter().find(|it| lower != key && it.0 == lower).map(|it| it.1);
    let nth = (lower as usize).checked_sub('a' as usize)?;
    shifted.or(KEYS.get(nth).copied())
}

fn key_of(letter: char) -> Option<char> {
    if let Some(shifted) = SHIFTED.iter().find(|it| it.1 == letter) {
        return Some(shifted.0);
    }
    let nth = number_in(&KEYS, letter)?;
    char::from_u32('a' as u32 + nth)
}

fn vowel_of(letter: char) -> Option<u32> {
    (letter as u32).checked_sub(FIRST_VOWEL).filter(|it| *it < 21)
}

fn compound_vowel(first: u32, second: u32) -> Option<u32> {
    COMPOUND_VOWELS.iter().find(|it| it.1 == first && it.2 == second).map(|it| it.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(keys: &str, text: Option<&str>) {
        assert_eq!(in_hangul(keys).as_deref(), text, "{keys}");
    }

    #[test]
    fn english_that_was_meant_korean() {
        check("rnrqkd", Some("국방"));
        check("rnrqkdqnwkdrhks", Some("국방부장관"));
        check("altkdlf", Some("미사일"));
        check("xhdfuds", None);
        check("eoxhdfud", Some("대통령"));
        check("dnjswkfur", Some("원자력"));
        check("rhksfus", Some("관련"));
        check("Rkclf", Some("까칠"));
        check("RNRQKD", Some("국방"));
        check("ekfrrkqt", Some("닭값"));
        check("dmldnjs", Some("의원"));
        check("dj2022s", None);
        check("2022sus", Some("2022년"));
        check("hello", None);
        check("r", None);
        check("rnr-qkd", None);
        check("국방", None);
        check("2022", None);
        check("", None);
    }

    #[test]
    fn korean_that_was_meant_english() {
        #[track_caller]
        fn check(text: &str, expected: Option<&str>) {
            assert_eq!(in_latin(text).as_deref(), expected, "{text}");
        }
        check("ㅜㅁ새", Some("nato"));
        check("ㅡㅑㄴ냐ㅣㄷ", Some("missile"));
        check("ㅏ-9", Some("k-9"));
        check("ㄳㅘ", Some("rthk"));
        check("nato", None);
        check("9", None);
        check("国", None);
    }

    #[test]
    fn every_syllable_comes_back() {
        let mut word = String::new();
        for code in 0xAC00..=0xD7A3 {
            let letter = char::from_u32(code).unwrap();
            word.push(letter);
            // With Shift where a letter takes it.
            let mut keys = String::new();
            keys_of(letter, &mut |it| {
                let shifted = SHIFTED.iter().any(|pair| pair.1 == it);
                let key = key_of(it).unwrap();
                keys.push(if shifted { key.to_ascii_uppercase() } else { key });
            });
            // Behind a syllable in small letters, so that capitals are no Caps Lock.
            assert_eq!(in_hangul(&format!("dk{keys}")), Some(format!("아{letter}")), "{keys}");
        }
        assert!(in_latin(&word).is_some_and(|it| it.bytes().all(|it| it.is_ascii_lowercase())));
    }
}
