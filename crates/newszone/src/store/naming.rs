//! What an article is called in the site's addresses.
//!
//! Invariant: a slug can be a folder on every host and a part of every address: letters and digits of any script and
//! `-._~`, no dot at either end.

use crate::address;
use news_core::draft::{Draft, Marked};

/// Longest slug, in bytes: well under the 255 that file systems allow for a name.
const SLUG_BYTES_MAX: usize = 80;

/// Bytes of a hash that tell two slugs apart, in hexadecimal digits.
const MARK_DIGITS: usize = 6;

/// A slug for an article: its id, where that can be one.
pub(super) fn slug(id: &str, draft: &Draft) -> String {
    if is_fit(id) {
        return id.to_owned();
    }
    let from_address = last_part(id).map(address::slug).filter(|it| !it.is_empty());
    let words = from_address.unwrap_or_else(|| match &draft.headline {
        Some(Marked::Text(text)) => address::slug(text),
        _ => address::slug(id),
    });
    marked(&words, id)
}

/// The slug with a mark that follows from the words that make the article another one.
pub(super) fn marked(slug: &str, other: &str) -> String {
    let mut end = slug.len().min(SLUG_BYTES_MAX - MARK_DIGITS - 1);
    while !slug.is_char_boundary(end) {
        end -= 1;
    }
    let hash = blake3::hash(other.as_bytes()).to_hex();
    let (mark, words) = (&hash[..MARK_DIGITS], slug[..end].trim_end_matches(['-', '.']));
    if words.is_empty() { mark.to_owned() } else { format!("{words}-{mark}") }
}

fn is_fit(id: &str) -> bool {
    let fits = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '_' | '~');
    (1..=SLUG_BYTES_MAX).contains(&id.len())
        && id.chars().all(fits)
        && !id.starts_with('.')
        && !id.ends_with('.')
        && !id.contains("..")
}

/// The last part of an address's path that says something.
fn last_part(id: &str) -> Option<&str> {
    let path = id.split(['?', '#']).next()?;
    let Some((_, path)) = path.split_once("://") else { return path.rsplit(['/', ':']).find(|it| !it.is_empty()) };
    let (_, path) = path.split_once('/')?;
    let part = path.rsplit('/').find(|it| !it.is_empty())?;
    Some(part.rsplit_once('.').map_or(part, |(name, _)| name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(id: &str, headline: &str, expected: &str) {
        let draft = Draft { headline: Some(Marked::Text(headline.to_owned())), ..Draft::default() };
        let slug = slug(id, &draft);
        let plain = slug.rsplit_once('-').map_or(slug.as_str(), |(words, _)| words);
        assert!(slug == expected || expected.strip_suffix("-*") == Some(plain), "{id:?} → {slug:?}");
        assert!(is_fit(&slug), "{slug:?}");
    }

    #[test]
    fn slugs() {
        check("1", "", "1");
        check("기사-1", "", "기사-1");
        check("https://a.example/2022/09/fleet-returns.html", "", "fleet-returns-*");
        check("https://a.example/?p=12", "함대 귀환", "함대-귀환-*");
        check("tag:reader.superdesk.org,2022:newsml_X", "", "newsml-x-*");
        check("../../etc/passwd", "", "passwd-*");
        check("a b", "국방!", "a-b-*");
        check("?", "국방!", "국방-*");
        check(&"가".repeat(60), "", &format!("{}-*", "가".repeat(24)));
    }
}
