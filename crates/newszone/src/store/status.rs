//! Whether an article may be shown, as its source says it and at a moment.
//!
//! Invariant: what is said here of a draft is what `news_core::accept` would say of it.

use super::Status;
use news_core::accept::Reason;
use news_core::draft::Draft;
use news_core::moment::Moment;

impl Status {
    /// What a draft says.
    #[must_use]
    pub fn of(draft: &Draft) -> Self {
        let said = draft.status.as_deref().map(str::trim).unwrap_or_default();
        let is = |word: &str| said.eq_ignore_ascii_case(word);
        let date = |text: &Option<String>| text.as_deref().filter(|it| !it.trim().is_empty()).map(Moment::parse);
        Self {
            canceled: is("canceled") || is("cancelled"),
            withheld: is("withheld"),
            // A date that cannot be read errs towards silence.
            embargoed: date(&draft.embargoed).map(|it| it.map_or(i64::MAX, |moment| moment.0)),
            expires: date(&draft.expires).flatten().map(|moment| moment.0),
        }
    }

    /// Why it may not be shown at that moment; `None` where it may.
    #[must_use]
    pub fn reason(&self, now: Moment) -> Option<Reason> {
        if self.canceled {
            return Some(Reason::Canceled);
        }
        if self.withheld {
            return Some(Reason::Withheld);
        }
        if let Some(until) = self.embargoed.filter(|until| now.0 < *until) {
            let until = Some(until).filter(|it| *it != i64::MAX).map(Moment);
            return Some(Reason::Embargoed { until });
        }
        self.expires.filter(|since| *since <= now.0).map(|since| Reason::Expired { since: Moment(since) })
    }

    /// Whether the source itself took the article back.
    pub(super) fn is_taken_back(&self) -> bool {
        self.canceled || self.withheld
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use news_core::accept::{Refusal, Terms, accept};
    use news_core::native::Native;

    /// The door is the judge.
    #[track_caller]
    fn check(status: &str, embargoed: &str, expires: &str) {
        let some = |text: &str| Some(text.to_owned());
        let (status, embargoed, expires) = (some(status), some(embargoed), some(expires));
        let headline = Some(news_core::draft::Marked::Text("함대 귀환".to_owned()));
        let draft = Draft { id: some("1"), headline, status, embargoed, expires, ..Draft::default() };
        let now = Moment(1_000_000_000);
        let terms = Terms { now, base: "", language: None, split_kicker: true, embed_hosts: &[] };
        let expected = match accept(draft.clone(), &terms, &Native, &mut Vec::new()) {
            Err(Refusal::Withdrawn(withdrawn)) => Some(withdrawn.reason),
            _ => None,
        };
        assert_eq!(Status::of(&draft).reason(now), expected);
    }

    #[test]
    fn the_store_and_the_door_agree() {
        let (before, at, after) = ("2001-09-09", "2001-09-09T01:46:40Z", "2001-09-10");
        for status in ["", "usable", " Canceled", "cancelled", "WITHHELD", "취소"] {
            for embargoed in ["", " ", before, at, after, "내일"] {
                for expires in ["", " ", before, at, after, "내일"] {
                    check(status, embargoed, expires);
                }
            }
        }
    }
}
