//! Names and captions that a publishing system sends as HTML although they are a few plain words.
//!
//! What comes out is text and is shown as text, so nothing here has to be safe, only legible. Headlines and bodies
//! do not come this way: `markup` reads those with a real parser.

use super::fields::filled;

/// Longest reference that is looked for, in bytes: `&#1114111;`.
const REFERENCE_BYTES_MAX: usize = 10;

/// The words of a piece of HTML: tags dropped, character references resolved, white space folded.
pub(super) fn words(html: &str) -> Option<String> {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some(at) = rest.find(['<', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        if rest.starts_with('&') {
            rest = reference(rest, &mut out);
        } else {
            // A tag may stand between two words, and folding takes a space too many away.
            let tag_end = rest.find('>').map_or(rest.len(), |end| end + 1);
            out.push(' ');
            rest = &rest[tag_end..];
        }
    }
    out.push_str(rest);
    let folded: Vec<&str> = out.split_whitespace().collect();
    filled(&folded.join(" "))
}

/// Resolves the reference at the beginning and returns what follows; an unknown one stays as it is.
fn reference<'h>(html: &'h str, out: &mut String) -> &'h str {
    let end = html.bytes().take(REFERENCE_BYTES_MAX).position(|byte| byte == b';');
    let character = end.and_then(|end| character(&html[1..end]));
    match (character, end) {
        (Some(character), Some(end)) => {
            out.push(character);
            &html[end + 1..]
        }
        _ => {
            out.push('&');
            &html[1..]
        }
    }
}

/// The character that a reference names, by number or by one of the names that escaping produces.
fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hexadecimal = number.strip_prefix(['x', 'X']);
        let code = match hexadecimal {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(code.ok()?);
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "hellip" => '…',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(html: &str, expected: Option<&str>) {
        assert_eq!(words(html).as_deref(), expected, "{html}");
    }

    #[test]
    fn names_and_captions() {
        check("국방 &amp; 외교", Some("국방 & 외교"));
        check("Q&#038;A &#x2014; &quot;질문&quot;", Some("Q&A — \"질문\""));
        check("<p>해군<br>함대</p>\n", Some("해군 함대"));
        check("<a href=\"https://a.example/\">사진</a>:&nbsp; 김철환", Some("사진 : 김철환"));
        check("R&D &unknown; &#xD800; &", Some("R&D &unknown; &#xD800; &"));
        check("가 < 나", Some("가"));
        check("<p> </p>", None);
        check("", None);
    }
}
