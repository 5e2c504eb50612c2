//! Addresses inside the zone: what a reader can link to, send and come back to.
//!
//! Invariant: printing a route and reading it back gives the same route, in every [`Mode`] and under every base.

mod percent;
mod slug;

pub use percent::{decoded, encoded};
pub use slug::slug;

use crate::query::Query;

/// Where a reader is.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// Which page.
    pub place: Place,
    /// Which articles the list shows beside or behind it.
    pub query: Query,
    /// On an article's page, the language of the translation that stands beside the text.
    pub beside: Option<String>,
}

/// The key of the translation beside an article's text.
const BESIDE: &str = "beside";

/// A page of the zone.
#[derive(Clone, Debug, PartialEq)]
pub enum Place {
    /// The list of recent news.
    Recent,
    /// One article.
    Article {
        /// Its id.
        id: String,
    },
    /// What the reader keeps on this device.
    Kept,
    /// Nothing of ours.
    Unknown {
        /// The address as it was asked for, below the base.
        path: String,
    },
}

/// Where the page of what the reader keeps is, below the base.
pub const KEPT: &str = "library/";

/// Where in an address the route stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mode {
    /// In the path: the host answers unknown paths with the zone's page.
    #[default]
    Path,
    /// Behind the `#`: for hosts that know no fallback.
    Hash,
}

/// How routes are written at one host.
#[derive(Clone, Debug, PartialEq)]
pub struct Addressing {
    /// Where the route stands.
    pub mode: Mode,
    /// Path the zone lives under; begins and ends with `/`.
    pub base: String,
    /// A page of its own that shows the list under a query, such as a section's: its path below the base, and the query.
    pub alias: Option<(String, Query)>,
}

impl Route {
    /// The list, unfiltered.
    #[must_use]
    pub fn recent() -> Self {
        Self { place: Place::Recent, query: Query::default(), beside: None }
    }

    /// Another page with the same list behind it.
    #[must_use]
    pub fn to(&self, place: Place) -> Self {
        Self { place, query: self.query.clone(), beside: None }
    }

    /// The id of the article, on an article's page.
    #[must_use]
    pub fn article_id(&self) -> Option<&str> {
        if let Place::Article { id } = &self.place { Some(id) } else { None }
    }
}

impl Addressing {
    /// Reads an address: its path, its search with `?`, its hash with `#`; each may be empty.
    #[must_use]
    pub fn read(&self, path: &str, search: &str, hash: &str) -> Route {
        let (path, search) = match self.mode {
            Mode::Path => (path.strip_prefix(self.base.as_str()).unwrap_or(path), search),
            Mode::Hash => {
                let inner = hash.trim_start_matches('#').trim_start_matches('/');
                // A part of an article's text may be named behind a second one.
                let inner = inner.split('#').next().unwrap_or_default();
                inner.split_once('?').unwrap_or((inner, ""))
            }
        };
        let search = search.trim_start_matches('?');
        match &self.alias {
            Some((alias, query)) if alias == path => Route { query: query.clone(), ..Route::recent() },
            _ => {
                let place = place_of(path);
                let beside = if matches!(place, Place::Article { .. }) { beside_in(search) } else { None };
                Route { place, query: Query::read(search), beside }
            }
        }
    }

    /// The address of a route, fit for `href`: begins with the base, or with `#` in hash mode.
    #[must_use]
    pub fn href(&self, route: &Route) -> String {
        let mut href = match self.mode {
            Mode::Path => self.base.clone(),
            Mode::Hash => "#/".to_owned(),
        };
        match &route.place {
            Place::Recent => {}
            Place::Article { id } => {
                href.push_str("article/");
                href.push_str(&encoded(id));
                // Published pages are folders, and hosts send whoever leaves the slash out on a detour.
                href.push('/');
            }
            Place::Kept => href.push_str(KEPT),
            Place::Unknown { path } => href.push_str(path),
        }
        let mut search = route.query.write();
        if let Some(language) = &route.beside {
            let and = if search.is_empty() { "" } else { "&" };
            search.push_str(&[and, BESIDE, "=", &encoded(language)].concat());
        }
        if !search.is_empty() {
            href.push('?');
            href.push_str(&search);
        }
        href
    }
}

/// The translation that an address asks for: the tag of a language, in lower case as articles have it.
fn beside_in(search: &str) -> Option<String> {
    let pairs = search.split('&').filter_map(|it| it.split_once('='));
    let (_, language) = pairs.into_iter().find(|(key, _)| *key == BESIDE)?;
    Some(decoded(language).to_ascii_lowercase()).filter(|it| !it.is_empty())
}

fn place_of(path: &str) -> Place {
    let plain = path.trim_end_matches('/');
    if plain.is_empty() || plain == "index.html" {
        return Place::Recent;
    }
    if plain == KEPT.trim_end_matches('/') {
        return Place::Kept;
    }
    match plain.strip_prefix("article/").map(decoded) {
        Some(id) if !id.is_empty() => Place::Article { id },
        _ => Place::Unknown { path: path.to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(mode: Mode, base: &str) -> Addressing {
        Addressing { mode, base: base.to_owned(), alias: None }
    }

    #[track_caller]
    fn check(addressing: &Addressing, href: &str, expected: &Place) {
        let (before, hash) = href.split_once('#').map_or((href, String::new()), |(a, b)| (a, format!("#{b}")));
        let (path, search) = before.split_once('?').unwrap_or((before, ""));
        let route = addressing.read(path, search, &hash);
        assert_eq!(&route.place, expected, "{href}");
        let again = addressing.href(&route);
        let (before, hash) =
            again.split_once('#').map_or((again.as_str(), String::new()), |(a, b)| (a, format!("#{b}")));
        let (path, search) = before.split_once('?').unwrap_or((before, ""));
        assert_eq!(addressing.read(path, search, &hash), route, "{href} → {again}");
    }

    fn article(id: &str) -> Place {
        Place::Article { id: id.to_owned() }
    }

    #[test]
    fn addresses() {
        let root = at(Mode::Path, "/");
        check(&root, "/", &Place::Recent);
        check(&root, "/index.html", &Place::Recent);
        check(&root, "/?q=%EA%B5%AD%EB%B0%A9", &Place::Recent);
        check(&root, "/article/1", &article("1"));
        check(&root, "/article/1/", &article("1"));
        check(&root, "/article/%EA%B5%AD%EB%B0%A9", &article("국방"));
        check(&root, "/article/https%3A%2F%2Fa.example%2F%3Fp%3D1%23x", &article("https://a.example/?p=1#x"));
        check(&root, "/article/%E0%A4%A", &article("\u{fffd}%A"));
        check(&root, "/library/", &Place::Kept);
        check(&root, "/library", &Place::Kept);
        check(&root, "/article/", &Place::Unknown { path: "article/".to_owned() });
        check(&root, "/elsewhere", &Place::Unknown { path: "elsewhere".to_owned() });

        let deep = at(Mode::Path, "/a/b/");
        check(&deep, "/a/b/", &Place::Recent);
        check(&deep, "/a/b/article/1?section=Korea", &article("1"));

        let section = Query::read("section=%EA%B5%AD%EB%B0%A9");
        let aliased = Addressing { alias: Some(("section/x/".to_owned(), section.clone())), ..deep.clone() };
        assert_eq!(aliased.read("/a/b/section/x/", "", ""), Route { query: section, ..Route::recent() });
        check(&aliased, "/a/b/article/1", &article("1"));

        let hash = at(Mode::Hash, "/a/b/");
        check(&hash, "/a/b/index.html", &Place::Recent);
        check(&hash, "/a/b/#/article/1?q=x", &article("1"));
        check(&hash, "/a/b/#/article/1/#part-2", &article("1"));
        check(&hash, "/a/b/#/nowhere", &Place::Unknown { path: "nowhere".to_owned() });
    }

    #[test]
    fn hrefs() {
        let query = Query { text: "국방 +1".into(), ..Query::default() };
        let route = Route { place: article("a b/c"), query, beside: None };
        assert_eq!(at(Mode::Path, "/x/").href(&route), "/x/article/a%20b%2Fc/?q=%EA%B5%AD%EB%B0%A9%20%2B1");
        assert_eq!(at(Mode::Hash, "/x/").href(&route), "#/article/a%20b%2Fc/?q=%EA%B5%AD%EB%B0%A9%20%2B1");
        let beside = Route { beside: Some("ko".to_owned()), ..route };
        assert_eq!(at(Mode::Path, "/").href(&beside), "/article/a%20b%2Fc/?q=%EA%B5%AD%EB%B0%A9%20%2B1&beside=ko");
    }

    #[test]
    fn translations_beside() {
        let beside = |search: &str| at(Mode::Path, "/").read("/article/함대", search, "").beside;
        assert_eq!(beside("?beside=ko"), Some("ko".to_owned()));
        assert_eq!(beside("?q=beside&beside=KO-kr"), Some("ko-kr".to_owned()));
        assert_eq!(beside("?beside="), None);
        assert_eq!(at(Mode::Path, "/").read("/", "?beside=ko", "").beside, None);
        check(&at(Mode::Path, "/"), "/article/함대/?beside=ko&q=x", &article("함대"));
        check(&at(Mode::Hash, "/"), "/#/article/1/?beside=ko", &article("1"));
    }
}
