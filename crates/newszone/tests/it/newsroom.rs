//! A newsroom, as tests have it.

use news_core::moment::Moment;
use newszone::build::{BuildReport, Options, build};
use newszone::pull::{PullReport, Unwatched, pull};
use newszone::settings::Settings;
use newszone::store::Store;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use walkdir::WalkDir;

/// A newsroom in a folder of its own.
pub(crate) struct Newsroom {
    pub(crate) folder: TempDir,
    pub(crate) settings: Settings,
    pub(crate) now: i64,
}

impl Newsroom {
    pub(crate) fn new(rest: &str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut newsroom = Self { folder, settings: parsed(""), now: 1_664_582_400 };
        newsroom.set(rest);
        newsroom
    }

    pub(crate) fn set(&mut self, rest: &str) {
        self.settings = parsed(rest);
        self.settings.folder = self.folder.path().to_owned();
    }

    pub(crate) fn pull(&mut self) -> PullReport {
        self.now += 60;
        pull(&self.settings, &self.store(), Moment(self.now), &[], &Unwatched).unwrap()
    }

    pub(crate) fn build(&self) -> BuildReport {
        build(&self.settings, &self.store(), Moment(self.now), Options::default(), &Unwatched).unwrap()
    }

    pub(crate) fn store(&self) -> Store {
        Store::open(&self.settings.path(&self.settings.build.store)).unwrap()
    }

    /// The site: paths and bytes.
    pub(crate) fn site(&self) -> BTreeMap<String, Vec<u8>> {
        files(&self.settings.path(&self.settings.build.dist))
    }

    pub(crate) fn page(&self, path: &str) -> String {
        fs::read_to_string(self.settings.path(&self.settings.build.dist).join(path)).unwrap()
    }

    /// The names of the site's pictures.
    pub(crate) fn media(&self) -> Vec<String> {
        self.site().into_keys().filter_map(|it| it.strip_prefix("media/").map(str::to_owned)).collect()
    }
}

fn parsed(rest: &str) -> Settings {
    Settings::parse(&format!("[site]\ntitle = \"국방일보\"\nurl = \"https://news.example/paper/\"\n{rest}")).unwrap()
}

fn files(root: &Path) -> BTreeMap<String, Vec<u8>> {
    let files = WalkDir::new(root).into_iter().flatten().filter(|it| it.file_type().is_file());
    let name = |path: &Path| path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
    files.map(|it| (name(it.path()), fs::read(it.path()).unwrap())).collect()
}

/// Whether the site can be built: newszone may carry no app.
pub(crate) fn is_missing(what: &str) -> bool {
    let missing = newszone::app::index().is_none();
    if missing {
        test_support::wanted::missing(what, "this newszone carries no app");
    }
    missing
}
