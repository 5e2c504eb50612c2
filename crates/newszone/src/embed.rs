//! What other sites embed: of the zone, and of each section that has a page, the newest headlines as small documents, a
//! page for an `<iframe>`, and the page on which a snippet is put together. The contract is `docs/contracts/element.md`.
//!
//! Invariant: words of articles come into markup through views alone, which escape them; and everything here leads
//! relatively to what is read beside it, so that a site reads its own files wherever it is shown.

mod builder;
mod document;
mod frame;
mod headlines;
mod integrity;
mod oembed;
mod snippet;
mod zone;

use crate::address;
use crate::catalogue::{Catalogue, Group};
use crate::ledger::Ledger;
use crate::output::Output;
use crate::trouble::Outcome;
use integrity::Integrity;
use news_core::article::Article;
use rayon::prelude::*;
use std::sync::Arc;
use zone::Zone;

pub use oembed::oembed_path;

/// Goes up when files come out otherwise from the same articles.
const FORMAT: u32 = 1;

/// How many of the newest articles an embedding page gets without asking for more: as many as show on two phone
/// screens, in a document that weighs about as much as one picture.
const ARTICLES_MAX: usize = 20;

/// The script that makes the element.
const LOADER: &str = "embed/news-zone.js";

/// The script that keeps iframes as high as what is in them.
const RESIZER: &str = "embed/resize.js";

/// Writes it all; `sections` are those that have pages. What the last build made from the same is taken over.
///
/// # Errors
///
/// When the store cannot be read or a file cannot be written.
pub fn write(catalogue: &Catalogue<'_>, sections: &[Group], ledger: &Ledger, output: &Output) -> Outcome {
    let integrity = Integrity::of_the_app();
    output.put("embed/integrity.json", integrity.document().as_bytes())?;
    let page = builder::page(catalogue, sections, &integrity);
    output.put(&address::file(builder::PATH), page.as_bytes())?;
    let zones = rayon::iter::once(None).chain(sections.par_iter().map(Some));
    zones.try_for_each(|section| write_zone(&Zone { catalogue, section }, ledger, output))
}

/// Writes the files of a zone that do not stand as they should.
fn write_zone(zone: &Zone<'_>, ledger: &Ledger, output: &Output) -> Outcome {
    let rows = zone.rows();
    let key = zone.key(&rows)?;
    let mut missing = Vec::new();
    for name in ["headlines.json", "texts.json", "fallback.html", "index.html", "oembed.json"] {
        let path = address::file(&format!("{}{name}", zone.folder()));
        if !ledger.note(&path, key) || !output.keep(&path)? {
            missing.push((name, path));
        }
    }
    if missing.is_empty() {
        return Ok(());
    }
    let read = |nth: &usize| zone.catalogue.article(*nth).map(Arc::new);
    let articles: Vec<Arc<Article>> = rows.iter().map(read).collect::<Outcome<_>>()?;
    for (name, path) in missing {
        let text = match name {
            "headlines.json" => headlines::cards(zone, &rows, &articles),
            "texts.json" => headlines::texts(zone, &rows, &articles),
            "fallback.html" => document::print_fragment(snippet::fallback(zone.catalogue.settings, &articles)),
            "index.html" => frame::page(zone, &articles),
            _ => oembed::document(zone),
        };
        output.put(&path, text.as_bytes())?;
    }
    Ok(())
}
