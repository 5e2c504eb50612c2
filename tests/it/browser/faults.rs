//! What a page must never say: that its policy stopped something, or that something was thrown.
//!
//! Chromium's console says it of every page. The consoles of the other engines cannot be read: there a host's page keeps
//! its faults itself (`host/watch.js`), and other pages are not watched.

use serde_json::Value;

/// Runs in every page before the page's own scripts. The console then holds all there is to know, across reloads.
pub(crate) const WATCH: &str = "addEventListener('securitypolicyviolation', event => console.error(
    `policy: ${event.effectiveDirective} stopped ${event.blockedURI} ${event.sample} in ${event.sourceFile}`));";

/// Takes what a page has kept itself; null where it keeps nothing.
pub(crate) const TAKE_KEPT: &str =
    "if (!window.faults) return null; sessionStorage.removeItem('faults'); return window.faults.splice(0)";

/// Where texts of articles are parsed, without effect. The browser remarks on every event attribute and style in them
/// that it would not let act; what reaches the page is another matter, and looked at by the tests of bodies.
const PARSED_INERTLY: &str = "/inert.js";

/// The faults among the console's lines. A request that fails is the network's fault, which many tests play.
pub(crate) fn among(lines: &[Value]) -> Vec<String> {
    let is_remark = |line: &Value| line["message"].as_str().is_some_and(|it| it.contains(PARSED_INERTLY));
    let is_fault = |line: &&Value| line["level"] == "SEVERE" && line["source"] != "network" && !is_remark(line);
    lines.iter().filter(is_fault).map(written).collect()
}

/// A line as people read it.
pub(crate) fn written(line: &Value) -> String {
    let part = |name: &str| line[name].as_str().unwrap_or_default().to_owned();
    format!("{} {}: {}", part("level"), part("source"), part("message"))
}
