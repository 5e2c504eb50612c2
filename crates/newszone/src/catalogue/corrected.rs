//! What was corrected in an article since readers first saw it.
//!
//! Invariant: only versions that a build has published are compared, one after the other from the one that holds back to the
//! first that may not be shown now. What is before that, or before a version that says so, no reader learns.

use super::Catalogue;
use crate::correction;
use crate::delivery::Item;
use crate::store::{Row, Store, Version};
use crate::trouble::Outcome;
use news_core::accept::accept;
use news_core::article::Article;
use news_core::correction::{Correction, HIDDEN};
use news_core::moment::Moment;
use news_core::native::Native;
use rayon::prelude::*;
use std::collections::HashMap;

/// The published versions of the articles that have more than one, by their places in the catalogue.
#[derive(Default)]
pub(super) struct Corrected(HashMap<usize, Vec<(Moment, Version)>>);

/// A version of an article.
struct Stage {
    received: Moment,
    /// When it was changed, as its source says it.
    updated: Option<String>,
    hides_changes: bool,
    article: Article,
}

impl Corrected {
    pub(super) fn read(store: &Store, rows: &[Row], now: Moment) -> Outcome<Self> {
        let shown = store.shown()?;
        let corrected = rows.par_iter().enumerate().filter(|(_, row)| 1 < row.versions);
        let chains: Vec<(usize, Vec<(Moment, Version)>)> =
            corrected.map(|(nth, row)| Ok((nth, shown.of(row, now)?))).collect::<Outcome<_>>()?;
        Ok(Self(chains.into_iter().filter(|(_, chain)| 1 < chain.len()).collect()))
    }
}

impl Catalogue<'_> {
    /// What the corrections of the article at a place of `rows` are made from; `None` where it has none.
    #[must_use]
    pub fn corrected(&self, nth: usize) -> Option<[u8; 32]> {
        let chain = self.corrected.0.get(&nth)?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&correction::VERSION.to_le_bytes()).update(&[u8::from(self.settings.corrections.show)]);
        for (received, version) in chain {
            hasher.update(&received.0.to_le_bytes()).update(version);
        }
        Some(*hasher.finalize().as_bytes())
    }

    /// What an article at a place of `rows` says of its corrections.
    pub(super) fn corrections(&self, nth: usize, article: &Article) -> Outcome<Vec<String>> {
        let shows = self.settings.corrections.show;
        // Those that came along with it are another publisher's, of versions that are not here.
        let theirs = || {
            let moment = |it: &String| it.split('\n').next().unwrap_or_default().to_owned();
            let text = |it: &String| if shows { it.clone() } else { moment(it) };
            article.corrections.iter().filter(|it| *it != HIDDEN).map(text).collect()
        };
        let Some(chain) = self.corrected.0.get(&nth) else { return Ok(theirs()) };
        let mut corrections = Vec::new();
        let mut later: Option<Stage> = None;
        for (received, version) in chain.iter().rev() {
            let Some(stage) = self.stage(*received, version)? else { break };
            if let Some(later) = &later {
                let mut parts = correction::between(&stage.article, &later.article);
                if !parts.is_empty() {
                    if !shows || later.hides_changes {
                        parts.clear();
                    }
                    corrections.push(Correction { at: made(&stage, later), parts });
                }
                if later.hides_changes {
                    break;
                }
            }
            later = Some(stage);
        }
        Ok(if corrections.is_empty() { theirs() } else { correction::written(corrections) })
    }

    /// A version as readers saw it; `None` where it may not be shown now, whatever is said of later ones.
    fn stage(&self, received: Moment, version: &Version) -> Outcome<Option<Stage>> {
        let Item { base, draft } = self.versions.item(version)?;
        let hides_changes = draft.corrections.iter().any(|it| it == HIDDEN);
        let updated = draft.updated.clone();
        let article = accept(draft, &self.terms(&base), &Native, &mut Vec::new()).ok();
        Ok(article.map(|article| Stage { received, updated, hides_changes, article }))
    }
}

/// When a correction was made: when its source says, or else when it was received. A source that says the same as before, or
/// what had not come yet, does not know.
fn made(before: &Stage, after: &Stage) -> Moment {
    let said = after.updated.as_deref().filter(|it| before.updated.as_deref() != Some(it)).and_then(Moment::parse);
    said.filter(|it| *it <= after.received).unwrap_or(after.received)
}
