//! What measurements of several loads come to.

use crate::bench::figures::Spread;

/// What instances of an element cost a page.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Cost {
    /// The first one.
    pub(super) first: f64,
    /// Each further one.
    pub(super) further: f64,
}

impl Cost {
    /// From what the page holds without it, with one, and with so many.
    pub(super) fn of(empty: f64, one: f64, many: f64, count: usize) -> Self {
        let further = count.saturating_sub(1).max(1) as f64;
        Self { first: one - empty, further: (many - one) / further }
    }

    /// A further one's cost as a share of the first one's.
    pub(super) fn share(self) -> f64 {
        self.further / self.first
    }
}

/// The median of one figure of all loads.
pub(super) fn median<T>(loads: &[T], figure: impl Fn(&T) -> f64) -> f64 {
    if loads.is_empty() { f64::NAN } else { Spread::of(loads.iter().map(figure).collect()).median }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(held: [f64; 3], count: usize, first: f64, further: f64, share: f64) {
        let cost = Cost::of(held[0], held[1], held[2], count);
        assert_eq!((cost, cost.share()), (Cost { first, further }, share));
    }

    #[test]
    fn shares() {
        check([100.0, 200.0, 290.0], 10, 100.0, 10.0, 0.1);
        check([100.0, 200.0, 200.0], 10, 100.0, 0.0, 0.0);
        // What was swept meanwhile is no cost.
        check([100.0, 200.0, 191.0], 10, 100.0, -1.0, -0.01);
        check([0.0, 50.0, 50.0], 1, 50.0, 0.0, 0.0);
    }

    #[test]
    fn medians() {
        assert_eq!(median(&["국방", "기", "기사들"], |it| it.chars().count() as f64), 2.0);
        assert!(median(&[] as &[f64], |it| *it).is_nan());
    }
}
