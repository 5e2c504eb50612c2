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
/// The scripts that run it.
pub(super) const AROUND: [&str; 2] = ["search-desk.js", "search-worker.js"];
/// Bytes of the module after brotli at its highest level.
const BYTES_MAX: f64 = 30.0 * 1_024.0;

/// Bytes after brotli.
#[derive(Clone, Copy, Debug)]
pub(super) struct Weight {
    pub(super) module: usize,
    pub(super) around: usize,
}

pub(super) fn measure(ground: &Ground<'_>) -> Outcome<Findings> {
    let weight = weight(&ground.dist)?;
    let [module, around] = [MODULE, AROUND].map(|it| it.join(" and "));
    let text = match weight {
        Some(it) => format!("{module}: {} bytes in brotli. {around}: {} bytes.\n", it.module, it.around),
        None => format!("Not measured: no {module} in the built app.\n"),
    };
    let figure = weight.map(|it| it.module as f64);
    let goals = vec![Goal::at_most("module that searches, brotli bytes", figure, BYTES_MAX)];
    let raw = weight.map(|it| json!({ "module": it.module, "around": it.around }));
    Ok(Findings { text, goals, raw: json!(raw) })
}

/// What the module and the scripts around it weigh; none, and word of it, where the app has no module.
pub(super) fn weight(dist: &Path) -> Outcome<Option<Weight>> {
    if let Some(name) = MODULE.iter().find(|it| !dist.join(it).is_file()) {
        say(format!("\n*** NOT MEASURED: {} has no {name} ***\n", dist.display()));
        return Ok(None);
    }
    Ok(Some(Weight { module: bytes(dist, &MODULE)?, around: bytes(dist, &AROUND)? }))
}

/// Of those that there are.
fn bytes(dist: &Path, names: &[&str]) -> Outcome<usize> {
    let files = names.iter().map(|it| dist.join(it)).filter(|it| it.is_file());
    files.map(|it| Ok(compressed(&fs::read(&it).during(it.display())?)?.len())).sum()
}
