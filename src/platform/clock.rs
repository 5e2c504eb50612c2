//! What time it is, and where.

use news_core::moment::Moment;

/// Now.
#[must_use]
pub fn now() -> Moment {
    Moment((js_sys::Date::now() / 1000.0) as i64)
}

/// The same in milliseconds.
#[must_use]
pub fn now_ms() -> u64 {
    js_sys::Date::now() as u64
}

/// How far the reader's clock is ahead of UTC, in minutes.
#[must_use]
pub fn offset_minutes() -> i32 {
    -(js_sys::Date::new_0().get_timezone_offset() as i32)
}
