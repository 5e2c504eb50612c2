//! What is the reader's own, and no article's: what they keep, how pages look to them, what they are doing with an article.

use std::sync::Arc;

use leptos::prelude::*;
use news_core::archive::Archive;
use news_core::article::{Article, Image};
use news_core::display::{Display, Setting};
use news_core::kept::{Kept, Kind, NotStored, Sizes};
use news_core::listening::Queue;
use news_core::reading::Aloud;

use super::Feed;

/// A handle on all of it, free to copy.
#[derive(Clone, Copy)]
pub struct Own {
    /// What is kept on this device.
    pub kept: RwSignal<Kept>,
    /// What of it leaves articles out of lists.
    pub muting: Memo<Kept>,
    /// What the reader is doing. One signal: the page carries the code of each kind of signal, and these change seldom.
    pub desk: RwSignal<Desk>,
    /// Whether the list is to be of cards.
    pub has_cards: Memo<bool>,
}

/// What a reader is doing, and how pages look to them.
#[derive(Clone, Default)]
pub struct Desk {
    /// Whether what is kept was read: until the page stands it is not.
    pub is_read: bool,
    /// Saved articles that were wanted, as they were saved.
    pub articles: Vec<Arc<Article>>,
    /// How much is kept.
    pub sizes: Sizes,
    /// Why what was to be kept was not stored.
    pub trouble: Option<NotStored>,
    /// How pages are to look.
    pub display: Display,
    /// Whether the browser saves data.
    pub saves_data: bool,
    /// How many bytes were saved by pictures that were left out, as far as is known.
    pub saved_bytes: u64,
    /// What came of what the reader did last; empty where there is nothing to say.
    pub told: String,
    /// How far the opened article was read before, in thousandths, while there is a place to go on from.
    pub place: Option<u16>,
    /// How it stands with reading aloud.
    pub aloud: Aloud,
    /// What is read, and what comes after it.
    pub queue: Queue,
    /// How quickly, in hundredths of the usual speed; 0 until it was chosen.
    pub speed: u16,
    /// Whether the browser can hand addresses on.
    pub can_share: bool,
    /// The picture that is looked at alone.
    pub picture: Option<Image>,
    /// The word to mute, as far as it is typed.
    pub word: String,
    /// Whether the reader has asked to erase everything.
    pub is_erasing: bool,
    /// The id of a translation that was wanted beside an article and could not be had.
    pub lost_twin: Option<String>,
}

impl Own {
    /// Nothing kept, nothing chosen.
    #[must_use]
    pub fn new() -> Self {
        let kept = RwSignal::new(Kept::default());
        let desk = RwSignal::new(Desk::default());
        Self {
            kept,
            muting: Memo::new(move |_| kept.with(Kept::muting)),
            desk,
            has_cards: Memo::new(move |_| desk.with(|it| it.display.choice(Setting::Density) == "cards")),
        }
    }

    /// What of it lists say: how far an article was read makes no difference to them.
    #[must_use]
    pub fn noted(&self) -> Memo<Kept> {
        let kept = self.kept;
        Memo::new(move |_| kept.with(Kept::noted))
    }

    /// Says what came of what the reader did last.
    pub fn tell(&self, told: &str) {
        self.desk.update(|it| told.clone_into(&mut it.told));
    }
}

impl Desk {
    /// The saved article of that id, as it was saved, if it was wanted.
    #[must_use]
    pub fn article(&self, id: &str) -> Option<Arc<Article>> {
        self.articles.iter().find(|it| it.id == id).cloned()
    }

    /// Whether pictures are left out, and nothing is fetched ahead.
    #[must_use]
    pub fn is_lite(&self) -> bool {
        let choice = self.display.choice(Setting::Lite);
        choice == "on" || self.saves_data && choice == "auto"
    }

    /// How quickly articles are read aloud, in hundredths of the usual speed.
    #[must_use]
    pub fn speed(&self) -> u16 {
        if self.speed == 0 { 100 } else { self.speed }
    }
}

impl Default for Own {
    fn default() -> Self {
        Self::new()
    }
}

/// All articles, without those that the reader has muted.
pub(super) fn unmuted(feeds: &[Feed], muting: &Kept) -> Archive {
    let archive = Archive::new(feeds.iter().map(|it| &*it.holding));
    if muting.records().is_empty() {
        return archive;
    }
    let is_muted = |it: &&Feed| muting.entry(Kind::Source, &it.source.name).is_some();
    let articles = feeds.iter().filter(is_muted).flat_map(|it| it.holding.articles.iter().map(Arc::as_ptr));
    let mut of_muted: Vec<*const Article> = articles.collect();
    of_muted.sort_unstable();
    let mutes = muting.mutes();
    archive.without(|it| of_muted.binary_search(&std::ptr::from_ref(it)).is_ok() || mutes(it))
}
