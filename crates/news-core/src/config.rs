//! What one zone is: its name, its sources, its manners. Read from `news-zone.json` beside the page; the contract is
//! `docs/contracts/config.md`.

use crate::json::Json;
use crate::markup::Address;
use crate::problem::{Fault, Problem};
use crate::route::Mode;

/// Most characters of a headline that a list draws.
pub const HEADLINE_CHARS: usize = 128;
/// Most characters of a headline that a breadcrumb draws.
pub const BREADCRUMB_CHARS: usize = 50;
/// How often sources are asked for news, in seconds: five minutes, in which few newsrooms publish more than once.
pub const REFRESH_SECONDS: u32 = 300;

/// A zone.
#[derive(Clone, Debug, PartialEq)]
pub struct Config {
    /// Its name, shown in the header and in every title.
    pub brand: String,
    /// Where articles come from; of equals the first wins.
    pub sources: Vec<Source>,
    /// Where in an address the route stands.
    pub routes: Mode,
    /// Most characters of a headline that a list draws.
    pub headline_chars: usize,
    /// Most characters of a headline that a breadcrumb draws.
    pub breadcrumb_chars: usize,
    /// Whether a bracketed beginning of a headline is its kicker.
    pub split_kicker: bool,
    /// Hosts whose pages may be embedded on demand.
    pub embed_hosts: Vec<String>,
    /// How far the newsroom's clock is ahead of UTC, in minutes; `None` where each reader's own is the measure.
    pub utc_offset_minutes: Option<i32>,
    /// Feeds of whole sections.
    pub feeds: Vec<SectionFeed>,
    /// Whether the app, and what was read, is kept for the time without a network.
    pub offline: bool,
    /// How often the sources are asked for news while the page stands, in seconds; 0 for never.
    pub refresh_seconds: u32,
    /// The engine that searches the archive; `None` where the edition's own files are all there is.
    pub search: Option<Remote>,
}

/// A search engine of several nodes, any of which answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remote {
    /// Their addresses: absolute, `http` or `https`, without a slash at the end. Never empty.
    pub nodes: Vec<String>,
    /// What is searched: a collection's name, or an alias.
    pub collection: String,
    /// A key that may search it and do nothing else: everyone can read it.
    pub key: String,
}

/// A feed that has the newest articles of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionFeed {
    /// The section's name.
    pub section: String,
    /// The feed's address, relative to the page or absolute.
    pub url: String,
}

/// A source.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// What it is called where it fails; its address where it has no name.
    pub name: String,
    /// Its address, relative to the page or absolute.
    pub url: String,
}

impl Default for Config {
    /// A zone that reads the edition beside it.
    fn default() -> Self {
        let url = "edition/feed.json".to_owned();
        Self {
            brand: "News Zone".to_owned(),
            sources: vec![Source { name: url.clone(), url }],
            routes: Mode::Path,
            headline_chars: HEADLINE_CHARS,
            breadcrumb_chars: BREADCRUMB_CHARS,
            split_kicker: true,
            embed_hosts: ["www.youtube.com", "www.youtube-nocookie.com", "player.vimeo.com"].map(str::to_owned).into(),
            utc_offset_minutes: None,
            feeds: Vec::new(),
            offline: true,
            refresh_seconds: REFRESH_SECONDS,
            search: None,
        }
    }
}

impl Config {
    /// Reads a configuration. What is missing or of the wrong type is the default, and a problem if it was there.
    #[must_use]
    pub fn read(json: &Json) -> (Self, Vec<Problem>) {
        let mut config = Self::default();
        let mut problems = Vec::new();
        for (key, value) in json.members() {
            let taken = match key.as_str() {
                "brand" => put(&mut config.brand, value.text().filter(|it| !it.trim().is_empty()).map(str::to_owned)),
                "sources" => put(&mut config.sources, sources(value)),
                "routes" => put(&mut config.routes, mode(value)),
                "headline_chars" => put(&mut config.headline_chars, count(value)),
                "breadcrumb_chars" => put(&mut config.breadcrumb_chars, count(value)),
                "split_kicker" => put(&mut config.split_kicker, truth(value)),
                "offline" => put(&mut config.offline, truth(value)),
                "refresh_minutes" => put(&mut config.refresh_seconds, seconds(value)),
                "utc_offset_minutes" => put(&mut config.utc_offset_minutes, offset(value).map(Some)),
                "feeds" => put(&mut config.feeds, feeds(value)),
                "search" => put(&mut config.search, remote(value).map(Some)),
                "embed_hosts" => put(
                    &mut config.embed_hosts,
                    Some(value.list().iter().filter_map(Json::text).map(str::to_ascii_lowercase).collect()),
                ),
                _ => true,
            };
            if !taken {
                let fault = Fault::WrongType { expected: "another value" };
                problems.push(Problem { item: None, field: key.clone(), found: value.kind().to_owned(), fault });
            }
        }
        (config, problems)
    }
}

fn put<T>(place: &mut T, value: Option<T>) -> bool {
    value.map(|it| *place = it).is_some()
}

fn truth(json: &Json) -> Option<bool> {
    if let Json::Bool(it) = json { Some(*it) } else { None }
}

/// Minutes up to a day, as seconds.
fn seconds(json: &Json) -> Option<u32> {
    json.number().filter(|it| (0.0..=1_440.0).contains(it)).map(|it| (it * 60.0) as u32)
}

/// A list of addresses, or of objects with `url` and `name`.
fn sources(json: &Json) -> Option<Vec<Source>> {
    let source = |it: &Json| {
        let url = it.text().or_else(|| it.get("url")?.text())?.trim();
        let name = it.get("name").and_then(Json::text).unwrap_or(url);
        (!url.is_empty()).then(|| Source { name: name.to_owned(), url: url.to_owned() })
    };
    let Json::List(items) = json else { return None };
    items.iter().map(source).collect()
}

/// A list of objects with `section` and `url`.
fn feeds(json: &Json) -> Option<Vec<SectionFeed>> {
    let feed = |it: &Json| {
        // Relative, or of the web: whatever else an address may begin with is not led to.
        let is_led_to = |it: &String| !it.contains(':') || it.starts_with("https:") || it.starts_with("http:");
        Some(SectionFeed { section: member(it, "section")?, url: member(it, "url").filter(is_led_to)? })
    };
    let Json::List(items) = json else { return None };
    items.iter().map(feed).collect()
}

/// All of it, or nothing: an engine that is half known cannot be asked.
fn remote(json: &Json) -> Option<Remote> {
    let node = |it: &Json| {
        let address = Address::resolve("", it.text()?).filter(Address::is_http)?;
        Some(address.as_str().trim_end_matches('/').to_owned())
    };
    let nodes: Vec<String> = json.get("nodes")?.list().iter().map(node).collect::<Option<_>>()?;
    let remote = Remote { nodes, collection: member(json, "collection")?, key: member(json, "key")? };
    (!remote.nodes.is_empty()).then_some(remote)
}

/// A member that is a text and not empty.
fn member(json: &Json, name: &str) -> Option<String> {
    json.get(name)?.text().filter(|it| !it.is_empty()).map(str::to_owned)
}

fn mode(json: &Json) -> Option<Mode> {
    match json.text()? {
        "path" => Some(Mode::Path),
        "hash" => Some(Mode::Hash),
        _ => None,
    }
}

/// A whole number from 10: fewer characters would name nothing.
fn count(json: &Json) -> Option<usize> {
    let number = json.number()?;
    (10.0..=10_000.0).contains(&number).then_some(number as usize)
}

/// Minutes within a day either way.
fn offset(json: &Json) -> Option<i32> {
    json.number().filter(|it| it.abs() < 1_440.0).map(|it| it as i32)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::native::Native;
    use crate::parser::Parser;

    #[track_caller]
    fn read(text: &str) -> (Config, Vec<String>) {
        let (config, problems) = Config::read(&Native.json(text).unwrap());
        (config, problems.into_iter().map(|it| it.field).collect())
    }

    #[test]
    fn configurations() {
        assert_eq!(read("{}"), (Config::default(), Vec::new()));
        let (config, problems) = read(
            r#"{"brand":"국방일보","sources":["a.json",{"url":"https://b.example/feed.json","name":"B"}],
                "routes":"hash","headline_chars":40,"breadcrumb_chars":12,"split_kicker":false,"embed_hosts":["V.example"],
                "utc_offset_minutes":-570,"offline":false,"refresh_minutes":2.5}"#,
        );
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!((config.brand.as_str(), config.routes, config.split_kicker), ("국방일보", Mode::Hash, false));
        assert_eq!((config.headline_chars, config.breadcrumb_chars), (40, 12));
        assert_eq!(config.sources[0], Source { name: "a.json".into(), url: "a.json".into() });
        assert_eq!(config.sources[1].name, "B");
        assert_eq!(config.embed_hosts, ["v.example"]);
        assert_eq!(config.utc_offset_minutes, Some(-570));
        assert_eq!((config.offline, config.refresh_seconds), (false, 150));
    }

    #[test]
    fn search_engines() {
        #[track_caller]
        fn check(search: &str, expected: Option<&[&str]>) {
            let (config, problems) = read(&format!(r#"{{"search":{search}}}"#));
            assert_eq!(
                config.search.as_ref().map(|it| it.nodes.iter().map(String::as_str).collect::<Vec<_>>()),
                expected.map(<[&str]>::to_vec)
            );
            assert_eq!(problems.is_empty(), expected.is_some(), "{search}");
        }
        let rest = r#""collection":"news","key":"k""#;
        check(
            &format!(r#"{{"nodes":["https://a.example/","HTTP://127.0.0.1:8108"],{rest}}}"#),
            Some(&["https://a.example", "http://127.0.0.1:8108"]),
        );
        for nodes in [r#"[]"#, r#""https://a.example""#, r#"["a.example"]"#, r#"["mailto:a@b.example"]"#, "[7]", "null"]
        {
            check(&format!(r#"{{"nodes":{nodes},{rest}}}"#), None);
        }
        check(r#"["https://국방.example"]"#, None);
        check(r#"{"nodes":["https://a.example"],"collection":"news","key":""}"#, None);
        check(r#"{"nodes":["https://a.example"],"key":"k"}"#, None);
    }

    #[test]
    fn feeds_of_sections() {
        let feed = |section: &str, url: &str| SectionFeed { section: section.into(), url: url.into() };
        let listed =
            r#"{"feeds":[{"section":"국방","url":"section/a/rss.xml"},{"section":"B","url":"https://b.example/rss"}]}"#;
        let (config, problems) = read(listed);
        assert_eq!(problems, Vec::<String>::new());
        assert_eq!(config.feeds, [feed("국방", "section/a/rss.xml"), feed("B", "https://b.example/rss")]);
        for wrong in ["{}", "[7]", r#"[{"section":"A"}]"#, r#"[{"section":"A","url":"javascript:alert(1)"}]"#] {
            let (config, problems) = read(&format!(r#"{{"feeds":{wrong}}}"#));
            assert_eq!((config.feeds, problems), (Vec::new(), vec!["feeds".to_owned()]), "{wrong}");
        }
    }

    #[test]
    fn wrong_values_are_named_and_defaulted() {
        let (config, problems) = read(
            r#"{"brand":7,"sources":[3],"routes":"up","headline_chars":-1,"split_kicker":"no","utc_offset_minutes":1440,
                "offline":"no","refresh_minutes":-1}"#,
        );
        assert_eq!(config, Config::default());
        assert_eq!(
            problems,
            [
                "brand",
                "sources",
                "routes",
                "headline_chars",
                "split_kicker",
                "utc_offset_minutes",
                "offline",
                "refresh_minutes"
            ]
        );
    }
}
