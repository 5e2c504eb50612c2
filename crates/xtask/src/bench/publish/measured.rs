//! One command, with the time it took and the memory it came to.

use crate::trouble::{During, Outcome, Trouble};
use std::fs;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;
use std::time::{Duration, Instant};

/// How often the memory is looked at. The system keeps the peak, so only what grows in a command's last moments is lost.
const LOOK: Duration = Duration::from_millis(5);

/// What a command came to.
#[derive(Clone, Debug, Default, PartialEq)]
pub(in crate::bench) struct Measured {
    pub(in crate::bench) seconds: f64,
    /// The most memory it held at once (`VmHWM`), in KiB; 0 where the system does not say.
    pub(in crate::bench) peak_kib: u64,
    pub(in crate::bench) output: String,
}

impl Measured {
    pub(in crate::bench) fn peak_mib(&self) -> f64 {
        self.peak_kib as f64 / 1_024.0
    }
}

/// Waits until the disk has what was written before, so that no program pays for the one before it: `newszone` waits
/// for the disk before it shows a site, and would wait for what Hugo left to the system as well.
pub(super) fn settle() -> Outcome {
    if cfg!(unix) {
        Command::new("sync").status().during("sync")?;
    }
    Ok(())
}

/// Runs a command to its end. One that fails is trouble, with what it said.
pub(super) fn run(what: &str, command: &mut Command) -> Outcome<Measured> {
    let start = Instant::now();
    let child = command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().during(what)?;
    let status_file = format!("/proc/{}/status", child.id());
    let (peak_kib, has_ended) = (AtomicU64::new(0), AtomicBool::new(false));
    let (output, seconds) = thread::scope(|scope| {
        scope.spawn(|| {
            while !has_ended.load(Ordering::Relaxed) {
                let status = fs::read_to_string(&status_file).unwrap_or_default();
                peak_kib.fetch_max(high_water_kib(&status), Ordering::Relaxed);
                thread::sleep(LOOK);
            }
        });
        let output = child.wait_with_output();
        let seconds = start.elapsed().as_secs_f64();
        has_ended.store(true, Ordering::Relaxed);
        (output, seconds)
    });
    let output = output.during(what)?;
    if !output.status.success() {
        let said = [output.stdout, output.stderr].map(|it| String::from_utf8_lossy(&it).trim().to_owned()).join("\n");
        return Err(Trouble::new(format!("{what} failed ({})\n{}", output.status, said.trim())));
    }
    let output = String::from_utf8_lossy(&output.stdout).into_owned();
    Ok(Measured { seconds, peak_kib: peak_kib.into_inner(), output })
}

fn high_water_kib(status: &str) -> u64 {
    let line = status.lines().find_map(|it| it.strip_prefix("VmHWM:")).unwrap_or_default();
    line.trim().trim_end_matches("kB").trim().parse().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_is_read_from_the_systems_words() {
        assert_eq!(high_water_kib("Name:\t기사\nVmPeak:\t  9 kB\nVmHWM:\t  1234 kB\n"), 1_234);
        assert_eq!(high_water_kib("Name:\tx\n"), 0);
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_command_is_measured_and_a_failure_is_told() {
        let measured = run("sleep", Command::new("sh").args(["-c", "sleep 0.1; echo 기사"])).unwrap();
        assert!(0.1 <= measured.seconds && 0 < measured.peak_kib, "{measured:?}");
        assert_eq!(measured.output, "기사\n");
        let failed = run("x", Command::new("sh").args(["-c", "echo why >&2; exit 3"])).unwrap_err();
        assert!(failed.to_string().contains("why"), "{failed}");
    }
}
