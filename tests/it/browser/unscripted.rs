//! Pages that run no scripts: what is on them when nobody can be asked by script.

use serde_json::{Value, json};

use super::page::Page;

impl Page {
    /// The words in front of the reader, now, with scripts or without: in Chromium as assistive technology is given
    /// them, for its driver asks by scripts and has none here.
    pub(crate) async fn words(&self) -> String {
        if !self.has_devtools() {
            return self.find("body").await.text().await.unwrap();
        }
        let tree = self.devtools("Accessibility.getFullAXTree", json!({})).await;
        let nodes = tree["nodes"].as_array().into_iter().flatten();
        let shown = nodes.filter(|node| node["ignored"] == Value::Bool(false));
        shown.filter_map(|node| node["name"]["value"].as_str()).collect::<Vec<_>>().join(" ")
    }

    /// What an attribute of the first element of that selector says, now, with scripts or without.
    pub(crate) async fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        if !self.has_devtools() {
            return self.find(selector).await.attr(name).await.unwrap();
        }
        let document = self.devtools("DOM.getDocument", json!({ "depth": 0 })).await;
        let asked = json!({ "nodeId": document["root"]["nodeId"], "selector": selector });
        let element = self.devtools("DOM.querySelector", asked).await;
        let found = self.devtools("DOM.getAttributes", json!({ "nodeId": element["nodeId"] })).await;
        let names_and_values: Vec<&str> = found["attributes"].as_array()?.iter().filter_map(Value::as_str).collect();
        names_and_values.chunks_exact(2).find(|it| it[0] == name).map(|it| it[1].to_owned())
    }
}
