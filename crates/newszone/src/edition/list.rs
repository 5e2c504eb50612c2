//! A list of articles and the packs with their texts.
//!
//! Invariant: one list's texts are in memory at a time, each thread its own; a list that the last build made from the
//! same articles is neither read nor written again.

use super::Issue;
use super::files::Key;
use super::parting::Parting;
use crate::related;
use crate::store::Row;
use crate::trouble::Outcome;
use news_core::article::Article;
use news_core::draft::{Draft, Marked};
use news_core::edition::draft::{card_of, draft_of};
use news_core::edition::{Part, hash};
use news_core::format::{Page, json_feed};
use news_core::moment::Moment;
use news_core::route::encoded;
use std::ops::Range;
use std::sync::Arc;

/// Goes up when files come out otherwise from the same articles.
const FORMAT: u32 = 1;

/// Most bytes of texts in a pack, before what JSON adds: a quarter of what the app reads of a document at most.
const PACK_BYTES_MAX: usize = 4 << 20;

/// The way from the edition's folder to the site.
const UP: &str = "../";

/// A pack being filled, oldest first.
#[derive(Default)]
struct Pack {
    items: Vec<Draft>,
    cards: Vec<Draft>,
    bytes: usize,
}

impl Issue<'_> {
    /// Writes the list of these rows and its packs, of so many texts on average.
    pub(super) fn list(&self, list: Range<usize>, pack_articles: usize) -> Outcome<Part> {
        let rows = &self.rows[list.clone()];
        let key = self.key(list.clone(), pack_articles);
        let kept = self.shelf.keep(&key)?;
        let named = kept.paths.iter().find_map(|it| it.strip_prefix("edition/").filter(|it| it.starts_with("list-")));
        let file = match named.filter(|_| kept.is_whole) {
            Some(file) => file.to_owned(),
            None => self.shelf.put_beside(
                &kept,
                "list",
                key,
                self.cards(list, pack_articles, &|pack| self.shelf.put_beside(&kept, "pack", key, pack))?.as_bytes(),
            )?,
        };
        let published = |row: Option<&Row>| row.and_then(|it| it.published).map(Moment);
        Ok(Part {
            file,
            is_volume: false,
            articles: rows.len(),
            newest: published(rows.first()),
            oldest: published(rows.last()),
        })
    }

    /// The list as a document, its packs put where they belong.
    fn cards(
        &self,
        list: Range<usize>,
        pack_articles: usize,
        put: &dyn Fn(&[u8]) -> Outcome<String>,
    ) -> Outcome<String> {
        let parting = Parting::of(pack_articles);
        let mut cards: Vec<Draft> = Vec::with_capacity(list.len());
        let mut pack = Pack::default();
        let newest = list.start;
        for nth in list.rev() {
            let row = &self.rows[nth];
            let article = Arc::new((self.article)(nth)?);
            (self.seen)(nth, &article)?;
            // The app reads them from where the document stands.
            let (item, card) = item(row, &self.pictures.seen_from(UP, &article));
            pack.bytes += text_bytes(&item);
            pack.items.push(item);
            pack.cards.push(card);
            let is_full = parting.ends(hash(&row.slug), pack.items.len()) || PACK_BYTES_MAX <= pack.bytes;
            if is_full || nth == newest {
                let Pack { items, cards: mut packed, .. } = std::mem::take(&mut pack);
                let file = put(document(items).as_bytes())?;
                for card in &mut packed {
                    if let Some(place) = card.detail_url.as_mut().filter(|it| it.starts_with('#')) {
                        place.insert_str(0, &file);
                    }
                }
                cards.append(&mut packed);
            }
        }
        Ok(document(cards))
    }

    /// An article whole, as an item of a feed that others read.
    pub(super) fn whole(&self, nth: usize) -> Outcome<Draft> {
        Ok(Draft { corrections: Vec::new(), ..item(&self.rows[nth], &(self.article)(nth)?).0 })
    }

    /// What files of these rows are made from.
    pub(super) fn key(&self, rows: Range<usize>, size: usize) -> Key {
        let settings = self.settings;
        let mut hasher = blake3::Hasher::new();
        // Everything that an article is accepted by, and the program that does it.
        let manners = format!(
            "{FORMAT}.{} {} {} {size} {} {} {} {:?}",
            related::VERSION,
            env!("CARGO_PKG_VERSION"),
            settings.build.related,
            settings.corrections.show,
            settings.site.language,
            settings.site.split_kicker,
            settings.site.embed_hosts,
        );
        hasher.update(manners.as_bytes());
        // What they may lead to says what they say of it.
        let reach = rows.end.checked_sub(1).map_or(0..0, |last| (self.reach)(last));
        for nth in rows.clone() {
            // The place is said, so that no correction is taken for another's.
            if let Some(corrected) = (self.corrected)(nth) {
                hasher.update(&(nth - rows.start).to_le_bytes()).update(&corrected);
            }
        }
        for row in &self.rows[rows.start..reach.end.max(rows.end)] {
            hasher.update(&row.version);
            for number in [row.published, row.status.expires] {
                hasher.update(&[u8::from(number.is_some())]);
                hasher.update(&number.unwrap_or(0).to_le_bytes());
            }
            hasher.update(&row.slug.len().to_le_bytes());
            hasher.update(row.slug.as_bytes());
            if let Some(mark) = self.pictures.mark(&row.slug) {
                hasher.update(&mark);
            }
        }
        for twin in rows.flat_map(self.twins) {
            for text in [&twin.language, &self.rows[twin.nth].slug] {
                hasher.update(text.as_bytes()).update(&[0]);
            }
        }
        *hasher.finalize().as_bytes()
    }
}

/// An article whole and as a card, whose place in its pack begins with a `#`.
pub(crate) fn item(row: &Row, article: &Article) -> (Draft, Draft) {
    let expires = row.status.expires.map(|it| Moment(it).rfc3339());
    let item = Draft { expires: expires.clone(), ..draft_of(article) };
    let card = Draft { expires, ..card_of(article, &format!("#{}", encoded(&article.id))) };
    (item, card)
}

/// Items, oldest first, as a document, newest first.
fn document(mut drafts: Vec<Draft>) -> String {
    drafts.reverse();
    for (position, draft) in drafts.iter_mut().enumerate() {
        draft.item = position;
    }
    json_feed::write(&Page { drafts, ..Page::default() })
}

fn text_bytes(draft: &Draft) -> usize {
    match &draft.body {
        Some(Marked::Html(text) | Marked::Text(text)) => text.len(),
        None => 0,
    }
}
