//! What of a folded text is a word, and which kind of.
//!
//! Invariant: texts and questions are taken apart here and nowhere else.

/// What a character is to search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// It parts words.
    Gap,
    /// It makes words with those beside it.
    Letter,
    /// It counts for itself: Hangul, Han, kana.
    Sign,
}

/// Characters of one class in a row.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run<'t> {
    /// The characters.
    pub(super) text: &'t str,
    /// Whether each counts for itself.
    pub(super) is_signs: bool,
    /// Whether it begins a word: nothing but a gap is before it.
    pub(super) begins: bool,
}

/// The class of a folded character. What is no letter is told by its range: a table of letters would weigh more than
/// everything else here.
pub(super) fn class_of(letter: char) -> Class {
    match letter {
        'a'..='z' | '0'..='9' | 'A'..='Z' => Class::Letter,
        '\0'..='\u{7f}' => Class::Gap,
        'ª' | 'µ' | 'º' => Class::Letter,
        '\u{80}'..='\u{bf}' | '×' | '÷' => Class::Gap,
        // Greek, Armenian, Hebrew, Arabic and Indic marks that part words.
        '\u{37e}' | '\u{387}' | '\u{55a}'..='\u{55f}' | '\u{589}' | '\u{58a}' | '\u{5be}' | '\u{5c0}' | '\u{5c3}' => {
            Class::Gap
        }
        '\u{5f3}' | '\u{5f4}' | '\u{600}'..='\u{60f}' | '\u{61b}'..='\u{61f}' | '\u{66a}'..='\u{66d}' | '\u{6d4}' => {
            Class::Gap
        }
        '\u{964}' | '\u{965}' | '\u{e4f}' | '\u{e5a}' | '\u{e5b}' => Class::Gap,
        '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7ff}' => Class::Sign,
        // General punctuation to symbols and their kin; superscripts and letter-like signs are among them.
        '\u{2000}'..='\u{2bff}' | '\u{2e00}'..='\u{2e7f}' => Class::Gap,
        '\u{3005}'..='\u{3007}' | '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{31ff}' => {
            Class::Sign
        }
        '\u{2e80}'..='\u{2fdf}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' => {
            Class::Sign
        }
        '\u{ff66}'..='\u{ff9f}' | '\u{ffa1}'..='\u{ffdc}' | '\u{20000}'..='\u{3ffff}' => Class::Sign,
        '\u{2fe0}'..='\u{33ff}' | '\u{4dc0}'..='\u{4dff}' | '\u{e000}'..='\u{f8ff}' => Class::Gap,
        '\u{fd3e}' | '\u{fd3f}' | '\u{fe00}'..='\u{fe6f}' | '\u{feff}'..='\u{ffff}' => Class::Gap,
        '\u{1f000}'..='\u{1faff}' | '\u{e0000}'..='\u{10ffff}' => Class::Gap,
        _ => Class::Letter,
    }
}

/// Calls back with each run of a folded text.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn each_run<'t>(folded: &'t str, found: &mut dyn FnMut(Run<'t>)) {
    let (mut start, mut class, mut begins) = (0, Class::Gap, true);
    for (at, next) in
        folded.char_indices().map(|(at, letter)| (at, class_of(letter))).chain([(folded.len(), Class::Gap)])
    {
        if next == class && at < folded.len() {
            continue;
        }
        if class != Class::Gap {
            found(Run { text: &folded[start..at], is_signs: class == Class::Sign, begins });
        }
        begins = class == Class::Gap;
        (start, class) = (at, next);
    }
}

/// A word as it is told from others.
pub(super) fn shortened(word: &str) -> &str {
    word.char_indices().nth(super::WORD_LETTERS_MAX).map_or(word, |(end, _)| word.get(..end).unwrap_or(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut drawn = Vec::new();
        each_run(text, &mut |run| {
            let mark = if run.begins { "" } else { "+" };
            drawn.push(if run.is_signs { format!("{mark}[{}]", run.text) } else { format!("{mark}{}", run.text) });
        });
        assert_eq!(drawn.join(" "), expected);
    }

    #[test]
    fn runs() {
        check("", "");
        check(" - ", "");
        check("rok-romania's u.s. 3.5", "rok romania s u s 3 5");
        check("k9자주포 수출", "k9 +[자주포] [수출]");
        check("국방·안보 東京タワー、ガス", "[국방] [안보] [東京タワー] [ガス]");
        check("ελλαδα елка ㄱㅂ", "ελλαδα елка [ㄱㅂ]");
        check("🚀rocket", "rocket");
    }

    #[test]
    fn long_words_are_their_beginnings() {
        assert_eq!(shortened(&"é".repeat(60)), "é".repeat(48));
        assert_eq!(shortened("short"), "short");
    }
}
