//! A thousand feeds from one server, of which some fail once, some are slow and some break off: none is lost.

use crate::shelf::{Memory, outcome, pulled, rss, settings};
use preview::{Preview, PreviewOptions, Rule};
use std::fmt::Write as _;
use std::io::Write as _;
use std::time::{Duration, Instant};

const FEEDS: usize = 1_000;

/// Of so many feeds one has each fault: 5 %.
const FAULT_EVERY: usize = 20;

#[test]
fn a_thousand_feeds() {
    let folder = tempfile::tempdir().unwrap();
    let server = Preview::start(PreviewOptions::new(folder.path())).unwrap();
    let mut sources = String::from("retry_wait_seconds_max = 5\n");
    for nth in 0..FEEDS {
        let path = format!("/feeds/{nth}.xml");
        let whole = rss(&format!("{nth}-가"));
        let two = whole.replace("</channel>", "<item><guid>x</guid><title>나</title></item></channel>");
        let feed = Rule::answer(200, "application/rss+xml", two.clone());
        match nth % FAULT_EVERY {
            // Once it fails; then it is there, in a file.
            0 => {
                std::fs::create_dir_all(folder.path().join("feeds")).unwrap();
                std::fs::write(folder.path().join(format!("feeds/{nth}.xml")), &two).unwrap();
                server.rule(&path, Rule::answer(500, "text/plain", "").times(1));
            }
            1 => server.rule(&path, feed.delay(Duration::from_millis(300))),
            2 => server.rule(&path, feed.cut_after(two.len() - 30)),
            _ => server.rule(&path, feed),
        }
        let url = server.url();
        writeln!(sources, "[[source]]\nname = \"피드 {nth}\"\nurl = \"{url}feeds/{nth}.xml\"").unwrap();
    }
    let memory = Memory::default();
    let settings = settings(&sources);
    let start = Instant::now();
    let report = pulled(&settings, &memory);
    let seconds = start.elapsed().as_secs_f64();
    for nth in 0..FEEDS {
        let name = format!("피드 {nth}");
        assert_eq!(outcome(&report, &name), "pulled", "{:?}", report.notices.iter().find(|it| it.about == name));
        assert_eq!(memory.ids(&name)[0], format!("{nth}-가"));
    }
    let broken = report.notices.iter().filter(|it| it.fact == "broken-off").count();
    assert_eq!(broken, FEEDS / FAULT_EVERY);
    let _ = writeln!(std::io::stderr(), "{FEEDS} feeds in {seconds:.1} s");
}
