//! What each command does.

use crate::command_line::report::show;
use crate::command_line::{BuildOptions, Command, CommandLine, Format, Manner};
use clap::CommandFactory;
use news_core::moment::Moment;
use newszone::fetch::Client;
use newszone::notice::Weight;
use newszone::progress::Bars;
use newszone::pull::{Progress, PullReport, Unwatched, pull};
use newszone::settings::{Pull, Settings};
use newszone::store::Store;
use newszone::trouble::{Outcome, Trouble};
use newszone::{build, check, init, serve};
use serde_json::json;
use std::io::{IsTerminal, Write};
use std::time::{SystemTime, UNIX_EPOCH};

/// Runs a command.
pub(crate) fn run(line: CommandLine) -> Outcome {
    let manner = line.manner;
    match line.command {
        Command::Init { dir } => init::init(&dir).map(|stayed| {
            for file in stayed {
                say(&manner, &format!("{file} was there already and stays as it is"));
            }
            say(&manner, &format!("{} is a newsroom: look at newszone.toml, then run newszone publish", dir.display()));
        }),
        Command::Pull { sources } => {
            let settings = Settings::read(&manner.settings)?;
            let report = pulled(&manner, &settings, &open(&settings)?, &sources)?;
            show(&manner, &report, &pull_line(&report), &report.notices);
            Ok(())
        }
        Command::Check { place, format } => checked(manner, &place, format),
        Command::Build(options) => {
            let settings = Settings::read(&manner.settings)?;
            let store = open(&settings)?;
            let report = built(&manner, &settings, &store, &options)?;
            show(&manner, &report, &build_line(&report), &report.notices);
            Ok(())
        }
        Command::Publish(options) => {
            let settings = Settings::read(&manner.settings)?;
            let store = open(&settings)?;
            let pulled = pulled(&manner, &settings, &store, &[])?;
            let built = built(&manner, &settings, &store, &options)?;
            let line = format!("{}; {}", pull_line(&pulled), build_line(&built));
            let notices = [pulled.notices.as_slice(), built.notices.as_slice()].concat();
            show(&manner, &json!({ "pull": pulled, "build": built }), &line, &notices);
            Ok(())
        }
        Command::Serve { port, no_reload } => serve::serve(&Settings::read(&manner.settings)?, port, !no_reload),
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut CommandLine::command(), "newszone", &mut std::io::stdout());
            Ok(())
        }
        Command::Man => clap_mangen::Man::new(CommandLine::command())
            .render(&mut std::io::stdout())
            .map_err(|error| Trouble::file("standard output".as_ref(), &error)),
    }
}

fn open(settings: &Settings) -> Outcome<Store> {
    let file = settings.path(&settings.build.store);
    if let Some(parent) = file.parent() {
        std::fs::create_dir_all(parent).map_err(|error| Trouble::file(parent, &error))?;
    }
    Store::open(&file)
}

fn pulled(manner: &Manner, settings: &Settings, store: &Store, only: &[String]) -> Outcome<PullReport> {
    if let Some(unknown) = only.iter().find(|name| settings.sources.iter().all(|it| it.name != **name)) {
        return Err(Trouble::Usage(format!("no source is called `{unknown}`")));
    }
    pull(settings, store, clock(), only, watcher(manner).as_ref())
}

fn built(manner: &Manner, settings: &Settings, store: &Store, options: &BuildOptions) -> Outcome<build::BuildReport> {
    let now = match &options.now {
        Some(text) => Moment::parse(text).ok_or_else(|| Trouble::Usage(format!("--now {text}: no RFC 3339 time")))?,
        None => clock(),
    };
    let how = build::Manner { fresh: options.fresh, allow_empty: options.allow_empty };
    build::build(settings, store, now, how, watcher(manner).as_ref())
}

fn checked(mut manner: Manner, place: &str, format: Format) -> Outcome {
    manner.json |= format == Format::Json;
    let report = check::check(place, &Client::new(&Pull::default()), clock())?;
    let line = format!("{}, {} articles", report.format, report.articles);
    show(&manner, &report, &line, &report.notices);
    match report.notices.iter().filter(|it| it.weight == Weight::Error).count() {
        0 => Ok(()),
        faults => Err(Trouble::Faults { faults }),
    }
}

fn pull_line(report: &PullReport) -> String {
    let sum = |what: fn(&newszone::store::Receipt) -> usize| report.sources.iter().map(|it| what(&it.receipt)).sum();
    let (added, corrected): (usize, usize) = (sum(|it| it.added), sum(|it| it.corrected));
    format!("{} sources: {added} new articles, {corrected} corrected", report.sources.len())
}

fn build_line(report: &build::BuildReport) -> String {
    let seconds: f64 = report.stages.iter().map(|(_, seconds)| seconds).sum();
    let (articles, written) = (report.articles, report.written);
    format!("{articles} articles: {} files changed, {} kept, {seconds:.1} s", written.changed, written.kept)
}

fn watcher(manner: &Manner) -> Box<dyn Progress> {
    if manner.quiet || manner.json || !std::io::stderr().is_terminal() {
        return Box::new(Unwatched);
    }
    Box::new(Bars::default())
}

fn say(manner: &Manner, line: &str) {
    if !manner.quiet && !manner.json {
        let _ = writeln!(anstream::stdout(), "{line}");
    }
}

/// What the machine's clock says.
fn clock() -> Moment {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    Moment(i64::try_from(seconds).unwrap_or(i64::MAX))
}
