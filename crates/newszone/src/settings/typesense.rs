//! Where the archive is searched when it has outgrown static files.

use serde::Deserialize;
use url::Url;

/// A Typesense. The key that may write to it is in an environment variable: [`Typesense::KEY_VARIABLE`].
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typesense {
    /// Addresses of its nodes, as readers' browsers reach them. They have to be one cluster: each has the same.
    pub nodes: Vec<Url>,
    /// Addresses that articles are sent to, where those are others than the readers'.
    #[serde(default)]
    pub writers: Vec<Url>,
    /// The alias that readers search by; the names of collections begin with it.
    #[serde(default = "news")]
    pub collection: String,
    /// Whether words are found in texts too, and not only in headlines, decks and bylines. The engine then needs several
    /// times the memory.
    #[serde(default)]
    pub texts: bool,
}

impl Typesense {
    /// The environment variable that has the key for writing. It is in no file, and never printed.
    pub const KEY_VARIABLE: &'static str = "NEWSZONE_TYPESENSE_KEY";

    /// The nodes that are written to.
    #[must_use]
    pub fn writers(&self) -> &[Url] {
        if self.writers.is_empty() { &self.nodes } else { &self.writers }
    }
}

impl Typesense {
    /// Looks whether it can be asked.
    ///
    /// # Errors
    ///
    /// What is wrong, in words.
    pub(super) fn check(&self) -> Result<(), String> {
        if self.nodes.is_empty() {
            return Err("search.typesense.nodes: name one node or more".to_owned());
        }
        for node in self.nodes.iter().chain(&self.writers) {
            let is_bare = node.query().is_none() && node.fragment().is_none() && node.password().is_none();
            if !matches!(node.scheme(), "http" | "https") || !is_bare || !node.username().is_empty() {
                return Err(
                    "search.typesense: a node's address begins with https:// or http://, and has no key, user or \
                     query in it"
                        .to_owned(),
                );
            }
        }
        let name = &self.collection;
        let is_kept = |it: u8| it.is_ascii_alphanumeric() || it == b'_' || it == b'-';
        if name.is_empty() || 64 < name.len() || !name.bytes().all(is_kept) {
            return Err("search.typesense.collection: up to 64 letters, digits, `_` and `-`".to_owned());
        }
        Ok(())
    }
}

fn news() -> String {
    "news".to_owned()
}
