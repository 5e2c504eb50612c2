//! What can stop a command, and what the command's exit status says of it.
//!
//! Invariant: trouble carries facts; its words name the file, the address or the setting, and never a stack.

use std::io;
use std::path::{Path, PathBuf};

/// What a step of a command comes to.
pub type Outcome<T = ()> = Result<T, Trouble>;

/// What stopped a command.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    /// The words on the command line do not go together.
    #[error("{0}")]
    Usage(String),
    /// The settings cannot be used.
    #[error("{}: {said}", file.display())]
    Settings {
        /// Where they are.
        file: PathBuf,
        /// What is wrong with them.
        said: String,
    },
    /// A file or folder cannot be read or written.
    #[error("{}: {said}", path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// What the system says.
        said: String,
        /// Whether there was no room for it.
        is_full: bool,
    },
    /// The store cannot be used.
    #[error("the store: {0}")]
    Store(String),
    /// The sources or the built site have faults that the command was told to report as failure.
    #[error("{faults} found")]
    Faults {
        /// How many.
        faults: usize,
    },
    /// The site cannot be built as it was asked for.
    #[error("{0}")]
    Build(String),
    /// The search engine cannot be used; what it served, it serves.
    #[error("{0}")]
    Search(crate::push::Fault),
    /// This program was built without the app it should carry.
    #[error("this newszone was built without the app: run `cargo xtask build` first, then install it again")]
    NoApp,
}

impl Trouble {
    /// A file that cannot be read or written.
    #[must_use]
    pub fn file(path: &Path, error: &io::Error) -> Self {
        let is_full = error.kind() == io::ErrorKind::StorageFull;
        Self::File { path: path.to_owned(), said: error.to_string(), is_full }
    }

    /// The status a command exits with. Documented in `--help` and in `docs/publish.md`.
    #[must_use]
    pub fn exit_status(&self) -> u8 {
        match self {
            Trouble::Faults { .. } => 1,
            Trouble::Usage(_) | Trouble::Settings { .. } => 2,
            Trouble::File { .. } => 3,
            Trouble::Store(_) => 4,
            Trouble::Build(_) | Trouble::NoApp => 5,
            Trouble::Search(_) => 6,
        }
    }
}
