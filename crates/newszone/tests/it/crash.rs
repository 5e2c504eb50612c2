//! The program killed at random instants: afterwards the store opens, nothing is lost, and the site is the old one or
//! the new one, whole.

use newszone::store::Store;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Times that the program is killed.
const KILLS: u32 = 100;

/// Articles of the newsroom: enough that a build takes many times as long as a kill.
const ARTICLES: usize = 24;

/// The moment all sites are built for.
const NOW: &str = "2026-01-01T00:00:00Z";

const SETTINGS: &str = "[site]\ntitle = \"국방일보\"\nurl = \"https://news.example/\"\n[build]\nbrotli = 1\ngzip = 1\n\
    [[source]]\npath = \"articles.jsonl\"\n";

struct Newsroom {
    folder: tempfile::TempDir,
}

impl Newsroom {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("newszone.toml"), SETTINGS).unwrap();
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Writes the articles in one of two versions. They differ in no word: what a correction changed is told of the versions
    /// that were published before, and the site is to be one of two.
    fn say(&self, version: u32) {
        let line = |nth: usize| {
            format!(
                r#"{{"id":"{nth}","title":"기사 {nth}","tags":["판 {version}"],"content_html":"<p>{}</p>","date_published":"2025-01-{:02}"}}"#,
                "국방부는 ".repeat(40),
                nth + 1,
            ) + "\n"
        };
        // In one step: a newsroom's own file that is half written is another matter.
        let part = self.path("articles.part");
        fs::write(&part, (0..ARTICLES).map(line).collect::<String>()).unwrap();
        fs::rename(part, self.path("articles.jsonl")).unwrap();
    }

    fn publish(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_newszone"));
        command.args(["publish", "--quiet", "--now", NOW, "--settings"]).arg(self.folder.path());
        command.stdout(Stdio::null()).stderr(Stdio::piped());
        command
    }

    /// Publishes to the end, and answers with the site and how long it took.
    fn publish_whole(&self) -> (BTreeMap<String, [u8; 32]>, Duration) {
        let start = Instant::now();
        let output = self.publish().output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        (self.site(), start.elapsed())
    }

    /// Every file of the site and the hash of its bytes.
    fn site(&self) -> BTreeMap<String, [u8; 32]> {
        let dist = self.path("dist");
        let files = walkdir::WalkDir::new(&dist).into_iter().map(Result::unwrap).filter(|it| it.file_type().is_file());
        let name = |path: &Path| path.strip_prefix(&dist).unwrap().display().to_string();
        files.map(|it| (name(it.path()), *blake3::hash(&fs::read(it.path()).unwrap()).as_bytes())).collect()
    }

    /// The store opens, and has every article with a version that can be read.
    fn check_store(&self) {
        let store = Store::open(&self.path(".newszone/store.redb")).unwrap();
        let rows = store.rows().unwrap();
        assert_eq!(rows.len(), ARTICLES);
        for row in rows {
            assert!(store.item(&row.version).unwrap().draft.headline.is_some());
            assert!(!store.history(&row.source, &row.id).unwrap().is_empty());
        }
    }
}

/// SplitMix64: the same kills at every run.
fn next(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut mixed = *state;
    mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94d0_49bb_1331_11eb);
    mixed ^ mixed >> 31
}

#[test]
fn a_hundred_kills() {
    if newszone::app::index().is_none() {
        return test_support::wanted::missing("the crash test", "this newszone carries no app: run cargo xtask build");
    }
    let newsroom = Newsroom::new();
    newsroom.say(1);
    let (first, _) = newsroom.publish_whole();
    newsroom.say(2);
    let (second, length) = newsroom.publish_whole();
    assert_ne!(first, second);
    let (mut state, mut cut_short, mut changed) = (2026, 0, 0);
    let mut micros = u64::try_from(length.as_micros()).unwrap();
    let mut standing = second.clone();
    for kill in 0..KILLS {
        newsroom.say(1 + kill % 2);
        let mut child = newsroom.publish().spawn().unwrap();
        // Well past the end too: a kill that comes too late is an instant like any other.
        sleep(Duration::from_micros(next(&mut state) % (2 * micros)));
        let _ = child.kill();
        let was_short = !child.wait().unwrap().success();
        cut_short += u32::from(was_short);
        // How long a run takes changes with what else the machine does: about half of the kills are to come in time.
        micros = if was_short { micros + micros / 16 } else { micros - micros / 16 };
        newsroom.check_store();
        let site = newsroom.site();
        assert!(site == first || site == second, "kill {kill}: the site is neither the old one nor the new one");
        changed += u32::from(site != standing);
        standing = site;
    }
    assert!(KILLS / 4 < cut_short, "only {cut_short} of {KILLS} kills came before the end");
    assert!(0 < changed, "no kill came late enough to let a new site stand");
    newsroom.say(1);
    assert_eq!(newsroom.publish_whole().0, first);
    let beside = fs::read_dir(newsroom.folder.path()).unwrap().map(|it| it.unwrap().file_name());
    let leftovers: Vec<_> = beside.filter(|it| it.to_string_lossy().starts_with(".dist.")).collect();
    assert!(leftovers.is_empty(), "{leftovers:?}");
}
