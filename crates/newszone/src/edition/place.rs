//! Where each article is, and which may not be shown: small files, so that a link to one of a million articles is
//! followed without reading the others.

use super::{Issue, path};
use crate::trouble::Outcome;
use news_core::edition::{bucket, bucket_file, gone_key, write_bucket, write_gone};
use news_core::moment::Moment;
use rayon::prelude::*;

/// Most ids in a bucket, on average: about 60 KB of them.
const BUCKET_IDS_MAX: usize = 1_000;

/// Most buckets: hosts cap the files of a site.
const BUCKETS_MAX: u32 = 1_024;

/// How many buckets so many articles are spread into.
pub(super) fn buckets(articles: usize) -> u32 {
    let wanted = articles.div_ceil(BUCKET_IDS_MAX).next_power_of_two();
    u32::try_from(wanted).unwrap_or(BUCKETS_MAX).min(BUCKETS_MAX)
}

impl Issue<'_> {
    /// Writes the buckets and says how many there are.
    pub(super) fn places(&self, hashes: &[u64]) -> Outcome<u32> {
        if hashes.is_empty() {
            return Ok(0);
        }
        let buckets = buckets(hashes.len());
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); buckets as usize];
        for (nth, row) in self.rows.iter().enumerate() {
            members[bucket(&row.slug, buckets) as usize].push(nth);
        }
        (0..buckets).into_par_iter().zip(members).try_for_each(|(number, mut members)| {
            members.sort_unstable_by_key(|nth| &self.rows[*nth].slug);
            let rows = members.into_iter().map(|nth| &self.rows[nth]);
            let text = write_bucket(rows.map(|row| (row.slug.as_str(), row.published.map(Moment))));
            self.shelf.put(&path(&bucket_file(number)), text.as_bytes())
        })?;
        Ok(buckets)
    }

    /// Writes the articles that may not be shown, and says in which file.
    pub(super) fn tombstones(&self) -> Outcome<String> {
        if self.gone.is_empty() {
            return Ok(String::new());
        }
        let mut gone: Vec<_> = self.gone.iter().map(|it| (gone_key(&it.slug), it)).collect();
        gone.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        gone.dedup_by(|a, b| a.0 == b.0);
        let text = write_gone(gone.iter().map(|(_, it)| (it.slug.as_str(), it.reason)));
        self.shelf.put_named("gone", text.as_bytes())
    }
}
