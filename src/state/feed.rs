//! One source, and what came of it.

use std::sync::Arc;

use news_core::archive::Holding;
use news_core::config::Source;
use news_core::edition::{Outline, Part};
use news_core::lang::Outage;
use news_core::problem::Problem;

/// One source and what came of it.
#[derive(Clone, Debug)]
pub struct Feed {
    /// What it is.
    pub source: Source,
    /// What it gave.
    pub holding: Arc<Holding>,
    /// How it stands with it.
    pub phase: Phase,
    /// Where its next page is.
    pub next_url: Option<String>,
    /// Of an edition, what has not been read, the next part first; addresses are absolute.
    pub parts: Vec<Part>,
    /// Of an edition, where an article's place in it is looked up: the address of its manifest, and what it says.
    pub index: Option<(String, Outline)>,
    /// Of an edition, how many of its newest articles were read.
    pub known: usize,
    /// Whether its parts are still in their order: once an article was looked for, newer ones may be missing.
    pub in_order: bool,
    /// What was wrong with what it gave.
    pub problems: Vec<Problem>,
    /// The hash of its first document as it was looked at last; 0 until then.
    pub seen: u64,
    /// Whether the reader has put its notice away.
    pub dismissed: bool,
    /// Whether it is asked again from the beginning: then what it gives next takes the place of what it gave.
    pub stale: bool,
}

/// How it stands with a source.
#[derive(Clone, Debug, PartialEq)]
pub enum Phase {
    /// An answer is awaited.
    Loading,
    /// The last answer was read.
    Ready,
    /// The last try gave nothing.
    Down(Outage),
}

impl Feed {
    /// A source not asked yet.
    #[must_use]
    pub fn new(source: Source) -> Self {
        Self {
            source,
            holding: Arc::default(),
            phase: Phase::Loading,
            next_url: None,
            parts: Vec::new(),
            index: None,
            known: 0,
            in_order: true,
            problems: Vec::new(),
            seen: 0,
            dismissed: false,
            stale: false,
        }
    }

    /// Whether it has another page and answered last time.
    #[must_use]
    pub fn can_go_on(&self) -> bool {
        self.next_url.is_some() && !matches!(self.phase, Phase::Down(_))
    }
}
