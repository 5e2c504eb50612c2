//! Which groups of articles may hold some letters in a row, known without looking at their text.
//!
//! Every three bytes of a text that follow each other are hashed to a row, which has a bit for each group. A text can only
//! be in the groups that all rows of its own threes name, so that a rare word is looked for where it may be and not in
//! 20 MB. Known as a bit-sliced signature file.
//!
//! Invariant: a group that holds a text is never left out; one that does not may be let through.

/// Groups that a sieve tells apart: the bits of a row.
pub(super) const GROUPS: usize = u64::BITS as usize;

/// Bytes that are hashed together: a syllable of Hangul, or as few letters as are rare.
const WINDOW: usize = 3;

/// Fewest rows, and most: more let less through, until they weigh more than the text.
const ROWS: std::ops::RangeInclusive<usize> = 1 << 8..=1 << 15;

/// What is in up to 64 groups.
pub(super) struct Sieve {
    /// A power of two of them.
    rows: Vec<u64>,
}

impl Sieve {
    /// One for groups that have that much text together: with a row for each byte of a group about a third of the bits
    /// are set, and it takes an eighth of the text.
    pub(super) fn new(bytes: usize) -> Self {
        let rows = (bytes / GROUPS).next_power_of_two().clamp(*ROWS.start(), *ROWS.end());
        Self { rows: vec![0; rows] }
    }

    /// Notes what a group holds.
    pub(super) fn add(&mut self, group: usize, text: &[u8]) {
        let rows = self.rows.len();
        for window in text.windows(WINDOW) {
            if let Some(row) = self.rows.get_mut(row_of(window, rows)) {
                *row |= 1 << group;
            }
        }
    }

    /// The groups that may hold it, a bit each; all where it is too short to tell.
    pub(super) fn admits(&self, text: &[u8]) -> u64 {
        let row = |window| self.rows.get(row_of(window, self.rows.len())).copied().unwrap_or(u64::MAX);
        text.windows(WINDOW).fold(u64::MAX, |groups, window| groups & row(window))
    }
}

/// Multiplicative hashing: the product's highest bits (Knuth, The Art of Computer Programming, vol. 3, section 6.4).
fn row_of(window: &[u8], rows: usize) -> usize {
    let number = window.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
    let hash = number.wrapping_mul(0x9E37_79B1);
    // A power of two: 32 less its exponent is how far the highest bits have to come down.
    (hash >> (rows.leading_zeros() + 1 - (usize::BITS - 32))) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_that_hold_it_are_admitted_and_few_others() {
        let texts: Vec<String> = (0..GROUPS).map(|nth| format!("article {nth} 국방부 {}", nth * 7919)).collect();
        let mut sieve = Sieve::new(texts.iter().map(String::len).sum());
        texts.iter().enumerate().for_each(|(nth, text)| sieve.add(nth, text.as_bytes()));
        let mut let_through = 0;
        for needle in ["article", "국방", "방부 ", "7919", "31676", "ab", "", "article 63 ", "해군", "zzzz"] {
            let groups = sieve.admits(needle.as_bytes());
            for (nth, text) in texts.iter().enumerate() {
                let admitted = groups >> nth & 1 == 1;
                assert!(admitted || !text.contains(needle), "{needle} in {text}");
                let_through += usize::from(admitted && !text.contains(needle) && 2 < needle.len());
            }
        }
        assert!(let_through < 64, "{let_through} of 512 let through");
    }

    #[test]
    fn rows_are_as_many_as_there_are() {
        for bytes in [0, 1, 1 << 14, 200_000, 1 << 22, 1 << 30] {
            let rows = Sieve::new(bytes).rows.len();
            assert!(rows.is_power_of_two() && ROWS.contains(&rows));
            for window in [[0, 0, 0], [255, 255, 255], *b"abc", *b"zzz"] {
                assert!(row_of(&window, rows) < rows);
            }
        }
        assert_eq!(Sieve::new(64 * 4096).rows.len(), 4096);
    }
}
