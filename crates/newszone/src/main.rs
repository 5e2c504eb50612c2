//! The program `newszone`: reads its command line, does what it says, and says what came of it.

use anstyle::{AnsiColor, Style};
use clap::{CommandFactory, Parser};
use news_core::moment::Moment;
use newszone::build::{BuildReport, Options};
use newszone::command_line::{Asked, Built, Colour, Command, CommandLine, Common, Format, Pushed};
use newszone::fetch::Client;
use newszone::notice::{Notice, Weight};
use newszone::progress::Bar;
use newszone::pull::{Progress, PullReport, Unwatched};
use newszone::settings::{Pull, Settings, Typesense};
use newszone::store::Store;
use newszone::trouble::{Outcome, Trouble};
use newszone::{build, check, exchange, init, pull, push, serve};
use serde::Serialize;
use std::fs::File;
use std::io::{self, BufReader, BufWriter, Write};
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let line = CommandLine::parse();
    match line.common.color {
        Colour::Auto => {}
        Colour::Always => anstream::ColorChoice::Always.write_global(),
        Colour::Never => anstream::ColorChoice::Never.write_global(),
    }
    match run(line) {
        Ok(()) => ExitCode::SUCCESS,
        Err(trouble) => {
            let red = Style::new().bold().fg_color(Some(AnsiColor::Red.into()));
            anstream::eprintln!("{red}error:{red:#} {trouble}");
            ExitCode::from(trouble.exit_status())
        }
    }
}

fn run(line: CommandLine) -> Outcome {
    let common = line.common;
    match line.command {
        Command::Init { dir } => init::init(&dir, &mut |line| say(&common, line)),
        Command::Pull { asked } => {
            let (settings, store) = open(&common)?;
            let report = pull_all(&common, &settings, &store, &asked)?;
            print_report(&common, &report)?;
            strictly(&asked, &report)
        }
        Command::Check { place, format } => check_one(&common, &place, format),
        Command::Build { built } => {
            let (settings, store) = open(&common)?;
            let report = build_all(&common, &settings, &store, &built)?;
            print_report(&common, &report)
        }
        Command::Publish { asked, built } => {
            let (settings, store) = open(&common)?;
            let pulled = pull_all(&common, &settings, &store, &asked)?;
            let report = build_all(&common, &settings, &store, &built)?;
            print_report(&common, &serde_json::json!({ "pull": pulled, "build": report }))?;
            strictly(&asked, &pulled)
        }
        Command::PushSearch { pushed } => push_search(&common, &pushed),
        Command::Forget { articles } => forget(&common, &articles),
        Command::Serve { port, no_reload } => {
            let settings = Settings::read(&common.settings)?;
            serve::serve(&settings, port, !no_reload, &mut |line| say(&common, line))
        }
        Command::Export { file } => {
            let (_, store) = open(&common)?;
            let count = match file {
                Some(path) => {
                    let file = File::create(&path).map_err(|error| Trouble::file(&path, &error))?;
                    exchange::export(&store, &mut BufWriter::new(file))?
                }
                None => exchange::export(&store, &mut io::stdout().lock())?,
            };
            say(&common, &format!("{count} articles"));
            Ok(())
        }
        Command::Import { file } => {
            let (_, store) = open(&common)?;
            let open = File::open(&file).map_err(|error| Trouble::file(&file, &error))?;
            let count = exchange::import(&store, &mut BufReader::new(open))?;
            say(&common, &format!("{count} articles"));
            Ok(())
        }
        Command::Completions { shell } => {
            clap_complete::generate(shell, &mut CommandLine::command(), "newszone", &mut io::stdout());
            Ok(())
        }
        Command::Man => {
            let failed = |error: io::Error| Trouble::Usage(error.to_string());
            clap_mangen::Man::new(CommandLine::command()).render(&mut io::stdout()).map_err(failed)
        }
    }
}

fn forget(common: &Common, articles: &[String]) -> Outcome {
    let (_, mut store) = open(common)?;
    for slug in articles {
        let forgotten = store.forget(slug)?;
        let count = forgotten.ok_or_else(|| Trouble::Usage(format!("no article is called {slug}")))?;
        say(common, &format!("{slug}: {count} earlier versions erased; readers learn of it when the site is built"));
    }
    Ok(())
}

fn open(common: &Common) -> Outcome<(Settings, Store)> {
    let settings = Settings::read(&common.settings)?;
    let store = Store::open(&settings.path(&settings.build.store))?;
    Ok((settings, store))
}

fn pull_all(common: &Common, settings: &Settings, store: &Store, asked: &Asked) -> Outcome<PullReport> {
    let report = watched(common, |progress| pull::pull(settings, store, now(), &asked.sources, progress))?;
    say_notices(common, &report.notices);
    let sum = |count: fn(&pull::SourceReport) -> usize| report.sources.iter().map(count).sum::<usize>();
    let added = sum(|it| it.receipt.added);
    let (corrected, gone) = (sum(|it| it.receipt.corrected), sum(|it| it.receipt.removed + it.receipt.withdrawn));
    let sources = report.sources.len();
    say(common, &format!("pulled {sources} sources: {added} new, {corrected} corrected, {gone} taken back"));
    Ok(report)
}

fn build_all(common: &Common, settings: &Settings, store: &Store, built: &Built) -> Outcome<BuildReport> {
    let moment = moment(built.now.as_deref())?;
    let options = Options { fresh: built.fresh, allow_empty: built.allow_empty };
    let report = watched(common, |progress| build::build(settings, store, moment, options, progress))?;
    say_notices(common, &report.notices);
    let seconds: f64 = report.stages.iter().map(|(_, seconds)| seconds).sum();
    let written = report.written;
    say(
        common,
        &format!(
            "built {} articles, {} with pages: {} files new or changed, {} as before, {:.1} MB, in {seconds:.1} s",
            report.articles,
            report.pages,
            written.changed,
            written.kept,
            written.bytes as f64 / 1e6,
        ),
    );
    Ok(report)
}

fn push_search(common: &Common, pushed: &Pushed) -> Outcome {
    let (settings, store) = open(common)?;
    let variable = Typesense::KEY_VARIABLE;
    let key = std::env::var(variable).ok().filter(|it| !it.trim().is_empty());
    let key = key.ok_or_else(|| Trouble::Usage(format!("the environment variable {variable} has to have the key")))?;
    let options = push::Options { fresh: pushed.fresh, allow_empty: pushed.allow_empty };
    let moment = moment(pushed.now.as_deref())?;
    let report = watched(common, |progress| push::push(&settings, &store, key.trim(), moment, options, progress))?;
    say_notices(common, &report.notices);
    let (articles, sent, kept, removed) = (report.articles, report.sent, report.kept, report.removed);
    let place = if report.switched { "searched from now on" } else { "searched as before" };
    let name = &report.collection;
    say(common, &format!("{name}, {place}: {articles} articles, {sent} sent, {kept} as before, {removed} taken out"));
    print_report(common, &report)
}

/// The moment on the command line, or this one.
fn moment(asked: Option<&str>) -> Outcome<Moment> {
    let Some(text) = asked else { return Ok(now()) };
    Moment::parse(text).ok_or_else(|| Trouble::Usage(format!("--now {text}: it is no date")))
}

fn check_one(common: &Common, place: &str, format: Format) -> Outcome {
    let report = check::check(place, &Client::new(&Pull::default()), now())?;
    if common.json || format == Format::Json {
        print_json(&report)?;
    } else {
        say(common, &format!("{place}: {}, {} articles that can be shown", report.format, report.articles));
        say_notices(common, &report.notices);
    }
    let faults = report.notices.iter().filter(|it| it.weight != Weight::Info).count();
    if 0 < faults { Err(Trouble::Faults { faults }) } else { Ok(()) }
}

fn strictly(asked: &Asked, report: &PullReport) -> Outcome {
    let faults = report.notices.iter().filter(|it| it.weight == Weight::Error).count();
    if asked.strict && 0 < faults { Err(Trouble::Faults { faults }) } else { Ok(()) }
}

fn watched<T>(common: &Common, work: impl FnOnce(&dyn Progress) -> T) -> T {
    if common.quiet || common.json { work(&Unwatched) } else { work(&Bar::default()) }
}

fn say(common: &Common, line: &str) {
    if !common.quiet && !common.json {
        // Nobody reads a closed pipe.
        let _ = writeln!(anstream::stderr(), "{line}");
    }
}

fn say_notices(common: &Common, notices: &[Notice]) {
    for notice in notices {
        if common.json || common.quiet && notice.weight != Weight::Error {
            continue;
        }
        let (name, colour) = match notice.weight {
            Weight::Error => ("error", AnsiColor::Red),
            Weight::Warning => ("warning", AnsiColor::Yellow),
            Weight::Info => ("note", AnsiColor::Cyan),
        };
        let style = Style::new().fg_color(Some(colour.into()));
        let _ = writeln!(anstream::stderr(), "{style}{name}:{style:#} {}: {}", notice.about, notice.text);
    }
}

fn print_report(common: &Common, report: &impl Serialize) -> Outcome {
    if common.json { print_json(report) } else { Ok(()) }
}

fn print_json(report: &impl Serialize) -> Outcome {
    let text = serde_json::to_string_pretty(report).map_err(|error| Trouble::Usage(error.to_string()))?;
    writeln!(io::stdout(), "{text}").map_err(|error| Trouble::Usage(format!("standard output: {error}")))
}

/// The one place that asks the time.
fn now() -> Moment {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |it| it.as_secs());
    Moment(i64::try_from(seconds).unwrap_or_default())
}
