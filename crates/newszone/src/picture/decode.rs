//! From bytes that somebody sent to a picture, or to why they are none.
//!
//! Invariant: what a picture would take is asked before it is unpacked.

use super::raster::Raster;
use crate::settings::Images;
use crate::store::{Kind, Picture};
use image::codecs::gif::GifDecoder;
use image::metadata::Orientation;
use image::{AnimationDecoder, DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader, Limits};
use std::io::{self, Cursor};

/// What is carried. What else browsers show stays where it is: SVG can hold script and ask other servers for more, and
/// AVIF can be read by C alone.
const FORMATS: [ImageFormat; 4] = [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::Gif, ImageFormat::WebP];

/// Longest side, in pixels: WebP knows no longer one.
const SIDE_PIXELS_MAX: u32 = 16_383;

/// Width at which it is tried what a picture is, in pixels.
const TRIAL_WIDTH: u32 = 480;

/// Why bytes are no picture that is carried.
#[derive(Debug, thiserror::Error)]
pub(super) enum Fault {
    /// Another kind, or no picture at all.
    #[error("it is no JPEG, PNG, GIF or WebP")]
    Kind,
    /// Too large to unpack.
    #[error("{width} × {height} pixels are too many (images.pixels_max, and {SIDE_PIXELS_MAX} a side)")]
    Pixels { width: u32, height: u32 },
    /// Its end is missing.
    #[error("it is cut off")]
    Cut,
    /// It moves, so that it would go out as it is, with what its camera wrote beside it.
    #[error("it moves, and tells of its camera beside the pixels")]
    Telling,
    /// Its format's rules are broken.
    #[error("it is broken: {said}")]
    Broken { said: String },
}

impl From<ImageError> for Fault {
    fn from(error: ImageError) -> Self {
        Self::Broken { said: error.to_string() }
    }
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Broken { said: error.to_string() }
    }
}

/// What a picture is. It has been unpacked whole for this.
pub(super) fn examined(bytes: &[u8], settings: &Images) -> Result<Picture, Fault> {
    let raster = unpacked(bytes, settings.pixels_max)?;
    let (width, height) = (raster.width, raster.height);
    let picture = |kind| Picture { kind, width, height, bytes: bytes.len() as u64 };
    if let Some(kind) = moving(bytes, settings.pixels_max) {
        let tells = kind != Kind::MovingGif && bytes.windows(4).any(|it| it == b"EXIF" || it == b"eXIf");
        return if tells { Err(Fault::Telling) } else { Ok(picture(kind)) };
    }
    if image::guess_format(bytes).is_ok_and(|it| it == ImageFormat::Jpeg) {
        return Ok(picture(Kind::Photo));
    }
    // A photograph makes a large file where nothing may be lost, a drawing where something may.
    let trial = raster.resized(width.min(TRIAL_WIDTH))?;
    let (lossless, lossy) = (trial.lossless_webp()?.len(), trial.webp(settings.quality)?.len());
    Ok(picture(match (lossless <= lossy, raster.is_clear) {
        (true, _) => Kind::Drawing { scales: TRIAL_WIDTH < width && lossless * 2 < raster.lossless_webp()?.len() },
        (false, true) => Kind::CutOut,
        (false, false) => Kind::Photo,
    }))
}

/// A picture unpacked; of one that moves, the first frame.
pub(super) fn unpacked(bytes: &[u8], pixels_max: u64) -> Result<Raster, Fault> {
    let format = image::guess_format(bytes).ok().filter(|it| FORMATS.contains(it)).ok_or(Fault::Kind)?;
    // Decoders of JPEG paint what is missing grey, and are content.
    if format == ImageFormat::Jpeg && !is_whole_jpeg(bytes) {
        return Err(Fault::Cut);
    }
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    reader.limits(limits(pixels_max));
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    let pixels = u64::from(width) * u64::from(height);
    if pixels_max < pixels || SIDE_PIXELS_MAX < width.max(height) || pixels == 0 {
        return Err(Fault::Pixels { width, height });
    }
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let profile = decoder.icc_profile().ok().flatten();
    let mut picture = DynamicImage::from_decoder(decoder)?;
    picture.apply_orientation(orientation);
    Ok(Raster::of(picture, profile.as_deref()))
}

/// Sixteen bits a channel, four channels, and what a decoder needs beside them.
fn limits(pixels_max: u64) -> Limits {
    let mut limits = Limits::no_limits();
    limits.max_alloc = Some(pixels_max.saturating_mul(8).saturating_add(64 << 20));
    limits
}

/// Whether a picture moves, and as what.
fn moving(bytes: &[u8], pixels_max: u64) -> Option<Kind> {
    match image::guess_format(bytes).ok()? {
        ImageFormat::Gif => {
            let mut decoder = GifDecoder::new(Cursor::new(bytes)).ok()?;
            decoder.set_limits(limits(pixels_max)).ok()?;
            (decoder.into_frames().take(2).filter(Result::is_ok).count() == 2).then_some(Kind::MovingGif)
        }
        ImageFormat::Png => {
            // The chunk that says so stands before the pixels.
            let pixels = bytes.windows(4).position(|it| it == b"IDAT").unwrap_or(bytes.len());
            bytes[..pixels].windows(4).any(|it| it == b"acTL").then_some(Kind::MovingPng)
        }
        ImageFormat::WebP => {
            let moves = bytes.get(12..16)? == b"VP8X" && bytes.get(20)? & 0b10 != 0;
            moves.then_some(Kind::MovingWebP)
        }
        _ => None,
    }
}

/// Whether the end of a JPEG's pixels is there (ITU T.81, annex B): the mark of it after the first scan begins. A
/// preview in what a camera writes before them has an end of its own.
fn is_whole_jpeg(bytes: &[u8]) -> bool {
    let mut at = 2;
    while let [0xff, marker, rest @ ..] = bytes.get(at..).unwrap_or_default() {
        match (marker, rest) {
            (0xff, _) => at += 1,
            (0xda, rest) => return rest.windows(2).any(|it| it == [0xff, 0xd9]),
            (_, [high, low, ..]) => at += 2 + usize::from(u16::from_be_bytes([*high, *low])),
            _ => return false,
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage, Rgba, RgbaImage};

    fn encoded(picture: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        picture.into().write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// No two neighbours alike, and nothing that repeats.
    fn noise(width: u32, height: u32) -> RgbImage {
        let mut state = 7_u32;
        RgbImage::from_fn(width, height, |x, y| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let noise = (state >> 27) as u8;
            Rgb([(x % 200) as u8 + noise, (y % 200) as u8 + noise, noise * 3])
        })
    }

    #[track_caller]
    fn check(bytes: &[u8], expected: Kind) {
        assert_eq!(examined(bytes, &Images::default()).unwrap().kind, expected);
    }

    #[test]
    fn kinds() {
        check(&encoded(noise(300, 200), ImageFormat::Jpeg), Kind::Photo);
        check(&encoded(noise(300, 200), ImageFormat::Png), Kind::Photo);
        let chart = RgbImage::from_fn(900, 300, |x, y| if x / 90 * 30 < y { Rgb([255; 3]) } else { Rgb([200, 0, 0]) });
        check(&encoded(chart, ImageFormat::Png), Kind::Drawing { scales: false });
        let noise = noise(300, 200);
        let cut_out = RgbaImage::from_fn(300, 200, |x, y| {
            let Rgb([r, g, b]) = *noise.get_pixel(x, y);
            Rgba([r, g, b, if x < 100 { 0 } else { 255 }])
        });
        check(&encoded(cut_out, ImageFormat::Png), Kind::CutOut);
        let mut moves = Vec::new();
        {
            let mut encoder = image::codecs::gif::GifEncoder::new(&mut moves);
            for level in [0, 255] {
                let frame = RgbaImage::from_pixel(8, 8, Rgba([level, 0, 0, 255]));
                encoder.encode_frame(image::Frame::new(frame)).unwrap();
            }
        }
        check(&moves, Kind::MovingGif);
    }

    #[test]
    fn what_is_none() {
        let jpeg = encoded(noise(300, 200), ImageFormat::Jpeg);
        let images = Images::default();
        assert!(matches!(examined(&jpeg[..jpeg.len() / 2], &images), Err(Fault::Cut)));
        let png = encoded(noise(300, 200), ImageFormat::Png);
        assert!(matches!(examined(&png[..png.len() / 2], &images), Err(Fault::Broken { .. })));
        assert!(matches!(examined(b"<svg xmlns='http://www.w3.org/2000/svg'/>", &images), Err(Fault::Kind)));
        assert!(matches!(examined(b"", &images), Err(Fault::Kind)));
        let few = Images { pixels_max: 59_999, ..Images::default() };
        assert!(matches!(examined(&jpeg, &few), Err(Fault::Pixels { width: 300, height: 200 })));
        // Wherever it is cut, nothing panics.
        for end in (0..png.len()).step_by(997) {
            assert!(examined(&png[..end], &images).is_err());
        }
    }
}
