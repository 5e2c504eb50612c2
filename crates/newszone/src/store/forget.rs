//! Forgetting what an article said before: the one way in which a version leaves the store.
//!
//! Invariant: the version that holds stays, and so does every version that another article has as well.

use super::tables::{HISTORY, ROWS, SHOWN, SLUGS, Stored, VERSIONS, decode, encode};
use super::{Row, Store, trouble};
use crate::trouble::Outcome;
use redb::{ReadableDatabase, ReadableTable};
use std::collections::HashSet;

impl Store {
    /// Takes away all earlier versions of the article that is called so in addresses, or was, and answers with how many
    /// there were; `None` where there is no such article. Readers learn nothing of them from the next build on.
    ///
    /// # Errors
    ///
    /// When it cannot be written; then nothing is forgotten.
    pub fn forget(&mut self, slug: &str) -> Outcome<Option<usize>> {
        let forgotten = self.said(self.take_away(slug))?;
        if forgotten.is_some_and(|it| 0 < it) {
            // Until then the words are in pages of the file that nothing leads to.
            self.base.compact().map_err(|error| trouble(&self.file, error.into()))?;
        }
        Ok(forgotten)
    }

    fn take_away(&self, slug: &str) -> Stored<Option<usize>> {
        let Some(mut row) = self.row_called(slug)? else { return Ok(None) };
        let write = self.base.begin_write()?;
        let (mut earlier, mut elsewhere) = (HashSet::new(), HashSet::from([row.version]));
        {
            let (mut history, mut versions) = (write.open_table(HISTORY)?, write.open_table(VERSIONS)?);
            for entry in history.iter()? {
                let (place, version) = entry?;
                let (source, id, _) = place.value();
                let is_its_own = (source, id) == (row.source.as_str(), row.id.as_str());
                if is_its_own { &mut earlier } else { &mut elsewhere }.insert(*version.value().1);
            }
            for nth in 0..row.versions {
                history.remove((row.source.as_str(), row.id.as_str(), nth))?;
            }
            history.insert((row.source.as_str(), row.id.as_str(), 0), (row.corrected, &row.version))?;
            earlier.remove(&row.version);
            for version in earlier.difference(&elsewhere) {
                versions.remove(version)?;
            }
            row.versions = 1;
            write.open_table(ROWS)?.insert((row.source.as_str(), row.id.as_str()), encode(&row)?.as_slice())?;
            write.open_table(SHOWN)?.remove((row.source.as_str(), row.id.as_str()))?;
        }
        write.commit()?;
        Ok(Some(earlier.len()))
    }

    fn row_called(&self, slug: &str) -> Stored<Option<Row>> {
        let read = self.base.begin_read()?;
        let slugs = read.open_table(SLUGS)?;
        let Some(place) = slugs.get(slug.to_lowercase().as_str())? else { return Ok(None) };
        read.open_table(ROWS)?.get(place.value())?.map(|it| decode(it.value())).transpose()
    }
}
