//! Which pictures articles name, and where each is to be had.

use super::spot;
use crate::catalogue;
use crate::delivery::{Delivery, Item};
use crate::fetch::Request;
use crate::settings::{Settings, SourceSettings};
use crate::store::{Row, Store, Version};
use crate::trouble::Outcome;
use news_core::draft::Marked;
use news_core::markup::{self, Address, Surroundings};
use news_core::moment::Moment;
use news_core::native::Native;
use news_core::parser::Parser;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashSet};
use std::io;
use std::path::{Component, Path, PathBuf};
use url::Url;

/// An article, and the pictures it names.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Wanted {
    /// Its source.
    pub(super) source: String,
    /// Its id there.
    pub(super) id: String,
    /// Absolute addresses, each once, in the article's order.
    pub(super) addresses: Vec<String>,
}

/// An article with pictures as the store has it.
pub(super) struct Want {
    pub(super) wanted: Wanted,
    /// The version that names them.
    pub(super) version: Version,
    /// When it was received, in seconds since 1970.
    pub(super) corrected: i64,
}

/// Where a picture is to be had.
#[derive(Clone, Debug)]
pub(super) enum Place {
    /// In a source's own folder; `None` where a path leads out of it, or to nothing.
    File(Option<PathBuf>),
    /// On a server.
    Web(Request),
}

/// The articles of a delivery from a folder that name pictures.
pub(crate) fn of_delivery(source: &SourceSettings, delivery: &Delivery) -> io::Result<Vec<Wanted>> {
    let wanted = |item: &Item| {
        let id = item.draft.id.as_deref().map(str::trim).filter(|it| !it.is_empty())?;
        let addresses = addresses(item);
        let wanted = Wanted { source: source.name.clone(), id: id.to_owned(), addresses };
        (!wanted.addresses.is_empty()).then_some(wanted)
    };
    let mut found = Vec::new();
    delivery.chunks(&mut |items| {
        found.extend(items.par_iter().filter_map(wanted).collect::<Vec<_>>());
        io::Result::Ok(())
    })?;
    Ok(found)
}

/// What the store says of these articles; those that it has not got are left out.
pub(super) fn in_store(store: &Store, wanted: Vec<Wanted>) -> Outcome<Vec<Want>> {
    let mut wants = Vec::with_capacity(wanted.len());
    for wanted in wanted {
        if let Some(row) = store.row(&wanted.source, &wanted.id)? {
            wants.push(Want { wanted, version: row.version, corrected: row.corrected });
        }
    }
    Ok(wants)
}

/// The newest articles, as many as get pages, but those whose pictures are all there, and those `but`.
pub(super) fn newest(settings: &Settings, store: &Store, now: Moment, but: &[Want]) -> Outcome<Vec<Want>> {
    let but: HashSet<(&str, &str)> = but.iter().map(|it| (it.wanted.source.as_str(), it.wanted.id.as_str())).collect();
    let (rows, _) = catalogue::rows(settings, store, now)?;
    let wants: Outcome<Vec<Option<Want>>> = rows
        .into_par_iter()
        .take(settings.build.pages_max)
        .filter(|row| !but.contains(&(row.source.as_str(), row.id.as_str())))
        .map(|row| {
            if is_all_there(store, &row)? {
                return Ok(None);
            }
            let addresses = addresses(&store.item(&row.version)?);
            let wanted = Wanted { source: row.source, id: row.id, addresses };
            Ok(Some(Want { wanted, version: row.version, corrected: row.corrected }))
        })
        .collect();
    Ok(wants?.into_iter().flatten().collect())
}

/// Whether all pictures of an article as it stands are kept.
fn is_all_there(store: &Store, row: &Row) -> Outcome<bool> {
    let known = store.pictured(&row.source, &row.id)?;
    let Some(known) = known.filter(|it| it.is_whole && it.version == row.version) else { return Ok(false) };
    for shown in known.shown {
        if !store.picture(&shown.picture)?.is_some_and(|it| store.has_picture(&shown.picture, it.bytes)) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The pictures that a story names, as the page will.
fn addresses(item: &Item) -> Vec<String> {
    let mut addresses = Vec::new();
    let mut add = |address: &str| {
        if !addresses.iter().any(|it| it == address) {
            addresses.push(address.to_owned());
        }
    };
    let main = item.draft.image.as_ref().and_then(|it| it.url.as_deref());
    if let Some(address) = main.and_then(|it| Address::resolve(&item.base, it)).filter(Address::is_http) {
        add(address.as_str());
    }
    if let Some(Marked::Html(html)) = item.draft.body.as_ref()
        && html.contains("<img")
    {
        let around = Surroundings { base: &item.base, embed_hosts: &[] };
        let mut blocks = markup::from_nodes(&Native.html(html), &around);
        spot::each_in(&mut blocks, &mut |spot| add(spot.address()));
    }
    addresses
}

/// Where the sources' pictures are.
pub(super) struct Places<'a> {
    settings: &'a Settings,
    sources: BTreeMap<&'a str, &'a SourceSettings>,
}

impl<'a> Places<'a> {
    pub(super) fn new(settings: &'a Settings) -> Self {
        Self { settings, sources: settings.sources.iter().map(|it| (it.name.as_str(), it)).collect() }
    }

    /// The source whose own folder a picture is in; nothing for one of the web. A folder's relative addresses stand
    /// against the site, as if the folder were its root.
    pub(super) fn owner<'s>(&self, source: &'s str, address: &str) -> &'s str {
        let is_folder = self.sources.get(source).is_some_and(|it| it.path.is_some());
        let is_here = Url::parse(address).is_ok_and(|it| it.origin() == self.settings.site.url.origin());
        if is_folder && is_here { source } else { "" }
    }

    /// Where to have it. What is on the web may be on a private network if the settings name its server as a source.
    pub(super) fn place(&self, source: &str, address: &str) -> Place {
        let source_settings = self.sources.get(source).copied();
        if !self.owner(source, address).is_empty() {
            return Place::File(source_settings.and_then(|it| self.file(it, address)));
        }
        let own_server = source_settings.and_then(|it| it.url.as_ref()).map(Url::origin);
        let private = own_server.is_some_and(|own| Url::parse(address).is_ok_and(|it| it.origin() == own));
        let headers = BTreeMap::from([("Accept".to_owned(), super::ACCEPT.to_owned())]);
        Place::Web(Request { url: address.to_owned(), headers, private, ..Request::default() })
    }

    fn file(&self, source: &SourceSettings, address: &str) -> Option<PathBuf> {
        let site = &self.settings.site.url;
        // What begins with a slash counts from the folder too, wherever the site will stand on its host.
        let below_host = || address.strip_prefix(site.origin().ascii_serialization().as_str())?.strip_prefix('/');
        let path = address.strip_prefix(site.as_str()).or_else(below_host)?;
        let path = news_core::route::decoded(path.split(['?', '#']).next().unwrap_or_default());
        let path = Path::new(&path);
        let stays = path.components().all(|it| matches!(it, Component::Normal(_)));
        let root = self.settings.path(source.path.as_deref()?);
        let root = if root.is_dir() { root.as_path() } else { root.parent()? };
        // Links of the file system are followed, and must not lead out either.
        let file = root.join(path).canonicalize().ok()?;
        (stays && file.is_file() && file.starts_with(root.canonicalize().ok()?)).then_some(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use news_core::draft::{Draft, DraftImage};

    #[test]
    fn what_a_story_names() {
        let html = "<p>가 <img src='b.png' width=16 height=16></p><figure><img src='/c.jpg'></figure>\
            <ul><li><img src='https://b.example/d.gif'></ul><img src='b.png'><img src='data:image/png;base64,AA'>\
            <img src='/count.gif' width=1 height=1>";
        let image = Some(DraftImage { url: Some("a.jpg".to_owned()), ..DraftImage::default() });
        let draft = Draft { image, body: Some(Marked::Html(html.to_owned())), ..Draft::default() };
        let found = addresses(&Item { base: "https://a.example/글/".to_owned(), draft });
        let expected = ["a.example/글/a.jpg", "a.example/글/b.png", "a.example/c.jpg", "b.example/d.gif"];
        assert_eq!(found, expected.map(|it| format!("https://{it}")));
    }

    #[test]
    fn a_folder_is_not_left() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("articles");
        std::fs::create_dir_all(root.join("그림")).unwrap();
        std::fs::write(root.join("그림/a b.jpg"), "").unwrap();
        std::fs::write(folder.path().join("secret.jpg"), "").unwrap();
        let text =
            "[site]\ntitle = \"x\"\nurl = \"https://a.example/b/\"\n[[source]]\nname = \"s\"\npath = \"articles\"";
        let mut settings = Settings::parse(text).unwrap();
        settings.folder = folder.path().to_owned();
        let places = Places::new(&settings);
        #[cfg(unix)]
        std::os::unix::fs::symlink(folder.path().join("secret.jpg"), root.join("link.jpg")).unwrap();
        let has = |address: &str| matches!(places.place("s", address), Place::File(Some(_)));
        assert!(has("https://a.example/b/그림/a%20b.jpg?x"));
        for out in ["../secret.jpg", "%2e%2e/secret.jpg", "..%2fsecret.jpg", "link.jpg", "그림", "", "none.jpg"] {
            assert!(!has(&format!("https://a.example/b/{out}")), "{out}");
        }
        assert!(matches!(places.place("s", "https://a.example/secret.jpg"), Place::File(None)));
        assert!(has("https://a.example/그림/a b.jpg"));
        assert!(matches!(places.place("s", "https://b.example/x.jpg"), Place::Web(_)));
        assert!(matches!(places.place("t", "https://a.example/b/x.jpg"), Place::Web(_)));
    }
}
