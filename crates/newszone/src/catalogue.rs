//! What is published at one moment: the articles of the store that may be shown, merged and in order.
//!
//! Invariant: the same store, settings and moment give the same catalogue. It holds no text: texts are read one at a
//! time, so that a million articles fit.

mod corrected;
mod group;
mod merge;
mod twins;

use crate::delivery::Item;
use crate::notice::{Notice, Weight};
use crate::picture::Plan;
use crate::related::{self, Related};
use crate::settings::Settings;
use crate::store::{Row, Store, Versions};
use crate::trouble::{Outcome, Trouble};
use news_core::accept::{Reason, Refusal, Terms, accept};
use news_core::article::{Article, Body, Neighbour, Translation};
use news_core::config::Config;
use news_core::draft::{DraftNeighbour, Marked};
use news_core::moment::Moment;
use news_core::native::Native;
use rayon::prelude::*;
use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use corrected::Corrected;
pub use group::Group;
use twins::Named;
pub use twins::Twin;

/// What is published.
pub struct Catalogue<'a> {
    /// The settings it was made by.
    pub settings: &'a Settings,
    /// Where the texts are.
    pub store: &'a Store,
    /// The moment it holds for.
    pub now: Moment,
    /// Articles that are shown, newest first, undated ones last; no two with one address or slug.
    pub rows: Vec<Row>,
    /// The first articles of `rows` without their texts: those that get pages.
    pub briefs: Vec<Arc<Article>>,
    /// Articles that were once received and may not be shown.
    pub gone: Vec<Gone>,
    /// The pictures that are the site's own.
    pub pictures: Plan,
    /// What was left out.
    pub notices: Vec<Notice>,
    versions: Versions,
    corrected: Corrected,
    related: Related,
    /// Of each article that gets a page, what it leads to: asked for its page's key, its page and its pack.
    led: Vec<OnceLock<Vec<Neighbour>>>,
    twins: HashMap<usize, Arc<[Twin]>>,
    zone: Config,
}

/// An article, and what it says its translations are.
struct Read {
    article: Article,
    translations: Vec<Named>,
}

/// An article that may not be shown.
#[derive(Clone, Debug, PartialEq)]
pub struct Gone {
    /// What it is called in addresses.
    pub slug: String,
    /// Why.
    pub reason: Reason,
}

impl<'a> Catalogue<'a> {
    /// Reads the store.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn read(settings: &'a Settings, store: &'a Store, now: Moment) -> Outcome<Self> {
        let (rows, gone) = rows(settings, store, now)?;
        let (pictures, notices) = Plan::read(settings, store, &rows)?;
        let zone = settings.zone();
        let (briefs, twins) = (Vec::new(), HashMap::new());
        let (versions, related, led) = (store.versions()?, Related::new(0, 0), Vec::new());
        let corrected = Corrected::default();
        let mut catalogue = Self {
            settings,
            store,
            now,
            rows,
            briefs,
            gone,
            pictures,
            notices,
            versions,
            corrected,
            related,
            led,
            twins,
            zone,
        };
        catalogue.brief()?;
        catalogue.corrected = Corrected::read(store, &catalogue.rows, now)?;
        catalogue.related = Related::new(catalogue.rows.len(), settings.build.related);
        catalogue.led = catalogue.briefs.iter().map(|_| OnceLock::new()).collect();
        Ok(catalogue)
    }

    /// Reads the facts of the articles that get pages. A row that turns out to hold nothing to show is left out, and
    /// the next one moves up.
    fn brief(&mut self) -> Outcome {
        let pages_max = self.settings.build.pages_max;
        let mut looked_at = 0;
        let (mut unfit, mut named) = (Vec::new(), Vec::new());
        while self.briefs.len() < pages_max && looked_at < self.rows.len() {
            let end = (looked_at + pages_max - self.briefs.len()).min(self.rows.len());
            let read: Outcome<Vec<Option<Read>>> =
                self.rows[looked_at..end].par_iter().map(|row| self.read_row(row, false, None)).collect();
            for (nth, read) in read?.into_iter().enumerate() {
                let Some(Read { article, translations }) = read else {
                    unfit.push(looked_at + nth);
                    continue;
                };
                if !translations.is_empty() {
                    named.push((self.briefs.len(), translations));
                }
                self.briefs.push(Arc::new(article));
            }
            looked_at = end;
        }
        for nth in unfit.into_iter().rev() {
            let row = self.rows.remove(nth);
            let said = format!("{} has nothing that could be shown", row.id);
            self.notices.push(Notice::new(Weight::Warning, row.source, "unfit", said));
        }
        self.twins = twins::twins(&named, &self.rows, &self.briefs, &self.settings.site.language);
        Ok(())
    }

    /// The translations of the article at a place of `rows`, itself among them; empty where there are none.
    #[must_use]
    pub fn twins(&self, nth: usize) -> &[Twin] {
        self.twins.get(&nth).map(|it| &**it).unwrap_or_default()
    }

    /// The article at a place of `rows`, whole, under its slug as its id, with those that belong to it.
    ///
    /// # Errors
    ///
    /// When the store cannot be read, or the row holds nothing that could be shown.
    pub fn article(&self, nth: usize) -> Outcome<Article> {
        let mut article = self.own(nth)?;
        for neighbour in self.related(nth)?.iter() {
            if article.neighbours.iter().all(|it| it.id != neighbour.id) {
                article.neighbours.push(neighbour.clone());
            }
        }
        article.corrections = self.corrections(nth, &article)?;
        let translation = |it: &Twin| {
            let id = self.rows[it.nth].slug.clone();
            Translation { language: Some(it.language.clone()), id: Some(id), url: None }
        };
        article.translations = self.twins(nth).iter().filter(|it| it.nth != nth).map(translation).collect();
        Ok(article)
    }

    /// Older articles that share subjects, names or rare words with the one at a place of `rows`.
    ///
    /// # Errors
    ///
    /// When the store cannot be read.
    pub fn related(&self, nth: usize) -> Outcome<Cow<'_, [Neighbour]>> {
        let Some(led) = self.led.get(nth) else { return self.lead(nth).map(Cow::Owned) };
        if led.get().is_none() {
            // Whoever comes second finds the same.
            let _ = led.set(self.lead(nth)?);
        }
        Ok(Cow::Borrowed(led.get().map(Vec::as_slice).unwrap_or_default()))
    }

    fn lead(&self, nth: usize) -> Outcome<Vec<Neighbour>> {
        let brief = |nth| self.brief_at(nth);
        let links = self.related.of(nth, &brief)?;
        links.into_iter().map(|link| Ok(related::neighbour(&link, &*self.brief_at(link.nth)?))).collect()
    }

    /// The places of articles that the one at a place may be related to.
    pub(crate) fn reach(&self, nth: usize) -> Range<usize> {
        self.related.reach(nth)
    }

    /// An article without its text.
    fn brief_at(&self, nth: usize) -> Outcome<Arc<Article>> {
        if let Some(brief) = self.briefs.get(nth) {
            return Ok(Arc::clone(brief));
        }
        let brief = self.read_row(&self.rows[nth], false, None)?;
        Ok(Arc::new(brief.map_or_else(|| self.own(nth), |it| Ok(it.article))?))
    }

    /// The article at a place of `rows`, its text only where that is wanted; without those that belong to it.
    pub(crate) fn alone(&self, nth: usize, with_text: bool) -> Outcome<Arc<Article>> {
        if with_text { self.own(nth).map(Arc::new) } else { self.brief_at(nth) }
    }

    /// The article at a place of `rows`, whole, under its slug as its id, with nothing that is not its own.
    ///
    /// # Errors
    ///
    /// As [`Self::article`].
    pub fn own(&self, nth: usize) -> Outcome<Article> {
        let row = &self.rows[nth];
        if let Some(read) = self.read_row(row, true, None)? {
            return Ok(read.article);
        }
        // Among the newest such rows are left out; one deep in the archive is called by its name, and stops nothing.
        let nothing = || Trouble::Build(format!("{}: {} has nothing that could be shown", row.source, row.id));
        self.read_row(row, true, Some(&row.slug))?.map(|it| it.article).ok_or_else(nothing)
    }

    /// The article of a row, with a headline for want of any; without its text where that is not wanted and not needed
    /// for a headline.
    fn read_row(&self, row: &Row, is_whole: bool, headline: Option<&str>) -> Outcome<Option<Read>> {
        let Item { base, mut draft } = self.versions.item(&row.version)?;
        if let Some(headline) = headline {
            draft.headline = Some(Marked::Text(headline.to_owned()));
        }
        if !is_whole && draft.headline.is_some() {
            draft.body = None;
            draft.detail_url = None;
        }
        for neighbour in &mut draft.neighbours {
            if let Some(id) = &neighbour.id {
                neighbour.id = self.store.row(&row.source, id)?.map(|it| it.slug);
            }
        }
        let is_translation = |it: &mut DraftNeighbour| it.is_translation();
        let translations =
            draft.neighbours.extract_if(.., is_translation).filter_map(|it| Named::of(it, &base)).collect();
        // What was wrong with it was said when it was pulled.
        match accept(draft, &self.terms(&base), &Native, &mut Vec::new()) {
            Ok(article) => {
                let mut article = Article { id: row.slug.clone(), ..article };
                if !is_whole {
                    article.body = Body::Blocks(Vec::new());
                }
                self.pictures.place(&mut article);
                Ok(Some(Read { article, translations }))
            }
            Err(Refusal::Withdrawn(_) | Refusal::Unfit) => Ok(None),
        }
    }

    /// What articles with links against that base are accepted by.
    fn terms<'t>(&'t self, base: &'t str) -> Terms<'t> {
        Terms {
            now: self.now,
            base,
            language: Some(&self.settings.site.language),
            split_kicker: self.zone.split_kicker,
            embed_hosts: &self.zone.embed_hosts,
        }
    }
}

/// The rows that are shown at a moment, in order, and the articles that may not be, in the order of their slugs.
///
/// # Errors
///
/// When the store cannot be read.
pub(crate) fn rows(settings: &Settings, store: &Store, now: Moment) -> Outcome<(Vec<Row>, Vec<Gone>)> {
    let mut rows = store.rows()?;
    let hidden = rows.extract_if(.., |row| row.status.reason(now).is_some());
    let gone = hidden.filter_map(|row| Some(Gone { reason: row.status.reason(now)?, slug: row.slug }));
    let mut gone: Vec<Gone> = gone.collect();
    gone.sort_unstable_by(|a, b| a.slug.cmp(&b.slug));
    Ok((merge::merged(rows, settings), gone))
}

#[cfg(test)]
mod tests;
