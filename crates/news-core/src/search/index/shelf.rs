//! The files of an index that have been fetched.
//!
//! Invariant: a file is here only if its bytes are those that were written for its address.

use super::bytes::Corrupt;
use super::file::{HEADER_BYTES, Place};

/// Most bytes that stay between two questions.
const BYTES_MAX: usize = 8 << 20;

/// Files by their addresses.
#[derive(Debug, Default)]
pub struct Shelf {
    /// In the order of their addresses; `None` for one that is lost.
    files: Vec<(String, Option<Held>)>,
    bytes: usize,
    /// Goes up with each file.
    clock: u32,
}

#[derive(Debug)]
struct Held {
    file: Vec<u8>,
    since: u32,
}

/// What is known of a file.
pub(super) enum Known<'s> {
    /// Its payload.
    Here(&'s [u8]),
    /// It is missing or corrupt.
    Lost,
    /// Nobody fetched it yet.
    Unknown,
}

impl Shelf {
    /// An empty one.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes a file, header and inflated payload. One that is not what was written is lost.
    ///
    /// # Errors
    ///
    /// What is wrong with it.
    pub fn give(&mut self, address: &str, file: Vec<u8>) -> Result<(), Corrupt> {
        let checked = Place::of(address).ok_or(Corrupt::Kind).and_then(|place| place.payload(&file).map(|_| ()));
        if checked.is_err() {
            self.lose(address);
            return checked;
        }
        self.clock += 1;
        self.bytes += file.len();
        self.put(address, Some(Held { file, since: self.clock }));
        Ok(())
    }

    /// Notes that a file cannot be had.
    pub fn lose(&mut self, address: &str) {
        self.put(address, None);
    }

    /// Forgets what was lost, so that it is asked for again, and what has been here longest until the rest is within
    /// bounds. To be done between two questions: within one every file is needed until its end.
    pub fn tidy(&mut self) {
        self.files.retain(|it| it.1.is_some());
        while BYTES_MAX < self.bytes {
            let mut oldest = 0;
            for (at, (_, held)) in self.files.iter().enumerate() {
                let since = |held: &Option<Held>| held.as_ref().map_or(0, |it| it.since);
                if since(held) < since(&self.files[oldest].1) {
                    oldest = at;
                }
            }
            let (_, held) = self.files.remove(oldest);
            self.bytes -= held.map_or(0, |it| it.file.len());
        }
    }

    /// Bytes of the files that are here.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.bytes
    }

    pub(super) fn get(&self, address: &str) -> Known<'_> {
        match self.find(address) {
            Ok(at) => match &self.files[at].1 {
                Some(held) => Known::Here(held.file.get(HEADER_BYTES..).unwrap_or_default()),
                None => Known::Lost,
            },
            Err(_) => Known::Unknown,
        }
    }

    fn put(&mut self, address: &str, held: Option<Held>) {
        match self.find(address) {
            Ok(at) => {
                self.bytes -= self.files[at].1.as_ref().map_or(0, |it| it.file.len());
                self.files[at].1 = held;
            }
            Err(at) => self.files.insert(at, (address.to_owned(), held)),
        }
    }

    fn find(&self, address: &str) -> Result<usize, usize> {
        self.files.binary_search_by(|it| it.0.as_str().cmp(address))
    }
}

#[cfg(test)]
mod tests {
    use super::super::file::Kind;
    use super::*;

    fn file(place: Place, payload: &[u8]) -> Vec<u8> {
        [&place.header(payload)[..], payload].concat()
    }

    #[test]
    fn what_is_not_what_was_written_is_lost() {
        let mut shelf = Shelf::new();
        let place = Place { seal: 1, kind: Kind::Root, number: 0 };
        let other = Place { seal: 2, ..place };
        assert!(matches!(shelf.get(&place.address()), Known::Unknown));
        assert_eq!(shelf.give(&place.address(), file(other, b"x")), Err(Corrupt::Hash));
        assert!(matches!(shelf.get(&place.address()), Known::Lost));
        shelf.tidy();
        assert!(matches!(shelf.get(&place.address()), Known::Unknown));
        assert_eq!(shelf.give(&place.address(), file(place, b"x")), Ok(()));
        assert!(matches!(shelf.get(&place.address()), Known::Here(b"x")));
        assert_eq!(shelf.give("elsewhere", Vec::new()), Err(Corrupt::Kind));
    }

    #[test]
    fn the_oldest_goes_first() {
        let mut shelf = Shelf::new();
        let places: Vec<Place> = (0..10).map(|number| Place { seal: 1, kind: Kind::Block, number }).collect();
        for place in places.iter().rev() {
            shelf.give(&place.address(), file(*place, &vec![0; 1 << 20])).unwrap();
        }
        assert_eq!(shelf.bytes(), 10 * ((1 << 20) + HEADER_BYTES));
        shelf.tidy();
        assert!(shelf.bytes() <= BYTES_MAX);
        assert!(matches!(shelf.get(&places[9].address()), Known::Unknown));
        assert!(matches!(shelf.get(&places[0].address()), Known::Here(_)));
    }
}
