//! How hard files are compressed: a level, or whether at all.

use serde::Deserializer;
use serde::de::{Error, Visitor};
use std::fmt::{self, Formatter};

/// Brotli's level where the settings name none.
pub(super) const BROTLI: u32 = 5;
/// Gzip's level where the settings name none.
pub(super) const GZIP: u32 = 6;

/// A level of Brotli's; none where it is switched off.
pub(super) fn brotli<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    from.deserialize_any(Level { usual: BROTLI, max: 11 })
}

/// A level of gzip's; none where it is switched off.
pub(super) fn gzip<'de, D: Deserializer<'de>>(from: D) -> Result<Option<u32>, D::Error> {
    from.deserialize_any(Level { usual: GZIP, max: 9 })
}

struct Level {
    usual: u32,
    max: u32,
}

impl Visitor<'_> for Level {
    type Value = Option<u32>;

    fn expecting(&self, to: &mut Formatter<'_>) -> fmt::Result {
        write!(to, "false for no compressed files, true, or a level from 0 to {}", self.max)
    }

    fn visit_bool<E: Error>(self, is_on: bool) -> Result<Self::Value, E> {
        Ok(is_on.then_some(self.usual))
    }

    fn visit_i64<E: Error>(self, level: i64) -> Result<Self::Value, E> {
        let level = u32::try_from(level).ok().filter(|it| *it <= self.max);
        level.map(Some).ok_or_else(|| E::custom(format_args!("it should be {}", &self as &dyn serde::de::Expected)))
    }
}
