//! One line of a report: what happened to a source, an article or a file that the newsroom should know.
//!
//! Invariant: a notice never stops a command. What does is [`crate::trouble::Trouble`].

use serde::Serialize;

/// A line of a report.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Notice {
    /// How much it matters.
    pub weight: Weight,
    /// What it is about: a source's name, a file's path, an article's address.
    pub about: String,
    /// A short name of the fact, in kebab-case, for programs: `not-modified`, `shrunk`, `duplicate-id`.
    pub fact: String,
    /// The fact in words, for people.
    pub text: String,
}

/// How much a notice matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Weight {
    /// Something was lost, or kept from being lost: someone should look.
    Error,
    /// Something was left out or mended.
    Warning,
    /// Good to know.
    Info,
}

impl Notice {
    /// A notice.
    pub fn new(weight: Weight, about: impl Into<String>, fact: &str, text: impl Into<String>) -> Self {
        Self { weight, about: about.into(), fact: fact.to_owned(), text: text.into() }
    }
}
