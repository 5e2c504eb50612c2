//! The dictionary: which words are in the index and in how many articles, to find what a misspelt one may have meant.
//!
//! Invariant: words are folded, whole, and in order.

use super::bytes::{Bytes, Corrupt};
use super::file::{Kind, Place};

/// Calls back with each word of the dictionary at that address and how many articles have it, about. The file is header
/// and inflated payload.
///
/// # Errors
///
/// When it is not what was written; words before the error were given out.
pub fn each_word(address: &str, file: &[u8], found: &mut dyn FnMut(&str, u32)) -> Result<(), Corrupt> {
    let place = Place::of(address).filter(|it| it.kind == Kind::Words).ok_or(Corrupt::Kind)?;
    let mut bytes = Bytes(place.payload(file)?);
    let mut word = Vec::new();
    while !bytes.is_empty() {
        bytes.follow(&mut word)?;
        let articles = bytes.number()?;
        found(std::str::from_utf8(&word).map_err(|_| Corrupt::Text)?, articles);
    }
    Ok(())
}

/// The payload of a dictionary of these words, which are in order.
#[cfg(not(target_arch = "wasm32"))]
pub(super) fn write<'w>(words: impl Iterator<Item = (&'w str, u32)>) -> Vec<u8> {
    let (mut out, mut last) = (Vec::new(), "");
    for (word, articles) in words {
        super::bytes::put_after(&mut out, last.as_bytes(), word.as_bytes());
        super::bytes::put(&mut out, u64::from(articles));
        last = word;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let words = [("fleet", 3), ("fleets", 1000), ("국방", 2), ("국방부", 7)];
        let payload = write(words.into_iter());
        let place = Place { seal: 5, kind: Kind::Words, number: 0 };
        let file = [&place.header(&payload)[..], &payload].concat();
        let mut found = Vec::new();
        let read = each_word(&place.address(), &file, &mut |word, articles| found.push((word.to_owned(), articles)));
        assert_eq!(read, Ok(()));
        assert_eq!(found, words.map(|(word, articles)| (word.to_owned(), articles)));
        let other = Place { kind: Kind::Root, ..place };
        assert_eq!(each_word(&other.address(), &file, &mut |_, _| {}), Err(Corrupt::Kind));
    }
}
