//! Days, months and years as readers type them.

use crate::moment::Day;
use crate::search::stretch::stretch;

/// The first and the last day of a year, a month or a day: `2022`, `2022-09`, `2022-09-23`. Dots may part it, as Korean
/// dates have them, and zeros may be missing. `None` for anything else, and for days the calendar does not have.
pub(super) fn period(folded: &str) -> Option<(Day, Day)> {
    let (mut numbers, mut digits, mut count) = ([0_u16; 3], 0, 0);
    let folded = folded.strip_suffix('.').or(folded.strip_suffix('-')).unwrap_or(folded);
    for byte in folded.bytes().chain([b'-']) {
        if byte.is_ascii_digit() && digits < 4 && count < 3 {
            digits += 1;
            numbers[count] = numbers[count] * 10 + u16::from(byte - b'0');
        } else {
            // A year has four digits, so that `22-09` is no day of the year 22.
            let fits = if count == 0 { digits == 4 } else { matches!(digits, 1 | 2) };
            if !fits || !matches!(byte, b'-' | b'.') {
                return None;
            }
            digits = 0;
            count += 1;
        }
    }
    let [year, month, day] = numbers;
    // Months and days have two digits.
    let (year, month, day) = (i32::from(year), month as u8, day as u8);
    match count {
        1 => Some((Day { year, month: 1, day: 1 }, Day { year, month: 12, day: 31 })),
        2 if (1..=12).contains(&month) => {
            Some((Day { year, month, day: 1 }, Day { year, month, day: days_in(year, month) }))
        }
        3 if (1..=12).contains(&month) && (1..=days_in(year, month)).contains(&day) => {
            let day = Day { year, month, day };
            Some((day, day))
        }
        _ => None,
    }
}

/// The days of an interval `2022-09/2023-01`, either end of which may be missing, or of a single [`period`]. Ends the
/// wrong way round are turned.
pub(super) fn interval(folded: &str) -> Option<(Option<Day>, Option<Day>)> {
    let Some(slash) = folded.bytes().position(|it| it == b'/') else {
        let (from, to) = period(folded)?;
        return Some((Some(from), Some(to)));
    };
    let (first, last) = (stretch(folded, 0..slash), stretch(folded, slash + 1..folded.len()));
    match (first.is_empty(), last.is_empty()) {
        (true, true) => None,
        (false, true) => Some((Some(period(first)?.0), None)),
        (true, false) => Some((None, Some(period(last)?.1))),
        (false, false) => {
            let (one, other) = (period(first)?, period(last)?);
            let (one, other) = if other.0 < one.0 { (other, one) } else { (one, other) };
            Some((Some(one.0), Some(other.1.max(one.1))))
        }
    }
}

/// The day before.
pub(super) fn before(day: Day) -> Day {
    match (day.month, day.day) {
        (1, 1) => Day { year: day.year - 1, month: 12, day: 31 },
        (month, 1) => Day { year: day.year, month: month - 1, day: days_in(day.year, month - 1) },
        (month, nth) => Day { year: day.year, month, day: nth - 1 },
    }
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, &str)>) {
        let name = |day: Option<Day>| day.map_or("…".to_owned(), |it| it.to_string());
        let found = interval(text).map(|(from, to)| (name(from), name(to)));
        assert_eq!(found, expected.map(|(from, to)| (from.to_owned(), to.to_owned())), "{text}");
    }

    #[test]
    fn days_months_years() {
        check("2022", Some(("2022-01-01", "2022-12-31")));
        check("2022-09", Some(("2022-09-01", "2022-09-30")));
        check("2024-02", Some(("2024-02-01", "2024-02-29")));
        check("1900-02", Some(("1900-02-01", "1900-02-28")));
        check("2022-09-23", Some(("2022-09-23", "2022-09-23")));
        check("2022.9.3.", Some(("2022-09-03", "2022-09-03")));
        check("2022-", Some(("2022-01-01", "2022-12-31")));
        check("2022-09/2023-01", Some(("2022-09-01", "2023-01-31")));
        check("2023-01/2022-09", Some(("2022-09-01", "2023-01-31")));
        check("2022/2022-03", Some(("2022-01-01", "2022-12-31")));
        check("2022-09/", Some(("2022-09-01", "…")));
        check("/2022-09", Some(("…", "2022-09-30")));
        let wrong =
            ["", "/", "22-09", "2022-13", "2022-02-30", "2022-09-23-1", "2022-9월", "1/2/3", "2022--1", "-", "."];
        for wrong in wrong {
            check(wrong, None);
        }
    }

    #[test]
    fn the_day_before() {
        for (text, expected) in
            [("2022-09-23", "2022-09-22"), ("2022-01-01", "2021-12-31"), ("2024-03-01", "2024-02-29")]
        {
            assert_eq!(before(Day::parse(text).unwrap()).to_string(), expected);
        }
    }
}
