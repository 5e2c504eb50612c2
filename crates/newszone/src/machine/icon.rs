//! The icon as PNG, for launchers that draw no SVG: the shapes of the app's `icon.svg`, to the edges, so that any mask
//! may be laid over it.

use crate::trouble::{Outcome, Trouble};
use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// Sizes that are written, in pixels; the web manifest asks for both.
pub const SIZES: [u32; 2] = [192, 512];

const GROUND: [u8; 3] = [0x15, 0x18, 0x1d];
const INK: [u8; 3] = [0xfb, 0xfa, 0xf7];
const BAR: [u8; 3] = [0xb3, 0x26, 0x1e];

/// The letter on a field of 32 by 32.
const LETTER: [(f32, f32); 10] = [
    (7.0, 24.0),
    (7.0, 8.0),
    (10.6, 8.0),
    (16.6, 17.6),
    (16.6, 8.0),
    (20.0, 8.0),
    (20.0, 24.0),
    (16.6, 24.0),
    (10.4, 14.2),
    (10.4, 24.0),
];

/// Points a pixel is looked at in, across and down: edges that are not straight stay smooth.
const POINTS: u16 = 4;

/// The bytes of an icon.
///
/// # Errors
///
/// When it cannot be encoded.
pub fn png(size: u32) -> Outcome<Vec<u8>> {
    let picture = RgbImage::from_fn(size, size, |x, y| pixel(x, y, size));
    let mut bytes = Cursor::new(Vec::new());
    picture.write_to(&mut bytes, ImageFormat::Png).map_err(|error| Trouble::Build(format!("an icon: {error}")))?;
    Ok(bytes.into_inner())
}

/// What an icon of that size is called.
#[must_use]
pub fn path(size: u32) -> String {
    format!("icon-{size}.png")
}

#[allow(clippy::cast_precision_loss, reason = "pixels of an icon are small numbers")]
fn pixel(x: u32, y: u32, size: u32) -> Rgb<u8> {
    let mut sums = [0_u16; 3];
    for nth in 0..POINTS * POINTS {
        let at =
            |pixel: u32, part: u16| (pixel as f32 + (f32::from(part) + 0.5) / f32::from(POINTS)) * 32.0 / size as f32;
        let colour = colour(at(x, nth % POINTS), at(y, nth / POINTS));
        for (sum, part) in sums.iter_mut().zip(colour) {
            *sum += u16::from(part);
        }
    }
    Rgb(sums.map(|sum| u8::try_from(sum / (POINTS * POINTS)).unwrap_or(u8::MAX)))
}

fn colour(x: f32, y: f32) -> [u8; 3] {
    if (22.0..26.0).contains(&x) && (8.0..24.0).contains(&y) {
        return BAR;
    }
    if is_in_letter(x, y) { INK } else { GROUND }
}

/// Whether a line from there to the right crosses the outline an odd number of times.
fn is_in_letter(x: f32, y: f32) -> bool {
    let ends = LETTER.iter().zip(LETTER.iter().cycle().skip(1));
    let crosses = |((ax, ay), (bx, by)): &(&(f32, f32), &(f32, f32))| {
        (*ay <= y) != (*by <= y) && x < ax + (y - ay) * (bx - ax) / (by - ay)
    };
    ends.filter(crosses).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(x: u32, y: u32, expected: [u8; 3]) {
        let picture = image::load_from_memory(&png(192).unwrap()).unwrap().to_rgb8();
        assert_eq!(picture.dimensions(), (192, 192));
        assert_eq!(picture.get_pixel(x * 6, y * 6).0, expected, "{x} {y}");
    }

    #[test]
    fn points() {
        check(0, 0, GROUND);
        check(8, 16, INK);
        check(13, 10, GROUND);
        check(18, 20, INK);
        check(24, 16, BAR);
    }
}
