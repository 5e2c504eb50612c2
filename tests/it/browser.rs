//! A reader in a real browser.
//!
//! A test is [`browse`] with a site, a reader and what the reader does. Whatever it looks for, it ends by asserting
//! that the page ran within its security policy and threw nothing.

mod driver;
mod engine;
mod faults;
mod page;
mod reader;
mod session;

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::PathBuf;
use std::time::Duration;
use std::{fs, thread};

pub(crate) use page::Page;
pub(crate) use reader::Reader;

use crate::site::Site;
use session::RUNTIME;
use test_support::wanted;

/// Longest that one test may take: many times what the slowest needs, so that only a hang reaches it.
const TEST_WAIT_MAX: Duration = Duration::from_secs(90);

/// Serves a site, opens a browser on it and does what the test says. Steps aside, loudly, where there is no site or no
/// browser.
pub(crate) fn browse(site: Site, reader: Reader, test: impl AsyncFnOnce(&Page)) {
    let Some(dir) = wanted::path("NEWS_ZONE_DIST", "browser tests") else { return };
    browse_in(dir, site, reader, test);
}

/// The same on the site in another folder.
pub(crate) fn browse_in(dir: PathBuf, site: Site, reader: Reader, test: impl AsyncFnOnce(&Page)) {
    if !driver::is_there() {
        return wanted::missing("browser tests", "the browser's WebDriver is not on the PATH");
    }
    let preview = site.serve(dir);
    let session = session::take();
    let page = RUNTIME.block_on(Page::new(&session, preview, &reader));
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
    let session = RUNTIME.block_on(page.close()).map(|()| session);
    session::give_back(session.ok());
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// What the page looked like and said when the test failed, kept under the target directory.
async fn keep_evidence(page: &Page) {
    let name = thread::current().name().unwrap_or("test").replace("::", "-");
    let dir = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("failures");
    let _ = fs::create_dir_all(&dir);
    let file = dir.join(name);
    if let Ok(picture) = page.picture().await {
        let _ = fs::write(file.with_extension("png"), picture);
    }
    let _ = fs::write(file.with_extension("txt"), page.account().await);
    eprintln!("The page as it was: {}.png and .txt", file.display());
}
