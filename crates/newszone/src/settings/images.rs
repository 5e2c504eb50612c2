//! What is done with pictures.

use serde::Deserialize;

/// What is done with pictures. Those that lie in a source's own folder always come along; those of other servers only
/// where `fetch` says so.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Images {
    /// Whether pictures of other servers are fetched at pull and become the site's own.
    pub fetch: bool,
    /// Widths that a picture is made in, in pixels. The largest is the most that any picture keeps.
    pub widths: Vec<u32>,
    /// Quality of what is made, WebP and JPEG, from 1 to 100.
    pub quality: u8,
    /// Largest file that is taken, in bytes.
    pub bytes_max: u64,
    /// Largest picture that is taken, in pixels: what it takes to unpack one is four bytes each, and a file of a few
    /// hundred bytes can ask for thousands of millions.
    pub pixels_max: u64,
    /// Most files that pictures of other servers come to, the newest articles' first; the others stay where they are.
    pub files_max: usize,
}

impl Default for Images {
    fn default() -> Self {
        Self {
            fetch: false,
            widths: vec![480, 960, 1600],
            quality: 80,
            bytes_max: 32 << 20,
            pixels_max: 64_000_000,
            files_max: 10_000,
        }
    }
}

impl Images {
    /// Puts the widths in order.
    ///
    /// # Errors
    ///
    /// What is wrong, in words.
    pub(super) fn check(&mut self) -> Result<(), String> {
        self.widths.sort_unstable();
        self.widths.dedup();
        // JPEG and WebP know no side of more.
        if self.widths.is_empty() || self.widths.iter().any(|it| !(16..=16_383).contains(it)) {
            return Err("images.widths: name one width or more, from 16 to 16383 pixels".to_owned());
        }
        if !(1..=100).contains(&self.quality) {
            return Err("images.quality: it goes from 1 to 100".to_owned());
        }
        Ok(())
    }
}
