//! The contract, the manifest, the types and the class say the same.

use std::fs;

use serde_json::{Value, json};

use super::{archive, open, shown};
use crate::browser::{Reader, browse};

fn text(path: &str) -> String {
    fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).unwrap()
}

fn manifest() -> Value {
    let manifest: Value = serde_json::from_str(&text("public/embed/custom-elements.json")).unwrap();
    manifest["modules"][0]["declarations"][0].clone()
}

fn names(of: &Value) -> Vec<String> {
    let mut names: Vec<String> =
        of.as_array().unwrap().iter().map(|it| it["name"].as_str().unwrap().to_owned()).collect();
    names.sort();
    names
}

/// Names in code font in the tables of a section, first column.
fn named_in(contract: &str, heading: &str) -> Vec<String> {
    let section = contract.split(&format!("\n## {heading}\n")).nth(1).unwrap().split("\n## ").next().unwrap();
    let mut names: Vec<String> = Vec::new();
    for line in section.lines().filter(|it| it.starts_with("| `")) {
        let cell = line.trim_start_matches("| ").split(" |").next().unwrap();
        names.extend(cell.split('`').skip(1).step_by(2).map(str::to_owned));
    }
    names.sort();
    names
}

#[test]
fn the_manifest_says_what_the_contract_says() {
    let (contract, manifest) = (text("docs/contracts/element.md"), manifest());
    assert_eq!(names(&manifest["attributes"]), named_in(&contract, "Attributes"));
    assert_eq!(names(&manifest["events"]), named_in(&contract, "Events"));
    assert_eq!(names(&manifest["cssProperties"]), named_in(&contract, "Custom properties"));
    let section = contract.split("\n## Parts\n").nth(1).unwrap().split("\n## ").next().unwrap();
    let mut parts: Vec<&str> = section.split('`').skip(3).step_by(2).collect();
    parts.sort_unstable();
    assert_eq!(names(&manifest["cssParts"]), parts);
}

#[test]
fn the_class_says_what_the_manifest_says() {
    let manifest = manifest();
    let fields: Vec<&Value> = manifest["attributes"].as_array().unwrap().iter().map(|it| &it["fieldName"]).collect();
    browse(shown(&archive(), ""), Reader::english(), async |page| {
        open(page).await;
        page.expect(
            "return [...customElements.get('news-zone').observedAttributes].sort()",
            json!(names(&manifest["attributes"])),
        )
        .await;
        let missing = page
            .ask(
                "const zone = document.querySelector('news-zone'); return arguments[0].filter(it => !(it in zone))",
                vec![json!(fields)],
            )
            .await;
        assert_eq!(missing, json!([]));
    });
}

#[test]
fn the_types_say_what_the_manifest_says() {
    let (types, manifest) = (text("public/embed/news-zone.d.ts"), manifest());
    for attribute in manifest["attributes"].as_array().unwrap() {
        let (name, field) = (attribute["name"].as_str().unwrap(), attribute["fieldName"].as_str().unwrap());
        assert!(types.contains(&format!("\n  {name}?: ")), "the attribute {name}");
        // `lang` is every element's own.
        assert!(name == "lang" || types.contains(&format!("\n  {field}: ")), "the property {field}");
    }
    for event in names(&manifest["events"]) {
        assert!(types.contains(&format!("\"{event}\": CustomEvent<")), "{event}");
    }
}
