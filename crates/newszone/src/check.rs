//! Checking: what a source is, and everything that is wrong with it, with positions.

mod position;

use crate::fetch::{Client, Failure, Request};
use crate::notice::{Notice, Weight};
use crate::source::{Document, Given, Kind, fact, place, read_as, read_place};
use crate::trouble::{Outcome, Trouble};
use news_core::accept::{Refusal, Terms, accept};
use news_core::config::Config;
use news_core::format::Page;
use news_core::moment::Moment;
use news_core::native::Native;
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// What was found.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct CheckReport {
    /// What it is: `JSON Feed`, `RSS`, `Atom`, `ninjs`, `Markdown` and so on.
    pub format: String,
    /// Articles that can be shown.
    pub articles: usize,
    /// Everything that is wrong.
    pub notices: Vec<Notice>,
}

/// Checks a path or an address.
///
/// # Errors
///
/// When the place cannot be read at all.
pub fn check(place: &str, client: &Client, now: Moment) -> Outcome<CheckReport> {
    if place.starts_with("http://") || place.starts_with("https://") {
        return web(place, client, now);
    }
    let path = Path::new(place);
    let trouble = |error: &std::io::Error| Trouble::file(path, error);
    if !fs::metadata(path).map_err(|error| trouble(&error))?.is_dir() {
        let bytes = fs::read(path).map_err(|error| trouble(&error))?;
        let url = place::address(path);
        let document = Document { url: &url, bytes: &bytes, content_type: None, cut: false, pages: None };
        return Ok(document_checked(place, &document, now));
    }
    let mut report = CheckReport { format: "folder".to_owned(), ..CheckReport::default() };
    let files = read_place(path).map_err(|error| trouble(&error))?;
    let mut ids = BTreeSet::new();
    for (url, given) in files {
        match given {
            Given::Articles(page) => {
                for id in page.drafts.iter().filter_map(|it| it.id.clone()) {
                    if !ids.insert(id.clone()) {
                        let text = format!("`{id}` was used in a file before: the version changed last counts");
                        report.notices.push(Notice::new(Weight::Info, &url, "duplicate-id", text));
                    }
                }
                page_checked(&url, &url, page, now, &mut report);
            }
            Given::List(listed) => report.notices.push(list_notice(&url, listed.len())),
        }
    }
    report.notices.sort_by_key(|it| it.weight);
    Ok(report)
}

fn web(place: &str, client: &Client, now: Moment) -> Outcome<CheckReport> {
    let request = Request { url: place.to_owned(), private: true, ..Request::default() };
    let fetched = client.get(&request).map_err(|failure| unreachable_place(place, &failure))?;
    let document = Document {
        url: &fetched.url,
        bytes: &fetched.bytes,
        content_type: fetched.content_type.as_deref(),
        cut: fetched.cut,
        pages: fetched.pages,
    };
    let mut report = document_checked(place, &document, now);
    if let Some(said) = &fetched.broken {
        let text = format!("broke off after {} bytes: {said}", fetched.bytes.len());
        report.notices.insert(0, Notice::new(Weight::Error, place, "broken-off", text));
    }
    Ok(report)
}

fn unreachable_place(place: &str, failure: &Failure) -> Trouble {
    Trouble::File { path: place.into(), said: failure.to_string(), is_full: false }
}

fn document_checked(about: &str, document: &Document<'_>, now: Moment) -> CheckReport {
    let (kind, given) = read_as(document);
    let mut report = CheckReport { format: kind.name().to_owned(), ..CheckReport::default() };
    match given {
        Given::List(listed) => report.notices.push(list_notice(about, listed.len())),
        Given::Articles(page) => page_checked(about, document.url, page, now, &mut report),
    }
    if report.articles == 0 && report.notices.is_empty() {
        report.notices.push(Notice::new(
            Weight::Info,
            about,
            "empty",
            "holds no articles, and nothing is wrong with it",
        ));
    }
    if matches!(kind, Kind::Json(_))
        && let Some(text) = position::of_json(document.bytes)
    {
        report.notices.push(Notice::new(Weight::Error, about, "not-json", text));
    }
    report.notices.sort_by_key(|it| it.weight);
    report
}

fn list_notice(about: &str, count: usize) -> Notice {
    Notice::new(Weight::Info, about, "list", format!("a list of {count} sources"))
}

/// Holds every draft against the door that it will have to pass.
fn page_checked(about: &str, base: &str, page: Page, now: Moment, report: &mut CheckReport) {
    let config = Config::default();
    // A file's relative addresses will stand against the site, wherever that is.
    let base = if base.starts_with("file:") { "https://site.invalid/" } else { base };
    let language = page.language.as_deref();
    let terms = Terms { now, base, language, split_kicker: config.split_kicker, embed_hosts: &config.embed_hosts };
    let mut problems = page.problems;
    for draft in page.drafts {
        let item = draft.item;
        match accept(draft, &terms, &Native, &mut problems) {
            Ok(_) => report.articles += 1,
            Err(Refusal::Withdrawn(withdrawn)) => {
                let text = format!("Item {}: `{}` is not shown: {:?}", item + 1, withdrawn.id, withdrawn.reason);
                report.notices.push(Notice::new(Weight::Info, about, "withdrawn", text));
            }
            Err(Refusal::Unfit) => {}
        }
    }
    report.notices.extend(problems.iter().map(|it| fact::notice(about, it)));
}
