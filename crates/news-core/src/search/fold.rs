//! Folding: one spelling for all the ways of writing the same letters.
//!
//! Case, diacritics, curly and straight quotes, kinds of dash and of space, full-width forms, and NFC against NFD
//! make no difference to a search. Every folded character stems from one place of the original, so that what was
//! found can be marked there.

mod table;

use table::FOLDED;

/// First precomposed Hangul syllable; the arithmetic is that of the Unicode Standard, section 3.12.
const SYLLABLES: u32 = 0xAC00;
const LEADS: u32 = 0x1100;
const VOWELS: u32 = 0x1161;
const TAILS: u32 = 0x11A7;
const VOWEL_COUNT: u32 = 21;
const TAIL_COUNT: u32 = 28;

/// Folds a text.
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    fold_into(text, &mut folded);
    folded
}

/// Folds a text onto the end of another.
pub fn fold_into(text: &str, folded: &mut String) {
    each_folded(text, |_, letter| folded.push(letter));
}

/// Calls back with each folded character and the byte of `text` that its original begins at.
pub(super) fn each_folded(text: &str, mut found: impl FnMut(usize, char)) {
    each_unit(text, &mut |at, letter| found(at, fold_letter(letter)));
}

/// Calls back with each character that folding leaves, not yet folded itself, and the byte of `text` that it begins at.
/// A run of white space is one space; syllables written as single jamo are put together.
///
/// What was found in folded text is told by the numbers of these, so that a page can mark it without the table.
pub(super) fn each_unit(text: &str, found: &mut dyn FnMut(usize, char)) {
    let mut held: Option<(usize, char)> = None;
    let mut after_space = false;
    for (at, letter) in text.char_indices() {
        if is_ignored(letter) {
            continue;
        }
        let letter = if is_space(letter) { ' ' } else { letter };
        if letter == ' ' && after_space {
            continue;
        }
        after_space = letter == ' ';
        held = match held {
            Some((start, first)) => match composed(first, letter) {
                Some(syllable) => Some((start, syllable)),
                None => {
                    found(start, first);
                    Some((at, letter))
                }
            },
            None => Some((at, letter)),
        };
    }
    if let Some((start, last)) = held {
        found(start, last);
    }
}

fn is_space(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{3000}')
}

/// Marks that only change the letter before them, and characters nobody sees.
pub(super) fn is_ignored(letter: char) -> bool {
    matches!(letter,
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// One character, folded by itself.
pub(super) fn fold_letter(letter: char) -> char {
    match letter {
        'A'..='Z' => letter.to_ascii_lowercase(),
        _ if is_space(letter) => ' ',
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' => '\'',
        '“' | '”' | '„' | '‟' | '″' => '"',
        '‐'..='―' | '−' => '-',
        '！'..='～' => {
            let narrow = char::from_u32(letter as u32 - 0xFEE0).unwrap_or(letter);
            narrow.to_ascii_lowercase()
        }
        '\u{c0}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}' => {
            match FOLDED.binary_search_by_key(&(letter as u16), |pair| pair.0) {
                Ok(at) => char::from_u32(u32::from(FOLDED[at].1)).unwrap_or(letter),
                Err(_) => letter,
            }
        }
        _ => letter,
    }
}

/// The Hangul syllable that a jamo makes with what stands before it, or the voiced kana with its mark.
fn composed(first: char, second: char) -> Option<char> {
    let (a, b) = (first as u32, second as u32);
    let composed = match second {
        '\u{1161}'..='\u{1175}' if (LEADS..LEADS + 19).contains(&a) => {
            SYLLABLES + ((a - LEADS) * VOWEL_COUNT + (b - VOWELS)) * TAIL_COUNT
        }
        '\u{11a8}'..='\u{11c2}' if (SYLLABLES..=0xD7A3).contains(&a) && (a - SYLLABLES).is_multiple_of(TAIL_COUNT) => {
            a + (b - TAILS)
        }
        '\u{3099}' if (0x3041..=0x30fe).contains(&a) => a + 1,
        '\u{309a}' if (0x306f..=0x30db).contains(&a) => a + 2,
        _ => return None,
    };
    char::from_u32(composed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;
    use unicode_normalization::char::is_combining_mark;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(fold(text), expected);
        assert_eq!(fold(&text.nfd().collect::<String>()), expected, "NFD of {text}");
    }

    #[test]
    fn spellings_fold_to_one() {
        check("Vasile Dîncu", "vasile dincu");
        check("Romania’s “bid” ‘LOI’", "romania's \"bid\" 'loi'");
        check("국방부장관은  K9\u{a0}자주포", "국방부장관은 k9 자주포");
        check("Ǻngström ŁÓDŹ Straße ΆΛΦΑ Ёлка й", "angstrom lodz straße αλφα елка и");
        check("ＮＡＴＯ—２０２２", "nato-2022");
        check("ガス パリ", "ガス パリ");
        check("co\u{ad}operate zero\u{200b}width", "cooperate zerowidth");
        check("", "");
    }

    #[test]
    fn the_table_says_what_unicode_says() {
        let own = "øØđĐłŁħĦŧŦıİςſ";
        let letters = ('\u{c0}'..'\u{530}').chain('\u{1e00}'..'\u{2000}');
        for letter in letters.filter(|it| it.is_alphabetic() && !own.contains(*it)) {
            let parts: Vec<char> = std::iter::once(letter).nfd().collect();
            if parts[1..].iter().any(|it| !is_combining_mark(*it)) {
                continue;
            }
            let lower: Vec<char> = parts[0].to_lowercase().collect();
            let expected = if lower.len() == 1 { lower[0] } else { parts[0] };
            let expected = match expected {
                'ς' => 'σ',
                'ø' => 'o',
                'ſ' => 's',
                other => other,
            };
            // Case pairs that are newer than the table, or lie outside its range, stay as they are.
            if (expected as u32) < 0x2000 {
                assert_eq!(fold_letter(letter), expected, "U+{:04X}", letter as u32);
            }
        }
    }

    #[test]
    fn places_lead_back_to_the_original() {
        let text = "Di\u{302}ncu 한글";
        let mut places = Vec::new();
        each_folded(text, |at, letter| places.push((at, letter)));
        assert_eq!(places[1], (1, 'i'));
        assert_eq!(places[2], (4, 'n'));
        assert_eq!(places.last(), Some(&(11, '글')));
    }
}
