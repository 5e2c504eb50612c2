//! What a term's list says: which articles have it, whether in the headline, and at which places.
//!
//! Numbers of articles rise; each is written as its difference to the one expected next, with a bit that says "in the
//! headline or kicker". Positions of an article rise too, those of headline and kicker first; the lowest bit of each says
//! that it is the article's last, the next that it is of the other fields, and with signs the next that it begins a
//! word.
//!
//! Invariant: reading never yields an article that the segment does not have.

use super::bytes::{Bytes, Corrupt};

/// Bit of a spot that says it is not in headline or kicker, so that those come first.
pub(super) const REST: u64 = 1 << 31;

/// Lowest bit of a spot: a word begins there.
pub(super) const BEGINS: u64 = 1;

/// The articles of a list, one after another.
#[derive(Clone, Copy)]
pub(super) struct Numbers<'b> {
    /// What is left of the list.
    pub(super) bytes: Bytes<'b>,
    /// The article that a difference of 0 means.
    pub(super) expected: u32,
}

impl Numbers<'_> {
    /// The next article, of so many, and whether its headline or kicker has the term.
    pub(super) fn next(&mut self, articles: u32) -> Result<(u32, bool), Corrupt> {
        let code = self.bytes.number()?;
        let article = self.expected.checked_add(code >> 1).filter(|it| *it < articles).ok_or(Corrupt::Bounds)?;
        self.expected = article + 1;
        Ok((article, code & 1 == 1))
    }
}

/// Passes over the positions of an article.
pub(super) fn skip(bytes: &mut Bytes<'_>) -> Result<(), Corrupt> {
    while bytes.number()? & 1 == 0 {}
    Ok(())
}

/// Reads the positions of an article as spots: the article, [`REST`], the position, [`BEGINS`], each in bits of its own.
pub(super) fn spots(bytes: &mut Bytes<'_>, article: u32, is_signs: bool, found: &mut Vec<u64>) -> Result<(), Corrupt> {
    let (mut position, mut was_rest) = (0_u32, 0);
    loop {
        let code = bytes.number()?;
        let rest = code >> 1 & 1;
        if rest != was_rest {
            (position, was_rest) = (0, rest);
        }
        let (begins, step) = if is_signs { (code >> 2 & 1, code >> 3) } else { (1, code >> 2) };
        // Codes have 32 bits, so that a step has 30 at most; what adds up to more was written by nobody.
        position = position.checked_add(step).filter(|it| *it < 1 << 30).ok_or(Corrupt::Bounds)?;
        found.push(u64::from(article) << 32 | u64::from(rest) << 31 | u64::from(position << 1 | begins));
        if code & 1 == 1 {
            return Ok(());
        }
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub(super) use writing::{put_article, put_spots};

#[cfg(not(target_arch = "wasm32"))]
mod writing {
    use super::super::bytes::put;
    use super::REST;

    /// Writes an article of a list. `expected` is 0 at first.
    pub(in super::super) fn put_article(out: &mut Vec<u8>, expected: &mut u32, article: u32, is_title: bool) {
        put(out, u64::from(article - *expected) << 1 | u64::from(is_title));
        *expected = article + 1;
    }

    /// Writes the positions of an article: the lower halves of its spots, in order.
    pub(in super::super) fn put_spots(out: &mut Vec<u8>, spots: &[u32], is_signs: bool) {
        let (mut position, mut was_rest) = (0, 0);
        for (nth, spot) in spots.iter().enumerate() {
            let (rest, here, begins) = (spot >> 31, (spot & !(REST as u32)) >> 1, spot & 1);
            if rest != was_rest {
                (position, was_rest) = (0, rest);
            }
            let step = u64::from(here - position);
            let code = if is_signs { step << 1 | u64::from(begins) } else { step };
            put(out, code << 2 | u64::from(rest) << 1 | u64::from(nth + 1 == spots.len()));
            position = here;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(lists: &[(u32, bool, &[u32])], is_signs: bool) {
        let (mut numbers, mut positions, mut expected) = (Vec::new(), Vec::new(), 0);
        for (article, is_title, spots) in lists {
            put_article(&mut numbers, &mut expected, *article, *is_title);
            put_spots(&mut positions, spots, is_signs);
        }
        let mut numbers = Numbers { bytes: Bytes(&numbers), expected: 0 };
        let (mut bytes, mut skipped) = (Bytes(&positions), Bytes(&positions));
        for (article, is_title, expected) in lists {
            assert_eq!(numbers.next(1000), Ok((*article, *is_title)));
            let mut found = Vec::new();
            spots(&mut bytes, *article, is_signs, &mut found).unwrap();
            let expected: Vec<u64> = expected.iter().map(|it| u64::from(*article) << 32 | u64::from(*it)).collect();
            assert_eq!(found, expected);
            skip(&mut skipped).unwrap();
            assert_eq!(skipped.0.len(), bytes.0.len());
        }
        assert_eq!(numbers.next(1000), Err(Corrupt::Bounds));
        assert!(bytes.is_empty());
    }

    #[test]
    fn what_is_written_is_read() {
        let rest = REST as u32;
        check(&[(0, true, &[1, 9]), (1, false, &[rest | 1]), (999, true, &[1 | 300 << 1, rest | 1, rest | 7])], false);
        check(&[(5, true, &[0, 9, 12]), (6, false, &[rest, rest | 1000 << 1])], true);
    }

    #[test]
    fn nobody_else_s_article_is_read() {
        let mut out = Vec::new();
        put_article(&mut out, &mut 0, 10, false);
        assert_eq!(Numbers { bytes: Bytes(&out), expected: 0 }.next(10), Err(Corrupt::Bounds));
        let mut found = Vec::new();
        assert_eq!(spots(&mut Bytes(&[0]), 0, true, &mut found), Err(Corrupt::Bounds));
    }
}
