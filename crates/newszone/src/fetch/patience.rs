//! How long to wait before asking again.

use std::time::Duration;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc2822;

/// Wait before the first repetition; it doubles with each.
const PAUSE: Duration = Duration::from_millis(500);

/// Longest wait of our own choosing.
const PAUSE_MAX: Duration = Duration::from_secs(8);

/// The wait after so many failed repetitions.
pub(crate) fn pause(attempt: usize) -> Duration {
    let doublings = u32::try_from(attempt).unwrap_or(u32::MAX).min(10);
    PAUSE.saturating_mul(1 << doublings).min(PAUSE_MAX)
}

/// What `Retry-After` asks for (RFC 9110, section 10.2.3): seconds, or a date, which is held against the server's own
/// clock where it tells it.
pub(super) fn asked(retry_after: &str, date: Option<&str>) -> Option<Duration> {
    let text = retry_after.trim();
    if let Ok(seconds) = text.parse() {
        return Some(Duration::from_secs(seconds));
    }
    let until = moment(text)?;
    let now = date.and_then(moment).unwrap_or_else(OffsetDateTime::now_utc);
    Some(Duration::try_from(until - now).unwrap_or(Duration::ZERO))
}

/// A date as HTTP writes it, which is that of mail but for the name of its zone.
fn moment(text: &str) -> Option<OffsetDateTime> {
    OffsetDateTime::parse(&text.trim().replace("GMT", "+0000"), &Rfc2822).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(retry_after: &str, date: Option<&str>, seconds: Option<u64>) {
        assert_eq!(asked(retry_after, date), seconds.map(Duration::from_secs), "{retry_after}");
    }

    #[test]
    fn waits() {
        let date = Some("Wed, 21 Oct 2015 07:28:00 GMT");
        check(" 120 ", None, Some(120));
        check("Wed, 21 Oct 2015 07:28:30 GMT", date, Some(30));
        check("Wed, 21 Oct 2015 07:00:00 GMT", date, Some(0));
        check("Wed, 21 Oct 2015 07:00:00 GMT", None, Some(0));
        check("내일", date, None);
        check("-1", date, None);
        assert_eq!([pause(0), pause(1), pause(9), pause(99)].map(|it| it.as_millis()), [500, 1000, 8000, 8000]);
    }
}
