//! Where things are in a published site. Every path is relative to the site and begins without a slash.

use news_core::query::Facet;
use news_core::route::encoded;
pub use news_core::route::slug;

/// The page of an article. Folders have an `index.html`: every static host knows that.
#[must_use]
pub fn article(slug: &str) -> String {
    format!("article/{}/", encoded(slug))
}

/// The page of a section, an author, a tag; or of a language, where facets are all alike.
#[must_use]
pub fn group(facet: Facet, slug: &str) -> String {
    format!("{}/{}/", facet.key(), encoded(slug))
}

/// What is embedded of the zone, or of the section of that slug.
#[must_use]
pub fn embed(section: Option<&str>) -> String {
    section.map_or_else(|| "embed/zone/".to_owned(), |slug| format!("embed/section/{}/", encoded(slug)))
}

/// The file that a host serves at such a path: percent signs resolved, `index.html` for a folder.
#[must_use]
pub fn file(path: &str) -> String {
    let path = news_core::route::decoded(path);
    if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path }
}
