//! The directory of an index: its segments, newest first, and its dictionary.
//!
//! Invariant: what is written is read back as it was; a directory of segments larger than they may be is not read.

use super::bytes::{Bytes, Corrupt};
use super::file::{Kind, Place};
use crate::moment::Moment;

/// Most articles of a segment: what a set of them takes stays below half a megabyte.
const ARTICLES_MAX: u32 = 1 << 20;

/// Where the directory counts as being: the manifest names it by its content.
pub(super) const PLACE: Place = Place { seal: 0, kind: Kind::Directory, number: 0 };

/// What the manifest's `search` names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Index {
    /// Newest first.
    pub segments: Vec<Segment>,
    /// What the dictionary's folder is called; `None` where there is none.
    pub dictionary: Option<u64>,
}

/// A segment, as the directory tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// What its folder is called, and what its files are checked with: a hash of everything in it.
    pub seal: u64,
    /// Articles in it.
    pub articles: u32,
    /// When its newest article was published; `None`: all are undated.
    pub newest: Option<Moment>,
    /// When its oldest article was published; `None`: some are undated.
    pub oldest: Option<Moment>,
}

impl Index {
    /// Reads the file, header and inflated payload.
    ///
    /// # Errors
    ///
    /// When it is not what was written.
    pub fn read(file: &[u8]) -> Result<Self, Corrupt> {
        let mut bytes = Bytes(PLACE.payload(file)?);
        let seal = bytes.fixed()?;
        let dictionary = (seal != 0).then_some(seal);
        let mut segments = Vec::new();
        while !bytes.is_empty() {
            let (seal, articles) = (bytes.fixed()?, bytes.number()?);
            if ARTICLES_MAX < articles {
                return Err(Corrupt::Bounds);
            }
            segments.push(Segment { seal, articles, newest: moment(&mut bytes)?, oldest: moment(&mut bytes)? });
        }
        Ok(Self { segments, dictionary })
    }

    /// The file, header and payload.
    #[cfg(not(target_arch = "wasm32"))]
    #[must_use]
    pub fn write(&self) -> Vec<u8> {
        use super::bytes::{put, put_signed};
        let mut payload = self.dictionary.unwrap_or(0).to_le_bytes().to_vec();
        for segment in &self.segments {
            payload.extend_from_slice(&segment.seal.to_le_bytes());
            put(&mut payload, u64::from(segment.articles));
            for moment in [segment.newest, segment.oldest] {
                payload.push(u8::from(moment.is_some()));
                if let Some(Moment(seconds)) = moment {
                    put_signed(&mut payload, seconds);
                }
            }
        }
        super::write::directory(&payload)
    }

    /// Articles in all.
    #[must_use]
    pub fn articles(&self) -> usize {
        self.segments.iter().map(|it| it.articles as usize).sum()
    }

    /// The address of the dictionary, from the manifest's folder; `None` where there is none. What it holds,
    /// [`super::each_word`] tells.
    #[must_use]
    pub fn dictionary_address(&self) -> Option<String> {
        self.dictionary.map(|seal| Place { seal, kind: Kind::Words, number: 0 }.address())
    }
}

fn moment(bytes: &mut Bytes<'_>) -> Result<Option<Moment>, Corrupt> {
    Ok(if bytes.number()? == 0 { None } else { Some(Moment(bytes.signed()?)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let segment = Segment { seal: 9, articles: 3, newest: Some(Moment(-5)), oldest: None };
        for index in [
            Index::default(),
            Index { segments: vec![segment, Segment { newest: None, ..segment }], dictionary: Some(7) },
        ] {
            let file = index.write();
            assert_eq!(Index::read(&file), Ok(index));
            for end in 0..file.len() {
                assert!(Index::read(&file[..end]).is_err(), "{end}");
            }
        }
    }

    #[test]
    fn no_segment_is_larger_than_it_may_be() {
        let segment = Segment { seal: 9, articles: ARTICLES_MAX + 1, newest: None, oldest: None };
        let file = Index { segments: vec![segment], dictionary: None }.write();
        assert_eq!(Index::read(&file), Err(Corrupt::Bounds));
    }
}
