//! Makes the demo edition, `public/edition/`: the founding document and real articles from Wikinews, one of them in both languages, as JSON Feed 1.1
//! with our extension, in pages that name the next.
//!
//! Same input, same bytes. What was taken, from where and under which licence, is in NOTICE.md.

mod clean;
mod feed;
mod section;
mod seed;
mod translation;
mod wikinews;

use crate::step::say;
use crate::trouble::{During, Outcome, Trouble};
use crate::workspace;
use std::fs;
use std::path::Path;

/// Articles of each language.
const ARTICLES_EACH: usize = 180;

/// Articles on a page of the feed.
const PAGE_ITEMS: usize = 30;

/// More than this would weigh on every clone for no reader's good.
const EDITION_BYTES_MAX: usize = 3 << 20;

/// Writes the edition anew.
pub(crate) fn make(from: &Path) -> Outcome {
    let mut articles = Vec::new();
    for edition in [&wikinews::ENGLISH, &wikinews::KOREAN] {
        let path = from.join(edition.file);
        let lines = fs::read_to_string(&path).during(path.display())?;
        let chosen = edition.choose(&lines, ARTICLES_EACH)?;
        say(format!("{}: {} articles from {}", edition.language, chosen.len(), path.display()));
        articles.extend(chosen);
    }
    // Newest first; of one day the ids decide, so that the order is the same every time.
    articles.sort_by(|one, other| (&other.published, &one.id).cmp(&(&one.published, &other.id)));

    let seed = fs::read_to_string(workspace::root().join("tests/fixtures/seed/seed.txt")).during("seed.txt")?;
    let mut items = vec![seed::item(&seed)?];
    items.extend(articles.iter().map(wikinews::Article::item));
    translation::add(&mut items)?;
    let dir = workspace::root().join("public/edition");
    if dir.exists() {
        fs::remove_dir_all(&dir).during(dir.display())?;
    }
    fs::create_dir_all(&dir).during(dir.display())?;
    let mut total = 0;
    for (name, page) in feed::pages(items, PAGE_ITEMS) {
        total += page.len();
        fs::write(dir.join(&name), page).during(name)?;
    }
    say(format!("{} articles, a translation and the seed, {total} bytes, in {}", articles.len(), dir.display()));
    if total > EDITION_BYTES_MAX {
        return Err(Trouble::new(format!("the edition weighs {total} bytes, over {EDITION_BYTES_MAX}")));
    }
    Ok(())
}
