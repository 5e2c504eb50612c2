use super::*;
use unicode_normalization::UnicodeNormalization;

/// Whether a word, as typed, is found at the beginning of a text.
fn begins(typed: &str, composing: bool, text: &str) -> bool {
    patterns(typed, false, composing).iter().any(|it| it.length_at(text).is_some())
}

#[track_caller]
fn check(typed: &str, composing: bool, found: &[&str], not_found: &[&str]) {
    for text in found {
        assert!(begins(typed, composing, text), "{typed} is {text}");
    }
    for text in not_found {
        assert!(!begins(typed, composing, text), "{typed} is not {text}");
    }
    let first = patterns(typed, false, composing)[0].text();
    assert_eq!(first.as_deref(), Some(typed), "the first is what was typed");
}

#[test]
fn initials() {
    check("ㄱㅂ", false, &["국방", "기본", "개봉", "ㄱㅂ"], &["군사", "훈련", "까불"]);
    check("ㅁㅅㅇ", false, &["미사일"], &["미사"]);
    check("ㄲ", false, &["까치"], &["가치"]);
    check("국ㅂ", false, &["국방", "국벌"], &["국가"]);
    check("반도ㅊ", false, &["반도체"], &["반도에"]);
    check("K리ㄱ", false, &["K리그"], &[]);
    // One letter to an input method, two initials to a reader.
    check("ㄳ", false, &["감사", "ㄳ"], &["가방"]);
    check("ㅠㅠ", false, &["ㅠㅠ"], &["유유"]);
    check("\u{1100}\u{1107}", false, &["국방"], &[]);
    assert_eq!(patterns("ㄱㅂ", true, false).len(), 1);
    assert_eq!(patterns("", false, true), []);
}

#[test]
fn half_typed() {
    check("대토", true, &["대통령", "대토론"], &["대구"]);
    check("대토", false, &["대토론"], &["대통령"]);
    check("미사이", true, &["미사일", "미사이"], &["미사도"]);
    check("과", true, &["관", "과"], &["가", "괘"]);
    check("고", true, &["과학", "공군", "괴물", "괜찮"], &["구", "굴"]);
    check("우", true, &["원자력", "위성", "웬"], &["유엔", "으뜸"]);
    check("으", true, &["의회", "은행"], &["이"]);
    check("밋", true, &["미사일", "밋", "미스터"], &["미국"]);
    check("갑", true, &["값", "가방", "갑"], &["각"]);
    check("달", true, &["닭", "다리", "닳"], &["닥"]);
    check("닭", true, &["닭", "달걀"], &["다리"]);
    check("굯", true, &["국사"], &["국방"]);
    check("있", true, &["있다", "이쓰"], &["잇", "이스"]);
    check("국ㅂ", true, &["국방"], &["국가"]);
    check("k리", true, &["k린"], &["k그"]);
}

/// The keys of a compound vowel.
const VOWELS: [(u32, u32); 7] = [(9, 8), (10, 8), (11, 8), (14, 13), (15, 13), (16, 13), (19, 18)];

/// All that an input method shows while a word is typed, key by key.
fn typed(word: &str) -> Vec<String> {
    let mut shown = Vec::new();
    let mut done = String::new();
    for letter in word.chars() {
        let syllable = Syllable::of(letter).unwrap();
        let initial = INITIALS[syllable.initial as usize];
        // The initial first hangs on the syllable before it, where it can.
        let before = done.chars().next_back().and_then(Syllable::of);
        let hung = before.and_then(|it| match it.last {
            0 => Some(Syllable { last: number_in(&FINALS, initial)? + 1, ..it }),
            last => {
                let both = put_together(FINALS[last as usize - 1], initial)?;
                Some(Syllable { last: number_in(&FINALS, both)? + 1, ..it })
            }
        });
        match hung {
            Some(syllable) => {
                let stem = &done[..done.len() - 3];
                shown.push(format!("{stem}{}", syllable.letter()));
            }
            None => shown.push(format!("{done}{initial}")),
        }
        if let Some((_, simple)) = VOWELS.iter().find(|it| it.0 == syllable.vowel) {
            shown.push(format!("{done}{}", Syllable { vowel: *simple, last: 0, ..syllable }.letter()));
        }
        shown.push(format!("{done}{}", Syllable { last: 0, ..syllable }.letter()));
        if 0 < syllable.last {
            if let Some((first, _)) = taken_apart(FINALS[syllable.last as usize - 1]) {
                let last = number_in(&FINALS, first).unwrap() + 1;
                shown.push(format!("{done}{}", Syllable { last, ..syllable }.letter()));
            }
            shown.push(format!("{done}{letter}"));
        }
        done.push(letter);
    }
    shown
}

#[test]
fn whatever_the_input_method_shows_finds_the_word() {
    assert_eq!(typed("국사"), ["ㄱ", "구", "국", "굯", "국사"]);
    assert_eq!(typed("과일"), ["ㄱ", "고", "과", "광", "과이", "과일"]);
    for word in ["국방부장관", "미사일", "대통령", "닭값", "위원회의", "까마귀떼", "없었다", "꽃샘추위", "괜찮아", "뷁"]
    {
        for shown in typed(word) {
            assert!(begins(&shown, true, word), "{shown} on the way to {word}");
        }
    }
    // Every syllable there is, before every initial.
    for code in FIRST..=LAST {
        let letter = char::from_u32(code).unwrap();
        let word = format!("{letter}{}", Syllable { initial: code % 19, vowel: code % 21, last: 0 }.letter());
        for shown in typed(&word) {
            assert!(begins(&shown, true, &word), "{shown} on the way to {word}");
        }
    }
}

#[test]
fn the_arithmetic_is_that_of_unicode() {
    for code in FIRST..=LAST {
        let letter = char::from_u32(code).unwrap();
        let syllable = Syllable::of(letter).unwrap();
        assert_eq!(syllable.letter(), letter);
        let jamo: Vec<u32> = std::iter::once(letter).nfd().map(u32::from).collect();
        assert_eq!((jamo[0], jamo[1]), (0x1100 + syllable.initial, 0x1161 + syllable.vowel));
        assert_eq!(jamo.get(2).map_or(0, |it| it - 0x11A7), syllable.last);
    }
    assert_eq!(Syllable::of('ㄱ'), None);
}
