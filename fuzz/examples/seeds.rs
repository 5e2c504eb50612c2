//! Writes what fuzzing begins with: the payloads of a small index, each under its target's corpus.

use news_core::search::index::HEADER_BYTES;
use news_core_fuzz::Site;
use std::fs;
use std::io;

fn main() -> io::Result<()> {
    let site = Site::small();
    for (target, kind, nth) in [("shard", "t", 0), ("shard", "t", 1), ("block", "h", 0), ("block", "h", 1)] {
        let places = site.of_kind(kind);
        // The first byte says which file's place it takes.
        let seed = [&[nth as u8], site.payload(places[nth])].concat();
        put(target, nth, &seed)?;
    }
    put("dictionary", 0, site.payload(site.of_kind("w")[0]))?;
    put("directory", 0, &site.index.write()[HEADER_BYTES..])?;
    put("inquiry", 0, "\u{2}\u{0}\u{1}\u{0}\u{0}\u{5}\u{9}\u{0}\u{ff}방산협력".as_bytes())
}

fn put(target: &str, nth: usize, seed: &[u8]) -> io::Result<()> {
    let folder = format!("{}/corpus/{target}", env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(&folder)?;
    fs::write(format!("{folder}/seed-{nth}"), seed)
}
