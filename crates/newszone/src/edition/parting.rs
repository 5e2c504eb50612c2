//! Where a file ends.
//!
//! Invariant: whether it ends after an article is asked of that article's name alone, but for the cap. So a change
//! reaches the next such article at most, and what is before and behind stays as it is.

use crate::settings::Edition;
use std::ops::Range;

/// How much larger than its mean a part may become, in times the mean. Without the cap one in 55 would.
const CAP_MEANS: usize = 4;

/// A rule for the ends of parts.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parting {
    /// A part ends after what has a hash that this divides.
    divisor: u64,
    /// Most members of a part.
    pub(crate) members_max: usize,
}

impl Parting {
    /// Parts of so many members, on average.
    pub(crate) fn of(mean: usize) -> Self {
        let mean = mean.max(1);
        Self { divisor: mean as u64, members_max: mean.saturating_mul(CAP_MEANS) }
    }

    /// Parts of parts: each of so many of those of the rule below, which has that mean.
    pub(crate) fn above(below: usize, mean: usize) -> Self {
        let (below, mean) = (below.max(1) as u64, mean.max(1));
        Self { divisor: below.saturating_mul(mean as u64), members_max: mean.saturating_mul(CAP_MEANS) }
    }

    /// Whether a part of so many members ends after the last of them.
    pub(crate) fn ends(self, hash: u64, members: usize) -> bool {
        hash.is_multiple_of(self.divisor) || self.members_max <= members
    }
}

/// Parts what is newest first, beginning at the oldest; answers with the newest part first. Only that one may be open.
pub(crate) fn parted(hashes: &[u64], parting: Parting) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let mut end = hashes.len();
    for (at, hash) in hashes.iter().enumerate().rev() {
        if parting.ends(*hash, end - at) {
            parts.push(at..end);
            end = at;
        }
    }
    if 0 < end {
        parts.push(0..end);
    }
    parts.reverse();
    parts
}

/// How many files an edition of so many articles has at most at these settings, to be named before it is built:
/// lists, packs, volumes, buckets, feed pages.
pub(crate) fn files(hashes: &[u64], sizes: &Edition) -> usize {
    let lists = parted(hashes, Parting::of(sizes.list_articles));
    let packs = |(nth, list): (usize, &Range<usize>)| {
        let mean = if nth < sizes.recent_lists { sizes.pack_articles } else { sizes.archive_pack_articles };
        parted(&hashes[list.clone()], Parting::of(mean)).len()
    };
    let packs: usize = lists.iter().enumerate().map(packs).sum();
    let ends: Vec<u64> = lists.iter().map(|list| hashes[list.start]).collect();
    let volumes = parted(&ends, Parting::above(sizes.list_articles, sizes.volume_lists)).len() - 1;
    let buckets = super::place::buckets(hashes.len()) as usize;
    // The manifest and the tombstones.
    lists.len() + packs + volumes + buckets + sizes.feed_pages_max + 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use news_core::edition::hash;

    fn slugs(articles: usize) -> Vec<u64> {
        (0..articles).map(|nth| hash(&format!("함대-귀환-{nth}"))).collect()
    }

    #[track_caller]
    fn check(hashes: &[u64], mean: usize, expected: &[Range<usize>]) {
        assert_eq!(parted(hashes, Parting::of(mean)), expected);
    }

    #[test]
    #[expect(clippy::single_range_in_vec_init, reason = "one part is a list of one range")]
    fn parts_end_where_the_hash_says() {
        check(&[], 4, &[]);
        check(&[1], 4, &[0..1]);
        check(&[1, 3, 8, 2, 4, 5], 4, &[0..2, 2..4, 4..6]);
        check(&[8, 3], 4, &[0..2]);
        check(&[1, 1, 1, 1, 1, 1, 1, 1, 1], 2, &[0..1, 1..9]);
        check(&[1, 2], 0, &[0..1, 1..2]);
    }

    #[test]
    fn parts_cover_everything_once_and_keep_to_their_mean() {
        let hashes = slugs(100_000);
        let parts = parted(&hashes, Parting::of(512));
        assert_eq!((parts[0].start, parts[parts.len() - 1].end), (0, hashes.len()));
        assert!(parts.windows(2).all(|it| it[0].end == it[1].start));
        assert!(parts.iter().all(|it| it.len() <= 2048));
        assert!((150..250).contains(&parts.len()), "{}", parts.len());
    }

    /// Hosts cap a site's files, often at 20,000; each text file has a `.br` and a `.gz` beside it.
    #[test]
    fn a_million_articles_stay_under_twenty_thousand_files() {
        let files = files(&slugs(1_000_000), &Edition::default());
        assert!(files * 3 < 20_000, "{files} files, {} with the compressed ones", files * 3);
        assert!(5_000 < files, "{files} files are fewer than a million articles can have");
    }
}
