//! Where segments end and how finely each is cut.
//!
//! Invariant: the plan follows from the articles' names and their number alone, and keeps to the files it may have.

use crate::edition::parting::{self, Parting, parted};
use crate::settings::Settings;
use news_core::search::index::write::Cut;
use std::ops::Range;

/// Articles in the newest segment, on average, before it becomes part of the one before it. It has a file for every eleven
/// of them, all of which each publishing writes; the one before it has thousands, written once in so many articles.
const OPEN_ARTICLES: usize = 1_024;

/// Fewest articles in a segment that is closed. It ends after the next one whose hash this divides: on average there are
/// as many again, at most four times as many. Without a least many segments would hold next to nothing, and each asks
/// for a root and a shard of its own.
const CLOSED_ARTICLES_MIN: usize = 32_768;

/// The newest articles, which are asked first and most: their segments are cut as finely as there is.
const FINE_ARTICLES: usize = 49_152;

/// Levels of cutting; each doubles what a block holds.
const LEVELS: u32 = 11;

/// How many levels the older articles' segments may be cut more coarsely than the newest ones': where that is not
/// enough, all give way.
const LEVELS_BETWEEN: u32 = 3;

/// Files that hosts often allow a site.
const HOST_FILES: usize = 20_000;

/// Most files of an index that nobody set a number for: more make no question smaller.
const FILES_MOST: usize = 10_000;

/// Fewest files that an index is cut for: what the edition of a million articles leaves.
const FILES_LEAST: usize = 3_600;

/// Files besides blocks and those that follow from them: what a segment has at least.
const FILES_MIN: usize = 12;

/// The segments, newest first. The first is open, the second goes on until the next end of a closed one.
pub(super) fn segments(hashes: &[u64]) -> Vec<Range<usize>> {
    let mut segments = closed(hashes);
    let open = parted(hashes, Parting::of(OPEN_ARTICLES)).first().map_or(0, |it| it.end);
    if let Some(recent) = segments.first_mut()
        // What is small enough to be written anew each time needs no second segment.
        && 2 * OPEN_ARTICLES < recent.end
        && open < recent.end
    {
        recent.start = open;
        segments.insert(0, 0..open);
    }
    segments
}

/// Parts what is newest first, beginning at the oldest; the newest part may be one that has not ended.
fn closed(hashes: &[u64]) -> Vec<Range<usize>> {
    let parting = Parting::of(CLOSED_ARTICLES_MIN);
    let (mut segments, mut end) = (Vec::new(), hashes.len());
    for (at, hash) in hashes.iter().enumerate().rev() {
        if CLOSED_ARTICLES_MIN <= end - at && parting.ends(*hash, end - at) {
            segments.push(at..end);
            end = at;
        }
    }
    if 0 < end {
        segments.push(0..end);
    }
    segments.reverse();
    segments
}

/// Most files that the index may have.
pub(super) fn files_max(hashes: &[u64], settings: &Settings) -> usize {
    settings.search.files_max.unwrap_or_else(|| {
        // Each file of the edition has two compressed ones beside it; those of the index have none.
        let edition = 3 * parting::files(hashes, &settings.edition);
        HOST_FILES.saturating_sub(edition).clamp(FILES_LEAST, FILES_MOST)
    })
}

/// How finely each segment is cut, so that all of them have so many files at most; at the last level none is cut any
/// further.
pub(super) fn levels(segments: &[Range<usize>], files_max: usize) -> Vec<u32> {
    let mut covered = 0;
    let is_fine: Vec<bool> = segments
        .iter()
        .map(|it| {
            let is_fine = covered < FINE_ARTICLES;
            covered += it.len();
            is_fine
        })
        .collect();
    let all = |fine: u32, coarse: u32| is_fine.iter().map(move |it| if *it { fine } else { coarse });
    // The directory and the dictionary.
    let files = |levels: &mut dyn Iterator<Item = u32>| {
        levels.zip(segments).map(|(level, it)| files_max_of(it.len(), level)).sum::<usize>() + 2
    };
    for fine in 0..LEVELS {
        for coarse in fine..=(fine + LEVELS_BETWEEN).min(LEVELS - 1) {
            if files(&mut all(fine, coarse)) <= files_max {
                return all(fine, coarse).collect();
            }
        }
    }
    all(LEVELS - 1, LEVELS - 1).collect()
}

/// Most files of a segment of so many articles at a level.
pub(super) fn files_max_of(articles: usize, level: u32) -> usize {
    let blocks = articles.div_ceil(cut(level).block_articles as usize);
    blocks + blocks / 3 + FILES_MIN
}

/// How a level cuts, before it is made to keep to its files.
pub(super) fn cut(level: u32) -> Cut {
    // Deflated about 3, 5 and 16 KB.
    let shard_bytes = match level {
        0 => 4_500,
        1 => 8_000,
        _ => 28_000,
    };
    let (numbers_bytes, positions_bytes) = (4_096 << level.min(8), 8_192 << level.min(8));
    Cut { block_articles: 16 << level, shard_bytes, numbers_bytes, positions_bytes }
}

/// The next coarser one of the same blocks.
pub(super) fn coarser(cut: Cut) -> Cut {
    Cut {
        shard_bytes: (cut.shard_bytes + cut.shard_bytes / 4).min(1 << 20),
        numbers_bytes: (cut.numbers_bytes + cut.numbers_bytes / 2).min(1 << 20),
        positions_bytes: (cut.positions_bytes * 2).min(2 << 20),
        ..cut
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use news_core::edition::hash;

    fn hashes(articles: usize) -> Vec<u64> {
        (0..articles).map(|nth| hash(&format!("함대-귀환-{nth}"))).collect()
    }

    #[test]
    fn segments_cover_everything_once() {
        for articles in [0, 1, 100, 4_000, 30_000, 300_000] {
            let segments = segments(&hashes(articles));
            let mut at = 0;
            for segment in &segments {
                assert!(segment.start == at && segment.start < segment.end, "{segments:?}");
                at = segment.end;
            }
            assert_eq!(at, articles);
        }
    }

    #[test]
    fn another_article_changes_the_open_segment() {
        let mut all = hashes(200_000);
        let before = segments(&all);
        assert!(3 <= before.len(), "{before:?}");
        let end = 1;
        // One that ends no part.
        all.insert(0, end);
        let after = segments(&all);
        assert_eq!(after[0], 0..before[0].end + 1);
        let moved: Vec<Range<usize>> = before[1..].iter().map(|it| it.start + 1..it.end + 1).collect();
        assert_eq!(after[1..], moved);
    }

    #[test]
    fn files_stay_within_bounds() {
        for (articles, files_max) in
            [(10, 50), (100_000, 10_000), (100_000, 3_600), (1_000_000, 3_600), (1_000_000, 900)]
        {
            let segments = segments(&hashes(articles));
            let levels = levels(&segments, files_max);
            let files: usize = segments.iter().zip(&levels).map(|(it, level)| files_max_of(it.len(), *level)).sum();
            assert!(files + 2 <= files_max, "{files} files of {articles} articles, {levels:?}");
            assert!(levels.is_sorted());
        }
    }

    /// Hosts cap a site's files, often at 20,000; those of the index have no compressed ones beside them.
    #[test]
    fn a_million_articles_stay_under_twenty_thousand_files() {
        let settings = Settings::parse("[site]\ntitle = \"t\"\nurl = \"https://news.example/\"\n").unwrap();
        let hashes = hashes(1_000_000);
        let edition = parting::files(&hashes, &settings.edition) * 3;
        let segments = segments(&hashes);
        let levels = levels(&segments, files_max(&hashes, &settings));
        let index: usize = segments.iter().zip(&levels).map(|(it, level)| files_max_of(it.len(), *level)).sum();
        assert!(edition + index < 20_000, "{edition} files of the edition, {index} of the index, {levels:?}");
    }
}
