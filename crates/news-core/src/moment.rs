//! A point in time, and the day it falls on.
//!
//! Invariant: nobody here asks what time it is; "now" and the reader's offset from UTC come in as arguments.

use time::{Date, Month, OffsetDateTime, Time, UtcOffset};

/// A point in time, in seconds since 1970-01-01T00:00:00Z.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(pub i64);

/// A day of the Gregorian calendar, without a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day {
    /// Year, such as 2022.
    pub year: i32,
    /// Month, from 1.
    pub month: u8,
    /// Day of the month, from 1.
    pub day: u8,
}

/// Seconds in a day; leap seconds are not counted, as in Unix time.
const DAY_SECONDS: i64 = 86_400;

impl Moment {
    /// Reads a date as sources write it: RFC 3339, with a space for the `T`, without seconds, with an offset of any
    /// of the usual spellings, or the date alone. A time without an offset is UTC, which is what WordPress means by
    /// `date_gmt`; a date alone is its first second.
    ///
    /// `None` where it is no date, or a day that the calendar does not have.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let day = Day::parse(text.get(..10)?)?;
        let rest = text.get(10..)?;
        let rest = rest.strip_prefix(['T', 't', ' ']).unwrap_or(rest);
        if rest.is_empty() {
            return Some(day.start());
        }
        let zone_at = rest.find(['Z', 'z', '+', '-']).unwrap_or(rest.len());
        let (clock, zone) = rest.split_at(zone_at);
        let moment = day.date()?.with_time(clock_of(clock.trim())?).assume_offset(offset_of(zone)?);
        Some(Self(moment.unix_timestamp()))
    }

    /// The day this falls on where clocks are that far ahead of UTC, in minutes.
    #[must_use]
    pub fn day(self, offset_minutes: i32) -> Day {
        let local = self.local(offset_minutes);
        Day { year: local.year(), month: u8::from(local.month()), day: local.day() }
    }

    /// Hour and minute where clocks are that far ahead of UTC, in minutes.
    #[must_use]
    pub fn clock(self, offset_minutes: i32) -> (u8, u8) {
        let local = self.local(offset_minutes);
        (local.hour(), local.minute())
    }

    /// RFC 3339 in UTC, as `datetime` attributes and editions have it.
    #[must_use]
    pub fn rfc3339(self) -> String {
        let day = self.day(0);
        let (hour, minute) = self.clock(0);
        let second = self.0.rem_euclid(60);
        format!("{day}T{hour:02}:{minute:02}:{second:02}Z")
    }

    fn local(self, offset_minutes: i32) -> OffsetDateTime {
        let seconds = self.0.saturating_add(i64::from(offset_minutes) * 60);
        OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }
}

impl Day {
    /// Reads `YYYY-MM-DD`; `None` for anything else and for days the calendar does not have.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        if (year.len(), month.len(), day.len()) != (4, 2, 2) {
            return None;
        }
        let day = Self { year: number(year)?, month: number(month)?, day: number(day)? };
        day.date().map(|_| day)
    }

    /// Its first second, in UTC.
    #[must_use]
    pub fn start(self) -> Moment {
        Moment(self.date().map_or(0, |date| date.midnight().assume_utc().unix_timestamp()))
    }

    /// Its last second, in UTC.
    #[must_use]
    pub fn end(self) -> Moment {
        Moment(self.start().0 + DAY_SECONDS - 1)
    }

    /// The day of the week, from Monday, which is 0.
    #[must_use]
    pub fn weekday(self) -> usize {
        // The first day of 1970 was a Thursday.
        (self.start().0 / DAY_SECONDS + 3).rem_euclid(7) as usize
    }

    /// How many days after the other it comes.
    #[must_use]
    pub fn days_since(self, other: Self) -> i64 {
        (self.start().0 - other.start().0) / DAY_SECONDS
    }

    fn date(self) -> Option<Date> {
        let month = Month::try_from(self.month).ok()?;
        Date::from_calendar_date(self.year, month, self.day).ok()
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// `HH:MM`, `HH:MM:SS` or `HH:MM:SS.fraction`. A leap second reads as the second before it.
fn clock_of(text: &str) -> Option<Time> {
    let mut parts = text.splitn(3, ':');
    let hour = number(parts.next()?)?;
    let minute = number(parts.next()?)?;
    let second: u8 = match parts.next() {
        Some(seconds) => number(seconds.split('.').next()?)?,
        None => 0,
    };
    Time::from_hms(hour, minute, second.min(59)).ok().filter(|_| second <= 60)
}

/// Nothing, `Z`, `+09:00`, `+0900` or `+09`.
fn offset_of(text: &str) -> Option<UtcOffset> {
    if matches!(text, "" | "Z" | "z") {
        return Some(UtcOffset::UTC);
    }
    let sign: i8 = if text.starts_with('-') { -1 } else { 1 };
    let digits = text.get(1..)?.replace(':', "");
    let hours: i8 = number(digits.get(..2)?)?;
    let minutes: i8 = if digits.len() == 2 { 0 } else { number(digits.get(2..)?)? };
    UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()
}

/// Digits only: `parse` alone would take a sign.
fn number<T: std::str::FromStr>(text: &str) -> Option<T> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(Moment::parse(text).map(Moment::rfc3339).as_deref(), expected, "{text:?}");
    }

    #[test]
    fn dates_as_sources_write_them() {
        check("2022-09-23T14:00:00Z", Some("2022-09-23T14:00:00Z"));
        check("2022-09-23T14:00:00+09:00", Some("2022-09-23T05:00:00Z"));
        check("2022-09-23T14:00:00.123-0730", Some("2022-09-23T21:30:00Z"));
        check("2022-09-23T14:00:00+09", Some("2022-09-23T05:00:00Z"));
        check(" 2022-09-23 14:00 ", Some("2022-09-23T14:00:00Z"));
        check("2022-09-23 14:00:00 +0900", Some("2022-09-23T05:00:00Z"));
        check("2022-09-23T14:00:00", Some("2022-09-23T14:00:00Z"));
        check("2022-09-23", Some("2022-09-23T00:00:00Z"));
        check("1969-12-31T23:59:59Z", Some("1969-12-31T23:59:59Z"));
        check("2016-12-31T23:59:60Z", Some("2016-12-31T23:59:59Z"));
    }

    #[test]
    fn what_is_no_date() {
        for text in [
            "",
            "yesterday",
            "2022",
            "2022-13-01",
            "2022-02-30",
            "2021-02-29",
            "22-09-23",
            "2022-09-23T25:00:00Z",
            "2022-09-23T14:00:00+99:99",
            "2022-09-23Tnoon",
            "+022-09-23",
            "2022년 9월 23일",
            "2022-09-23T",
            "9999999999999",
            "2022-09-23T1é:00",
        ] {
            let expected = if text == "2022-09-23T" { Some("2022-09-23T00:00:00Z") } else { None };
            check(text, expected);
        }
    }

    #[test]
    fn a_day_depends_on_where_one_stands() {
        let evening = Moment::parse("2022-12-31T20:00:00Z").unwrap();
        assert_eq!(evening.day(0).to_string(), "2022-12-31");
        assert_eq!(evening.day(9 * 60).to_string(), "2023-01-01");
        assert_eq!(evening.clock(9 * 60), (5, 0));
        assert_eq!(Moment(i64::MAX).day(9 * 60).to_string(), "1970-01-01");
    }
}
