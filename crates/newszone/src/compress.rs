//! The `.br` and `.gz` beside each text file, for hosts that send what lies ready.
//!
//! Invariant: the same file and level give the same bytes; a compressed file is there only where it is smaller.

use crate::output::Output;
use crate::pull::Progress;
use crate::settings::Build;
use crate::trouble::{Outcome, Trouble};
use flate2::{Compression, GzBuilder};
use rayon::prelude::*;
use std::io::Write;

/// What is text, by its ending; wasm compresses as well as text does.
const ENDINGS: [&str; 9] = ["html", "css", "js", "json", "xml", "svg", "txt", "webmanifest", "wasm"];

/// Below this a header costs more than compression saves.
const BYTES_MIN: usize = 256;

/// Base-two logarithm of brotli's window: the most that browsers accept is 24, 22 is what servers use.
const WINDOW: u32 = 22;

/// Compresses every text file that has no compressed one beside it yet.
///
/// # Errors
///
/// When a file cannot be read or written.
pub fn compress(settings: &Build, output: &Output, progress: &dyn Progress) -> Outcome {
    let is_text = |path: &String| path.rsplit_once('.').is_some_and(|(_, ending)| ENDINGS.contains(&ending));
    // A file that was linked came with what lay beside it; without either it was too small for both.
    let is_done = |path: &String| output.is_kept(path) && output.keeps_compressed();
    let paths: Vec<String> = output.paths().into_iter().filter(is_text).filter(|it| !is_done(it)).collect();
    progress.begin("compress", paths.len());
    let outcome = paths.par_iter().try_for_each(|path| {
        progress.step(path);
        one(settings, output, path)
    });
    progress.end();
    outcome
}

fn one(settings: &Build, output: &Output, path: &str) -> Outcome {
    let bytes = output.read(path)?;
    if bytes.len() < BYTES_MIN {
        return Ok(());
    }
    let said = |error: std::io::Error| Trouble::Build(format!("{path}: {error}"));
    let brotli = settings.brotli.map(|it| brotli(&bytes, it)).transpose().map_err(said)?;
    let gzip = settings.gzip.map(|it| gzip(&bytes, it)).transpose().map_err(said)?;
    for (ending, packed) in [("br", brotli), ("gz", gzip)] {
        if let Some(packed) = packed.filter(|it| it.len() < bytes.len()) {
            output.put(&format!("{path}.{ending}"), &packed)?;
        }
    }
    Ok(())
}

fn brotli(bytes: &[u8], level: u32) -> std::io::Result<Vec<u8>> {
    let quality = i32::try_from(level.min(11)).unwrap_or(11);
    let window = i32::try_from(WINDOW).unwrap_or_default();
    let params =
        brotli::enc::BrotliEncoderParams { quality, lgwin: window, size_hint: bytes.len(), ..Default::default() };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed)
}

/// With no time and no name in its header, so that the same bytes come out on every day.
fn gzip(bytes: &[u8], level: u32) -> std::io::Result<Vec<u8>> {
    let mut packer = GzBuilder::new().mtime(0).write(Vec::new(), Compression::new(level.min(9)));
    packer.write_all(bytes)?;
    packer.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pull::Unwatched;
    use std::io::Read;

    #[track_caller]
    fn check(path: &str, text: &str, is_packed: bool) {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::begin(&folder.path().join("dist")).unwrap();
        output.put(path, text.as_bytes()).unwrap();
        compress(&Build::default(), &output, &Unwatched).unwrap();
        let (br, gz) = (format!("{path}.br"), format!("{path}.gz"));
        assert_eq!((output.has(&br), output.has(&gz)), (is_packed, is_packed), "{path}");
        if is_packed {
            let (mut from_brotli, mut from_gzip) = (Vec::new(), String::new());
            brotli::BrotliDecompress(&mut &*output.read(&br).unwrap(), &mut from_brotli).unwrap();
            flate2::read::GzDecoder::new(&*output.read(&gz).unwrap()).read_to_string(&mut from_gzip).unwrap();
            assert_eq!((from_brotli.as_slice(), from_gzip.as_str()), (text.as_bytes(), text));
        }
    }

    #[test]
    fn files() {
        check("a/index.html", &"국방 일보 ".repeat(99), true);
        check("feed.json", &"{} ".repeat(99), true);
        check("small.txt", "국방", false);
        check("picture.png", &"국방 ".repeat(99), false);
        check("plain", &"국방 ".repeat(99), false);
    }
}
