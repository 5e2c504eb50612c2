//! What is true of every language.

use super::*;

#[test]
fn a_readers_language() {
    #[track_caller]
    fn check(tags: &[&str], expected: Language) {
        assert_eq!(Language::best(tags.iter().copied()), expected);
    }
    check(&["ko-KR", "en"], Language::Korean);
    check(&["ro", "ko"], Language::Korean);
    check(&["KO"], Language::Korean);
    check(&["ja-JP", "en"], Language::Japanese);
    check(&["en-GB", "ko"], Language::English);
    check(&["ro"], Language::English);
    check(&[], Language::English);
}

#[test]
fn no_word_is_empty_and_no_two_languages_share_a_name() {
    for language in Language::ALL {
        let words = language.words();
        for day in [Day { year: 2022, month: 9, day: 3 }, Day { year: 2022, month: 12, day: 31 }] {
            assert!((words.day)(day).contains("2022"));
        }
        for count in [0, 1, 2, 1234] {
            assert!((words.found)(count).contains(char::is_numeric) || count == 0);
            assert!(!(words.undated)(count).is_empty());
        }
    }
    for (nth, language) in Language::ALL.into_iter().enumerate() {
        assert!(Language::ALL[..nth].iter().all(|it| it.words().name != language.words().name), "{language:?}");
    }
}

#[test]
fn languages_have_names_in_every_language() {
    #[track_caller]
    fn check(language: Language, tag: &str, expected: &str) {
        assert_eq!(language.words().choice(Facet::Language, tag), expected);
    }
    check(Language::English, "ko", "Korean");
    check(Language::Korean, "ja", "일본어");
    check(Language::Japanese, "en", "英語");
    // What no table names calls itself, whatever its region, or stays a tag.
    check(Language::English, "ko-kp", "한국어");
    check(Language::Korean, "tlh", "tlh");
}

#[test]
fn sizes() {
    assert_eq!(size(0), "0 B");
    assert_eq!(size(999), "999 B");
    assert_eq!(size(1500), "1.5 KB");
    assert_eq!(size(89_970_236), "90 MB");
    assert_eq!(size(u64::MAX), "1844674407.4 GB");
}
