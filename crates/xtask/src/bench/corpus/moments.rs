//! When articles of a corpus appeared: over ten years, the last hour of which is fixed.

/// 2026-11-01T00:00:00Z, in seconds since 1970.
pub(super) const LAST: u64 = 1_793_491_200;
/// Ten years of 365 days, in seconds.
const SPAN: u64 = 10 * 365 * DAY;
const DAY: u64 = 86_400;

/// When the article of that number out of so many appeared; 0 is the newest.
pub(in crate::bench) fn spread(nth: usize, articles: usize) -> u64 {
    LAST - SPAN * nth as u64 / articles.max(1) as u64
}

/// The moment in RFC 3339, in UTC.
pub(in crate::bench) fn rfc3339(seconds: u64) -> String {
    let (year, month, day) = date(seconds / DAY);
    let of_day = seconds % DAY;
    let (hour, minute, second) = (of_day / 3_600, of_day / 60 % 60, of_day % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

/// Year, month and day of a day since 1970-01-01: Howard Hinnant's `civil_from_days`, for days after 1970.
fn date(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + u64::from(month <= 2), month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(seconds: u64, expected: &str) {
        assert_eq!(rfc3339(seconds), expected);
    }

    #[test]
    fn moments() {
        check(0, "1970-01-01T00:00:00Z");
        check(951_782_400, "2000-02-29T00:00:00Z");
        check(LAST, "2026-11-01T00:00:00Z");
        check(LAST - 1, "2026-10-31T23:59:59Z");
        check(spread(9, 10), "2017-11-03T00:00:00Z");
    }
}
