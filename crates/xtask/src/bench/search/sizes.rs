//! What search adds to the app on the wire.

use super::Ground;
use super::goal::Goal;
use super::part::Findings;
use crate::budget::compressed;
use crate::step::say;
use crate::trouble::{During, Outcome};
use serde_json::json;
use std::fs;
use std::path::Path;

/// The module that searches, in the built app: its script and its program.
pub(super) const MODULE: [&str; 2] = ["search.js", "search_bg.wasm"];
/// Bytes after brotli at its highest level.
const BYTES_MAX: f64 = 30.0 * 1_024.0;

pub(super) fn measure(ground: &Ground<'_>) -> Outcome<Findings> {
    let bytes = weight(&ground.dist)?;
    let figure = bytes.map(|it| it as f64);
    let text = match bytes {
        Some(bytes) => format!("{}: {bytes} bytes in brotli.\n", MODULE.join(" and ")),
        None => format!("Not measured: no {} in the built app.\n", MODULE.join(" and ")),
    };
    let goals = vec![Goal::at_most("code that search adds, brotli bytes", figure, BYTES_MAX)];
    Ok(Findings { text, goals, raw: json!({ "bytes": bytes }) })
}

/// Bytes of the module on the wire; none, and word of it, where the app has none.
pub(super) fn weight(dist: &Path) -> Outcome<Option<usize>> {
    let mut bytes = 0;
    for name in MODULE {
        let file = dist.join(name);
        if !file.is_file() {
            say(format!("\n*** NOT MEASURED: {} has no {name} ***\n", dist.display()));
            return Ok(None);
        }
        bytes += compressed(&fs::read(&file).during(file.display())?)?.len();
    }
    Ok(Some(bytes))
}
