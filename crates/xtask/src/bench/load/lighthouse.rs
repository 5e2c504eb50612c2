//! Lighthouse, in a headless Chromium.

use crate::tools::npm_package::NpmPackage;
use crate::tools::programs;
use crate::trouble::{During, Outcome, Trouble};
use serde_json::Value;
use std::path::PathBuf;
use std::process::{Command, Stdio};

const PACKAGE: NpmPackage<'_> = NpmPackage { name: "lighthouse", version: "12.8.2", file: "cli/index.js" };
const FLAGS: &str = "--headless --no-sandbox --disable-gpu --disable-background-networking \
                     --disable-component-update --disable-sync --no-first-run";

/// What a load was like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Seen {
    /// When the largest thing was painted, in milliseconds.
    pub(super) lcp_ms: f64,
    /// How long the page could not answer, in milliseconds.
    pub(super) tbt_ms: f64,
    /// How much of it moved.
    pub(super) cls: f64,
}

/// The tool, ready to use.
pub(super) struct Lighthouse {
    script: PathBuf,
    chromium: PathBuf,
}

impl Lighthouse {
    pub(super) fn ensure() -> Outcome<Self> {
        let chromium = programs::find("chromium").or_else(|| programs::find("google-chrome"));
        let chromium = chromium.ok_or_else(|| Trouble::new("no Chromium here").mended_by("cargo xtask test"))?;
        Ok(Self { script: PACKAGE.ensure()?, chromium })
    }

    /// Loads a page, cold.
    pub(super) fn load(&self, url: &str) -> Outcome<Seen> {
        let mut command = Command::new("node");
        command.arg(&self.script).arg(url).args(["--output=json", "--quiet", "--only-categories=performance"]);
        command.args(["--form-factor=mobile", "--throttling-method=devtools"]).arg(format!("--chrome-flags={FLAGS}"));
        let said = command.env("CHROME_PATH", &self.chromium).stdin(Stdio::null()).output().during("lighthouse")?;
        let report: Value = serde_json::from_slice(&said.stdout)
            .map_err(|_| Trouble::new(format!("{url}: {}", String::from_utf8_lossy(&said.stderr).trim())))?;
        seen(&report)
            .ok_or_else(|| Trouble::new(format!("{url}: lighthouse measured nothing: {}", report["runtimeError"])))
    }
}

fn seen(report: &Value) -> Option<Seen> {
    let audit = |name: &str| report["audits"][name]["numericValue"].as_f64();
    Some(Seen {
        lcp_ms: audit("largest-contentful-paint")?,
        tbt_ms: audit("total-blocking-time")?,
        cls: audit("cumulative-layout-shift")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn figures_are_read_or_missed() {
        let value = |it: f64| json!({ "numericValue": it });
        let mut report = json!({ "audits": { "largest-contentful-paint": value(9.5), "total-blocking-time": value(1.0),
            "cumulative-layout-shift": value(0.0) }, "제목": "기사" });
        assert_eq!(seen(&report), Some(Seen { lcp_ms: 9.5, tbt_ms: 1.0, cls: 0.0 }));
        report["audits"]["total-blocking-time"] = json!({ "errorMessage": "x" });
        assert_eq!(seen(&report), None);
    }
}
