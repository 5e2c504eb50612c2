//! The figures of embedding in Markdown: each beside the peers', and those with a target beside it.

use super::MANY;
use super::assets::{Bytes, Kind};
use super::contenders::{BLUESKY, Contender, ITEMS, MASTODON};
use super::figuring::{Cost, median};
use super::watch::{Held, Load, Taken};
use crate::bench::report::{Row, rows};
use std::fmt::Write as _;

/// What an instance more may cost, as a share of the first one.
const SHARE_MAX: f64 = 0.1;
const KIB: f64 = 1_024.0;
/// The peers, as columns.
const PEERS: [Contender; 2] = [Contender::Mastodon, Contender::Bluesky];

/// What is read off what a page holds.
type Figure = fn(&Held) -> f64;

/// What a page holds without, with one, and with many, in one round.
pub(super) struct Memory {
    pub(super) contender: Contender,
    /// Whether its reader has used them all.
    pub(super) is_used: bool,
    pub(super) empty: Held,
    pub(super) one: Held,
    pub(super) many: Held,
}

/// What was measured.
pub(super) struct Figures {
    rounds: usize,
    /// By how many elements on the page.
    pub(super) taken: Vec<(Contender, usize, Taken)>,
    pub(super) loads: Vec<(Contender, Load)>,
    pub(super) memory: Vec<Memory>,
}

/// A figure of ours and of both peers.
type Line = (String, [f64; 3]);

impl Figures {
    pub(super) fn new(rounds: usize) -> Self {
        Self { rounds, taken: Vec::new(), loads: Vec::new(), memory: Vec::new() }
    }

    /// All tables.
    pub(super) fn markdown(&self) -> String {
        let mut text = format!(
            "The same {} articles for all, headline and summary; peers {} {} and {} {}. {} loads of each in turns, each \
             in a new browser, medians. A ratio is ours to the peer's.\n\n",
            ITEMS, MASTODON.name, MASTODON.version, BLUESKY.name, BLUESKY.version, self.rounds
        );
        text.push_str(NOTES);
        text.push_str("\n### What comes over the wire, bytes\n\n");
        text.push_str(&beside(&self.wire()));
        text.push_str("\n### On a slow phone\n\n");
        text.push_str(&beside(&self.time()));
        text.push_str("\n### The same list drawn by the program instead of the script\n\n");
        text.push_str(&self.drawn_by());
        let _ = write!(text, "\n### What the page holds, one element and {MANY}\n\n");
        text.push_str(&beside(&self.held()));
        text.push_str("\n### Ours in use: a search and an open article in each\n\n");
        text.push_str(&self.in_use());
        text.push_str("\n### What it should be\n\n");
        text.push_str(&rows(&self.targets()));
        text
    }

    fn taken(&self, contender: Contender, count: usize, when: usize, kind: Kind) -> Bytes {
        let of = self.taken.iter().find(|it| (it.0, it.1) == (contender, count));
        of.and_then(|it| it.2[when].get(&kind)).copied().unwrap_or_default()
    }

    fn load(&self, contender: Contender, figure: impl Fn(&Load) -> f64) -> f64 {
        let of: Vec<&Load> = self.loads.iter().filter(|it| it.0 == contender).map(|it| &it.1).collect();
        median(&of, |it| figure(it))
    }

    /// Longer than the same page without an element.
    fn blocked(&self, contender: Contender) -> f64 {
        self.load(contender, |it| it.blocked_ms) - self.load(Contender::Nothing, |it| it.blocked_ms)
    }

    fn cost(&self, contender: Contender, is_used: bool, figure: impl Fn(&Held) -> f64) -> Cost {
        let of: Vec<&Memory> =
            self.memory.iter().filter(|it| it.contender == contender && it.is_used == is_used).collect();
        let held = |which: fn(&Memory) -> &Held| median(&of, |it| figure(which(it)));
        Cost::of(held(|it| &it.empty), held(|it| &it.one), held(|it| &it.many), MANY)
    }

    fn wire(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for (coding, of) in [("brotli 11", (|it| it.brotli) as fn(Bytes) -> usize), ("gzip 9", |it| it.gzip)] {
            let mut line = |what: &str, figure: &dyn Fn(Contender) -> usize| {
                lines.push((format!("{what}, {coding}"), all(|it| figure(it) as f64)));
            };
            let at = |count, when, kind| move |it| of(self.taken(it, count, when, kind));
            line("scripts and styles before headlines", &at(1, 0, Kind::Program));
            line("the list", &at(1, 0, Kind::Data));
            line("both", &|it| self.before(it, of));
            line(&format!("the list for {MANY} elements"), &at(MANY, 0, Kind::Data));
            line("programs once a reader wants to read", &at(1, 1, Kind::Program));
            line("texts with them", &at(1, 1, Kind::Data));
        }
        lines
    }

    /// All bytes before headlines.
    fn before(&self, contender: Contender, of: fn(Bytes) -> usize) -> usize {
        [Kind::Program, Kind::Data].into_iter().map(|kind| of(self.taken(contender, 1, 0, kind))).sum()
    }

    fn time(&self) -> Vec<Line> {
        vec![
            ("first headline, ms".into(), all(|it| self.load(it, |it| it.headline_ms))),
            ("blocking time added, ms".into(), all(|it| self.blocked(it))),
            ("layout shift".into(), all(|it| self.load(it, |it| it.shift))),
        ]
    }

    fn drawn_by(&self) -> String {
        let ways = [
            (Contender::NewsZone, "the script"),
            (Contender::Nameless, "the program: articles without names"),
            (Contender::Ninjs, "the program and that of rarer formats: ninjs"),
        ];
        let mut table = "| what draws | first headline, ms | ratio | bytes before headlines, brotli 11 | \
                         blocking time added, ms |\n|---|---:|---:|---:|---:|\n"
            .to_owned();
        let first = self.load(ways[0].0, |it| it.headline_ms);
        for (contender, name) in ways {
            let headline = self.load(contender, |it| it.headline_ms);
            let (bytes, blocked) = (self.before(contender, |it| it.brotli), self.blocked(contender));
            let _ = writeln!(table, "| {name} | {headline:.0} | {:.2} | {bytes} | {blocked:.0} |", headline / first);
        }
        table
    }

    fn held(&self) -> Vec<Line> {
        let heap = |it| self.cost(it, false, |it| it.heap);
        let nodes = |it| self.cost(it, false, |it| it.nodes);
        vec![
            ("JS heap for the first, KiB".into(), all(|it| heap(it).first / KIB)),
            ("JS heap for each more, KiB".into(), all(|it| heap(it).further / KIB)),
            ("each more, as a share of the first".into(), all(|it| heap(it).share())),
            ("DOM nodes for the first".into(), all(|it| nodes(it).first)),
            ("DOM nodes for each more".into(), all(|it| nodes(it).further)),
        ]
    }

    fn in_use(&self) -> String {
        let mut table = "| what | the first | each more | share |\n|---|---:|---:|---:|\n".to_owned();
        let figures: [(&str, Figure); 3] = [
            ("JS heap, KiB", |it| it.heap / KIB),
            ("memory of the program, KiB", |it| it.wasm / KIB),
            ("DOM nodes", |it| it.nodes),
        ];
        for (contender, name) in
            [(Contender::NewsZone, "article open"), (Contender::Filtering, "searched, article open")]
        {
            for (what, figure) in figures {
                let cost = self.cost(contender, true, figure);
                let (first, further, share) = (cost.first, cost.further, cost.share());
                let _ = writeln!(table, "| {name}: {what} | {first:.0} | {further:.1} | {share:.3} |");
            }
        }
        table
    }

    fn targets(&self) -> Vec<Row> {
        let share = |contender, is_used| self.cost(contender, is_used, Held::bytes).share();
        let ratio = self.before(Contender::NewsZone, |it| it.brotli) as f64
            / self.before(Contender::Mastodon, |it| it.brotli) as f64;
        vec![
            Row::new(format!("bytes before headlines, ratio to {}", MASTODON.name), ratio).at_most(1.0),
            Row::new("blocking time added, ms", self.blocked(Contender::NewsZone)).at_most(0.0),
            Row::new("layout shift", self.load(Contender::NewsZone, |it| it.shift)).at_most(0.0),
            Row::new("an element more before it is used, share of the first", share(Contender::NewsZone, false))
                .at_most(SHARE_MAX),
            Row::new("an element more with an open article, share of the first", share(Contender::NewsZone, true))
                .at_most(SHARE_MAX),
            Row::new("an element more, searched and with an open article", share(Contender::Filtering, true))
                .at_most(SHARE_MAX),
        ]
    }
}

const NOTES: &str = "\
- The page is of another origin than elements and lists, and keeps the height of a screen free for each.
- bsky-embed asks one host only, and no attribute names another: its script is served with that name replaced, and so its
  bytes vary a little with the port.
- The peers' lists have no cards of links, and a pixel in the list itself for each account's picture; the one of Mastodon
  is told to ask for no emoji. Each of these would add to what they weigh.
- Scripts are the files that their own documentation names: that of bsky-embed is not minified.
- Slow: 1.6 Mbit/s and 150 ms, as Lighthouse applies them (1,475 kbit/s, 562 ms a request), a quarter of the processor.
- Blocking time: of tasks over 50 ms until 5 s after the first headline, less that of the page without an element. Layout
  shift: the sum of all.
- Memory after sweeping, every element once in view; the page without an element is taken off. DOM nodes are held outside
  of the JS heap, and are counted only.
";

fn all(figure: impl Fn(Contender) -> f64) -> [f64; 3] {
    [Contender::NewsZone, PEERS[0], PEERS[1]].map(figure)
}

/// Ours, and each peer's with the ratio.
fn beside(lines: &[Line]) -> String {
    let mut table = format!(
        "| what | `<news-zone>` | {} | ratio | {} | ratio |\n|---|---:|---:|---:|---:|---:|\n",
        MASTODON.name, BLUESKY.name
    );
    for (what, [ours, one, other]) in lines {
        let [first, second] = [one, other].map(|it| ratio(*ours, *it));
        let [ours, one, other] = [ours, one, other].map(|it| number(*it));
        let _ = writeln!(table, "| {what} | {ours} | {one} | {first} | {other} | {second} |");
    }
    table
}

/// Nothing beside nothing has no ratio.
fn ratio(ours: f64, peer: f64) -> String {
    if peer == 0.0 { String::new() } else { format!("{:.2}", ours / peer) }
}

/// Large figures need no fractions, and small ones are nothing without.
fn number(figure: f64) -> String {
    match figure.abs() {
        it if it == 0.0 || 100.0 <= it => format!("{figure:.0}"),
        it if 1.0 <= it => format!("{figure:.1}"),
        _ => format!("{figure:.4}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_beside_those_of_peers() {
        let table = beside(&[("기사".into(), [50.0, 100.0, 0.0])]);
        assert_eq!(table.lines().last(), Some("| 기사 | 50.0 | 100 | 0.50 | 0 |  |"));
    }

    #[test]
    fn costs_are_of_medians_and_blocking_is_what_was_added() {
        let held = |heap| Held { heap, wasm: 0.0, nodes: 0.0 };
        let mut figures = Figures::new(3);
        for noise in [0.0, 5.0, 1.0] {
            let [empty, one, many] = [100.0, 200.0, 290.0].map(|it| held(it + noise));
            figures.memory.push(Memory { contender: Contender::NewsZone, is_used: false, empty, one, many });
            for (contender, blocked_ms) in [(Contender::Nothing, 10.0), (Contender::NewsZone, 15.0)] {
                let load = Load { headline_ms: 1.0, blocked_ms: blocked_ms + noise, shift: 0.0 };
                figures.loads.push((contender, load));
            }
        }
        let cost = figures.cost(Contender::NewsZone, false, Held::bytes);
        assert_eq!((cost.first, cost.share()), (100.0, 0.1));
        assert_eq!(figures.blocked(Contender::NewsZone), 5.0);
        assert!(figures.load(Contender::Mastodon, |it| it.headline_ms).is_nan());
    }
}
