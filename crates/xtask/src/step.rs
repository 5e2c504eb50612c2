//! One command, run in view: what it does, how long it has taken, and what mends it if it fails.

use crate::cache;
use crate::trouble::{During, Outcome, Trouble};
use std::fs::{self, File};
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Lines of a failed command's output that are shown. Compilers put the cause near the end.
const TAIL_LINES: usize = 60;

/// How often the elapsed time moves: in a terminal, and in a log where each beat is a line.
const BEAT: Duration = Duration::from_millis(500);
const BEAT_IN_LOG: Duration = Duration::from_secs(20);

/// Says one thing, as a line of its own.
pub(crate) fn say(line: impl AsRef<str>) {
    println!("{}", line.as_ref());
}

/// Runs a command whose output matters only if it fails. A beat shows that it lives; the output goes to a log.
pub(crate) fn quiet(what: &str, command: &mut Command, mend: &str) -> Outcome {
    let log_dir = cache::dir().join("logs");
    fs::create_dir_all(&log_dir).during(log_dir.display())?;
    let name: String = what.chars().map(|it| if it.is_ascii_alphanumeric() { it } else { '-' }).collect();
    let log = log_dir.join(format!("{name}.log"));
    let output = File::create(&log).during(log.display())?;
    let errors = output.try_clone().during(log.display())?;
    let start = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(errors)
        .spawn()
        .map_err(|error| Trouble::new(format!("{what}: {error}")).mended_by(mend))?;
    let status = watch(what, start, &log, || child.try_wait()).during(what)?;
    let seconds = start.elapsed().as_secs_f64();
    if status.success() {
        finish(&format!("  done: {what}, {seconds:.1} s"));
        return Ok(());
    }
    finish(&format!("  FAILED: {what}, {seconds:.1} s; the end of {}:", log.display()));
    println!("{}", tail(&log));
    Err(Trouble::new(format!("{what} failed ({status})")).mended_by(mend))
}

/// Runs a command whose output is for the person who waits.
pub(crate) fn aloud(what: &str, command: &mut Command, mend: &str) -> Outcome {
    say(format!("\n== {what}"));
    let status = command.status().map_err(|error| Trouble::new(format!("{what}: {error}")).mended_by(mend))?;
    if status.success() {
        return Ok(());
    }
    Err(Trouble::new(format!("{what} failed ({status})")).mended_by(mend))
}

fn watch(
    what: &str,
    start: Instant,
    log: &Path,
    mut ended: impl FnMut() -> io::Result<Option<ExitStatus>>,
) -> io::Result<ExitStatus> {
    let is_terminal = io::stdout().is_terminal();
    if !is_terminal {
        say(format!("  {what} ..."));
    }
    let mut last_beat = start;
    loop {
        if let Some(status) = ended()? {
            return Ok(status);
        }
        if last_beat.elapsed() >= if is_terminal { BEAT } else { BEAT_IN_LOG } {
            last_beat = Instant::now();
            let now: String = tail(log).lines().next_back().unwrap_or_default().trim().chars().take(50).collect();
            let line = format!("  {what} ... {} s  {now}", start.elapsed().as_secs());
            if is_terminal {
                // Back to the start of the line, and clear what a longer line left behind.
                print!("\r{line}\x1b[K");
                io::stdout().flush()?;
            } else {
                say(line);
            }
        }
        thread::sleep(Duration::from_millis(50));
    }
}

fn finish(line: &str) {
    if io::stdout().is_terminal() {
        print!("\r\x1b[K");
    }
    say(line);
}

fn tail(log: &Path) -> String {
    let bytes = fs::read(log).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let lines: Vec<&str> = text.lines().collect();
    lines[lines.len().saturating_sub(TAIL_LINES)..].join("\n")
}
