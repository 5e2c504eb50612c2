//! What a page holds, as Chromium counts it.

use serde_json::{Value, json};

use super::page::Page;

/// What is there after everything that can go has gone.
#[derive(Debug)]
pub(crate) struct Memory {
    /// Nodes of all documents.
    pub(crate) nodes: u64,
    /// Listeners at them.
    pub(crate) listeners: u64,
    /// What scripts hold.
    pub(crate) heap_bytes: u64,
    /// What programs hold.
    pub(crate) wasm_bytes: u64,
}

impl Page {
    /// What the page holds, once it has been swept.
    pub(crate) async fn memory(&self) -> Memory {
        // A second sweep finds what the first one let go of.
        for _ in 0..3 {
            self.session.devtools("HeapProfiler.collectGarbage", json!({})).await;
        }
        self.session.devtools("Performance.enable", json!({})).await;
        let metrics = self.session.devtools("Performance.getMetrics", json!({})).await;
        let metric = |name: &str| {
            let all = metrics["metrics"].as_array().unwrap_or_else(|| panic!("{metrics}"));
            all.iter().find(|it| it["name"] == name).and_then(|it| it["value"].as_f64()).unwrap() as u64
        };
        Memory {
            nodes: metric("Nodes"),
            listeners: metric("JSEventListeners"),
            heap_bytes: metric("JSHeapUsedSize"),
            wasm_bytes: self.wasm_bytes().await,
        }
    }

    /// The size of all memories of programs, which a page cannot see from outside of them.
    async fn wasm_bytes(&self) -> u64 {
        let about = |of: &Value, name: &str| of["result"][name].clone();
        let kind = json!({ "expression": "WebAssembly.Memory.prototype" });
        let kind = self.session.devtools("Runtime.evaluate", kind).await;
        let all = json!({ "prototypeObjectId": about(&kind, "objectId") });
        let all = self.session.devtools("Runtime.queryObjects", all).await["objects"]["objectId"].clone();
        let sum = json!({
            "objectId": all,
            "functionDeclaration": "function () { let sum = 0; for (const it of this) sum += it.buffer.byteLength; return sum }",
            "returnByValue": true,
        });
        let sum = self.session.devtools("Runtime.callFunctionOn", sum).await;
        self.session.devtools("Runtime.releaseObject", json!({ "objectId": all })).await;
        about(&sum, "value").as_f64().unwrap_or_else(|| panic!("{sum}")) as u64
    }
}
