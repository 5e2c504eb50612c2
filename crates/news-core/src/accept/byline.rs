//! Bylines as newsrooms print them: `By Chul-Hwan, Kim < >`, `김철환 기자 <kim@example.com>`.
//!
//! Invariant: the order of a name's parts is the source's and is never "corrected".

use super::words::{clean, filled};
use crate::article::Author;

/// What may stand before the names.
const LEADS: [&str; 3] = ["by ", "글 ", "글: "];
/// What may stand behind a name: the Korean for reporter, correspondent.
const TRAILS: [&str; 2] = [" 기자", " 특파원"];

/// Reads a byline: the line without its brackets, and the authors; those the source listed win over those read here.
pub(super) fn read(line: Option<&str>, listed: Vec<Author>) -> (Option<String>, Vec<Author>) {
    let Some(line) = filled(line) else { return (None, listed) };
    let (text, address) = without_brackets(&line);
    if text.is_empty() {
        return (None, listed);
    }
    let mut authors = listed;
    if authors.is_empty() {
        authors.push(Author { name: name_of(&text).to_owned(), url: None, email: None });
    }
    if let ([author], Some(address)) = (authors.as_mut_slice(), address) {
        author.email.get_or_insert(address);
    }
    (Some(text), authors)
}

/// An e-mail address: one `@` with something on both sides, no space and no bracket.
pub(super) fn email(text: &str) -> Option<String> {
    let text = text.trim();
    let text = text.strip_prefix("mailto:").unwrap_or(text);
    let (name, host) = text.split_once('@')?;
    let sound =
        |part: &str| !part.is_empty() && !part.contains(['@', '<', '>', '"', ' ', ',', '?', '&', '%', ':', '/']);
    (sound(name) && sound(host) && host.contains('.')).then(|| text.to_owned())
}

/// Takes out `<…>` and `(…)` that hold an e-mail address or nothing, and a bare address at the end.
fn without_brackets(line: &str) -> (String, Option<String>) {
    let mut text = line.to_owned();
    let mut address = None;
    for (open, close) in [('<', '>'), ('(', ')')] {
        let Some(start) = text.find(open) else { continue };
        let Some(length) = text[start..].find(close) else { continue };
        let inner = text[start + 1..start + length].trim().to_owned();
        if inner.is_empty() || email(&inner).is_some() {
            address = address.or_else(|| email(&inner));
            text.replace_range(start..=start + length, "");
        }
    }
    let bare = text.rsplit(' ').next().and_then(email);
    if let Some(bare) = bare {
        text.truncate(text.len() - bare.len());
        address = address.or(Some(bare));
    }
    (clean(&text), address)
}

fn name_of(text: &str) -> &str {
    let lead =
        LEADS.iter().find(|lead| text.get(..lead.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(lead)));
    let name = text[lead.map_or(0, |it| it.len())..].trim();
    TRAILS.iter().find_map(|trail| name.strip_suffix(trail)).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, byline: &str, name: &str, email: Option<&str>) {
        let (text, authors) = read(Some(line), Vec::new());
        assert_eq!(text.as_deref(), Some(byline));
        assert_eq!((authors[0].name.as_str(), authors[0].email.as_deref()), (name, email));
    }

    #[test]
    fn bylines() {
        check("By Chul-Hwan, Kim < >", "By Chul-Hwan, Kim", "Chul-Hwan, Kim", None);
        check("By Chul-Hwan, Kim <kim@example.com>", "By Chul-Hwan, Kim", "Chul-Hwan, Kim", Some("kim@example.com"));
        check("김철환 기자 kim@example.co.kr", "김철환 기자", "김철환", Some("kim@example.co.kr"));
        check("김철환 기자 (kim@example.co.kr)", "김철환 기자", "김철환", Some("kim@example.co.kr"));
        check("BY THE STAFF", "BY THE STAFF", "THE STAFF", None);
        check("Kim (Seoul)", "Kim (Seoul)", "Kim (Seoul)", None);
        check("Kim <script>", "Kim <script>", "Kim <script>", None);
        check("한", "한", "한", None);
        assert_eq!(read(Some(" < > "), Vec::new()), (None, Vec::new()));
        assert_eq!(read(None, Vec::new()), (None, Vec::new()));
    }

    #[test]
    fn e_mail_addresses() {
        for text in ["", "@", "a@b", "a@b.c d", "a@b@c.d", "a@b.c?bcc=x@y.z", "<a@b.c>"] {
            assert_eq!(email(text), None, "{text}");
        }
        assert_eq!(email("mailto:a@b.c"), Some("a@b.c".to_owned()));
    }
}
