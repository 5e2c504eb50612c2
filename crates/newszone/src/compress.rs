//! The `.br` and `.gz` beside each text file, for hosts that send what lies ready.
//!
//! Invariant: the same file gives the same compressed ones: no name and no time is in them.

use crate::output::{COMPRESSED, Output};
use crate::pull::Progress;
use crate::settings::Build;
use crate::trouble::{Outcome, Trouble};
use flate2::Compression;
use flate2::write::GzEncoder;
use rayon::prelude::*;
use std::io::{self, Write};

/// Endings of files that become smaller.
const TEXTS: [&str; 10] = ["html", "css", "js", "json", "xml", "svg", "txt", "webmanifest", "wasm", "rss"];

/// Shortest file that is worth it, in bytes: below, the headers outweigh what is saved.
const BYTES_MIN: usize = 256;

/// Compresses every text file that has no compressed one beside it yet.
///
/// # Errors
///
/// When a file cannot be read or written.
pub fn compress(settings: &Build, output: &Output, progress: &dyn Progress) -> Outcome {
    if endings(settings).is_empty() {
        return Ok(());
    }
    let is_text = |path: &String| path.rsplit_once('.').is_some_and(|(_, ending)| TEXTS.contains(&ending));
    let files: Vec<String> = output.unpacked().into_iter().filter(is_text).collect();
    progress.begin("compression", files.len());
    files.par_iter().try_for_each(|path| {
        let bytes = output.read(path)?;
        if BYTES_MIN <= bytes.len() {
            let failed = |error: io::Error| Trouble::Build(format!("{path} could not be compressed: {error}"));
            let lacks = |ending: &str| !output.has(&format!("{path}.{ending}"));
            if let Some(level) = settings.brotli.filter(|_| lacks("br")) {
                put_if_smaller(output, path, "br", &bytes, brotli(&bytes, level).map_err(failed)?)?;
            }
            if let Some(level) = settings.gzip.filter(|_| lacks("gz")) {
                put_if_smaller(output, path, "gz", &bytes, gzip(&bytes, level).map_err(failed)?)?;
            }
        }
        progress.step(path);
        Ok(())
    })?;
    progress.end();
    Ok(())
}

/// The compressed files beside one text file, as [`compress`] makes them.
pub(crate) fn packed(settings: &Build, path: &str, bytes: &[u8]) -> Outcome<Vec<(&'static str, Vec<u8>)>> {
    let failed = |error: io::Error| Trouble::Build(format!("{path} could not be compressed: {error}"));
    let mut files = Vec::new();
    if BYTES_MIN <= bytes.len() {
        if let Some(level) = settings.brotli {
            files.push((COMPRESSED[0], brotli(bytes, level).map_err(failed)?));
        }
        if let Some(level) = settings.gzip {
            files.push((COMPRESSED[1], gzip(bytes, level).map_err(failed)?));
        }
    }
    files.retain(|(_, packed)| packed.len() < bytes.len());
    Ok(files)
}

/// Endings of the compressed files that the settings want.
pub(crate) fn endings(settings: &Build) -> Vec<&'static str> {
    let wanted = [settings.brotli.is_some(), settings.gzip.is_some()];
    COMPRESSED.into_iter().zip(wanted).filter_map(|(ending, is_wanted)| is_wanted.then_some(ending)).collect()
}

fn put_if_smaller(output: &Output, path: &str, ending: &str, bytes: &[u8], packed: Vec<u8>) -> Outcome {
    if packed.len() < bytes.len() { output.put_beside(path, ending, &packed) } else { Ok(()) }
}

fn brotli(bytes: &[u8], level: u32) -> io::Result<Vec<u8>> {
    let params = brotli::enc::BrotliEncoderParams {
        quality: i32::try_from(level.min(11)).unwrap_or(11),
        // A window no larger than the file, so that little is cleared for each of many small ones; but not below 17:
        // there this encoder takes tables of many megabytes instead of one.
        lgwin: (usize::BITS - bytes.len().leading_zeros()).clamp(17, 22).cast_signed(),
        size_hint: bytes.len(),
        ..Default::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut &*bytes, &mut packed, &params)?;
    Ok(packed)
}

fn gzip(bytes: &[u8], level: u32) -> io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::new(level.min(9)));
    encoder.write_all(bytes)?;
    encoder.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn what_is_packed_unpacks_and_is_always_the_same() {
        let text = "국방부는 ".repeat(300);
        let packed = gzip(text.as_bytes(), 6).unwrap();
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&packed[..]).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
        assert_eq!(packed, gzip(text.as_bytes(), 6).unwrap());
        let packed = brotli(text.as_bytes(), 9).unwrap();
        let mut unpacked = Vec::new();
        brotli::BrotliDecompress(&mut &packed[..], &mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
        assert_eq!(packed, brotli(text.as_bytes(), 9).unwrap());
    }
}
