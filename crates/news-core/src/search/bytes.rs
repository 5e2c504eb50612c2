//! Numbers and texts as bytes, for what is told between the page and the search's own module.
//!
//! Invariant: what is put is taken again as it was; taking never reads past the end and never panics.

/// Puts a number, seven bits a byte, the lowest first; the highest bit says that more follow (LEB128).
pub(super) fn put_number(out: &mut Vec<u8>, number: u64) {
    let mut rest = number;
    while rest >= 0x80 {
        out.push(rest as u8 | 0x80);
        rest >>= 7;
    }
    out.push(rest as u8);
}

/// Puts a number that may be negative: small ones of either sign are short.
pub(super) fn put_signed(out: &mut Vec<u8>, number: i64) {
    put_number(out, (number << 1 ^ number >> 63).cast_unsigned());
}

/// Puts a text behind its length in bytes.
pub(super) fn put_text(out: &mut Vec<u8>, text: &str) {
    put_number(out, text.len() as u64);
    out.extend_from_slice(text.as_bytes());
}

/// Bytes that are taken from their beginning.
#[derive(Clone, Copy)]
pub(super) struct Taking<'a>(pub(super) &'a [u8]);

impl<'a> Taking<'a> {
    pub(super) fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A number that counts or places something.
    pub(super) fn count(&mut self) -> Option<usize> {
        self.number()?.try_into().ok()
    }

    pub(super) fn signed(&mut self) -> Option<i64> {
        let number = self.number()?;
        Some((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }

    pub(super) fn text(&mut self) -> Option<&'a str> {
        let length = self.count()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok()
    }

    /// So many of a thing. There are never more than bytes, so a count that lies takes no memory.
    pub(super) fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        let count = self.count().filter(|it| *it <= self.0.len())?;
        let mut list = Vec::with_capacity(count);
        for _ in 0..count {
            list.push(one(self)?);
        }
        Some(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(number: i64, bytes: usize) {
        let mut out = Vec::new();
        put_number(&mut out, number.cast_unsigned());
        put_signed(&mut out, number);
        put_text(&mut out, "국방");
        let mut taking = Taking(&out);
        assert_eq!(taking.number(), Some(number.cast_unsigned()));
        let before = taking.0.len();
        assert_eq!(taking.signed(), Some(number));
        assert_eq!(before - taking.0.len(), bytes);
        assert_eq!((taking.text(), taking.byte()), (Some("국방"), None));
        for end in 0..out.len() {
            let mut cut = Taking(&out[..end]);
            assert!(cut.number().is_none() || cut.signed().is_none() || cut.text().is_none(), "cut at {end}");
        }
    }

    #[test]
    fn numbers_and_texts() {
        check(0, 1);
        check(-64, 1);
        check(64, 2);
        check(i64::MAX, 10);
        check(i64::MIN, 10);
    }

    #[test]
    fn lies_take_no_memory() {
        assert_eq!(Taking(&[0xff; 11]).number(), None);
        assert_eq!(Taking(&[0xff, 0xff, 0xff, 0xff, 0x0f]).list(Taking::byte), None);
        assert_eq!(Taking(&[3, 1, 7]).list(Taking::byte), None);
        assert_eq!(Taking(&[2, 1, 7]).list(|it| it.number()), Some(vec![1, 7]));
        assert_eq!(Taking(&[5, b'a']).text(), None);
        assert_eq!(Taking(&[1, 0xff]).text(), None);
    }
}
