//! The figures of publishing as a Markdown table, each beside what it should be.

use super::inventory::Inventory;
use super::measured::Measured;
use super::newsroom::Published;
use super::{ARTICLES, MANY_ARTICLES, OneMore, PAGED_ARTICLES_MAX, median};
use crate::bench::report::{Row, rows};

/// What was measured.
#[derive(Default)]
pub(super) struct Figures {
    pub(super) articles: usize,
    /// Without compressed files, as the peer.
    pub(super) ours: Vec<Published>,
    /// With them.
    pub(super) packed: Published,
    pub(super) peers: Vec<Measured>,
    /// The same with a tenth of the articles, where growth is looked at.
    pub(super) tenth: Option<Published>,
    pub(super) one_more: OneMore,
    /// What `newszone` wrote.
    pub(super) files: Inventory,
    /// What Hugo did.
    pub(super) peer_files: Inventory,
}

/// Of Hugo's time, for [`ARTICLES`].
const RATIO_MAX: f64 = 0.5;
/// Of ten times what a tenth of the articles takes.
const GROWTH_MAX: f64 = 1.3;
/// Memory, in MiB: of many articles, and of more than get pages.
const MANY_MIB_MAX: f64 = 1_024.0;
const MIB_MAX: f64 = 2_048.0;
/// Files besides the pages, where only the newest articles get pages: hosts cap them.
const FILES_MAX: f64 = 20_000.0;
/// For one article more, there: seconds, and files of the edition.
const ONE_MORE_SECONDS_MAX: f64 = 5.0;
const ONE_MORE_FILES_MAX: f64 = 12.0;

/// The table, with a line for what the program says of its stages.
pub(super) fn markdown(figures: &Figures) -> String {
    let Figures { articles, ours, packed, .. } = figures;
    let (is_archive, is_many) = (PAGED_ARTICLES_MAX < *articles, MANY_ARTICLES <= *articles);
    let of = |figure: fn(&Published) -> f64| median(ours.iter().map(figure));
    let uncompressed = of(Published::seconds);
    let mut table = Vec::new();
    if !ours.is_empty() {
        table.push(Row::new("newszone: pull, s", of(|it| it.pull.seconds)));
        table.push(Row::new("newszone: build without compression, s", of(|it| it.build.seconds)));
        table.push(Row::new("newszone: pull and build without compression, s", uncompressed));
    }
    table.push(Row::new("newszone: pull, before the build with compression, s", packed.pull.seconds));
    table.push(Row::new("newszone: build with compression, s", packed.build.seconds));
    table.push(Row::new("newszone: of that, compressing, s", packed.stage("compression")));
    let highest = ours.iter().chain([packed]).map(Published::peak_mib).fold(0.0, f64::max);
    let memory = Row::new("newszone: peak memory, MiB", highest);
    table.push(Row::new("newszone: peak memory of pull, MiB", packed.pull.peak_mib()));
    table.push(match (is_archive, is_many) {
        (true, _) => memory.at_most(MIB_MAX),
        (_, true) => memory.at_most(MANY_MIB_MAX),
        _ => memory,
    });
    let (pages, others) = figures.files.counts();
    let compressed = figures.files.compressed();
    table.push(Row::new("newszone: pages", pages as f64));
    table.push(Row::new("newszone: other files", others as f64));
    table.push(Row::new("newszone: compressed files beside them all", compressed as f64));
    if is_archive {
        let edition = figures.files.below("edition/");
        table.push(Row::new("newszone: files of the edition, compressed ones too", edition as f64).at_most(FILES_MAX));
    }
    if let Some(tenth) = &figures.tenth {
        let tenth = tenth.seconds();
        table.push(Row::new("a tenth of the articles, without compression, s", tenth));
        table.push(Row::new("ratio to ten times a tenth", uncompressed / tenth / 10.0).at_most(GROWTH_MAX));
    }
    table.extend(beside_hugo(figures, uncompressed));
    let one_more = &figures.one_more;
    let seconds = Row::new("one more: pull and build, s", one_more.published.seconds());
    let files = Row::new("one more: files of the edition written", one_more.edition_files as f64);
    table.extend(match is_archive {
        true => [seconds.at_most(ONE_MORE_SECONDS_MAX), files.at_most(ONE_MORE_FILES_MAX)],
        false => [seconds, files],
    });
    table.push(Row::new("one more: files of the search index written", one_more.index_files as f64));
    table.push(Row::new("one more: files of the edition gone", one_more.gone_files as f64));
    table.push(Row::new("one more: other files written", one_more.other_files as f64));
    let stages = |published: &Published| {
        let stages: Vec<String> = published.stages.iter().map(|(name, it)| format!("{name} {it:.2} s")).collect();
        if stages.is_empty() { "not said".to_owned() } else { stages.join(", ") }
    };
    let last = ours.last().map_or_else(|| "none".to_owned(), stages);
    format!(
        "{articles} articles; {} rounds, medians; with compression once.\n\n{}\nStages of the last build without compression: {last}.\n\n\
         Stages with: {}.\n\nStages with one more: {}.\n",
        ours.len(),
        rows(&table),
        stages(packed),
        stages(&one_more.published),
    )
}

fn beside_hugo(figures: &Figures, uncompressed: f64) -> Vec<Row> {
    let Figures { articles, peers, files, peer_files, .. } = figures;
    if peers.is_empty() {
        return Vec::new();
    }
    let peer = median(peers.iter().map(|it| it.seconds));
    let (pages, others) = peer_files.counts();
    // Who writes fewer pages is faster and no peer.
    let is_peer = *articles <= files.article_pages() && pages <= files.counts().0;
    let ratio = if is_peer { uncompressed / peer } else { f64::NAN };
    let ratio = Row::new("ratio to Hugo, without compression", ratio);
    vec![
        Row::new("Hugo, s", peer),
        Row::new("Hugo: peak memory, MiB", median(peers.iter().map(Measured::peak_mib))),
        Row::new("Hugo: pages", pages as f64),
        Row::new("Hugo: other files", others as f64),
        if *articles == ARTICLES { ratio.at_most(RATIO_MAX) } else { ratio },
    ]
}
