//! Many waits at once: threads that mostly sleep, each taking the next job.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// Threads for each request that may be under way: some of them wait for their host's turn or read what came.
const THREADS_PER_REQUEST: usize = 2;

/// Does `work` for each job, and gives the results in the order of the jobs.
pub(crate) fn each<J: Sync, R: Send>(jobs: &[J], requests_max: usize, work: impl Fn(&J) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<Option<R>>> = Mutex::new(jobs.iter().map(|_| None).collect());
    let threads = requests_max.max(1).saturating_mul(THREADS_PER_REQUEST).min(jobs.len());
    thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((nth, job)) =
                    Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|it| Some((it, jobs.get(it)?)))
                {
                    let result = work(job);
                    done.lock().unwrap_or_else(PoisonError::into_inner)[nth] = Some(result);
                }
            });
        }
    });
    done.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().flatten().collect()
}
