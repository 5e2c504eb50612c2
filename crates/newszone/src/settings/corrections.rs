//! What readers are told of corrections.

use serde::Deserialize;

/// What readers are told of corrections.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Corrections {
    /// Whether they see what a correction changed. That and when an article was corrected is told in any case.
    pub show: bool,
}

impl Default for Corrections {
    fn default() -> Self {
        Self { show: true }
    }
}
