//! The page for an iframe: the element around headlines that need no script, and nothing else.
//!
//! Invariant: it works in a sandboxed frame, whose origin is nobody's: it asks for nothing but files that every origin
//! may read, and keeps nothing.

use super::zone::Zone;
use super::{LOADER, document, snippet};
use news_core::article::Article;
use news_zone::ui::view::tag;
use std::sync::Arc;

/// How many headlines it shows unless its address says otherwise: as many as the element does.
const HEADLINES: usize = 10;

/// The page.
pub(super) fn page(zone: &Zone<'_>, articles: &[Arc<Article>]) -> String {
    let settings = zone.catalogue.settings;
    let shown = &articles[..articles.len().min(HEADLINES)];
    let element = tag("news-zone")
        .attr("src", settings.base())
        .attr_some("section", zone.slug().map(str::to_owned))
        .attr("limit", HEADLINES.to_string())
        .child("\n")
        .child(snippet::fallback_in_frame(settings, shown))
        .child("\n");
    let mut head = document::head(settings, &zone.title(), &zone.list());
    head.extend([
        // Search engines have the page that it is a part of.
        document::named("robots", "noindex"),
        document::link("stylesheet", "embed/frame.css"),
        // First, so that the element is made with what the address says.
        document::module("embed/frame.js"),
        document::module(LOADER),
    ]);
    document::print(&settings.site.language, head, tag("body").child("\n").child(element).child("\n"))
}
