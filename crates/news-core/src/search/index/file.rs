//! A file of an index: which one it is, and whether its bytes are those that were written.
//!
//! Four bytes that say what it is, four of the payload's length, eight of its hash; then the payload, deflated where it
//! lies on a host. Numbers are the lowest byte first.
//!
//! Invariant: a file that stands in the place of another, of whatever segment, is not read.

use super::bytes::Corrupt;

/// Bytes before the payload.
pub const HEADER_BYTES: usize = 16;

/// Largest payload that is read, in bytes: no file of an index is larger.
pub const PAYLOAD_BYTES_MAX: usize = 4 << 20;

/// The first bytes of every file; the fourth is its kind.
const MAGIC: [u8; 3] = *b"NZ1";

/// The folder of the index, from the manifest's.
const FOLDER: &str = "search/";

/// Which file of an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// What the segment's folder is called; what the file is called where it belongs to none.
    pub(super) seal: u64,
    /// What it holds.
    pub(super) kind: Kind,
    /// Its number among those of its kind.
    pub(super) number: u32,
}

/// What a file holds. The letter is the fourth of the file and the first of its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The directory.
    Directory = b'd' as isize,
    /// A segment's root.
    Root = b'r' as isize,
    /// Terms.
    Shard = b't' as isize,
    /// Numbers of articles.
    Articles = b'a' as isize,
    /// Positions in articles.
    Positions = b'p' as isize,
    /// Headlines.
    Block = b'h' as isize,
    /// When the first article of each block was published.
    Times = b'm' as isize,
    /// Words and how many articles have them.
    Words = b'w' as isize,
}

const KINDS: [Kind; 8] =
    [Kind::Directory, Kind::Root, Kind::Shard, Kind::Articles, Kind::Positions, Kind::Block, Kind::Times, Kind::Words];

impl Place {
    /// Its address from the manifest's folder.
    pub(super) fn address(self) -> String {
        let mut address = String::from(FOLDER);
        for shift in (0..16).rev() {
            let digit = (self.seal >> (shift * 4) & 0xf) as u8;
            address.push(char::from(if digit < 10 { b'0' + digit } else { b'a' - 10 + digit }));
        }
        address.push('/');
        address.push(char::from(self.kind as u8));
        let mut digits = [0; 10];
        let (mut left, mut first) = (self.number, digits.len());
        loop {
            first -= 1;
            digits[first] = b'0' + (left % 10) as u8;
            left /= 10;
            if left == 0 {
                break;
            }
        }
        digits[first..].iter().for_each(|digit| address.push(char::from(*digit)));
        address.push_str(".bin");
        address
    }

    /// The place of an address, as [`Self::address`] writes it.
    pub(super) fn of(address: &str) -> Option<Self> {
        let name = address.strip_prefix(FOLDER)?.strip_suffix(".bin")?.as_bytes();
        let (folder, rest) = name.split_at_checked(16)?;
        let (slash, rest) = rest.split_first()?;
        let (letter, digits) = rest.split_first()?;
        if *slash != b'/' || digits.is_empty() || 9 < digits.len() {
            return None;
        }
        let kind = KINDS.into_iter().find(|it| *it as u8 == *letter)?;
        let mut seal = 0;
        for digit in folder {
            seal = seal << 4 | u64::from(char::from(*digit).to_digit(16)?);
        }
        let mut number = 0;
        for digit in digits {
            number = number * 10 + char::from(*digit).to_digit(10)?;
        }
        Some(Self { seal, kind, number })
    }

    /// The header of the file with that payload.
    #[cfg(not(target_arch = "wasm32"))]
    pub(super) fn header(self, payload: &[u8]) -> [u8; HEADER_BYTES] {
        let mut header = [0; HEADER_BYTES];
        header[..3].copy_from_slice(&MAGIC);
        header[3] = self.kind as u8;
        header[4..8].copy_from_slice(&u32::try_from(payload.len()).unwrap_or(u32::MAX).to_le_bytes());
        header[8..].copy_from_slice(&self.hash(payload).to_le_bytes());
        header
    }

    /// The payload of a file, header and inflated payload, if it is this one.
    pub(super) fn payload(self, file: &[u8]) -> Result<&[u8], Corrupt> {
        let (header, payload) = file.split_at_checked(HEADER_BYTES).ok_or(Corrupt::Length)?;
        if header[..3] != MAGIC || header[3] != self.kind as u8 {
            return Err(Corrupt::Kind);
        }
        if payload_bytes(header) != Some(payload.len()) {
            return Err(Corrupt::Length);
        }
        if header[8..] == self.hash(payload).to_le_bytes() { Ok(payload) } else { Err(Corrupt::Hash) }
    }

    /// FNV-1a of 64 bits, begun with the place: each step maps states one to one, so that another byte is always seen.
    fn hash(self, payload: &[u8]) -> u64 {
        let place = (u64::from(self.number) << 8 | self.kind as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut hash = 0xcbf2_9ce4_8422_2325 ^ self.seal ^ place;
        for byte in payload {
            hash = (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
        hash
    }
}

/// How many bytes the payload has once it is inflated, as the header says, which has to be the whole of it or more. `None`
/// where it is no header, or the payload is larger than [`PAYLOAD_BYTES_MAX`]: then nothing is to be inflated.
#[must_use]
pub fn payload_bytes(header: &[u8]) -> Option<usize> {
    let length = header.get(4..HEADER_BYTES)?.first_chunk::<4>()?;
    Some(u32::from_le_bytes(*length) as usize).filter(|it| *it <= PAYLOAD_BYTES_MAX && header.starts_with(&MAGIC))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_lead_back() {
        for (seal, kind, number, expected) in [
            (0x0123_4567_89ab_cdef, Kind::Root, 0, "search/0123456789abcdef/r0.bin"),
            (u64::MAX, Kind::Block, 40_961, "search/ffffffffffffffff/h40961.bin"),
        ] {
            let place = Place { seal, kind, number };
            assert_eq!(place.address(), expected);
            assert_eq!(Place::of(expected), Some(place));
        }
        for wrong in
            ["", "search/", "search/0123456789abcdef/r.bin", "search/0123456789abcdef/z0.bin", "search/é/r0.bin"]
        {
            assert_eq!(Place::of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn another_byte_or_place_is_seen() {
        let place = Place { seal: 7, kind: Kind::Shard, number: 3 };
        let mut file = place.header(b"payload").to_vec();
        file.extend_from_slice(b"payload");
        assert_eq!(place.payload(&file), Ok(&b"payload"[..]));
        for at in 0..file.len() {
            for bit in 0..8 {
                file[at] ^= 1 << bit;
                assert!(place.payload(&file).is_err(), "byte {at}, bit {bit}");
                file[at] ^= 1 << bit;
            }
        }
        for other in [Place { seal: 8, ..place }, Place { number: 4, ..place }, Place { kind: Kind::Block, ..place }] {
            assert!(other.payload(&file).is_err());
        }
        assert_eq!(place.payload(&file[..20]), Err(Corrupt::Length));
        assert_eq!(place.payload(&[]), Err(Corrupt::Length));
    }
}
