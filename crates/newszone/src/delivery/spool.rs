//! Stories on their way to the store that are too many to hold in memory: in a file without a name, beside the store,
//! which goes with the process.

use super::Item;
use crate::store::record;
use std::collections::HashSet;
use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// Stories in a file, each by its place from 0.
#[derive(Debug)]
pub struct Spool {
    file: Mutex<File>,
    /// Where each begins, and where the last one ends.
    offsets: Vec<u64>,
    removed: HashSet<usize>,
}

impl Spool {
    /// An empty one in that folder, which is made where it is missing.
    pub(crate) fn begin(folder: &Path) -> io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let file = Mutex::new(tempfile::tempfile_in(folder)?);
        Ok(Self { file, offsets: vec![0], removed: HashSet::new() })
    }

    /// How many were put in.
    pub(crate) fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// How many of them are still there.
    pub(crate) fn present(&self) -> usize {
        self.len() - self.removed.len()
    }

    /// Puts stories behind those that are there.
    pub(crate) fn put(&mut self, items: &[Item]) -> io::Result<()> {
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let mut end = *self.offsets.last().unwrap_or(&0);
        file.seek(SeekFrom::Start(end))?;
        let mut out = BufWriter::new(&mut *file);
        for item in items {
            let record = record::write(item);
            out.write_all(&record)?;
            end += record.len() as u64;
            self.offsets.push(end);
        }
        out.flush()
    }

    /// Takes one away.
    pub(crate) fn remove(&mut self, place: usize) {
        self.removed.insert(place);
    }

    /// The one at a place.
    pub(crate) fn get(&self, place: usize) -> io::Result<Item> {
        self.read(place, place + 1)?.pop().ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    /// Shows all that are there, in order, so many at a time.
    pub(crate) fn chunks<E: From<io::Error>>(
        &self,
        size: usize,
        see: &mut dyn FnMut(&[Item]) -> Result<(), E>,
    ) -> Result<(), E> {
        for first in (0..self.len()).step_by(size.max(1)) {
            see(&self.read(first, (first + size).min(self.len()))?)?;
        }
        Ok(())
    }

    fn read(&self, first: usize, end: usize) -> io::Result<Vec<Item>> {
        use rayon::prelude::*;
        let (start, stop) = (self.offsets[first], self.offsets[end]);
        let length = usize::try_from(stop - start).map_err(io::Error::other)?;
        let mut bytes = vec![0; length];
        {
            let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
            file.seek(SeekFrom::Start(start))?;
            file.read_exact(&mut bytes)?;
        }
        let places: Vec<usize> = (first..end).filter(|it| !self.removed.contains(it)).collect();
        let within = |place: usize| usize::try_from(self.offsets[place] - start).map_err(io::Error::other);
        let item = |place: &usize| {
            let record = &bytes[within(*place)?..within(place + 1)?];
            record::read(record).ok_or_else(|| io::Error::from(io::ErrorKind::InvalidData))
        };
        places.par_iter().map(item).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use news_core::draft::Draft;

    #[test]
    fn what_goes_in_comes_out() {
        let folder = tempfile::tempdir().unwrap();
        let item = |id: usize| Item {
            base: "https://국방.example/".to_owned(),
            draft: Draft { id: Some(id.to_string()), ..Draft::default() },
        };
        let mut spool = Spool::begin(&folder.path().join("안")).unwrap();
        spool.put(&(0..3).map(item).collect::<Vec<_>>()).unwrap();
        spool.put(&[item(3)]).unwrap();
        spool.remove(1);
        assert_eq!((spool.len(), spool.present()), (4, 3));
        assert_eq!(spool.get(2).unwrap(), item(2));
        let mut seen = Vec::new();
        spool
            .chunks::<io::Error>(2, &mut |items| {
                seen.push(items.to_vec());
                Ok(())
            })
            .unwrap();
        assert_eq!(seen, [vec![item(0)], vec![item(2), item(3)]]);
        assert_eq!(std::fs::read_dir(folder.path().join("안")).unwrap().count(), 0);
    }
}
