//! From bytes in whatever encoding to text.
//!
//! The encoding is what the first of these says: a byte order mark, the `charset` of the media type, the XML
//! declaration (RFC 7303, section 3); else UTF-8.

use super::Document;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use news_core::problem::{FOUND_CHARS_MAX, Fault, Problem};
use std::borrow::Cow;

/// An XML declaration is the first thing in a document and short.
const DECLARATION_BYTES_MAX: usize = 256;

/// The text of a document. Bytes that are none become U+FFFD, and a problem; what a cut took the end of is left out.
pub(super) fn decoded<'a>(document: &Document<'a>, problems: &mut Vec<Problem>) -> Cow<'a, str> {
    let bytes = document.bytes;
    let (encoding, mark_bytes) = Encoding::for_bom(bytes).unwrap_or_else(|| (named(document), 0));
    let bytes = bytes.get(mark_bytes..).unwrap_or_default();
    let (text, is_bad) = encoding.decode_without_bom_handling(bytes);
    if !is_bad {
        return text;
    }
    if encoding == UTF_8 && std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_none()) {
        // The last character is not wrong but missing.
        return Cow::Owned(text.trim_end_matches('\u{fffd}').to_owned());
    }
    let at = text.find('\u{fffd}').unwrap_or(0);
    let from = text[..at].char_indices().rev().nth(FOUND_CHARS_MAX / 2).map_or(0, |(at, _)| at);
    let fault = if encoding == UTF_8 { Fault::NotUtf8 } else { Fault::Undecodable { encoding: encoding.name() } };
    problems.push(Problem::of_document(fault, &text[from..]));
    text
}

fn named(document: &Document<'_>) -> &'static Encoding {
    let head = document.bytes.get(..DECLARATION_BYTES_MAX).unwrap_or(document.bytes);
    // UTF-16 that forgot its mark: every other byte of a `<` or `{` and what follows is zero.
    match head {
        [b'<' | b'{', 0, _, 0, ..] => return UTF_16LE,
        [0, b'<' | b'{', 0, _, ..] => return UTF_16BE,
        _ => {}
    }
    let by_type = document.content_type.and_then(|it| labelled(it, "charset"));
    let head = String::from_utf8_lossy(head);
    let declaration = head.trim_start().strip_prefix("<?xml").and_then(|it| it.split("?>").next());
    let by_declaration = || declaration.and_then(|it| labelled(it, "encoding"));
    match by_type.or_else(by_declaration) {
        // Whoever can read this declaration has bytes that are no UTF-16.
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => UTF_8,
        Some(encoding) => encoding,
        None => UTF_8,
    }
}

/// The encoding that `name=label` names, quoted or not.
fn labelled(text: &str, name: &str) -> Option<&'static Encoding> {
    let lower = text.to_ascii_lowercase();
    let rest = lower.get(lower.find(name)? + name.len()..)?.trim_start().strip_prefix('=')?.trim_start();
    let label = rest.trim_start_matches(['"', '\'']).split(['"', '\'', ';', ' ', ',']).next()?;
    Encoding::for_label(label.trim().as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(bytes: &[u8], content_type: Option<&str>, expected: &str, fault: Option<Fault>) {
        let document = Document { url: "", bytes, content_type, cut: false, pages: None };
        let mut problems = Vec::new();
        assert_eq!(decoded(&document, &mut problems), expected);
        assert_eq!(problems.pop().map(|it| it.fault), fault);
    }

    #[test]
    fn encodings() {
        let korean = b"\xb1\xb9\xb9\xe6";
        check("국방".as_bytes(), None, "국방", None);
        check(b"\xef\xbb\xbf\xea\xb5\xad", Some("text/xml; charset=euc-kr"), "국", None);
        check(korean, Some("text/xml; charset=\"EUC-KR\""), "국방", None);
        check(korean, Some("text/xml; charset=ks_c_5601-1987; x=y"), "국방", None);
        let declared = [b"<?xml version='1.0' encoding='euc-kr'?>".as_slice(), korean].concat();
        check(&declared, None, "<?xml version='1.0' encoding='euc-kr'?>국방", None);
        check(&declared, Some("application/xml"), "<?xml version='1.0' encoding='euc-kr'?>국방", None);
        check(b"caf\xe9 \x80", Some("text/html; charset=iso-8859-1"), "café €", None);
        check(b"\xff\xfe\x6d\xad", None, "국", None);
        check(b"\xfe\xff\xad\x6d", None, "국", None);
        check(b"<\0a\0>\0", None, "<a>", None);
        check(b"<?xml encoding=\"utf-16\"?>a", None, "<?xml encoding=\"utf-16\"?>a", None);
        check(b"a", Some("text/xml; charset=klingon"), "a", None);
    }

    #[test]
    fn bytes_that_are_no_text() {
        check(b"\xea\xb5\xad\xff!", None, "국\u{fffd}!", Some(Fault::NotUtf8));
        check(b"\xb1\xff!", Some("a/b;charset=euc-kr"), "\u{fffd}!", Some(Fault::Undecodable { encoding: "EUC-KR" }));
        check(b"\xea\xb5\xad\xea\xb5", None, "국", None);
    }
}
