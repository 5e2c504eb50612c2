//! A question out of the bytes to files that the bytes change here and there: it has an end.
//!
//! The first byte says how many changes follow, of four bytes each: which file, where in it, and what stands there.
#![no_main]

use libfuzzer_sys::fuzz_target;
use news_core_fuzz::{Site, question};

fuzz_target!(|bytes: &[u8]| {
    let Some((count, mut rest)) = bytes.split_first() else { return };
    let mut site = Site::small();
    for _ in 0..count % 8 {
        let Some((change, left)) = rest.split_first_chunk::<4>() else { break };
        rest = left;
        let at = change[0] as usize % site.files.len();
        let mut payload = site.payload(at).to_vec();
        if !payload.is_empty() {
            let place = usize::from(u16::from_le_bytes([change[1], change[2]])) % payload.len();
            payload[place] = change[3];
        }
        site.replace(at, &payload);
    }
    site.ask(&question(rest));
    site.ask_all();
});
