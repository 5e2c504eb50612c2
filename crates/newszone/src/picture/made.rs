//! The files that a picture is published as.
//!
//! Invariant: a file's name follows from the picture's bytes, the quality and this code alone, so that one of a name is
//! always the same.

use super::decode::{Fault, unpacked};
use super::raster::height_at;
use crate::settings::Images;
use crate::store::{Kind, Picture, PictureHash};
use std::sync::OnceLock;

/// The folder of pictures in the site, with a slash.
pub(super) const FOLDER: &str = "media/";

/// Goes up when files come out otherwise from the same picture.
const FORMAT: u8 = 1;

/// How close to the largest width a smaller one is left out, in tenths of it.
const NEAR_TENTHS: u64 = 9;

/// A picture as it is published.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Made {
    pub(super) hash: PictureHash,
    pub(super) picture: Picture,
    /// What its files' names begin with.
    pub(super) stem: String,
    /// Widths for pages to choose from, smallest first; of pictures that are published as they are, none.
    pub(super) widths: Vec<u32>,
    /// Width and height of the file that stands for it everywhere.
    pub(super) size: (u32, u32),
    /// How long the files are that pages choose from, in the order of their widths, or the one there is; once they are
    /// written.
    pub(super) bytes: OnceLock<Vec<u64>>,
}

impl Made {
    pub(super) fn of(hash: PictureHash, picture: Picture, settings: &Images) -> Self {
        let is_as_it_is = as_it_is(picture.kind).is_some();
        let largest = settings.widths.last().copied().unwrap_or(picture.width);
        let width = if is_as_it_is { picture.width } else { picture.width.min(largest) };
        let size = (width, height_at(width, picture.width, picture.height));
        let is_smaller = |it: &u32| u64::from(*it) * 10 < u64::from(width) * NEAR_TENTHS;
        let mut widths = match picture.kind {
            Kind::Drawing { scales: false } => Vec::new(),
            _ => settings.widths.iter().copied().filter(is_smaller).collect(),
        };
        widths.push(width);
        if is_as_it_is {
            widths.clear();
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update(&hash).update(&[FORMAT, settings.quality]);
        let stem = hasher.finalize().to_hex()[..16].to_owned();
        Self { hash, picture, stem, widths, size, bytes: OnceLock::new() }
    }

    /// The name of the file that stands for it everywhere: in feeds, where it is shared, where nothing else is known.
    pub(super) fn name(&self) -> String {
        let ending = match self.picture.kind {
            // Not every place that shows a shared page's picture knows WebP.
            Kind::Photo => "jpg",
            kind => as_it_is(kind).unwrap_or("webp"),
        };
        format!("{}-{}.{ending}", self.stem, self.size.0)
    }

    /// The same with the widths that pages can choose from, where there is a choice, as
    /// [`news_core::markup::srcset`] reads it, and with how long those files are.
    pub(super) fn name_with_widths(&self) -> String {
        let listed = |key: &str, numbers: Vec<String>| format!("{key}={}", numbers.join(","));
        let bytes = self.bytes.get().map(|it| listed("bytes", it.iter().map(u64::to_string).collect()));
        let widths = self.has_choice().then(|| listed("webp", self.widths.iter().map(u32::to_string).collect()));
        let said: Vec<String> = bytes.into_iter().chain(widths).collect();
        if said.is_empty() { self.name() } else { format!("{}#{}", self.name(), said.join("/")) }
    }

    fn has_choice(&self) -> bool {
        1 < self.widths.len() || (!self.widths.is_empty() && self.picture.kind == Kind::Photo)
    }

    /// The names of the files that pages choose from, or of the one there is.
    pub(super) fn shown(&self) -> Vec<String> {
        if self.has_choice() { self.widths.iter().map(|it| self.webp_name(*it)).collect() } else { vec![self.name()] }
    }

    /// The names of all its files.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names = vec![self.name()];
        names.extend(self.widths.iter().map(|it| self.webp_name(*it)).filter(|it| *it != names[0]).collect::<Vec<_>>());
        names
    }

    /// Its files, made from the bytes it came with.
    pub(super) fn make(&self, bytes: Vec<u8>, quality: u8) -> Result<Vec<(String, Vec<u8>)>, Fault> {
        let mut files = Vec::new();
        if as_it_is(self.picture.kind).is_some() {
            files.push((self.name(), bytes));
            return Ok(files);
        }
        // How many pixels may be was asked when it was kept.
        let pixels = u64::from(self.picture.width) * u64::from(self.picture.height);
        let mut raster = unpacked(&bytes, pixels)?;
        if raster.width != self.size.0 {
            raster = raster.resized(self.size.0)?;
        }
        if self.picture.kind == Kind::Photo {
            files.push((self.name(), raster.jpeg(quality)?));
        }
        for width in self.widths.iter().rev() {
            // Each from the one before: a quarter of the work, and the eye sees no difference.
            if raster.width != *width {
                raster = raster.resized(*width)?;
            }
            let is_drawing = matches!(self.picture.kind, Kind::Drawing { .. });
            let webp = if is_drawing { raster.lossless_webp()? } else { raster.webp(quality)? };
            files.push((self.webp_name(*width), webp));
        }
        Ok(files)
    }

    fn webp_name(&self, width: u32) -> String {
        format!("{}-{width}.webp", self.stem)
    }
}

/// The ending of pictures that are published as they are.
fn as_it_is(kind: Kind) -> Option<&'static str> {
    match kind {
        Kind::Photo | Kind::CutOut | Kind::Drawing { .. } => None,
        Kind::MovingGif => Some("gif"),
        Kind::MovingPng => Some("png"),
        Kind::MovingWebP => Some("webp"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(kind: Kind, width: u32, size: (u32, u32), ending: &str, widths: &[u32], files: usize) {
        let picture = Picture { kind, width, height: width / 2, bytes: 9 };
        let made = Made::of([7; 32], picture, &Images::default());
        assert_eq!((made.size, made.widths.as_slice(), made.names().len()), (size, widths, files), "{made:?}");
        assert!(made.name().ends_with(ending), "{made:?}");
    }

    #[test]
    fn widths() {
        check(Kind::Photo, 4000, (1600, 800), "-1600.jpg", &[480, 960, 1600], 4);
        check(Kind::Photo, 1000, (1000, 500), "-1000.jpg", &[480, 1000], 3);
        check(Kind::Photo, 300, (300, 150), "-300.jpg", &[300], 2);
        check(Kind::CutOut, 1600, (1600, 800), "-1600.webp", &[480, 960, 1600], 3);
        check(Kind::Drawing { scales: false }, 1600, (1600, 800), "-1600.webp", &[1600], 1);
        check(Kind::MovingGif, 4000, (4000, 2000), "-4000.gif", &[], 1);
        check(Kind::MovingWebP, 480, (480, 240), "-480.webp", &[], 1);
    }

    #[test]
    fn names_follow_from_bytes_and_quality() {
        let picture = Picture { kind: Kind::Photo, width: 1000, height: 500, bytes: 9 };
        let stem = |hash, quality| Made::of(hash, picture.clone(), &Images { quality, ..Images::default() }).stem;
        assert_eq!(stem([7; 32], 80), stem([7; 32], 80));
        assert_ne!(stem([7; 32], 80), stem([7; 32], 81));
        assert_ne!(stem([7; 32], 80), stem([8; 32], 80));
        let made = Made::of([7; 32], picture, &Images::default());
        assert_eq!(made.name_with_widths(), format!("{}-1000.jpg#webp=480,1000", made.stem));
        assert_eq!(made.shown(), ["480", "1000"].map(|it| format!("{}-{it}.webp", made.stem)));
        made.bytes.set(vec![12, 34]).unwrap();
        assert_eq!(made.name_with_widths(), format!("{}-1000.jpg#bytes=12,34/webp=480,1000", made.stem));
        let moving = Picture { kind: Kind::MovingGif, width: 9, height: 9, bytes: 9 };
        let moving = Made::of([7; 32], moving, &Images::default());
        moving.bytes.set(vec![56]).unwrap();
        assert_eq!(moving.name_with_widths(), format!("{}-9.gif#bytes=56", moving.stem));
    }
}
