//! What went wrong in a chore, and what the person at the keyboard can do about it.

use std::fmt::{self, Display, Formatter};

/// What every chore returns.
pub(crate) type Outcome<T = ()> = Result<T, Trouble>;

/// A failure, in words.
#[derive(Debug)]
pub(crate) struct Trouble {
    what: String,
    mend: Option<String>,
}

impl Trouble {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), mend: None }
    }

    /// The command, or the step, that puts it right.
    pub(crate) fn mended_by(mut self, mend: impl Into<String>) -> Self {
        self.mend = Some(mend.into());
        self
    }
}

impl Display for Trouble {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        write!(out, "error: {}", self.what)?;
        match &self.mend {
            Some(mend) => write!(out, "\n       to mend it: {mend}"),
            None => Ok(()),
        }
    }
}

/// Puts the thing that was being done before an error's own words.
pub(crate) trait During<T> {
    fn during(self, what: impl Display) -> Outcome<T>;
}

impl<T, E: Display> During<T> for Result<T, E> {
    fn during(self, what: impl Display) -> Outcome<T> {
        self.map_err(|error| Trouble::new(format!("{what}: {error}")))
    }
}
