//! Any bytes as a dictionary: words or an error.
#![no_main]

use libfuzzer_sys::fuzz_target;
use news_core::search::index::{each_word, write};

fuzz_target!(|bytes: &[u8]| {
    let address = write::words_address(1);
    let file = write::file(&address, bytes).unwrap_or_default();
    let mut letters = 0;
    _ = each_word(&address, &file, &mut |word, _| letters += word.len());
    _ = each_word(&address, bytes, &mut |word, _| letters += word.len());
});
