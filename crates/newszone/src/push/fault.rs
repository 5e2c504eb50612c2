//! What can go wrong at a search engine.
//!
//! Invariant: no key is in these words.

use crate::trouble::Trouble;

/// Why the engine cannot be used. What it served before, it serves.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No node can be reached.
    #[error("no node of the search engine answers; the last was {node}: {said}")]
    Unreachable {
        /// The node asked last.
        node: String,
        /// What the system says.
        said: String,
    },
    /// The key is refused.
    #[error("{node} refuses the key: look at the environment variable {}", crate::settings::Typesense::KEY_VARIABLE)]
    Forbidden {
        /// The node that refused it.
        node: String,
    },
    /// The engine has no room on its disk or in its memory.
    #[error("{node} has no room left: {said}")]
    Full {
        /// The node that said so.
        node: String,
        /// What it said.
        said: String,
    },
    /// The engine answers with another error, after it was asked again where that may help.
    #[error("{node} answers with status {status}: {said}")]
    Status {
        /// The node that said so.
        node: String,
        /// Its status.
        status: u16,
        /// What it said.
        said: String,
    },
    /// An answer that is not the engine's.
    #[error("{node} answers as no Typesense does: {said}")]
    Strange {
        /// The node that said so.
        node: String,
        /// How the answer begins.
        said: String,
    },
    /// A collection of the alias's own name, which no push of ours makes.
    #[error(
        "the engine has a collection called {name}, so no alias can be: choose another search.typesense.collection"
    )]
    Taken {
        /// The name.
        name: String,
    },
    /// The collection has other fields than it should.
    #[error(
        "the collection {name} has another field {field} than it should; `newszone push-search --fresh` fills a new one"
    )]
    Conflict {
        /// The collection.
        name: String,
        /// The first field that is missing or other.
        field: String,
    },
    /// Articles that the engine does not take.
    #[error("the engine does not take {count} articles; the first is {id}: {said}")]
    Unfit {
        /// How many.
        count: usize,
        /// The first one's id.
        id: String,
        /// What the engine says of it.
        said: String,
    },
    /// The engine has another number of articles than it was sent.
    #[error("the engine has {found} articles where there should be {expected}; another run sends what is missing")]
    Count {
        /// How many there should be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
}

impl Fault {
    /// What stops a command for it.
    pub(super) fn trouble(self) -> Trouble {
        Trouble::Search(self)
    }
}
