//! Any bytes in the place of one of the shards: every question has an end.
#![no_main]

use libfuzzer_sys::fuzz_target;
use news_core_fuzz::Site;

fuzz_target!(|bytes: &[u8]| {
    let Some((which, payload)) = bytes.split_first() else { return };
    let mut site = Site::small();
    let places = site.of_kind("t");
    site.replace(places[*which as usize % places.len()], payload);
    site.ask_all();
});
