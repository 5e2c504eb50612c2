//! Hangul: the arithmetic of syllables, and what a word typed in it may be.
//!
//! A syllable is its initial consonant, vowel and final consonant in mixed radix (Unicode Standard, section 3.12), so
//! that what a lone initial or a half-typed syllable may become is one range of characters.
//!
//! Invariant: nothing here knows a word of Korean; it is all arithmetic and tables of letters.

use super::pattern::{Pattern, Span};

const FIRST: u32 = 0xAC00;
const LAST: u32 = 0xD7A3;
/// Syllables with one initial.
const WITH_INITIAL: u32 = 588;
/// Syllables with one initial and one vowel: without a final, and with each of 27.
const WITH_VOWEL: u32 = 28;

/// Initials in their order, as lone letters.
pub(super) const INITIALS: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];

/// Finals in their order, from the first; as lone letters.
pub(super) const FINALS: [char; 27] = [
    'ㄱ', 'ㄲ', 'ㄳ', 'ㄴ', 'ㄵ', 'ㄶ', 'ㄷ', 'ㄹ', 'ㄺ', 'ㄻ', 'ㄼ', 'ㄽ', 'ㄾ', 'ㄿ', 'ㅀ', 'ㅁ', 'ㅂ', 'ㅄ', 'ㅅ',
    'ㅆ', 'ㅇ', 'ㅈ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ',
];

/// Compound consonants and the two keys that make them.
const COMPOUNDS: [(char, char, char); 11] = [
    ('ㄳ', 'ㄱ', 'ㅅ'),
    ('ㄵ', 'ㄴ', 'ㅈ'),
    ('ㄶ', 'ㄴ', 'ㅎ'),
    ('ㄺ', 'ㄹ', 'ㄱ'),
    ('ㄻ', 'ㄹ', 'ㅁ'),
    ('ㄼ', 'ㄹ', 'ㅂ'),
    ('ㄽ', 'ㄹ', 'ㅅ'),
    ('ㄾ', 'ㄹ', 'ㅌ'),
    ('ㄿ', 'ㄹ', 'ㅍ'),
    ('ㅀ', 'ㄹ', 'ㅎ'),
    ('ㅄ', 'ㅂ', 'ㅅ'),
];

/// A syllable, taken apart: the numbers of its letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Syllable {
    /// Initial, from 0 to 18.
    pub(super) initial: u32,
    /// Vowel, from 0 to 20.
    pub(super) vowel: u32,
    /// Final, from 1 to 27; 0 for none.
    pub(super) last: u32,
}

impl Syllable {
    /// Takes a character apart; `None` where it is no syllable.
    pub(super) fn of(letter: char) -> Option<Self> {
        let code = letter as u32;
        if !(FIRST..=LAST).contains(&code) {
            return None;
        }
        let nth = code - FIRST;
        Some(Self { initial: nth / WITH_INITIAL, vowel: nth % WITH_INITIAL / WITH_VOWEL, last: nth % WITH_VOWEL })
    }

    /// The character.
    pub(super) fn letter(self) -> char {
        let code = FIRST + self.initial * WITH_INITIAL + self.vowel * WITH_VOWEL + self.last;
        char::from_u32(code).unwrap_or('\u{ac00}')
    }
}

/// Whether a character is a Hangul syllable.
pub(super) fn is_syllable(letter: char) -> bool {
    (FIRST..=LAST).contains(&(letter as u32))
}

/// The first of the bytes that initials are in a text of initials, where a character is a byte. ASCII stays as it is below;
/// every other character is the last one.
const INITIAL_BYTE: u8 = 0x80;

/// The byte of a character in a text of initials.
pub(super) fn initial_byte(letter: char) -> u8 {
    match Syllable::of(letter) {
        Some(syllable) => INITIAL_BYTE + syllable.initial as u8,
        None if letter.is_ascii() => letter as u8,
        None => u8::MAX,
    }
}

/// The byte of a range of characters in a text of initials, if it is all that begin with one.
pub(super) fn byte_of_span(span: &Span) -> Option<u8> {
    let syllable = Syllable::of(span.first)?;
    (*span == beginning_with(syllable.initial)).then(|| initial_byte(span.first))
}

/// All syllables that begin with an initial, by its number.
fn beginning_with(initial: u32) -> Span {
    let first = Syllable { initial, vowel: 0, last: 0 };
    let last = Syllable { initial, vowel: 20, last: 27 };
    Span { first: first.letter(), last: last.letter() }
}

/// The number of an initial; a lone letter of a keyboard, or one that only stands in syllables.
fn initial_of(letter: char) -> Option<u32> {
    if ('\u{1100}'..='\u{1112}').contains(&letter) {
        return Some(letter as u32 - 0x1100);
    }
    number_in(&INITIALS, letter)
}

pub(super) fn number_in(letters: &[char], letter: char) -> Option<u32> {
    letters.iter().position(|it| *it == letter).and_then(|it| u32::try_from(it).ok())
}

/// The two keys of a compound consonant.
pub(super) fn taken_apart(letter: char) -> Option<(char, char)> {
    COMPOUNDS.iter().find(|it| it.0 == letter).map(|it| (it.1, it.2))
}

/// The compound consonant that two keys make.
pub(super) fn put_together(first: char, second: char) -> Option<char> {
    COMPOUNDS.iter().find(|it| it.1 == first && it.2 == second).map(|it| it.0)
}

/// What a folded word or phrase may be in a text; none for an empty one. The first is what was typed.
///
/// Unless it is quoted, each lone consonant may be any syllable that begins with it. While its last syllable is being
/// composed, that is also whatever it may become.
pub(super) fn patterns(folded: &str, quoted: bool, composing: bool) -> Vec<Pattern> {
    let Some(exact) = Pattern::exact(folded) else { return Vec::new() };
    let last = folded.chars().next_back().unwrap_or(' ');
    let widest = if quoted { exact.spans.clone() } else { widened(folded) };
    let mut spans = vec![exact.spans];
    put(&mut spans, widest.clone());
    if composing {
        let before = &widest[..widest.len() - 1];
        if let Some(syllable) = Syllable::of(last) {
            for ending in becoming(syllable) {
                let mut longer = before.to_vec();
                longer.extend(ending);
                put(&mut spans, longer);
            }
        } else if quoted && let Some(initial) = initial_of(last) {
            let mut longer = before.to_vec();
            longer.push(beginning_with(initial));
            put(&mut spans, longer);
        }
    }
    spans.into_iter().filter_map(Pattern::of).collect()
}

fn put(all: &mut Vec<Vec<Span>>, spans: Vec<Span>) {
    if !all.contains(&spans) {
        all.push(spans);
    }
}

/// A word with its lone consonants widened to all syllables that begin with them. An input method makes one letter of
/// some pairs of keys, such as ㄳ: two initials.
fn widened(folded: &str) -> Vec<Span> {
    let mut spans = Vec::with_capacity(folded.len());
    for letter in folded.chars() {
        if let Some(initial) = initial_of(letter) {
            spans.push(beginning_with(initial));
        } else if let Some((first, second)) = taken_apart(letter) {
            spans.extend([first, second].into_iter().filter_map(initial_of).map(beginning_with));
        } else {
            spans.push(Span::of(letter));
        }
    }
    spans
}

/// What a syllable under composition may become, besides itself.
fn becoming(syllable: Syllable) -> Vec<Vec<Span>> {
    let Syllable { vowel, last, .. } = syllable;
    if last == 0 {
        // ㅗ may become ㅘ ㅙ ㅚ, ㅜ may become ㅝ ㅞ ㅟ, ㅡ may become ㅢ: the vowels that follow them. Each of them may
        // take a final.
        let last_vowel = match vowel {
            8 | 13 => vowel + 3,
            18 => 19,
            _ => vowel,
        };
        let furthest = Syllable { vowel: last_vowel, last: 27, ..syllable };
        return vec![vec![Span { first: syllable.letter(), last: furthest.letter() }]];
    }
    let mut endings = Vec::with_capacity(2);
    // The compounds that begin with a final follow it; so does ㄲ follow ㄱ, and the second ㄱ may be on its way.
    let last_final = match last {
        1 | 4 => last + 2,
        8 => 15,
        17 => 18,
        _ => last,
    };
    if last != last_final {
        let furthest = Syllable { last: last_final, ..syllable };
        endings.push(vec![Span { first: syllable.letter(), last: furthest.letter() }]);
    }
    // The final, or the second half of a compound, may be the initial of the next syllable.
    let letter = FINALS[last as usize - 1];
    let (stays, moves) = match taken_apart(letter) {
        Some((first, second)) => (number_in(&FINALS, first).map_or(0, |it| it + 1), second),
        None => (0, letter),
    };
    if let Some(initial) = initial_of(moves) {
        endings.push(vec![Span::of(Syllable { last: stays, ..syllable }.letter()), beginning_with(initial)]);
    }
    endings
}

#[cfg(test)]
mod tests;
