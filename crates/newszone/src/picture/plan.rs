//! Which pictures a site has, and where its articles show them.
//!
//! Invariant: what is planned for an article follows from the store, the settings and the articles newer than it, and
//! its mark covers all of that. A picture that is not in the plan is where its source has it.

use super::made::{FOLDER, Made};
use super::spot::{self, Spot};
use crate::notice::{Notice, Weight};
use crate::settings::Settings;
use crate::store::{PictureHash, Pictured, Row, Store};
use crate::trouble::Outcome;
use news_core::article::Article;
use news_core::markup::Address;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// The pictures of a site.
#[derive(Default)]
pub struct Plan {
    /// The absolute address of the folder of pictures.
    media: String,
    /// What each article shows, by its slug.
    articles: HashMap<String, Vec<Placed>>,
    /// The pictures that are the site's own, each once, the newest article's first.
    pub(super) pictures: Vec<Arc<Made>>,
}

/// A picture that an article shows.
struct Placed {
    /// The address that the article's source names it by.
    address: String,
    made: Arc<Made>,
    /// Whether it is the site's own. Of one that is not, only the size is known.
    is_here: bool,
}

impl Plan {
    /// The plan for these rows, newest first.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn read(settings: &Settings, store: &Store, rows: &[Row]) -> Outcome<(Self, Vec<Notice>)> {
        let mut known: HashMap<(String, String), Pictured> = HashMap::new();
        store.all_pictured(&mut |source, id, pictured| {
            known.insert((source.to_owned(), id.to_owned()), pictured);
        })?;
        let mut plan = Self { media: settings.address(FOLDER), ..Self::default() };
        let mut notices = Vec::new();
        if known.is_empty() {
            return Ok((plan, notices));
        }
        let mut pictures: HashMap<PictureHash, Option<Arc<Made>>> = HashMap::new();
        let mut placed: HashSet<PictureHash> = HashSet::new();
        let mut fetched_files = 0;
        for row in rows {
            let key = (row.source.clone(), row.id.clone());
            let Some(pictured) = known.remove(&key).filter(|it| it.version == row.version) else { continue };
            let mut shown = Vec::new();
            for one in pictured.shown.into_iter().filter(|it| it.is_own || settings.images.fetch) {
                let made = match pictures.get(&one.picture) {
                    Some(made) => made.clone(),
                    None => {
                        let made = made(settings, store, one.picture)?;
                        if made.is_none() {
                            let said = format!("{} was kept and is gone from the store's folder", one.address);
                            notices.push(Notice::new(Weight::Error, row.source.clone(), "picture-lost", said));
                        }
                        pictures.insert(one.picture, made.clone());
                        made
                    }
                };
                let Some(made) = made else { continue };
                let mut is_here = placed.contains(&one.picture);
                let files = made.names().len();
                if !is_here && (one.is_own || fetched_files + files <= settings.images.files_max) {
                    fetched_files += if one.is_own { 0 } else { files };
                    placed.insert(one.picture);
                    plan.pictures.push(Arc::clone(&made));
                    is_here = true;
                }
                shown.push(Placed { address: one.address, made, is_here });
            }
            if !shown.is_empty() {
                plan.articles.insert(row.slug.clone(), shown);
            }
        }
        Ok((plan, notices))
    }

    /// What the pictures of an article come to in every file made from it; nothing where it has none.
    pub(crate) fn mark(&self, slug: &str) -> Option<[u8; 32]> {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.media.as_bytes());
        for placed in self.articles.get(slug)? {
            let said = format!(
                "\0{}\0{}\0{:?}\0{}",
                placed.address,
                placed.made.name_with_widths(),
                placed.made.size,
                placed.is_here
            );
            hasher.update(said.as_bytes());
        }
        Some(*hasher.finalize().as_bytes())
    }

    /// Puts the site's own pictures into an article, by their absolute addresses, and the size of every picture that is
    /// known.
    pub(crate) fn place(&self, article: &mut Article) {
        let Some(shown) = self.articles.get(&article.id) else { return };
        spot::each(article, &mut |mut spot| {
            let Some(placed) = shown.iter().find(|it| it.address == spot.address()) else { return };
            let size = size(&spot, &placed.made);
            spot.measure(size);
            let address = format!("{}{}", self.media, placed.made.name());
            if placed.is_here
                && let Some(address) = Address::resolve("", &address)
            {
                spot.put(address);
            }
        });
    }

    /// The article for a page or a document of the site, from which the site itself is at `way`: its own pictures are
    /// named from there, with the widths they can be had in.
    pub(crate) fn seen_from<'a>(&self, way: &str, article: &'a Article) -> Cow<'a, Article> {
        let Some(shown) = self.articles.get(&article.id) else { return Cow::Borrowed(article) };
        let mut article = article.clone();
        spot::each(&mut article, &mut |mut spot| {
            let Some(name) = spot.address().strip_prefix(&self.media) else { return };
            let Some(placed) = shown.iter().find(|it| it.is_here && it.made.name() == name) else { return };
            // A choice of widths is as wide as the column; a picture in a line is not.
            let is_small = matches!(spot, Spot::Inline(_));
            let name = if is_small { placed.made.name() } else { placed.made.name_with_widths() };
            let address = Address::of_site(&format!("{way}{FOLDER}{name}"));
            if let Some(address) = address {
                spot.put(address);
            }
        });
        Cow::Owned(article)
    }
}

/// A picture of the store as it would be published; `None` where its bytes are gone.
fn made(settings: &Settings, store: &Store, hash: PictureHash) -> Outcome<Option<Arc<Made>>> {
    let picture = store.picture(&hash)?.filter(|it| store.has_picture(&hash, it.bytes));
    Ok(picture.map(|it| Arc::new(Made::of(hash, it, &settings.images))))
}

/// The size that a picture is shown in: the width that its source wants, or its own; its own shape always.
fn size(spot: &Spot<'_>, made: &Made) -> (u32, u32) {
    match spot.size() {
        Some((width, _)) => (width, super::raster::height_at(width, made.picture.width, made.picture.height)),
        None => made.size,
    }
}
