//! What a Korean query may stand for, by arithmetic on syllables: Unicode 3.12, "Conjoining Jamo Behavior".

/// The first syllable, and how many there are of each initial and each vowel.
const FIRST: u32 = 0xAC00;
const LAST: u32 = 0xD7A3;
const OF_INITIAL: u32 = 588;
const OF_VOWEL: u32 = 28;
/// Initials as they are typed.
const INITIALS: [char; 19] =
    ['ㄱ', 'ㄲ', 'ㄴ', 'ㄷ', 'ㄸ', 'ㄹ', 'ㅁ', 'ㅂ', 'ㅃ', 'ㅅ', 'ㅆ', 'ㅇ', 'ㅈ', 'ㅉ', 'ㅊ', 'ㅋ', 'ㅌ', 'ㅍ', 'ㅎ'];

/// The text with each syllable replaced by its initial; whatever is none stays.
pub(super) fn initials(text: &str) -> String {
    text.chars().map(|it| initial(it).unwrap_or(it)).collect()
}

fn initial(letter: char) -> Option<char> {
    let code = u32::from(letter);
    (FIRST..=LAST).contains(&code).then(|| INITIALS[((code - FIRST) / OF_INITIAL) as usize])
}

/// Whether the text holds what is being typed: all but the last letter as it is, and the last one as far as it goes. A
/// syllable without a final consonant may still get one, a consonant alone a vowel.
pub(super) fn holds_half_typed(text: &str, query: &str) -> bool {
    let Some((at, last)) = query.char_indices().next_back() else { return true };
    let whole = &query[..at];
    let mut rest = text;
    // Matches may overlap, so each try goes on one letter further.
    while let Some(found) = rest.find(whole) {
        let after = &rest[found + whole.len()..];
        if after.chars().next().is_some_and(|it| may_become(last, it)) {
            return true;
        }
        let step = rest[found..].chars().next().map_or(1, char::len_utf8);
        let Some(further) = rest.get(found + step..) else { return false };
        rest = further;
    }
    false
}

fn may_become(typed: char, whole: char) -> bool {
    let (from, to) = (u32::from(typed), u32::from(whole));
    let is_open = (FIRST..=LAST).contains(&from) && (from - FIRST).is_multiple_of(OF_VOWEL);
    typed == whole || initial(whole) == Some(typed) || (is_open && (from..from + OF_VOWEL).contains(&to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_of_texts() {
        #[track_caller]
        fn check(text: &str, expected: &str) {
            assert_eq!(initials(text), expected);
        }
        check("국방부, 北 미사일 3발", "ㄱㅂㅂ, 北 ㅁㅅㅇ 3ㅂ");
        check("가힣", "ㄱㅎ");
        check("", "");
    }

    #[test]
    fn half_typed() {
        #[track_caller]
        fn check(text: &str, query: &str, expected: bool) {
            assert_eq!(holds_half_typed(text, query), expected, "{query} in {text}");
        }
        check("주한미군 국방부", "국ㅂ", true);
        check("국가 국방", "국ㅂ", true);
        check("국가", "국ㅂ", false);
        check("미사일", "미사이", true);
        check("미사를", "미사이", false);
        check("군", "구", true);
        check("국", "구", true);
        check("국", "군", false);
        check("대통령", "대토", true);
        check("국", "국ㅂ", false);
        check("기사", "", true);
    }
}
