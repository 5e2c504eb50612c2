//! What an article is called in addresses.
//!
//! Invariant: a slug is made of letters and digits of any script and `-._~`, and is no path but a part of one.

use crate::address;
use news_core::draft::{Draft, Marked};
use news_core::native::Native;
use news_core::parser::Parser;
use news_core::{markup, route};

/// Longest id that is taken as it is, in bytes: percent-encoded it is three times as long, and file systems end a
/// name at 255.
const ID_BYTES_MAX: usize = 80;

/// Longest slug that is ever given, in bytes: the longest id, a hyphen and a whole hash.
const GIVEN_BYTES_MAX: usize = ID_BYTES_MAX + 1 + 64;

/// Longest beginning of a made slug, in bytes: about ten words, and room for the hash.
const STEM_BYTES_MAX: usize = 60;

/// Digits of the hash in a made slug. Two articles that share the words before it meet once in 16 million.
const HASH_DIGITS: usize = 6;

/// The slugs an article may have, the preferred one first. The last one is no other article's.
pub(super) fn candidates(source: &str, id: &str, draft: &Draft) -> Vec<String> {
    let is_fit = is_fit(id);
    let stem = if is_fit { id.to_owned() } else { stem(id, draft) };
    let hashed = |hash: &str| if stem.is_empty() { hash.to_owned() } else { format!("{stem}-{hash}") };
    let of_id = blake3::hash(id.as_bytes()).to_hex();
    let of_both = blake3::hash(format!("{source}\n{id}").as_bytes()).to_hex();
    let mut candidates = if is_fit { vec![id.to_owned()] } else { Vec::new() };
    candidates.extend([hashed(&of_id[..HASH_DIGITS]), hashed(&of_both[..2 * HASH_DIGITS]), hashed(&of_both)]);
    candidates
}

/// Whether an id can be part of a path on every host as it is.
fn is_fit(id: &str) -> bool {
    id.len() <= ID_BYTES_MAX && is_given(id)
}

/// Whether a text can be a slug that was given, with its hash.
pub(super) fn is_given(text: &str) -> bool {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-._~".contains(letter);
    (1..=GIVEN_BYTES_MAX).contains(&text.len())
        && !text.starts_with('.')
        && !text.ends_with('.')
        && !text.contains("..")
        && text.chars().all(is_plain)
}

fn stem(id: &str, draft: &Draft) -> String {
    let named = last_part(id).or_else(|| draft.url.as_deref().filter(|url| *url == id).and_then(last_part));
    let stem = named.unwrap_or_else(|| match &draft.headline {
        Some(Marked::Text(text)) => address::slug(text),
        Some(Marked::Html(html)) => address::slug(&markup::plain_text(&Native.html(html))),
        None => String::new(),
    });
    shortened(&stem).to_owned()
}

/// The last part of an address's path that says something, as a slug.
fn last_part(id: &str) -> Option<String> {
    let path = id.split_once("://").map(|(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
    let path = path.or_else(|| id.strip_prefix('/'))?;
    let path = path.split(['?', '#']).next()?;
    path.rsplit('/').find_map(|part| {
        let part = route::decoded(part);
        let name = part.rsplit_once('.').filter(|(_, kind)| kind.len() <= 5).map_or(part.as_str(), |(name, _)| name);
        let slug = address::slug(name);
        (!matches!(slug.as_str(), "" | "index" | "default")).then_some(slug)
    })
}

/// The slug cut to its limit, between words where there are some.
fn shortened(slug: &str) -> &str {
    if slug.len() <= STEM_BYTES_MAX {
        return slug;
    }
    let end = (0..=STEM_BYTES_MAX).rfind(|end| slug.is_char_boundary(*end)).unwrap_or(0);
    let cut = &slug[..end];
    let cut = cut.rsplit_once('-').map_or(cut, |(words, _)| words);
    cut.trim_end_matches('-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(id: &str, headline: &str, expected: &str) {
        let draft = Draft { headline: Some(Marked::Text(headline.to_owned())), ..Draft::default() };
        let slug = candidates("s", id, &draft).remove(0);
        let hash = &blake3::hash(id.as_bytes()).to_hex()[..HASH_DIGITS];
        assert_eq!(slug, expected.replace('#', hash));
        assert!(is_fit(&slug), "{slug}");
    }

    #[test]
    fn slugs() {
        check("2022-09.K9~a_B", "x", "2022-09.K9~a_B");
        check("함대귀환", "x", "함대귀환");
        check("..", "함대 귀환!", "함대-귀환-#");
        check("a.", "Fleet", "fleet-#");
        check("a/b", "", "#");
        check("https://a.example/2022/Fleet-Returns.html?x=1", "x", "fleet-returns-#");
        check("https://a.example/%EA%B5%AD%EB%B0%A9/", "x", "국방-#");
        check("https://a.example/?p=1", "함대 귀환", "함대-귀환-#");
        check("https://a.example/news/index.html", "x", "news-#");
        check("tag:a.example,2022:1", "Fleet", "fleet-#");
        check(&"가".repeat(40), "가 나", "가-나-#");
        check("/x y", &"긴 ".repeat(60), "x-y-#");
        check(" ", &"낱말 ".repeat(40), "낱말-낱말-낱말-낱말-낱말-낱말-낱말-낱말-#");
    }
}
