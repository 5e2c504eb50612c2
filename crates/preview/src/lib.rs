//! A small strict web server on localhost. It shows a built site under the same security policy that the site is
//! meant to be published under, at the root or at a sub-path, with or without a fallback for deep links; and for
//! tests it plays the answers that real networks give: late, broken off, never, or wrong.
//!
//! It answers GET and HEAD from one folder, one connection a request. It never leaves the folder, never listens
//! beyond this machine, and never caches.

mod answer;
mod base;
mod early;
mod folder;
mod policy;
mod published;
mod request;
mod rule;
mod server;
mod shell;

pub use base::rebase;
pub use early::{asking_early, early_source};
pub use policy::{CONTENT_SECURITY_POLICY, FRAMED_BY_SELF, framed_by_all};
pub use request::Seen;
pub use rule::Rule;
pub use server::Preview;
pub use shell::{WORKER, is_of_shell, with_shell};

use std::path::PathBuf;

/// What to serve, and how like a real host to behave.
#[derive(Clone, Debug)]
pub struct PreviewOptions {
    /// The folder that holds `index.html`.
    pub dir: PathBuf,
    /// The path the site stands at: begins and ends with a slash. A page whose `<base href>` says otherwise is
    /// served with this one instead.
    pub base: String,
    /// What a path without a file gets.
    pub fallback: Fallback,
    /// Where to listen on 127.0.0.1; 0 takes any free port.
    pub port: u16,
    /// Whether pages of other origins may read every answer; those of a published site they always may.
    pub cors: bool,
}

impl PreviewOptions {
    /// The folder at the root, deep links answered with the index, any free port, closed to other origins.
    pub fn new(dir: impl Into<PathBuf>) -> Self {
        Self { dir: dir.into(), base: "/".into(), fallback: Fallback::Index, port: 0, cors: false }
    }
}

/// What hosts do with a path that names no file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fallback {
    /// The index with status 200, for navigations and for paths without an extension. A missing asset is still 404.
    Index,
    /// `404.html` with status 404, or the index with status 404 where there is no such file: how hosts of plain
    /// pages behave.
    NotFoundPage,
    /// A plain 404. Deep links do not work; the hash mode is for such hosts.
    None,
}
