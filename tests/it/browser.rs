//! A reader in a real browser.
//!
//! A test is [`browse`] with a site, a reader and what the reader does, or [`browse_everywhere`] where it is to hold in
//! every engine. Whatever it looks for, it ends by asserting that the page ran within its security policy and threw
//! nothing.

mod driver;
mod engine;
mod faults;
mod memory;
mod page;
mod reader;
mod screen;
mod session;
mod unscripted;
mod windows;
mod zone;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;
use std::{fs, thread};

pub(crate) use engine::{CHROMIUM, FIREFOX, WEBKIT};
pub(crate) use page::Page;
pub(crate) use reader::Reader;

use crate::site::Site;
use engine::{ENGINES, Engine};
use session::RUNTIME;
use test_support::wanted;

/// Longest that one test may take: many times what the slowest needs, so that only a hang reaches it.
const TEST_WAIT_MAX: Duration = Duration::from_secs(180);

/// Serves a site, opens a browser on it and does what the test says. Steps aside, loudly, where there is no site or no
/// browser.
pub(crate) fn browse(site: Site, reader: Reader, test: impl AsyncFnOnce(&Page)) {
    let Some(dir) = wanted::path("NEWS_ZONE_DIST", "browser tests") else { return };
    browse_in(dir, site, reader, test);
}

/// The same on the site in another folder.
pub(crate) fn browse_in(dir: PathBuf, site: Site, reader: Reader, test: impl AsyncFnOnce(&Page)) {
    let engine = reader.engine();
    if let Some(program) = engine.absent() {
        return wanted::missing(&format!("tests in {}", engine.name), &format!("{program} is not on the PATH"));
    }
    let host = site.host().cloned();
    let preview = site.serve(dir);
    let served = host.as_ref().map(|it| it.serve(&preview));
    // A host that cannot be served has said so.
    if served.as_ref().is_some_and(Option::is_none) {
        return;
    }
    let (session, lent) = session::take(reader.browser());
    let page = RUNTIME.block_on(Page::new(&session, preview, served.flatten(), &reader));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        RUNTIME.block_on(async {
            let Ok(()) = tokio::time::timeout(TEST_WAIT_MAX, test(&page)).await else {
                panic!("the test took longer than {TEST_WAIT_MAX:?}");
            };
            let faults = page.take_faults().await;
            assert!(faults.is_empty(), "the page reported faults:\n{}", faults.join("\n"));
        });
    }));
    if outcome.is_err() {
        RUNTIME.block_on(keep_evidence(&page));
    }
    if RUNTIME.block_on(page.close()).is_ok() {
        lent.give_back(session);
    }
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// Does what the test says in every engine there is, one after another, and fails with all that it fails in.
pub(crate) fn browse_everywhere(site: Site, reader: Reader, test: impl AsyncFn(&Page)) {
    let Some(dir) = wanted::path("NEWS_ZONE_DIST", "browser tests") else { return };
    browse_everywhere_in(dir, site, reader, test);
}

/// The same on the site in another folder.
pub(crate) fn browse_everywhere_in(dir: PathBuf, site: Site, reader: Reader, test: impl AsyncFn(&Page)) {
    // Tests that begin with different engines wait for one another less.
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let mut engines = ENGINES;
    engines.rotate_left(COUNT.fetch_add(1, Ordering::Relaxed) % ENGINES.len());
    let fails_in = |engine: &&'static Engine| {
        let reader = reader.clone().in_engine(engine);
        let run = || browse_in(dir.clone(), site.clone(), reader, &test);
        catch_unwind(AssertUnwindSafe(run)).is_err()
    };
    let failed: Vec<&str> = engines.into_iter().filter(fails_in).map(|it| it.name).collect();
    assert!(failed.is_empty(), "the test fails in {}", failed.join(", "));
}

/// What the page looked like and said when the test failed, kept under the target directory.
async fn keep_evidence(page: &Page) {
    let name = thread::current().name().unwrap_or("test").replace("::", "-") + "-" + page.engine();
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("failures");
    let _ = fs::create_dir_all(&dir);
    let file = dir.join(name);
    if let Ok(picture) = page.picture().await {
        let _ = fs::write(file.with_extension("png"), picture);
    }
    let _ = fs::write(file.with_extension("txt"), page.account().await);
    eprintln!("In {}, the page as it was: {}.png and .txt", page.engine(), file.display());
}
