//! gzip as hosts have it that compress nothing ahead of time.

use crate::trouble::{During, Outcome, Trouble};
use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

/// What the system's own program makes of these at its highest level.
pub(crate) fn gzip(bytes: &[u8]) -> Outcome<Vec<u8>> {
    let mut command = Command::new("gzip");
    let command = command.args(["-9", "-n", "-c"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut program = command.spawn().during("gzip")?;
    let mut into = program.stdin.take().ok_or_else(|| Trouble::new("gzip hears nothing"))?;
    let all = bytes.to_vec();
    // It answers before it has heard everything.
    let writing = thread::spawn(move || into.write_all(&all));
    let packed = program.wait_with_output().during("gzip")?.stdout;
    match writing.join() {
        Ok(written) => written.during("gzip").map(|()| packed),
        Err(_) => Err(Trouble::new("gzip heard nothing")),
    }
}
