//! What search must reach, beside what it does.

use crate::bench::report::number;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// How far a figure may go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Bound {
    AtMost(f64),
    AtLeast(f64),
}

/// One figure and where it should be.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Goal {
    what: String,
    /// None where there was nothing to measure.
    figure: Option<f64>,
    bound: Bound,
}

impl Goal {
    pub(super) fn at_most(what: impl Into<String>, figure: Option<f64>, most: f64) -> Self {
        Self { what: what.into(), figure, bound: Bound::AtMost(most) }
    }

    pub(super) fn at_least(what: impl Into<String>, figure: Option<f64>, least: f64) -> Self {
        Self { what: what.into(), figure, bound: Bound::AtLeast(least) }
    }

    fn row(&self) -> String {
        let bound = match self.bound {
            Bound::AtMost(most) => format!("≤ {}", shown(most)),
            Bound::AtLeast(least) => format!("≥ {}", shown(least)),
        };
        let (figure, verdict) = match (self.figure, self.bound) {
            (None, _) => ("not measured".to_owned(), ""),
            (Some(figure), Bound::AtMost(most)) => (shown(figure), if figure <= most { "met" } else { "NOT met" }),
            (Some(figure), Bound::AtLeast(least)) => (shown(figure), if least <= figure { "met" } else { "NOT met" }),
        };
        format!("| {} | {figure} | {bound} | {verdict} |", self.what)
    }

    /// For keeping between runs.
    pub(super) fn to_json(&self) -> Value {
        match self.bound {
            Bound::AtMost(most) => json!({ "what": self.what, "figure": self.figure, "at_most": most }),
            Bound::AtLeast(least) => json!({ "what": self.what, "figure": self.figure, "at_least": least }),
        }
    }

    /// What was kept; none of what is no goal.
    pub(super) fn from_json(kept: &Value) -> Option<Self> {
        let bound = match (kept["at_most"].as_f64(), kept["at_least"].as_f64()) {
            (Some(most), _) => Bound::AtMost(most),
            (None, least) => Bound::AtLeast(least?),
        };
        Some(Self { what: kept["what"].as_str()?.to_owned(), figure: kept["figure"].as_f64(), bound })
    }
}

/// Small ratios need more than two places to say anything.
fn shown(figure: f64) -> String {
    if figure.abs() < 0.1 && figure != 0.0 { format!("{figure:.4}") } else { number(figure) }
}

/// A table of goals.
pub(super) fn table(goals: &[Goal]) -> String {
    let mut table = "| what | figure | must be | |\n|---|---:|---:|---|\n".to_owned();
    for goal in goals {
        let _ = writeln!(table, "{}", goal.row());
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(goal: &Goal, expected: &str) {
        assert_eq!(goal.row(), expected);
        assert_eq!(Goal::from_json(&goal.to_json()).as_ref(), Some(goal));
    }

    #[test]
    fn goals() {
        check(&Goal::at_most("기사", Some(0.0125), 0.025), "| 기사 | 0.0125 | ≤ 0.0250 | met |");
        check(&Goal::at_most("기사", Some(9.0), 8.0), "| 기사 | 9 | ≤ 8 | NOT met |");
        check(&Goal::at_least("재현율", Some(100.0), 100.0), "| 재현율 | 100 | ≥ 100 | met |");
        check(&Goal::at_least("재현율", Some(99.5), 100.0), "| 재현율 | 99.50 | ≥ 100 | NOT met |");
        check(&Goal::at_most("기사", None, 8.0), "| 기사 | not measured | ≤ 8 |  |");
        assert_eq!(Goal::from_json(&Value::Null), None);
    }
}
