//! The demo newsroom as it is published at the root of a host and at a sub-path: once a test run.

use crate::pictures_samples::jpeg;
use news_core::moment::Moment;
use newszone::build::{Options, build};
use newszone::pull::{Unwatched, pull};
use newszone::settings::{Settings, SourceSettings};
use newszone::store::Store;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use test_support::keeper::kept_folder;
use test_support::wanted;

/// The paths that the site is published for.
pub(crate) const BASES: [&str; 2] = ["/", "/a/b/"];

/// An old path of the site, and where it leads.
pub(crate) const MOVED: (&str, &str) = ("옛/1", "article/1/");

/// The moment that it is published at: 2026-01-01, after every article of the demo.
const NOW: Moment = Moment(1_767_225_600);

/// The root folder of a host.
pub(crate) struct Root {
    /// The folder.
    pub(crate) root: PathBuf,
    /// The site's path below it, with slashes around it.
    pub(crate) base: &'static str,
}

static ROOTS: LazyLock<Vec<Root>> = LazyLock::new(publish);

/// Both; none, loudly, where the program carries no app.
pub(crate) fn roots() -> &'static [Root] {
    if newszone::app::index().is_none() {
        wanted::missing("a site under a host", "this newszone carries no app: run cargo xtask build");
        return &[];
    }
    &ROOTS
}

impl Root {
    /// The site's own folder.
    pub(crate) fn site(&self) -> PathBuf {
        self.root.join(self.base.trim_matches('/'))
    }

    /// What is in a file of the site.
    #[track_caller]
    pub(crate) fn read(&self, path: &str) -> Vec<u8> {
        let file = self.site().join(path);
        fs::read(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }
}

fn publish() -> Vec<Root> {
    let folder = kept_folder("hosts");
    // Servers that run as someone else read it too.
    open_to_all(&folder);
    let newsroom = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/newsroom");
    let mut settings = Settings::read(&newsroom).unwrap();
    settings.build.store = folder.join("store.redb");
    settings.redirects.insert(MOVED.0.to_owned(), MOVED.1.to_owned());
    settings.sources.push(pictures(&folder.join("pictures")));
    let store = Store::open(&settings.build.store).unwrap();
    pull(&settings, &store, NOW, &[], &Unwatched).unwrap();
    let root = |base: &'static str| {
        let root = Root { root: folder.join(format!("root{}", base.replace('/', "-"))), base };
        settings.site.url.set_path(base);
        settings.build.dist = root.site();
        fs::create_dir_all(root.site().parent().unwrap()).unwrap();
        let report = build(&settings, &store, NOW, Options::default(), &Unwatched).unwrap();
        assert!(300 < report.pages, "{report:?}");
        root
    };
    BASES.map(root).into()
}

/// A source with a picture of its own, which the demo has none of.
fn pictures(folder: &Path) -> SourceSettings {
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("항구.jpg"), jpeg(600, 400, 1)).unwrap();
    let article = "+++\ntitle = \"함대 귀환\"\nimage = \"항구.jpg\"\nalt = \"항구\"\n+++\n\n함대가 돌아왔다.\n";
    fs::write(folder.join("fleet.ko.md"), article).unwrap();
    SourceSettings { name: "사진".to_owned(), path: Some(folder.to_owned()), ..SourceSettings::default() }
}

fn open_to_all(dir: &Path) {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(dir, fs::Permissions::from_mode(0o755)).unwrap();
    }
}
