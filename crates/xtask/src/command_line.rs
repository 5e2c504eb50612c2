//! The words after `cargo xtask`.

use crate::trouble::{During, Outcome, Trouble};
use lexopt::{Arg, Parser, ValueExt};
use std::path::PathBuf;

/// Printed when no chore, or none that exists, is named.
pub(crate) const HELP: &str = "\
cargo xtask <chore>

  serve  [--port N] [--base /a/b/] [--routes path|hash] [--config FILE] [--dev]
         Builds the site and shows it on this machine.
  test   [FILTER] [--allow-missing]
         Checks everything, browsers included. With a filter: builds, and runs the tests of that name.
         --allow-missing skips, loudly, what this machine cannot install.
  build  [--base /a/b/] [--routes path|hash] [--dev]
         Builds the site into dist/, weighs it against budget.toml, and says what the weight is made of.
  publisher
         Builds the site, then the program newszone with the site's app inside, into target/release/.
  bench  filter [--dist DIR]
         Builds the site, or takes what is in DIR, and measures it beside a page in plain JavaScript.
  bench  publish [--articles N] [--program PATH] [--write]
         Publishes N articles (10000) with newszone and with Hugo, and then one more.
  bench  load [--only scores] [--site DIR] [--dist DIR] [--write]
         Loads a published site beside itself without script, and the app beside one in Svelte. The part scores is what
         Lighthouse makes of the site.
  bench  takeover --site DIR [--write]
         from a reader's first sign of intent to a living page, in two ways.
  bench  embed --site DIR [--dist DIR] [--rounds N] [--write]
         Puts a published site's element, its scripts those of DIR if named, on a page beside two peers' (N loads: 5).
  bench  search [--only PART] [--articles N] [--rounds N] [--from DIR] [--dist DIR] [--program PATH] [--write]
         Puts the search of N articles (100000) beside six peers'. A PART is in-memory, archive, million, korean, typos,
         painted or sizes; corpora are looked for in DIR (../shared/corpora). Takes an hour, most of it a peer's indexing.
         --write puts the tables of these into docs/benchmarks.md.
  setup  Installs the tools of all the above; each of them does so by itself too.
  demo   --from DIR
         Writes public/edition/ anew from en_wikinews.jsonl and ko_wikinews.jsonl in DIR.";

/// What to do.
#[derive(Debug, PartialEq)]
pub(crate) enum Chore {
    Help,
    Setup,
    Publisher(Site),
    Build(Site),
    Serve { site: Site, port: u16, config: Option<PathBuf> },
    Test { filter: Option<String>, allow_missing: bool },
    Bench { bench: Bench, dist: Option<PathBuf>, options: BenchOptions },
    Demo { from: PathBuf },
}

/// What is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Bench {
    /// The list, as a reader types.
    Filter,
    /// From articles to files.
    Publish,
    /// From an address to a painted page.
    Load,
    /// From the first sign of intent to a living page, where one was printed.
    TakeOver,
    /// The element on someone's page.
    Embed,
    Search,
    /// What a hand does, and the wheel.
    Interaction,
}

/// What the measurements of publishing and loading are told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct BenchOptions {
    /// How many articles; none for the usual number.
    pub(crate) articles: Option<usize>,
    /// The publisher's program; none for one that is built.
    pub(crate) program: Option<PathBuf>,
    /// A published site; none for one that is published.
    pub(crate) site: Option<PathBuf>,
    /// How many loads of each page; none for the usual number.
    pub(crate) rounds: Option<usize>,
    /// The one part to measure; none for all of them.
    pub(crate) only: Option<String>,
    /// The folder of corpora; none for the usual one.
    pub(crate) from: Option<PathBuf>,
    /// Whether the tables go into the documentation.
    pub(crate) write: bool,
}

/// How the site is built.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Site {
    /// Where it will stand: begins and ends with a slash.
    pub(crate) base: String,
    /// Whether routes stand behind a `#`, for hosts that have no fallback; none leaves the configuration alone.
    pub(crate) routes: Option<Routes>,
    /// Quick to build, large, and with names in panics.
    pub(crate) dev: bool,
}

/// Where in an address the route stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Routes {
    Path,
    Hash,
}

impl Default for Site {
    fn default() -> Self {
        Self { base: "/".into(), routes: None, dev: false }
    }
}

/// Port that `serve` tries first.
const PORT: u16 = 8080;

/// Reads the command line.
pub(crate) fn parse(mut parser: Parser) -> Outcome<Chore> {
    let mut words: Vec<String> = Vec::new();
    let mut options = BenchOptions::default();
    let mut site = Site::default();
    let (mut port, mut config, mut dist, mut allow_missing) = (PORT, None, None, false);
    while let Some(arg) = parser.next().during("command line")? {
        let flag = match arg {
            Arg::Value(word) => {
                words.push(word.string().during("command line")?);
                continue;
            }
            Arg::Long("help") | Arg::Short('h') => return Ok(Chore::Help),
            Arg::Long(flag) => flag.to_owned(),
            Arg::Short(flag) => return Err(unknown(&format!("-{flag}"))),
        };
        match flag.as_str() {
            "dev" => site.dev = true,
            "allow-missing" => allow_missing = true,
            "base" => site.base = base(&text(&mut parser)?)?,
            "routes" => site.routes = Some(routes(&text(&mut parser)?)?),
            "port" => port = text(&mut parser)?.parse().during("--port")?,
            "config" => config = Some(PathBuf::from(text(&mut parser)?)),
            "dist" => dist = Some(PathBuf::from(text(&mut parser)?)),
            "articles" => options.articles = Some(text(&mut parser)?.parse().during("--articles")?),
            "program" => options.program = Some(PathBuf::from(text(&mut parser)?)),
            "site" => options.site = Some(PathBuf::from(text(&mut parser)?)),
            "rounds" => options.rounds = Some(text(&mut parser)?.parse().during("--rounds")?),
            "only" => options.only = Some(text(&mut parser)?),
            "write" => options.write = true,
            "from" => options.from = Some(PathBuf::from(text(&mut parser)?)),
            _ => return Err(unknown(&format!("--{flag}"))),
        }
    }
    let mut words = words.into_iter();
    let chore = match words.next().as_deref() {
        None | Some("help") => Chore::Help,
        Some("setup") => Chore::Setup,
        Some("build") => Chore::Build(site),
        Some("publisher") => Chore::Publisher(site),
        Some("serve") => Chore::Serve { site, port, config },
        Some("test") => Chore::Test { filter: words.next(), allow_missing },
        Some("bench") => Chore::Bench { bench: bench(words.next())?, dist, options },
        Some("demo") => Chore::Demo { from: options.from.ok_or_else(|| Trouble::new("demo needs --from DIR"))? },
        Some(other) => return Err(unknown(other)),
    };
    match words.next() {
        Some(extra) => Err(unknown(&extra)),
        None => Ok(chore),
    }
}

fn text(parser: &mut Parser) -> Outcome<String> {
    parser.value().and_then(|it| it.string()).during("command line")
}

fn base(text: &str) -> Outcome<String> {
    if text.starts_with('/') && text.ends_with('/') {
        return Ok(text.to_owned());
    }
    Err(Trouble::new(format!("--base {text}: it must begin and end with a slash")).mended_by("--base /a/b/"))
}

fn routes(text: &str) -> Outcome<Routes> {
    match text {
        "path" => Ok(Routes::Path),
        "hash" => Ok(Routes::Hash),
        _ => Err(Trouble::new(format!("--routes {text}: it is `path` or `hash`"))),
    }
}

fn bench(name: Option<String>) -> Outcome<Bench> {
    match name.as_deref() {
        Some("filter") => Ok(Bench::Filter),
        Some("publish") => Ok(Bench::Publish),
        Some("load") => Ok(Bench::Load),
        Some("takeover") => Ok(Bench::TakeOver),
        Some("embed") => Ok(Bench::Embed),
        Some("search") => Ok(Bench::Search),
        Some("interaction") => Ok(Bench::Interaction),
        Some(other) => Err(unknown(other)),
        None => Err(Trouble::new("bench needs a name").mended_by("cargo xtask bench filter")),
    }
}

fn unknown(word: &str) -> Trouble {
    Trouble::new(format!("there is no `{word}` here")).mended_by("cargo xtask help")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<Chore>) {
        let parser = Parser::from_args(line.split_whitespace());
        assert_eq!(parse(parser).ok(), expected, "{line}");
    }

    #[test]
    fn lines() {
        check("", Some(Chore::Help));
        check("serve --help", Some(Chore::Help));
        check("setup", Some(Chore::Setup));
        check("build", Some(Chore::Build(Site::default())));
        let site = Site { base: "/a/b/".into(), routes: Some(Routes::Hash), dev: true };
        check("build --base /a/b/ --routes=hash --dev", Some(Chore::Build(site)));
        check("publisher", Some(Chore::Publisher(Site::default())));
        check("serve --port 9", Some(Chore::Serve { site: Site::default(), port: 9, config: None }));
        check("test seed", Some(Chore::Test { filter: Some("seed".into()), allow_missing: false }));
        check("test --allow-missing", Some(Chore::Test { filter: None, allow_missing: true }));
        let bench = |bench, dist, options| Some(Chore::Bench { bench, dist, options });
        check("bench filter", bench(Bench::Filter, None, BenchOptions::default()));
        check("bench filter --dist 자료", bench(Bench::Filter, Some("자료".into()), BenchOptions::default()));
        let options = BenchOptions { articles: Some(9), program: Some("자료".into()), ..BenchOptions::default() };
        check("bench publish --articles 9 --program 자료", bench(Bench::Publish, None, options));
        let options = BenchOptions { site: Some("자료".into()), write: true, ..BenchOptions::default() };
        check("bench load --site 자료 --write", bench(Bench::Load, None, options));
        let options = BenchOptions { site: Some("자료".into()), rounds: Some(3), ..BenchOptions::default() };
        check("bench embed --site 자료 --rounds 3", bench(Bench::Embed, None, options));
        let only = Some("korean".into());
        let options = BenchOptions { only, from: Some("자료".into()), articles: Some(9), ..BenchOptions::default() };
        check("bench search --only korean --from 자료 --articles 9", bench(Bench::Search, None, options));
        let options = BenchOptions { rounds: Some(3), only: Some("steps".into()), ..BenchOptions::default() };
        check("bench interaction --only steps --rounds 3", bench(Bench::Interaction, None, options));
        check("demo --from 자료", Some(Chore::Demo { from: "자료".into() }));
        for wrong in [
            "fly",
            "demo",
            "bench",
            "bench speed",
            "bench embed --rounds many",
            "build --base a",
            "build --routes up",
            "serve --port x",
            "test a b",
            "build -x",
        ] {
            check(wrong, None);
        }
    }
}
