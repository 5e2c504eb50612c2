//! The figures of publishing as a Markdown table, each beside what it should be.

use super::inventory::Inventory;
use super::measured::Measured;
use super::newsroom::Published;
use super::{OneMore, median};
use crate::bench::report::{Row, rows};

/// What was measured.
pub(super) struct Figures {
    pub(super) articles: usize,
    pub(super) rounds: usize,
    pub(super) ours: Vec<Published>,
    pub(super) peers: Vec<Measured>,
    pub(super) one_more: OneMore,
    /// What `newszone` wrote, and what Hugo did.
    pub(super) files: [Inventory; 2],
    /// What the last run of ten thousand articles on this machine took, if there was one.
    pub(super) ten_thousand_seconds: Option<f64>,
}

/// For one article more: seconds, and files of the edition.
const SECONDS_MAX: f64 = 5.0;
const FILES_MAX: f64 = 12.0;
/// Of Hugo's time.
const RATIO_MAX: f64 = 0.5;
/// Of ten times what a tenth of the articles takes.
const GROWTH_MAX: f64 = 1.3;
/// Files besides the pages: hosts cap them.
const EDITION_FILES_MAX: f64 = 20_000.0;

/// The table, with a line for what the program says of its stages.
pub(super) fn markdown(figures: &Figures) -> String {
    let Figures { articles, rounds, ours, peers, one_more, files, ten_thousand_seconds } = figures;
    let seconds = median(ours.iter().map(Published::seconds));
    let uncompressed = median(ours.iter().map(Published::seconds_uncompressed));
    let peak_mib = median(ours.iter().map(|it| it.peak_kib() as f64 / 1_024.0));
    let is_million = 1_000_000 <= *articles;
    let mut table = vec![
        Row::new("newszone: pull, s", median(ours.iter().map(|it| it.pull.seconds))),
        Row::new("newszone: build, s", median(ours.iter().map(|it| it.build.seconds))),
        Row::new("newszone: both, s", seconds),
        Row::new("newszone: both without compression, s", uncompressed),
        Row::new("newszone: peak memory, MiB", peak_mib).at_most(if is_million { 2_048.0 } else { 1_024.0 }),
    ];
    let (pages, others) = files[0].counts();
    table.push(Row::new("newszone: pages", pages as f64));
    table.push(Row::new("newszone: other files", others as f64).at_most(EDITION_FILES_MAX));
    table.push(Row::new("newszone: compressed files beside them", files[0].compressed() as f64));
    if let (100_000, Some(tenth)) = (*articles, ten_thousand_seconds) {
        table.push(Row::new("ratio to ten times 10,000 articles", seconds / tenth / 10.0).at_most(GROWTH_MAX));
    }
    // Who writes fewer pages is faster and no peer.
    let has_all_pages = *articles <= files[0].article_pages();
    let uncompressed = if has_all_pages { uncompressed } else { f64::NAN };
    if !peers.is_empty() {
        let peer = median(peers.iter().map(|it| it.seconds));
        table.push(Row::new("Hugo, s", peer));
        table.push(Row::new("Hugo: peak memory, MiB", median(peers.iter().map(|it| it.peak_kib as f64 / 1_024.0))));
        let (pages, others) = files[1].counts();
        table.push(Row::new("Hugo: pages", pages as f64));
        table.push(Row::new("Hugo: other files", others as f64));
        table.push(Row::new("ratio to Hugo, without compression", uncompressed / peer).at_most(RATIO_MAX));
        table.push(Row::new("ratio to Hugo, with compression", seconds / peer));
    }
    table.push(Row::new("one more: pull and build, s", one_more.published.seconds()).at_most(SECONDS_MAX));
    table.push(Row::new("one more: edition files written", one_more.edition_files as f64).at_most(FILES_MAX));
    table.push(Row::new("one more: edition files gone", one_more.gone_files as f64));
    table.push(Row::new("one more: other files written", one_more.other_files as f64));
    let stages: Vec<String> =
        ours.last().iter().flat_map(|it| &it.stages).map(|(name, it)| format!("{name} {it:.2} s")).collect();
    let stages = if stages.is_empty() { "not said".to_owned() } else { stages.join(", ") };
    let note = if has_all_pages || peers.is_empty() {
        String::new()
    } else {
        let found = files[0].article_pages();
        format!("Only {found} articles have a page under article/: the times cannot be compared.\n")
    };
    format!(
        "{articles} articles, {rounds} rounds, medians.\n\n{}\nStages of the last build: {stages}.\n{note}",
        rows(&table)
    )
}
