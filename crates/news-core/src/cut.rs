//! Cutting a headline for display, never inside what a reader takes for one character.
//!
//! Invariant: only what is drawn is cut; titles, search and assistive technology get the whole text.

mod extend;

use std::borrow::Cow;

use extend::EXTENDING;

/// What a cut text ends in.
const ELLIPSIS: char = '…';

/// The text, cut to that many characters and an ellipsis if it is longer.
///
/// A text that its source already cut (it ends in `...` or `…`) and that is no longer than the limit without its dots
/// stays as it is: one cut, one ellipsis.
#[must_use]
pub fn cut(text: &str, chars_max: usize) -> Cow<'_, str> {
    let kept = text.trim_end_matches(['.', ELLIPSIS]);
    let is_cut = text.ends_with("...") || text.ends_with(ELLIPSIS);
    let length = if is_cut { kept.chars().count() } else { text.chars().count() };
    if length <= chars_max {
        return Cow::Borrowed(text);
    }
    let mut short = beginning(text, chars_max).trim_end().to_owned();
    short.push(ELLIPSIS);
    Cow::Owned(short)
}

/// The first so many characters, or fewer where the last would be torn apart. No ellipsis.
#[must_use]
pub fn beginning(text: &str, chars_max: usize) -> &str {
    let Some((mut end, _)) = text.char_indices().nth(chars_max) else { return text };
    while !is_boundary(text, end) {
        end = text[..end].char_indices().next_back().map_or(0, |(at, _)| at);
    }
    &text[..end]
}

/// Whether a grapheme cluster (UAX #29) may end there. Errs towards "no" for conjuncts and joined emoji.
fn is_boundary(text: &str, at: usize) -> bool {
    let (Some(before), Some(after)) = (text[..at].chars().next_back(), text[at..].chars().next()) else { return true };
    let joins = before == '\u{200d}' || is_linker(before);
    let flag_open = is_flag(after) && text[..at].chars().rev().take_while(|it| is_flag(*it)).count() % 2 == 1;
    let line_end = before == '\r' && after == '\n';
    !(joins || flag_open || line_end || extends(after) || joins_jamo(before, after))
}

/// Combining marks, joiners, selectors and emoji modifiers: what belongs to the character before it.
fn extends(letter: char) -> bool {
    let code = letter as u32;
    let at = EXTENDING.partition_point(|range| range.1 < code);
    EXTENDING.get(at).is_some_and(|range| range.0 <= code)
}

/// Conjoining jamo that make one syllable (UAX #29, rules GB6 to GB8).
fn joins_jamo(before: char, after: char) -> bool {
    let lead = matches!(before, '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}');
    let vowel = matches!(before, '\u{1160}'..='\u{11a7}' | '\u{d7b0}'..='\u{d7c6}' | '가'..='힣');
    let tail = matches!(before, '\u{11a8}'..='\u{11ff}' | '\u{d7cb}'..='\u{d7fb}');
    match after {
        '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}' | '가'..='힣' => lead,
        '\u{1160}'..='\u{11a7}' | '\u{d7b0}'..='\u{d7c6}' => lead || vowel,
        '\u{11a8}'..='\u{11ff}' | '\u{d7cb}'..='\u{d7fb}' => vowel || tail,
        _ => false,
    }
}

/// Viramas that bind the next consonant (UAX #29, rule GB9c).
fn is_linker(letter: char) -> bool {
    matches!(letter, '\u{94d}' | '\u{9cd}' | '\u{acd}' | '\u{b4d}' | '\u{c4d}' | '\u{d4d}' | '\u{1039}' | '\u{17d2}')
}

fn is_flag(letter: char) -> bool {
    matches!(letter, '\u{1f1e6}'..='\u{1f1ff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_segmentation::UnicodeSegmentation;

    #[test]
    fn cuts() {
        #[track_caller]
        fn check(text: &str, chars_max: usize, expected: &str) {
            assert_eq!(cut(text, chars_max), expected);
        }
        check("short", 5, "short");
        check("longer", 5, "longe…");
        check("two words", 4, "two…");
        check("cut by its source...", 17, "cut by its source...");
        check("cut by its source…", 17, "cut by its source…");
        check("cut by its source...", 10, "cut by its…");
        check("국방부장관은", 3, "국방부…");
        check("e\u{301}e\u{301}e\u{301}", 3, "e\u{301}…");
        check("\u{1112}\u{1161}\u{11ab}글", 2, "…");
        check("", 0, "");
    }

    #[test]
    fn no_cut_tears_a_cluster() {
        let texts = [
            "👨‍👩‍👧‍👦 family 👍🏽 🇰🇷🇷🇴🇰 flags",
            "Di\u{302}ncu e\u{301}\u{302}\u{303}",
            "क्षत्रिय नमस्ते",
            "\u{1112}\u{1161}\u{11ab}\u{1100}\u{1173}\u{11af} 한글",
            "a\r\nb",
            "\u{e01}\u{e33} ไทย",
            "각\u{11a8} 가\u{11a8}",
        ];
        for text in texts {
            let ends: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).chain([text.len()]).collect();
            for chars in 0..=text.chars().count() {
                let end = beginning(text, chars).len();
                assert!(ends.contains(&end), "{text:?} cut to {chars} ends at {end}, not in {ends:?}");
            }
        }
    }

    #[test]
    fn the_table_says_what_unicode_says() {
        let mut ranges: Vec<(u32, u32)> = Vec::new();
        for letter in '\u{80}'..=char::MAX {
            let jamo = matches!(letter, '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7fb}');
            if jamo || format!("a{letter}").graphemes(true).count() != 1 {
                continue;
            }
            let code = letter as u32;
            match ranges.last_mut() {
                Some(last) if last.1 + 1 == code => last.1 = code,
                _ => ranges.push((code, code)),
            }
        }
        let printed: String = ranges.iter().map(|(a, b)| format!("({a:#x},{b:#x}),")).collect();
        assert!(ranges == EXTENDING, "the table should be: {printed}");
    }
}
