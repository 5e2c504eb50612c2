//! A bar for work that takes over a second, where somebody looks at a terminal.

use crate::pull::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Work that is done sooner than this shows no bar.
const SHOWN_AFTER: Duration = Duration::from_secs(1);

/// The bar of the work under way.
#[derive(Default)]
pub struct Bar {
    bar: Mutex<Option<(ProgressBar, Instant)>>,
}

impl Progress for Bar {
    fn begin(&self, what: &str, steps: usize) {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{prefix:>12} {bar:30} {pos}/{len} {wide_msg:.dim}") {
            bar.set_style(style);
        }
        bar.set_prefix(what.to_owned());
        *self.bar.lock().unwrap_or_else(PoisonError::into_inner) = Some((bar, Instant::now()));
    }

    fn step(&self, what: &str) {
        if let Some((bar, start)) = &*self.bar.lock().unwrap_or_else(PoisonError::into_inner) {
            bar.inc(1);
            if SHOWN_AFTER < start.elapsed() {
                if bar.is_hidden() {
                    // Draws nothing where standard error is no terminal.
                    bar.set_draw_target(ProgressDrawTarget::stderr());
                }
                bar.set_message(what.to_owned());
            }
        }
    }

    fn end(&self) {
        if let Some((bar, _)) = self.bar.lock().unwrap_or_else(PoisonError::into_inner).take() {
            bar.finish_and_clear();
        }
    }
}
