//! Bars for work that takes more than a moment, on the terminal of whoever waits.
//!
//! Invariant: a bar is drawn on standard error, in a terminal alone, and gone when the work is done.

use crate::pull::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Work shorter than this gets no bar.
const QUICK: Duration = Duration::from_secs(1);

/// Bars, one after another.
#[derive(Debug, Default)]
pub struct Bars(Mutex<Option<(ProgressBar, Instant)>>);

impl Bars {
    fn with(&self, see: impl FnOnce(&mut Option<(ProgressBar, Instant)>)) {
        see(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner));
    }
}

impl Progress for Bars {
    fn begin(&self, what: &str, steps: usize) {
        let bar = ProgressBar::with_draw_target(Some(steps as u64), ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{prefix:>10} {bar:30} {pos}/{len}  {wide_msg}") {
            bar.set_style(style);
        }
        bar.set_prefix(what.to_owned());
        self.with(|it| *it = Some((bar, Instant::now())));
    }

    fn step(&self, what: &str) {
        self.with(|it| {
            let Some((bar, start)) = it else { return };
            if bar.is_hidden() && start.elapsed() > QUICK {
                bar.set_draw_target(ProgressDrawTarget::stderr());
            }
            // What a source is called is its own; control characters in it are not for the terminal.
            bar.set_message(what.chars().filter(|it| !it.is_control()).collect::<String>());
            bar.inc(1);
        });
    }

    fn end(&self) {
        self.with(|it| {
            if let Some((bar, _)) = it.take() {
                bar.finish_and_clear();
            }
        });
    }
}
