//! Cleaning a line of words: one line, no control characters, nothing that reorders what stands around it.

/// The text on one line, trimmed, white space folded. Control characters are taken out; where bidirectional ones were
/// among them (UAX #9, 2.1 to 2.4: a headline could otherwise show its neighbours backwards), says so.
pub(super) fn clean(text: &str, bidi_found: impl FnOnce()) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut bidi = false;
    for letter in text.chars() {
        match letter {
            '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => bidi = true,
            ' ' | '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
                if !cleaned.is_empty() && !cleaned.ends_with(' ') {
                    cleaned.push(' ');
                }
            }
            '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{feff}' => {}
            _ => cleaned.push(letter),
        }
    }
    if cleaned.ends_with(' ') {
        cleaned.pop();
    }
    if bidi {
        bidi_found();
    }
    cleaned
}
