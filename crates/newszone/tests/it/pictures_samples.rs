//! Pictures that nobody took, for tests: photographs, drawings, and what only says it is one; and a feed that names them.

use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use preview::{Preview, Rule};
use std::io::Cursor;

/// What a camera would write of where it was.
pub(crate) const GPS: &[u8] = b"37.5665N 126.9780E";

fn photo(width: u32, height: u32, seed: u32) -> RgbImage {
    let mut state = seed;
    RgbImage::from_fn(width, height, |x, y| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let noise = (state >> 28) as u8;
        Rgb([(x * 200 / width) as u8 + noise, (y * 200 / height) as u8 + noise, 90 + noise])
    })
}

fn encoded(picture: RgbImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::from(picture).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A photograph; another seed is another one.
pub(crate) fn jpeg(width: u32, height: u32, seed: u32) -> Vec<u8> {
    encoded(photo(width, height, seed), ImageFormat::Jpeg)
}

/// Bars in two colours, as PNG.
pub(crate) fn drawing() -> Vec<u8> {
    let bars = |x: u32, y: u32| if 30 * (x / 90) < y { Rgb([255; 3]) } else { Rgb([200, 0, 0]) };
    encoded(RgbImage::from_fn(900, 300, bars), ImageFormat::Png)
}

/// A photograph that was taken with the camera on its side, and says where.
pub(crate) fn turned_jpeg() -> Vec<u8> {
    let picture = photo(2000, 1000, 1);
    // TIFF 6.0: little end first, one entry: tag 0x112, a short, 6.
    let mut exif = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(GPS);
    let mut bytes = Vec::new();
    let mut encoder = jpeg_encoder::Encoder::new(&mut bytes, 90);
    encoder.add_exif_metadata(&exif).unwrap();
    encoder.encode(picture.as_raw(), 2000, 1000, jpeg_encoder::ColorType::Rgb).unwrap();
    assert!(bytes.windows(GPS.len()).any(|it| it == GPS));
    bytes
}

/// A few bytes that say they are 3,600 million pixels.
pub(crate) fn bomb() -> Vec<u8> {
    let mut bytes = encoded(photo(1, 1, 1), ImageFormat::Png);
    bytes[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
    let mut sum = flate2::Crc::new();
    sum.update(&bytes[12..29]);
    bytes[29..33].copy_from_slice(&sum.sum().to_be_bytes());
    bytes
}

/// An item of a feed: the greater its number, the older.
pub(crate) fn item(id: u32, image: &str, body: &str, more: &str) -> String {
    let image = if image.is_empty() { String::new() } else { format!("\"image\":\"{image}\",") };
    format!(
        "{{\"id\":\"{id}\",\"title\":\"함대 {id}\",{image}\"date_published\":\"2022-09-{:02}\",{more}\
         \"content_html\":\"<p>본문</p>{body}\"}}",
        30 - id
    )
}

/// Puts a feed of these items on a server.
pub(crate) fn serve_feed(server: &Preview, items: &[String]) {
    let feed = format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{}]}}", items.join(","));
    server.rule("/feed.json", Rule::answer(200, "application/feed+json", feed));
}
