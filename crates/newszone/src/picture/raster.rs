//! A picture unpacked: upright, in the colours of the web, eight bits each.
//!
//! Invariant: nothing of what a camera writes beside the pixels gets past here, neither the place nor the turn, which
//! has been made.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{PixelType, Resizer};
use image::DynamicImage;
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};
use std::io;

/// Pixels in rows, from above, three bytes each, or four where some can be seen through.
pub(super) struct Raster {
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) is_clear: bool,
    pub(super) bytes: Vec<u8>,
}

impl Raster {
    /// The raster of a decoded picture. Colours that a profile defines are translated; a profile that cannot be read is
    /// as good as none.
    pub(super) fn of(pixels: DynamicImage, profile: Option<&[u8]>) -> Self {
        let (width, height) = (pixels.width(), pixels.height());
        let mut is_clear = pixels.color().has_alpha();
        let mut bytes = Vec::new();
        if is_clear {
            bytes = pixels.into_rgba8().into_raw();
            is_clear = bytes.chunks_exact(4).any(|it| it[3] != u8::MAX);
            if !is_clear {
                bytes = bytes.chunks_exact(4).flat_map(|it| [it[0], it[1], it[2]]).collect();
            }
        } else {
            bytes.append(&mut pixels.into_rgb8().into_raw());
        }
        let mut raster = Self { width, height, is_clear, bytes };
        if let Some(profile) = profile {
            raster.translate(profile);
        }
        raster
    }

    fn translate(&mut self, profile: &[u8]) {
        let Ok(profile) = ColorProfile::new_from_slice(profile) else { return };
        let layout = if self.is_clear { Layout::Rgba } else { Layout::Rgb };
        if profile.color_space != DataColorSpace::Rgb {
            return;
        }
        let web = ColorProfile::new_srgb();
        let Ok(transform) = profile.create_transform_8bit(layout, &web, layout, TransformOptions::default()) else {
            return;
        };
        let mut translated = vec![0; self.bytes.len()];
        if transform.transform(&self.bytes, &mut translated).is_ok() {
            self.bytes = translated;
        }
    }

    /// The same picture in that width.
    pub(super) fn resized(&self, width: u32) -> io::Result<Self> {
        let height = height_at(width, self.width, self.height);
        let kind = if self.is_clear { PixelType::U8x4 } else { PixelType::U8x3 };
        let source = ImageRef::new(self.width, self.height, &self.bytes, kind).map_err(io::Error::other)?;
        let mut target = Image::new(width, height, kind);
        Resizer::new().resize(&source, &mut target, None).map_err(io::Error::other)?;
        Ok(Self { width, height, is_clear: self.is_clear, bytes: target.into_vec() })
    }

    /// As WebP, of that quality.
    pub(super) fn webp(&self, quality: u8) -> io::Result<Vec<u8>> {
        self.as_webp(false, f32::from(quality))
    }

    /// As WebP that loses nothing.
    pub(super) fn lossless_webp(&self) -> io::Result<Vec<u8>> {
        self.as_webp(true, 75.0)
    }

    fn as_webp(&self, is_lossless: bool, quality: f32) -> io::Result<Vec<u8>> {
        let encoder = if self.is_clear {
            webp::Encoder::from_rgba(&self.bytes, self.width, self.height)
        } else {
            webp::Encoder::from_rgb(&self.bytes, self.width, self.height)
        };
        let encoded = encoder.encode_simple(is_lossless, quality);
        encoded.map(|it| it.to_vec()).map_err(|error| io::Error::other(format!("{error:?}")))
    }

    /// As progressive JPEG of that quality. What can be seen through is lost.
    pub(super) fn jpeg(&self, quality: u8) -> io::Result<Vec<u8>> {
        let side = |it: u32| u16::try_from(it).map_err(io::Error::other);
        let mut bytes = Vec::new();
        let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, quality);
        encoder.set_progressive(true);
        encoder.set_optimized_huffman_tables(true);
        encoder.set_sampling_factor(jpeg_encoder::SamplingFactor::F_2_2);
        let colours = if self.is_clear { jpeg_encoder::ColorType::Rgba } else { jpeg_encoder::ColorType::Rgb };
        encoder.encode(&self.bytes, side(self.width)?, side(self.height)?, colours).map_err(io::Error::other)?;
        Ok(bytes)
    }
}

/// The height that keeps a picture's shape in another width; never 0.
pub(super) fn height_at(width: u32, full_width: u32, full_height: u32) -> u32 {
    let (width, full_width) = (u64::from(width), u64::from(full_width.max(1)));
    let height = (width * u64::from(full_height) * 2 + full_width) / (full_width * 2);
    u32::try_from(height).unwrap_or(u32::MAX).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes() {
        assert_eq!(height_at(480, 4000, 2250), 270);
        assert_eq!(height_at(480, 1411, 1411), 480);
        assert_eq!(height_at(480, 641, 427), 320);
        assert_eq!(height_at(16, 16_000, 1), 1);
    }

    #[test]
    fn what_cannot_be_seen_through_has_no_alpha() {
        let solid = image::RgbaImage::from_pixel(3, 2, image::Rgba([1, 2, 3, 255]));
        let raster = Raster::of(solid.into(), Some(b"no profile"));
        assert_eq!((raster.is_clear, raster.bytes.len(), &raster.bytes[..3]), (false, 18, &[1, 2, 3][..]));
        let glass = image::RgbaImage::from_pixel(3, 2, image::Rgba([1, 2, 3, 254]));
        assert!(Raster::of(glass.into(), None).is_clear);
    }
}
