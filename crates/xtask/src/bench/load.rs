//! From an address to a painted page: Lighthouse's mobile profile, its slow network and processor really applied.
//!
//! All pages come from the same kind of server on this machine, with brotli. A published page stands beside itself
//! without its scripts; the bare app, which draws everything, beside one in Svelte on the same feed.

pub(super) mod host;
mod lighthouse;
mod scores;
mod svelte;

use super::figures::Spread;
use super::report::{self, Row, rows};
use crate::build;
use crate::command_line::BenchOptions;
use crate::step::say;
use crate::trouble::{During, Outcome, Trouble};
use lighthouse::{Lighthouse, Seen};
use preview::Preview;
use std::fs;
use std::path::Path;

/// Loads of each page: fewer cannot tell 1.00 from 1.05.
const ROUNDS: usize = 7;
/// The seed's article.
pub(super) const ARTICLE: &str = "article/1/";
/// The pages, by name and path.
const PAGES: [(&str, &str); 2] = [("front page", ""), ("article", ARTICLE)];
const PRERENDERED_RATIO_MAX: f64 = 1.05;
const DRAWN_RATIO_MAX: f64 = 1.1;
/// Bytes of a page with its style, compressed: what a first round trip of TCP carries.
const PAGE_BYTES_MAX: f64 = 14.0 * 1_024.0;

/// Measures, says what it measured, and writes it down where asked to.
pub(crate) fn run(dist: &Path, options: &BenchOptions) -> Outcome {
    let lighthouse = Lighthouse::ensure()?;
    if let Some(part) = &options.only {
        return judge_only(part, &lighthouse, options);
    }
    let mut tables = format!("Lighthouse, mobile, throttling applied; {ROUNDS} loads of each in turns, medians.\n");
    if let Some(site) = &options.site {
        let hosts = [host::serve(site, host::Scripts::Kept)?, host::serve(site, host::Scripts::Removed)?];
        tables.push_str("\n### The published site, beside itself without script\n\n");
        let mut table = Vec::new();
        for (name, path) in PAGES {
            let pair = measure(&lighthouse, &hosts, name, path)?;
            table.extend(compared(name, "without script", &pair, PRERENDERED_RATIO_MAX));
            table.push(Row::new(format!("{name}: total blocking time, ms"), of(&pair[0], |it| it.tbt_ms)).at_most(0.0));
            table.push(Row::new(format!("{name}: layout shift"), of(&pair[0], |it| it.cls)).at_most(0.0));
            let bytes = host::page_bytes(site, path)? as f64;
            table.push(Row::new(format!("{name}: HTML with its CSS, brotli bytes"), bytes).at_most(PAGE_BYTES_MAX));
        }
        tables.push_str(&rows(&table));
    } else {
        say("\n*** SKIPPING the published site: name one with --site DIR ***\n");
    }
    let peer = svelte::build()?;
    let hosts = [host::serve(dist, host::Scripts::Kept)?, host::serve(&peer, host::Scripts::Kept)?];
    lend_feed(&hosts, dist)?;
    tables.push_str("\n### The app with nothing prerendered, beside one in Svelte\n\n");
    let mut table = Vec::new();
    for (name, path) in PAGES {
        let pair = measure(&lighthouse, &hosts, name, path)?;
        table.extend(compared(name, "Svelte", &pair, DRAWN_RATIO_MAX));
    }
    tables.push_str(&rows(&table));
    report::give("load", &tables, options.write)
}

/// The part `scores`: what Lighthouse makes of the published site.
fn judge_only(part: &str, lighthouse: &Lighthouse, options: &BenchOptions) -> Outcome {
    let Some(site) = options.site.as_ref().filter(|_| part == "scores") else {
        let trouble = Trouble::new(format!("`{part}` is no part of this, or has no site"));
        return Err(trouble.mended_by("cargo xtask bench load --only scores --site DIR"));
    };
    let table = scores::table(lighthouse, site, &PAGES)?;
    report::give("load scores", &format!("Lighthouse, its mobile profile as it comes.\n\n{table}"), options.write)
}

/// Both read the app's first page of its edition, and so the same bytes.
fn lend_feed(hosts: &[Preview; 2], dist: &Path) -> Outcome {
    let file = dist.join("edition/feed.json");
    let text = fs::read(&file).during(file.display())?;
    for host in hosts {
        host.rule("/edition/feed.json", host::answer("application/json", &text)?);
        host.rule(&format!("/{}", build::CONFIG_FILE), host::answer("application/json", b"{}")?);
    }
    Ok(())
}

fn measure(lighthouse: &Lighthouse, hosts: &[Preview; 2], name: &str, path: &str) -> Outcome<[Vec<Seen>; 2]> {
    let mut seen: [Vec<Seen>; 2] = [Vec::new(), Vec::new()];
    for round in 0..ROUNDS {
        // Now one goes first, now the other, so that what else the machine does falls on both.
        for which in [round % 2, 1 - round % 2] {
            seen[which].push(lighthouse.load(&format!("{}{path}", hosts[which].url()))?);
        }
        let [one, other] = [&seen[0], &seen[1]].map(|it| it.last().map_or(f64::NAN, |it| it.lcp_ms));
        say(format!("  {name}: load {} of {ROUNDS}: {one:.0} and {other:.0} ms", round + 1));
    }
    Ok(seen)
}

fn compared(name: &str, peer: &str, [one, other]: &[Vec<Seen>; 2], ratio_max: f64) -> [Row; 3] {
    let (one, other) = (of(one, |it| it.lcp_ms), of(other, |it| it.lcp_ms));
    [
        Row::new(format!("{name}: largest paint, ms"), one),
        Row::new(format!("{name}: largest paint, {peer}, ms"), other),
        Row::new(format!("{name}: ratio"), one / other).at_most(ratio_max),
    ]
}

fn of(seen: &[Seen], figure: impl Fn(&Seen) -> f64) -> f64 {
    Spread::of(seen.iter().map(figure).collect()).median
}
