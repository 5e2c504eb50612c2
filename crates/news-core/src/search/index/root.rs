//! The root of a segment: how its files are cut, and where each term is.
//!
//! Invariant: it grows with shards and not with articles.

use super::bytes::{Bytes, Corrupt};

/// How a segment is cut, and the first term of each shard.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Root {
    /// Articles in the segment.
    pub(super) articles: u32,
    /// Articles in a block of headlines.
    pub(super) block_articles: u32,
    /// The numbers of articles that shards have no room for.
    pub(super) numbers: Tape,
    /// The positions that shards have no room for.
    pub(super) positions: Tape,
    /// Names of sections; those of blocks lead here.
    pub(super) sections: Vec<String>,
    /// Tags of languages.
    pub(super) languages: Vec<String>,
    /// The first term of each shard.
    pub(super) firsts: Vec<Vec<u8>>,
}

/// A row of bytes in files of one size.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tape {
    /// Bytes in a file; the last may be shorter.
    pub(super) file_bytes: u32,
    /// Bytes in all.
    pub(super) bytes: u32,
}

impl Tape {
    /// Where so many bytes go that come after that many: in one file, if they fit in one.
    pub(super) fn settled(self, after: u32, length: u32) -> u32 {
        let used = after.checked_rem(self.file_bytes).unwrap_or(0);
        let left = self.file_bytes - used;
        if used == 0 || length <= left { after } else { after.saturating_add(left) }
    }
}

impl Root {
    /// Reads the payload.
    pub(super) fn read(payload: &[u8], articles: u32) -> Result<Self, Corrupt> {
        let mut bytes = Bytes(payload);
        let said = bytes.number()?;
        let mut root = Self { articles, block_articles: bytes.number()?, ..Self::default() };
        for tape in [&mut root.numbers, &mut root.positions] {
            *tape = Tape { file_bytes: bytes.number()?, bytes: bytes.number()? };
        }
        if said != articles
            || root.block_articles == 0
            || root.numbers.file_bytes == 0
            || root.positions.file_bytes == 0
        {
            return Err(Corrupt::Bounds);
        }
        for names in [&mut root.sections, &mut root.languages] {
            for _ in 0..bytes.count()? {
                names.push(bytes.text()?.to_owned());
            }
        }
        let mut first = Vec::new();
        while !bytes.is_empty() {
            bytes.follow(&mut first)?;
            root.firsts.push(first.clone());
        }
        Ok(root)
    }

    /// Writes the payload.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn write(&self) -> Vec<u8> {
        use super::bytes::{put, put_after, put_text};
        let mut out = Vec::new();
        for number in [
            self.articles,
            self.block_articles,
            self.numbers.file_bytes,
            self.numbers.bytes,
            self.positions.file_bytes,
            self.positions.bytes,
        ] {
            put(&mut out, u64::from(number));
        }
        for names in [&self.sections, &self.languages] {
            put(&mut out, names.len() as u64);
            names.iter().for_each(|name| put_text(&mut out, name.as_bytes()));
        }
        let mut last: &[u8] = b"";
        for first in &self.firsts {
            put_after(&mut out, last, first);
            last = first;
        }
        out
    }

    /// The shards that may hold terms from the first to before the second.
    pub(super) fn shards(&self, low: &[u8], high: &[u8]) -> std::ops::Range<usize> {
        let after = |term: &[u8]| self.firsts.iter().take_while(|first| first.as_slice() < term).count();
        // The shard before may begin below and go on above.
        let start = after(low);
        let begins = self.firsts.get(start).is_some_and(|first| first == low);
        start - usize::from(0 < start && !begins)..after(high)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let root = Root {
            articles: 300,
            block_articles: 32,
            numbers: Tape { file_bytes: 10, bytes: 11 },
            positions: Tape { file_bytes: 20, bytes: 0 },
            sections: vec!["국방".to_owned(), "Sport".to_owned()],
            languages: Vec::new(),
            firsts: vec![b"a".to_vec(), b"ab".to_vec(), b"c".to_vec()],
        };
        let payload = root.write();
        assert_eq!(Root::read(&payload, 300).as_ref(), Ok(&root));
        assert_eq!(Root::read(&payload, 301), Err(Corrupt::Bounds));
        assert_eq!(Root::read(&[], 0), Err(Corrupt::Bounds));
        for (low, high, expected) in [
            ("a", "a\0", 0..1),
            ("aa", "aa\0", 0..1),
            ("ab", "ab\0", 1..2),
            ("aa", "ab\u{ff}", 0..2),
            ("b", "z", 1..3),
            ("A", "A\0", 0..0),
            ("z", "zz", 2..3),
        ] {
            assert_eq!(root.shards(low.as_bytes(), high.as_bytes()), expected, "{low} {high}");
        }
    }

    #[test]
    fn what_fits_in_a_file_lies_in_one() {
        let tape = Tape { file_bytes: 10, bytes: 0 };
        for (after, length, expected) in [(0, 25, 0), (3, 7, 3), (3, 8, 10), (10, 1, 10), (3, 25, 10)] {
            assert_eq!(tape.settled(after, length), expected, "{after} {length}");
        }
    }
}
