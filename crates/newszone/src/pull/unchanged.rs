//! Large files that are as they were: not to be read again, as a server's answer that has not changed is not.
//!
//! Invariant: only what is large is judged by its size and its time, because times can deceive; what is small is read.

use crate::settings::SourceSettings;
use news_core::moment::Moment;
use std::fs;
use std::io;
use std::path::Path;
use std::time::UNIX_EPOCH;
use walkdir::WalkDir;

/// Fewest bytes of files that are judged without being read.
const BYTES_MIN: u64 = 64 << 20;

/// A file that was changed so many seconds ago may be changed again and show the same time.
const SETTLED_SECONDS: i64 = 3;

/// What stands for all files below a path as they are, and for how they are read; none where they are to be read.
pub(super) fn mark(path: &Path, source: &SourceSettings, now: Moment) -> io::Result<Option<String>> {
    let mut hasher = blake3::Hasher::new();
    let manners = (&source.language, &source.section, source.complete);
    hasher.update(format!("{} {manners:?}", env!("CARGO_PKG_VERSION")).as_bytes());
    let (mut bytes, mut newest) = (0, 0);
    for entry in WalkDir::new(path).sort_by_file_name() {
        let entry = entry?;
        let facts = fs::metadata(entry.path())?;
        if !facts.is_file() {
            continue;
        }
        let changed = facts.modified()?.duration_since(UNIX_EPOCH).map_err(io::Error::other)?;
        hasher.update(entry.path().as_os_str().as_encoded_bytes()).update(&[0]);
        hasher.update(&facts.len().to_le_bytes()).update(&changed.as_nanos().to_le_bytes());
        bytes += facts.len();
        newest = newest.max(i64::try_from(changed.as_secs()).unwrap_or(i64::MAX));
    }
    let is_settled = newest.saturating_add(SETTLED_SECONDS) < now.0;
    Ok((BYTES_MIN <= bytes && is_settled).then(|| hasher.finalize().to_hex().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_large_files_that_have_settled_are_marked() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("기사.jsonl");
        fs::File::create(&file).unwrap().set_len(BYTES_MIN - 1).unwrap();
        let source = SourceSettings::default();
        let seconds = fs::metadata(&file).unwrap().modified().unwrap().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let (now, later) = (Moment(seconds.cast_signed()), Moment(seconds.cast_signed() + 60));
        assert_eq!(mark(&file, &source, later).unwrap(), None);
        fs::File::options().write(true).open(&file).unwrap().set_len(BYTES_MIN).unwrap();
        let marked = mark(&file, &source, later).unwrap();
        assert!(marked.is_some());
        assert_eq!(mark(&file, &source, later).unwrap(), marked);
        assert_eq!(mark(&file, &source, now).unwrap(), None);
        let other = SourceSettings { section: Some("국방".to_owned()), ..SourceSettings::default() };
        assert_ne!(mark(&file, &other, later).unwrap(), marked);
        fs::write(folder.path().join("더.md"), "# 더").unwrap();
        assert_ne!(mark(folder.path(), &source, later).unwrap(), marked);
        assert!(mark(&folder.path().join("none"), &source, later).is_err());
    }
}
