//! Any bytes as a directory: read or refused, and what is read is written back the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use news_core::search::index::{Index, write};

fuzz_target!(|bytes: &[u8]| {
    _ = Index::read(bytes);
    if let Ok(index) = Index::read(&write::directory(bytes)) {
        assert_eq!(Index::read(&index.write()).as_ref(), Ok(&index));
    }
});
