//! Turns: so many requests at once in all, and so many at one host.

use std::collections::HashMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Whoever wants to ask goes through here.
pub(super) struct Gate {
    inside: Mutex<Inside>,
    left: Condvar,
    all_max: usize,
    host_max: usize,
}

#[derive(Default)]
struct Inside {
    all: usize,
    hosts: HashMap<String, usize>,
}

/// Leave to ask a host; it ends when this is dropped.
pub(super) struct Turn<'g> {
    gate: &'g Gate,
    host: String,
}

impl Gate {
    /// A limit of 0 would let nobody in, and counts as 1.
    pub(super) fn new(all_max: usize, host_max: usize) -> Self {
        Self { inside: Mutex::default(), left: Condvar::new(), all_max: all_max.max(1), host_max: host_max.max(1) }
    }

    /// Waits until the host may be asked.
    pub(super) fn enter(&self, host: &str) -> Turn<'_> {
        let mut inside = self.lock();
        while self.all_max <= inside.all || self.host_max <= inside.hosts.get(host).copied().unwrap_or(0) {
            inside = self.left.wait(inside).unwrap_or_else(PoisonError::into_inner);
        }
        inside.all += 1;
        *inside.hosts.entry(host.to_owned()).or_default() += 1;
        Turn { gate: self, host: host.to_owned() }
    }

    fn lock(&self) -> MutexGuard<'_, Inside> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        let mut inside = self.gate.lock();
        inside.all -= 1;
        if let Some(count) = inside.hosts.get_mut(&self.host) {
            *count -= 1;
            if *count == 0 {
                inside.hosts.remove(&self.host);
            }
        }
        drop(inside);
        self.gate.left.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::thread;
    use std::time::Duration;

    #[test]
    fn never_more_at_once_than_allowed() {
        let gate = Gate::new(4, 2);
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        thread::scope(|scope| {
            for nth in 0..24 {
                let (gate, now, most) = (&gate, &now, &most);
                scope.spawn(move || {
                    let host = if nth % 4 == 0 { "뉴스.example" } else { "a.example" };
                    let turn = gate.enter(host);
                    let count = if nth % 4 == 0 { 0 } else { now.fetch_add(1, Ordering::SeqCst) + 1 };
                    most.fetch_max(count, Ordering::SeqCst);
                    thread::sleep(Duration::from_millis(3));
                    if nth % 4 != 0 {
                        now.fetch_sub(1, Ordering::SeqCst);
                    }
                    drop(turn);
                });
            }
        });
        assert_eq!(most.load(Ordering::SeqCst), 2);
        assert_eq!(gate.lock().all, 0);
    }
}
