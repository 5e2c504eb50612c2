//! What a newsroom says about its zone: `newszone.toml`.
//!
//! Invariant: settings are read once and never change while a command runs. What is missing is the default; a word
//! that means nothing here is an error with its line, because it is most often a misspelling.

mod corrections;
mod edition;
mod images;
mod level;
mod search;
mod typesense;

use crate::trouble::{Outcome, Trouble};
use news_core::config::{BREADCRUMB_CHARS, Config, HEADLINE_CHARS, REFRESH_SECONDS};
use news_core::lang::Language;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use url::Url;

pub use corrections::Corrections;
pub use edition::Edition;
pub use images::Images;
pub use search::Search;
pub use typesense::Typesense;

/// The file that makes a folder a newsroom's.
pub const FILE: &str = "newszone.toml";

/// All settings.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// What the site is and where it will stand.
    pub site: Site,
    /// Where articles come from; of the same article in two of them the first one's stays.
    #[serde(default, rename = "source")]
    pub sources: Vec<SourceSettings>,
    /// How sources are asked.
    #[serde(default)]
    pub pull: Pull,
    /// What is done with pictures.
    #[serde(default)]
    pub images: Images,
    /// What is written.
    #[serde(default)]
    pub build: Build,
    /// What readers are told of corrections.
    #[serde(default)]
    pub corrections: Corrections,
    /// How articles are parted into the edition's files.
    #[serde(default)]
    pub edition: Edition,
    /// How the archive is searched.
    #[serde(default)]
    pub search: Search,
    /// Old paths, relative to the site, and where each leads now.
    #[serde(default)]
    pub redirects: BTreeMap<String, String>,
    /// The folder of the file: relative paths start here.
    #[serde(skip)]
    pub folder: PathBuf,
}

/// What the site is and where it will stand.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Site {
    /// Its name, in the header, in titles and in feeds.
    pub title: String,
    /// Its absolute address; ends in a slash, and may have a path.
    pub url: Url,
    /// BCP 47 tag of the interface of prerendered pages and of articles that name no language.
    #[serde(default = "usual_language")]
    pub language: String,
    /// How far the newsroom's clock is ahead of UTC, in minutes: dates on pages are its own.
    #[serde(default)]
    pub utc_offset_minutes: i32,
    /// One sentence about the site, for feeds and previews.
    #[serde(default)]
    pub description: String,
    /// Copyright line of feeds.
    #[serde(default)]
    pub copyright: Option<String>,
    /// Most characters of a headline that a list draws.
    #[serde(default = "headline_chars")]
    pub headline_chars: usize,
    /// Most characters of a headline that a breadcrumb draws.
    #[serde(default = "breadcrumb_chars")]
    pub breadcrumb_chars: usize,
    /// Whether a bracketed beginning of a headline is its kicker.
    #[serde(default = "yes")]
    pub split_kicker: bool,
    /// Hosts whose pages may be embedded, on the reader's click.
    #[serde(default = "embed_hosts")]
    pub embed_hosts: Vec<String>,
    /// Whether the app, and what was read, is kept for the time without a network.
    #[serde(default = "yes")]
    pub offline: bool,
    /// How often a page that stands looks for news, in minutes; 0 for never.
    #[serde(default = "refresh_minutes")]
    pub refresh_minutes: u32,
}

/// One source.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SourceSettings {
    /// What it is called in reports and in the store; its address or path where it has no name.
    #[serde(default)]
    pub name: String,
    /// Where it is asked; one of `url` and `path`.
    #[serde(default)]
    pub url: Option<Url>,
    /// A file or folder, relative to the settings; one of `url` and `path`.
    #[serde(default)]
    pub path: Option<PathBuf>,
    /// Whether it is a list of other sources (OPML) rather than articles. Told by its content where this is missing.
    #[serde(default)]
    pub list: Option<bool>,
    /// Language of articles that name none.
    #[serde(default)]
    pub language: Option<String>,
    /// Section of articles that name none.
    #[serde(default)]
    pub section: Option<String>,
    /// Whether it always gives everything it has, so that an article it no longer gives is withdrawn. A folder or
    /// file does unless this says otherwise; an address does not.
    #[serde(default)]
    pub complete: Option<bool>,
    /// Whether addresses on private and loopback networks may be asked on its word. A source that the settings name
    /// may always be asked itself; this is about the sources that a list names.
    #[serde(default)]
    pub private: bool,
    /// Headers sent with each request to it, such as `Authorization`. `${NAME}` is the environment variable's value.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Most pages followed at one pull (`next_url`, paging of WordPress and Ghost).
    #[serde(default)]
    pub pages_max: Option<usize>,
}

/// How sources are asked.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pull {
    /// Requests under way at once, in all.
    pub requests_max: usize,
    /// Requests under way at once to one host.
    pub requests_per_host_max: usize,
    /// Longest wait for one answer, in seconds.
    pub answer_seconds_max: u64,
    /// Largest answer that is read, unpacked, in bytes.
    pub answer_bytes_max: u64,
    /// How often a request that failed in passing is made again.
    pub retries_max: usize,
    /// Longest that a `Retry-After` is waited for within one pull, in seconds.
    pub retry_wait_seconds_max: u64,
    /// Most pages followed of one source at one pull.
    pub pages_max: usize,
    /// The name given to servers.
    pub user_agent: String,
}

impl Default for Pull {
    fn default() -> Self {
        Self {
            requests_max: 32,
            requests_per_host_max: 2,
            answer_seconds_max: 30,
            answer_bytes_max: 16 << 20,
            retries_max: 2,
            retry_wait_seconds_max: 60,
            pages_max: 20,
            user_agent: concat!("newszone/", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }
}

/// What is written.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Build {
    /// The folder that is published, relative to the settings.
    pub dist: PathBuf,
    /// The store, relative to the settings.
    pub store: PathBuf,
    /// How many of the newest articles get a page of their own.
    pub pages_max: usize,
    /// Articles on the front page, and on each page of a section, an author or a tag.
    pub list_articles: usize,
    /// Articles in a feed.
    pub feed_articles: usize,
    /// Most older articles about the same that an article leads to; 0 for none.
    pub related: usize,
    /// Most files that a build may write; hosts cap them, often at 20,000.
    pub files_max: usize,
    /// Brotli's level for the `.br` beside each text file, from 0 to 11; in the file `false` for no such file, `true`
    /// for 5. On pages 9 takes four times as long as 5, for files smaller by 2 %.
    #[serde(deserialize_with = "level::brotli")]
    pub brotli: Option<u32>,
    /// Gzip's level for the `.gz` beside each text file, from 0 to 9; in the file `false` for no such file, `true` for 6.
    #[serde(deserialize_with = "level::gzip")]
    pub gzip: Option<u32>,
}

impl Default for Build {
    fn default() -> Self {
        Self {
            dist: "dist".into(),
            store: ".newszone/store.redb".into(),
            pages_max: 10_000,
            list_articles: 30,
            feed_articles: 50,
            related: 3,
            files_max: 200_000,
            brotli: Some(level::BROTLI),
            gzip: Some(level::GZIP),
        }
    }
}

impl Settings {
    /// Reads the settings of a folder, or those in a file.
    ///
    /// # Errors
    ///
    /// When there is no such file, or it is not what settings are: then with the line.
    pub fn read(place: &Path) -> Outcome<Self> {
        let file = if place.is_dir() { place.join(FILE) } else { place.to_owned() };
        let text = fs::read_to_string(&file).map_err(|error| Trouble::file(&file, &error))?;
        let mut settings = Self::parse(&text).map_err(|said| Trouble::Settings { file: file.clone(), said })?;
        settings.folder = file.parent().map(Path::to_owned).unwrap_or_default();
        Ok(settings)
    }

    /// Reads settings from their text; the folder is the current one.
    ///
    /// # Errors
    ///
    /// What is wrong, in words, with the line it is on.
    pub fn parse(text: &str) -> Result<Self, String> {
        let mut settings: Self = toml::from_str(text).map_err(|error| error.to_string())?;
        if !matches!(settings.site.url.scheme(), "http" | "https") || settings.site.url.cannot_be_a_base() {
            return Err("site.url: it must begin with https:// or http://".to_owned());
        }
        if !settings.site.url.path().ends_with('/') {
            let path = format!("{}/", settings.site.url.path());
            settings.site.url.set_path(&path);
        }
        settings.images.check()?;
        settings.search.typesense.as_ref().map_or(Ok(()), Typesense::check)?;
        for (nth, source) in settings.sources.iter_mut().enumerate() {
            let place = match (&source.url, &source.path) {
                (Some(url), None) => url.to_string(),
                (None, Some(path)) => path.display().to_string(),
                _ => return Err(format!("source {}: give it one of `url` and `path`", nth + 1)),
            };
            if source.name.trim().is_empty() {
                source.name = place;
            }
        }
        let mut names: Vec<&str> = settings.sources.iter().map(|it| it.name.as_str()).collect();
        names.sort_unstable();
        if let Some(twice) = names.windows(2).find(|it| it[0] == it[1]) {
            return Err(format!("two sources are called `{}`", twice[0]));
        }
        Ok(settings)
    }

    /// A path of the settings, from where the command runs.
    #[must_use]
    pub fn path(&self, path: &Path) -> PathBuf {
        self.folder.join(path)
    }

    /// The path under which the site stands: begins and ends with a slash.
    #[must_use]
    pub fn base(&self) -> &str {
        self.site.url.path()
    }

    /// The absolute address of a path of the site, which begins without a slash.
    #[must_use]
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.site.url)
    }

    /// The zone's configuration, as the app reads it.
    #[must_use]
    pub fn zone(&self) -> Config {
        Config {
            brand: self.site.title.clone(),
            headline_chars: self.site.headline_chars,
            breadcrumb_chars: self.site.breadcrumb_chars,
            split_kicker: self.site.split_kicker,
            embed_hosts: self.site.embed_hosts.clone(),
            offline: self.site.offline,
            refresh_seconds: self.site.refresh_minutes.saturating_mul(60),
            ..Config::default()
        }
    }
}

fn usual_language() -> String {
    Language::default().words().tag.to_owned()
}

fn headline_chars() -> usize {
    HEADLINE_CHARS
}

fn breadcrumb_chars() -> usize {
    BREADCRUMB_CHARS
}

fn refresh_minutes() -> u32 {
    REFRESH_SECONDS / 60
}

fn yes() -> bool {
    true
}

fn embed_hosts() -> Vec<String> {
    Config::default().embed_hosts
}

#[cfg(test)]
mod tests;
