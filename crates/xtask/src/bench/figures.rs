//! Figures that stand for many.

/// What half of the samples stay under, and what all but a twentieth do, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Spread {
    pub(crate) median: f64,
    pub(crate) p95: f64,
}

impl Spread {
    /// Of samples in any order; of none, all is zero.
    pub(crate) fn of(samples: Vec<f64>) -> Self {
        Self { median: rank(samples.clone(), 50), p95: rank(samples, 95) }
    }
}

/// What so many hundredths of the samples do not pass; of none, zero. The nearest rank: a figure that was measured, not one
/// between two.
pub(crate) fn rank(mut samples: Vec<f64>, hundredths: usize) -> f64 {
    samples.sort_unstable_by(f64::total_cmp);
    let nth = (samples.len() * hundredths).div_ceil(100).saturating_sub(1);
    samples.get(nth).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(samples: impl IntoIterator<Item = u32>, median: f64, p95: f64) {
        let samples = samples.into_iter().map(f64::from).collect();
        assert_eq!(Spread::of(samples), Spread { median, p95 });
    }

    #[test]
    fn spreads() {
        check([], 0.0, 0.0);
        check([7], 7.0, 7.0);
        check([3, 1, 2], 2.0, 3.0);
        check((1..=100).rev(), 50.0, 95.0);
    }
}
