//! Killed at any instant: what is served is the old site or the new one, whole.

use newszone::output::Output;
use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Duration;

/// How often the writer is killed.
const KILLS: u64 = 100;
/// Files of each site.
const FILES: usize = 60;
/// The longest that a writer lives.
const LIFE_MS_MAX: u64 = 120;
/// Names the folder to the child.
const FOLDER: &str = "NEWS_ZONE_CRASH_FOLDER";

/// Writes one site after another until it is killed. Each file of a site holds the site's number.
#[test]
fn write_sites_until_killed() {
    let Some(folder) = env::var_os(FOLDER) else { return };
    for number in 0..u64::MAX {
        write(&Path::new(&folder).join("dist"), number);
    }
}

fn write(dist: &Path, number: u64) {
    let output = Output::begin(dist).unwrap();
    for file in 0..FILES {
        output.put(&format!("기사/{}/{file}.txt", file % 7), number.to_string().as_bytes()).unwrap();
    }
    output.put("same.txt", "같다".as_bytes()).unwrap();
    output.finish().unwrap();
}

#[test]
fn a_writer_that_is_killed_leaves_a_whole_site() {
    let folder = tempfile::tempdir().unwrap();
    let dist = folder.path().join("dist");
    write(&dist, 0);
    // The same instants on every run, as far as a clock can promise.
    let mut seed = 0x9e37_79b9_u64;
    for _ in 0..KILLS {
        let mut child = Command::new(env::current_exe().unwrap())
            .args(["--exact", "crash::write_sites_until_killed", "--nocapture"])
            .env(FOLDER, folder.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        thread::sleep(Duration::from_millis((seed >> 33) % LIFE_MS_MAX));
        assert!(child.try_wait().unwrap().is_none(), "the writer ended by itself");
        child.kill().unwrap();
        child.wait().unwrap();
        expect_whole(&dist);
    }
    write(&dist, 7);
    expect_whole(&dist);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside the site");
}

#[track_caller]
fn expect_whole(dist: &Path) {
    let read = |file: usize| fs::read_to_string(dist.join(format!("기사/{}/{file}.txt", file % 7))).unwrap();
    let number = read(0);
    for file in 1..FILES {
        assert_eq!(read(file), number, "file {file} is of another site");
    }
    assert_eq!(fs::read_to_string(dist.join("same.txt")).unwrap(), "같다");
}
