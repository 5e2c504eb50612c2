//! Bringing a site to disk: all of it is there before any of it is seen, and most of it while the rest is being made.
//!
//! On Linux one call for the whole file system (`syncfs`) is a thousand times quicker than one a file. Elsewhere the
//! system writes when it likes, as it does for other programs.

use std::io;
use std::path::Path;

/// How much is written before it is brought to disk, in bytes: little enough that the last call has not much left to
/// do, and much enough that there are not many.
#[cfg(target_os = "linux")]
const BYTES: u64 = 32 << 20;

/// The file system that a site is written to.
#[cfg(target_os = "linux")]
pub(super) struct Disk {
    /// One handle for all calls: each tells what went wrong since the one before.
    folder: std::sync::Arc<std::fs::File>,
    waiting: std::sync::atomic::AtomicU64,
    call: std::sync::Mutex<Option<std::thread::JoinHandle<io::Result<()>>>>,
}

#[cfg(target_os = "linux")]
impl Disk {
    /// That of a folder.
    pub(super) fn of(folder: &Path) -> io::Result<Self> {
        Ok(Self {
            folder: std::fs::File::open(folder)?.into(),
            waiting: std::sync::atomic::AtomicU64::new(0),
            call: std::sync::Mutex::default(),
        })
    }

    /// Counts what was written, and begins to bring it to disk where it has become much. An error is one of an earlier
    /// call.
    pub(super) fn wrote(&self, bytes: u64) -> io::Result<()> {
        use std::sync::atomic::Ordering::Relaxed;
        if self.waiting.fetch_add(bytes, Relaxed) + bytes < BYTES {
            return Ok(());
        }
        let Ok(mut call) = self.call.try_lock() else { return Ok(()) };
        if call.as_ref().is_some_and(|it| !it.is_finished()) {
            return Ok(());
        }
        self.waiting.store(0, Relaxed);
        ended(call.take())?;
        let folder = std::sync::Arc::clone(&self.folder);
        *call = Some(std::thread::spawn(move || Ok(rustix::fs::syncfs(&folder)?)));
        Ok(())
    }

    /// Waits until everything is on disk.
    pub(super) fn finish(&self) -> io::Result<()> {
        ended(super::locked(&self.call).take())?;
        Ok(rustix::fs::syncfs(&self.folder)?)
    }
}

/// What came of a call.
#[cfg(target_os = "linux")]
fn ended(call: Option<std::thread::JoinHandle<io::Result<()>>>) -> io::Result<()> {
    let panicked = |_| Err(io::Error::other("the thread that brings files to disk panicked"));
    call.map_or(Ok(()), |it| it.join().unwrap_or_else(panicked))
}

/// The file system that a site is written to.
#[cfg(not(target_os = "linux"))]
pub(super) struct Disk;

#[cfg(not(target_os = "linux"))]
#[expect(clippy::unnecessary_wraps, clippy::unused_self, reason = "the shape is that of the system with such a call")]
impl Disk {
    pub(super) fn of(_: &Path) -> io::Result<Self> {
        Ok(Self)
    }

    pub(super) fn wrote(&self, _: u64) -> io::Result<()> {
        Ok(())
    }

    pub(super) fn finish(&self) -> io::Result<()> {
        Ok(())
    }
}
