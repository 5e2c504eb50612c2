//! The pages of a built site under html-validate, the W3C's checker and structured-data-testing-tool.
//!
//! `NEWS_ZONE_SITE` is the site's folder; `NEWS_ZONE_HTML_VALIDATE`, `NEWS_ZONE_VNU` and `NEWS_ZONE_SDTT` are the
//! programs' own files. Where one is not set the test steps aside, loudly.

use std::path::{Path, PathBuf};
use std::process::Command;
use test_support::wanted;

/// Pages that a program is given, in all: pages of one kind are alike.
const PAGES_MAX: usize = 40;

/// What is no page but a part of one, for the pages of others.
const FRAGMENT: &str = "fallback.html";

/// Pages of the site below a folder, in the order of their names, evenly thinned out.
fn pages(folder: &Path) -> Vec<PathBuf> {
    let files = walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().map(|it| it.unwrap().into_path());
    let is_page = |it: &PathBuf| it.extension().is_some_and(|it| it == "html") && !it.ends_with(FRAGMENT);
    let pages: Vec<PathBuf> = files.filter(is_page).collect();
    assert!(!pages.is_empty(), "no page in {}", folder.display());
    let step = pages.len().div_ceil(PAGES_MAX);
    pages.into_iter().step_by(step).collect()
}

/// The program is content with the pages.
#[track_caller]
fn check(command: &mut Command, pages: &[PathBuf]) {
    let output = command.args(pages).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&said));
}

/// html-validate is content with the pages of a site.
#[track_caller]
pub(crate) fn check_with_html_validate(site: &Path) {
    let Some(tool) = wanted::path("NEWS_ZONE_HTML_VALIDATE", "html-validate") else { return };
    let Some(node) = wanted::program("node", "html-validate") else { return };
    check(Command::new(node).arg(tool).arg("--preset=standard"), &pages(site));
}

/// The W3C's checker is content with the pages of a site.
#[track_caller]
pub(crate) fn check_with_vnu(site: &Path) {
    let Some(tool) = wanted::path("NEWS_ZONE_VNU", "vnu") else { return };
    let Some(java) = wanted::program("java", "vnu") else { return };
    check(Command::new(java).arg("-jar").arg(tool).args(["--errors-only", "--no-langdetect"]), &pages(site));
}

#[test]
fn html_validate() {
    let Some(site) = wanted::path("NEWS_ZONE_SITE", "html-validate") else { return };
    check_with_html_validate(&site);
}

#[test]
fn the_checker_of_the_w3c() {
    let Some(site) = wanted::path("NEWS_ZONE_SITE", "vnu") else { return };
    check_with_vnu(&site);
}

#[test]
fn articles_are_described() {
    let Some(site) = wanted::path("NEWS_ZONE_SITE", "structured-data-testing-tool") else { return };
    let Some(tool) = wanted::path("NEWS_ZONE_SDTT", "structured-data-testing-tool") else { return };
    let Some(node) = wanted::program("node", "structured-data-testing-tool") else { return };
    for page in pages(&site.join("article")).into_iter().take(5) {
        let mut command = Command::new(&node);
        command.arg(&tool).args(["--schemas", "NewsArticle,BreadcrumbList", "--file"]);
        check(&mut command, &[page]);
    }
}
