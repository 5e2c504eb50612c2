//! Hashes of the scripts that other sites load, for their `integrity` attributes.
//! <https://www.w3.org/TR/SRI/>

use crate::app;
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest, Sha384};
use std::collections::BTreeMap;

/// The module that reads and filters, which the loader loads.
const READER: &str = "widget.js";

/// Of each script, by its path in the site, what it is.
pub(super) struct Integrity(BTreeMap<&'static str, String>);

impl Integrity {
    /// That of the app that this program carries.
    pub(super) fn of_the_app() -> Self {
        let is_meant = |path: &str| path == READER || (path.starts_with("embed/") && path.ends_with(".js"));
        let scripts = app::files().filter(|it| is_meant(it.path));
        Self(scripts.map(|it| (it.path, hash(it.bytes))).collect())
    }

    /// The hash of a script, if it is there.
    pub(super) fn of(&self, path: &str) -> Option<&str> {
        self.0.get(path).map(String::as_str)
    }

    /// All of them, as a document.
    pub(super) fn document(&self) -> String {
        format!("{:#}\n", serde_json::json!(self.0))
    }
}

fn hash(bytes: &[u8]) -> String {
    format!("sha384-{}", BASE64_STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashes() {
        // The example of the standard, section 1.2.
        let expected = "sha384-H8BRh8j48O9oYatfu5AZzq6A9RINhZO5H16dQZngK7T62em8MUt1FLm52t+eX6xO";
        assert_eq!(hash(b"alert('Hello, world.');"), expected);
    }

    #[test]
    fn only_what_others_load() {
        let integrity = Integrity::of_the_app();
        let is_meant = |path: &&str| *path == "widget.js" || (path.starts_with("embed/") && path.ends_with(".js"));
        assert!(integrity.0.keys().all(is_meant), "{:?}", integrity.0.keys());
        let document: BTreeMap<String, String> = serde_json::from_str(&integrity.document()).unwrap();
        assert_eq!(document.len(), integrity.0.len());
        assert_eq!(integrity.of("boot.js"), None);
    }
}
