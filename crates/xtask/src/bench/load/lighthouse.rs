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

/// What the tool makes of a page, each of 100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scores {
    pub(super) performance: f64,
    pub(super) accessibility: f64,
    pub(super) best_practices: f64,
    pub(super) seo: f64,
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
        let report = self.report(url, &["--only-categories=performance", "--throttling-method=devtools"])?;
        seen(&report).ok_or_else(|| nothing(url, &report))
    }

    /// Judges a page by the mobile profile as it comes.
    pub(super) fn judge(&self, url: &str) -> Outcome<Scores> {
        let report = self.report(url, &[])?;
        scores(&report).ok_or_else(|| nothing(url, &report))
    }

    fn report(&self, url: &str, args: &[&str]) -> Outcome<Value> {
        let mut command = Command::new("node");
        command.arg(&self.script).arg(url).args(["--output=json", "--quiet", "--form-factor=mobile"]).args(args);
        command.arg(format!("--chrome-flags={FLAGS}"));
        let said = command.env("CHROME_PATH", &self.chromium).stdin(Stdio::null()).output().during("lighthouse")?;
        serde_json::from_slice(&said.stdout)
            .map_err(|_| Trouble::new(format!("{url}: {}", String::from_utf8_lossy(&said.stderr).trim())))
    }
}

fn nothing(url: &str, report: &Value) -> Trouble {
    Trouble::new(format!("{url}: lighthouse measured nothing: {}", report["runtimeError"]))
}

fn seen(report: &Value) -> Option<Seen> {
    let audit = |name: &str| report["audits"][name]["numericValue"].as_f64();
    Some(Seen {
        lcp_ms: audit("largest-contentful-paint")?,
        tbt_ms: audit("total-blocking-time")?,
        cls: audit("cumulative-layout-shift")?,
    })
}

fn scores(report: &Value) -> Option<Scores> {
    let score = |name: &str| report["categories"][name]["score"].as_f64().map(|it| it * 100.0);
    Some(Scores {
        performance: score("performance")?,
        accessibility: score("accessibility")?,
        best_practices: score("best-practices")?,
        seo: score("seo")?,
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

    #[test]
    fn scores_are_of_a_hundred() {
        let score = |it: f64| json!({ "score": it });
        let mut report = json!({ "categories": { "performance": score(0.5), "accessibility": score(1.0),
            "best-practices": score(1.0), "seo": score(0.0) }, "제목": "기사" });
        let expected = Scores { performance: 50.0, accessibility: 100.0, best_practices: 100.0, seo: 0.0 };
        assert_eq!(scores(&report), Some(expected));
        report["categories"]["seo"] = json!({ "score": null });
        assert_eq!(scores(&report), None);
    }
}
