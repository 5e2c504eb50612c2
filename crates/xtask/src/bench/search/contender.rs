//! Who is compared, and the page that each engine gets for itself.

use crate::bench::webdriver::Browser;
use crate::step::say;
use crate::trouble::{Outcome, Trouble};
use serde_json::{Value, json};

/// An engine as one of the adapters in `benches/search` makes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Contender {
    pub(super) name: &'static str,
    adapter: &'static str,
    variant: &'static str,
}

const fn contender(name: &'static str, adapter: &'static str, variant: &'static str) -> Contender {
    Contender { name, adapter, variant }
}

pub(super) const NEWS_ZONE: Contender = contender("News Zone", "news-zone.js", "");
pub(super) const INCLUDES: Contender = contender("String.includes", "string-includes.js", "");
pub(super) const MINISEARCH: Contender = contender("MiniSearch 7.2.0", "minisearch.js", "");
pub(super) const FLEXSEARCH: Contender = contender("FlexSearch 0.8.212", "flexsearch.js", "");
pub(super) const ORAMA: Contender = contender("Orama 3.1.18", "orama.js", "");
pub(super) const UFUZZY: Contender = contender("uFuzzy 1.0.19", "ufuzzy.js", "");
pub(super) const PAGEFIND: Contender = contender("Pagefind 1.6.0", "pagefind.js", "");
/// The same engines told otherwise.
pub(super) const INCLUDES_STOPPING: Contender = contender("String.includes, stopping", "string-includes.js", "stops");
pub(super) const FLEXSEARCH_FULL: Contender = contender("FlexSearch 0.8.212, full", "flexsearch.js", "full");

/// Files of `benches/search` that pages load.
pub(super) const FILES: [&str; 8] = [
    "measure.js",
    "news-zone.js",
    "string-includes.js",
    "minisearch.js",
    "flexsearch.js",
    "orama.js",
    "ufuzzy.js",
    "pagefind.js",
];

/// A browser with nothing but one engine.
pub(super) struct Room {
    pub(super) browser: Browser,
    pub(super) contender: Contender,
}

impl Room {
    /// Opens the page at that address and loads the engine's program.
    pub(super) fn open(contender: Contender, url: &str) -> Outcome<Self> {
        let browser = Browser::start()?;
        browser.open(url, "return globalThis.bench !== undefined")?;
        let room = Self { browser, contender };
        room.call("load", &json!([contender.adapter, contender.variant]))?;
        Ok(room)
    }

    /// What a function of `measure.js` answers.
    pub(super) fn call(&self, function: &str, given: &Value) -> Outcome<Value> {
        let answer = self.browser.call(&format!("bench.{function}(...given)"), given);
        answer.map_err(|it| Trouble::new(format!("{}: {it}", self.contender.name)))
    }

    /// What the page holds, in bytes: JavaScript's heap, what the browser keeps for it, buffers outside of the heap, and
    /// memories of wasm programs. Workers are not seen.
    pub(super) fn held(&self) -> Outcome<f64> {
        self.browser.sweep()?;
        let usage = self.browser.devtools("Runtime.getHeapUsage", &json!({}))?;
        let figure = |name: &str| {
            usage[name].as_f64().ok_or_else(|| Trouble::new(format!("the browser said nothing of {name}")))
        };
        let wasm = self.call("wasm", &json!([]))?;
        let wasm = wasm.as_f64().ok_or_else(|| Trouble::new("the page said nothing of wasm"))?;
        Ok(wasm + figure("usedSize")? + figure("embedderHeapUsedSize")? + figure("backingStorageSize")?)
    }
}

/// The answer, or none and word of it where it is News Zone that gave none. A peer that does not answer is trouble: it
/// must not drop out unseen.
pub(super) fn unless_missing<T>(contender: Contender, answer: Outcome<T>) -> Outcome<Option<T>> {
    match answer {
        Ok(answer) => Ok(Some(answer)),
        Err(trouble) if contender == NEWS_ZONE => {
            say(format!("\n*** NOT MEASURED: {} ***\n{trouble}\n", contender.name));
            Ok(None)
        }
        Err(trouble) => Err(trouble),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace;
    use std::fs;

    #[test]
    fn names_have_the_versions_of_the_lock_file() {
        let lock = fs::read_to_string(workspace::root().join("benches/search/package-lock.json")).unwrap();
        let lock: Value = serde_json::from_str(&lock).unwrap();
        for (package, contender) in [
            ("minisearch", MINISEARCH),
            ("flexsearch", FLEXSEARCH),
            ("flexsearch", FLEXSEARCH_FULL),
            ("@orama/orama", ORAMA),
            ("@leeoniya/ufuzzy", UFUZZY),
            ("pagefind", PAGEFIND),
        ] {
            let version = lock["packages"][format!("node_modules/{package}")]["version"].as_str().unwrap();
            assert!(contender.name.split([' ', ',']).any(|it| it == version), "{} is {version}", contender.name);
        }
    }
}
