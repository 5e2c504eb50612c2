//! Numbers and texts in a row of bytes.
//!
//! Invariant: reading never goes past the end, and takes no more memory than there are bytes.

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Corrupt {
    /// It does not begin as such a file does.
    #[error("the file is of another kind or version")]
    Kind,
    /// It is shorter or longer than it says.
    #[error("the file says it has another length")]
    Length,
    /// Its bytes are others than were written.
    #[error("the file's bytes are others than were written")]
    Hash,
    /// A number leads out of the file.
    #[error("a number leads out of the file")]
    Bounds,
    /// A text is not UTF-8.
    #[error("a text is not UTF-8")]
    Text,
}

/// What is left to read.
#[derive(Clone, Copy)]
pub(super) struct Bytes<'b>(pub(super) &'b [u8]);

impl<'b> Bytes<'b> {
    pub(super) fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// A number of seven bits a byte, the lowest first; the highest bit says that more follow.
    pub(super) fn long(&mut self) -> Result<u64, Corrupt> {
        let (mut number, mut shift) = (0_u64, 0);
        loop {
            let (byte, rest) = self.0.split_first().ok_or(Corrupt::Bounds)?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(number);
            }
            shift += 7;
            if 63 < shift {
                return Err(Corrupt::Bounds);
            }
        }
    }

    /// The same, of at most 32 bits.
    pub(super) fn number(&mut self) -> Result<u32, Corrupt> {
        u32::try_from(self.long()?).map_err(|_| Corrupt::Bounds)
    }

    /// How many of something follow, each of a byte or more.
    pub(super) fn count(&mut self) -> Result<usize, Corrupt> {
        let count = self.number()? as usize;
        if count <= self.0.len() { Ok(count) } else { Err(Corrupt::Bounds) }
    }

    /// A number of either sign: its lowest bit is the sign.
    pub(super) fn signed(&mut self) -> Result<i64, Corrupt> {
        let number = self.long()?;
        Ok((number >> 1).cast_signed() ^ -((number & 1).cast_signed()))
    }

    pub(super) fn take(&mut self, length: usize) -> Result<&'b [u8], Corrupt> {
        let (taken, rest) = self.0.split_at_checked(length).ok_or(Corrupt::Bounds)?;
        self.0 = rest;
        Ok(taken)
    }

    /// Bytes behind their number.
    pub(super) fn run(&mut self) -> Result<&'b [u8], Corrupt> {
        let length = self.count()?;
        self.take(length)
    }

    /// A text behind its length in bytes.
    pub(super) fn text(&mut self) -> Result<&'b str, Corrupt> {
        std::str::from_utf8(self.run()?).map_err(|_| Corrupt::Text)
    }

    /// Eight bytes as a number, the lowest first.
    pub(super) fn fixed(&mut self) -> Result<u64, Corrupt> {
        let bytes = self.take(8)?.first_chunk::<8>().ok_or(Corrupt::Bounds)?;
        Ok(u64::from_le_bytes(*bytes))
    }

    /// Texts that share their beginnings, as [`put_after`] writes them: the next one in the place of the last.
    pub(super) fn follow(&mut self, last: &mut Vec<u8>) -> Result<(), Corrupt> {
        let shared = self.number()? as usize;
        if last.len() < shared {
            return Err(Corrupt::Bounds);
        }
        let rest = self.run()?;
        last.truncate(shared);
        last.extend_from_slice(rest);
        Ok(())
    }
}

#[cfg(not(target_arch = "wasm32"))]
pub(super) use writing::{put, put_after, put_signed, put_text};

#[cfg(not(target_arch = "wasm32"))]
mod writing {
    /// The way back of [`super::Bytes::long`].
    pub(in super::super) fn put(out: &mut Vec<u8>, number: u64) {
        let mut left = number;
        while 0x7f < left {
            out.push(left as u8 | 0x80);
            left >>= 7;
        }
        out.push(left as u8);
    }

    /// The way back of [`super::Bytes::signed`].
    pub(in super::super) fn put_signed(out: &mut Vec<u8>, number: i64) {
        put(out, (number << 1 ^ number >> 63).cast_unsigned());
    }

    /// The way back of [`super::Bytes::text`] and [`super::Bytes::run`].
    pub(in super::super) fn put_text(out: &mut Vec<u8>, text: &[u8]) {
        put(out, text.len() as u64);
        out.extend_from_slice(text);
    }

    /// The way back of [`super::Bytes::follow`].
    pub(in super::super) fn put_after(out: &mut Vec<u8>, last: &[u8], next: &[u8]) {
        let shared = last.iter().zip(next).take_while(|(a, b)| a == b).count();
        put(out, shared as u64);
        put_text(out, &next[shared..]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: u64, length: usize) {
        let mut out = Vec::new();
        put(&mut out, number);
        assert_eq!(out.len(), length);
        assert_eq!(Bytes(&out).long(), Ok(number));
        assert_eq!(Bytes(&out[..length - 1]).long(), Err(Corrupt::Bounds));
        out.clear();
        put_signed(&mut out, number.cast_signed());
        assert_eq!(Bytes(&out).signed(), Ok(number.cast_signed()));
    }

    #[test]
    fn numbers() {
        check(0, 1);
        check(127, 1);
        check(128, 2);
        check(u64::from(u32::MAX), 5);
        check(u64::MAX, 10);
        assert_eq!(Bytes(&[0xff; 11]).long(), Err(Corrupt::Bounds));
        assert_eq!(Bytes(&[0xff, 0xff, 0xff, 0xff, 0x7f]).number(), Err(Corrupt::Bounds));
    }

    #[test]
    fn texts() {
        let mut out = Vec::new();
        put_after(&mut out, b"", "국방".as_bytes());
        put_after(&mut out, "국방".as_bytes(), "국가".as_bytes());
        let (mut bytes, mut text) = (Bytes(&out), Vec::new());
        for expected in ["국방", "국가"] {
            bytes.follow(&mut text).unwrap();
            assert_eq!(text, expected.as_bytes());
        }
        assert!(bytes.is_empty());
        assert_eq!(Bytes(&[1, 0]).follow(&mut Vec::new()), Err(Corrupt::Bounds));
        assert_eq!(Bytes(&[9, b'a']).text(), Err(Corrupt::Bounds));
        assert_eq!(Bytes(&[1, 0xff]).text(), Err(Corrupt::Text));
    }
}
