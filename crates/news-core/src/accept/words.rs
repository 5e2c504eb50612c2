//! Cleaning a line of words: one line, no control characters, nothing that reorders what stands around it.

/// The text on one line, trimmed, white space folded, control characters taken out.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            ' ' | '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
                if !cleaned.is_empty() && !cleaned.ends_with(' ') {
                    cleaned.push(' ');
                }
            }
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{feff}' => {}
            _ if is_bidi_control(letter) => {}
            _ => cleaned.push(letter),
        }
    }
    if cleaned.ends_with(' ') {
        cleaned.pop();
    }
    cleaned
}

/// The cleaned text, if anything is left of it.
#[inline(never)]
pub(super) fn filled(text: Option<&str>) -> Option<String> {
    text.map(clean).filter(|it| !it.is_empty())
}

/// Whether a character reorders the text around it (UAX #9, 2.1 to 2.4): with one, a headline could show its
/// neighbours backwards.
pub(super) fn is_bidi_control(letter: char) -> bool {
    matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
